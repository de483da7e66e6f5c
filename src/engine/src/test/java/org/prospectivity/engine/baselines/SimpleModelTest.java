package org.prospectivity.engine.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class SimpleModelTest {
    private static final int WINDOW = 9;
    private static final GridGeometry GRID = MadeUpSurvey.grid(41, 60);
    private static final boolean[] VALID = MadeUpSurvey.someValid(GRID, 0.8, new Random(1));
    private static final RasterStack STACK = MadeUpSurvey.smoothNoise(GRID, 5, 2, new Random(2));
    private static final TrainingCells TRAINING = MadeUpSurvey.labels(
                    GRID, MadeUpSurvey.randomCells(20, VALID, new Random(3)))
            .training(GridGeometry.cellsWhere(VALID), 4);

    private static List<Learner> learners() {
        return Baselines.of(STACK, VALID, WINDOW, 2, 10, 10_000).stream()
                .filter(SimpleLearner.class::isInstance)
                .toList();
    }

    @Test
    void aMapHasTheScoresOfTheLearnerToTheLastBit() {
        int[] cells = GridGeometry.cellsWhere(VALID);
        for (Learner learner : learners()) {
            float[][] expected = learner.scores(TRAINING, cells, Progress.NONE).members();
            float[][] maps = ((SimpleLearner) learner)
                    .fit(TRAINING, Progress.NONE)
                    .scores(STACK, VALID, new BitSet(), 2, Progress.NONE);
            assertThat(maps).hasDimensions(expected.length, GRID.cells());
            for (int m = 0; m < maps.length; m++) {
                for (int i = 0; i < cells.length; i++) {
                    assertThat(maps[m][cells[i]]).as(learner.name()).isEqualTo(expected[m][i]);
                }
                for (int cell = 0; cell < VALID.length; cell++) {
                    assertThat(Float.isNaN(maps[m][cell])).isEqualTo(!VALID[cell]);
                }
            }
        }
    }

    @Test
    void aStripHasTheScoresOfTheWholeToTheLastBit() {
        int first = 17;
        int rows = 25;
        int halo = (WINDOW - 1) / 2;
        for (Learner learner : learners()) {
            SimpleModel model = ((SimpleLearner) learner).fit(TRAINING, Progress.NONE);
            float[][] whole = model.scores(STACK, VALID, new BitSet(), 1, Progress.NONE);
            int from = (first - halo) * GRID.columns();
            int to = (first + rows + halo) * GRID.columns();
            List<float[]> values = new ArrayList<>();
            for (int b = 0; b < STACK.bands().size(); b++) {
                values.add(Arrays.copyOfRange(STACK.values(b), from, to));
            }
            GridGeometry strip = MadeUpSurvey.grid(GRID.columns(), rows + 2 * halo);
            float[][] part = model.scores(
                    new RasterStack(strip, STACK.bands(), values),
                    Arrays.copyOfRange(VALID, from, to),
                    new BitSet(),
                    1,
                    Progress.NONE);
            assertThat(model.halo()).isLessThanOrEqualTo(halo);
            for (int m = 0; m < whole.length; m++) {
                assertThat(Arrays.copyOfRange(part[m], halo * GRID.columns(), (halo + rows) * GRID.columns()))
                        .as(learner.name())
                        .isEqualTo(
                                Arrays.copyOfRange(whole[m], first * GRID.columns(), (first + rows) * GRID.columns()));
            }
        }
    }

    @Test
    void aHiddenBandIsZeroWhateverItsValues() {
        RasterStack zeroed = new RasterStack(
                GRID,
                STACK.bands(),
                List.of(STACK.values(0), STACK.values(1), new float[GRID.cells()], STACK.values(3), STACK.values(4)));
        for (Learner learner : learners()) {
            SimpleModel model = ((SimpleLearner) learner).fit(TRAINING, Progress.NONE);
            assertThat(Arrays.deepEquals(
                            model.scores(STACK, VALID, BitSet.valueOf(new long[] {4}), 1, Progress.NONE),
                            model.scores(zeroed, VALID, new BitSet(), 1, Progress.NONE)))
                    .as(learner.name())
                    .isTrue();
        }
    }
}
