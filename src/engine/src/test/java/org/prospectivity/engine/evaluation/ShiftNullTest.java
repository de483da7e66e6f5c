package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class ShiftNullTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(60, 50);
    private static final SpatialBlocks BLOCKS = new SpatialBlocks(10_000, 4, 2, 1);

    @Test
    void depositsWithATraceStandFarAboveTheirShiftedSelves() {
        Random random = new Random(1);
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 4, 2, random);
        float[] band = stack.values(2);
        boolean[] valid = MadeUpSurvey.allValid(GRID);
        Labels labels = MadeUpSurvey.labels(
                GRID,
                random.ints(0, GRID.cells())
                        .filter(cell -> band[cell] > 1)
                        .distinct()
                        .limit(40)
                        .toArray());
        Learner learner = new LogisticRegression("logistic regression", new CellValues(stack, valid), 1, 10, 10_000);
        ShiftNull shiftNull = new ShiftNull(BLOCKS, 12, 10, 0.75, 1);
        ShiftNull.Result result = shiftNull.run(learner, labels, 2, Progress.NONE);

        assertThat(result.observed()).isGreaterThan(0.9);
        assertThat(result.aucs()).hasSize(12);
        assertThat(result.chance().mean()).isBetween(0.35, 0.65);
        assertThat(result.z()).isGreaterThan(3);
        assertThat(result.p()).isEqualTo(1 / 13.0);
        assertThat(shiftNull.run(learner, labels, 1, Progress.NONE).aucs()).containsExactly(result.aucs());
    }

    @Test
    void theResultIsCountedInStandardDeviationsAboveTheMeanOfTheShifts() {
        ShiftNull.Result result = new ShiftNull.Result("learner", 0.8, new double[] {0.5, 0.6, 0.7});

        assertThat(result.chance().mean()).isCloseTo(0.6, within(1e-12));
        assertThat(result.chance().sd()).isCloseTo(0.1, within(1e-12));
        assertThat(result.z()).isCloseTo(2, within(1e-9));
    }

    @Test
    void thePValueCountsTheShiftsThatDoAsWellAndTheTruePlace() {
        double[] aucs = {0.5, 0.6, 0.7, 0.8, 0.9, 0.4, 0.55, 0.65, 0.75};

        assertThat(new ShiftNull.Result("learner", 0.95, aucs).p()).isEqualTo(1 / 10.0);
        assertThat(new ShiftNull.Result("learner", 0.8, aucs).p()).isEqualTo(3 / 10.0);
        assertThat(new ShiftNull.Result("learner", 0.3, aucs).p()).isEqualTo(1);
    }

    @Test
    void allDepositsMoveTogetherFarEnoughAndStayOnData() {
        Random random = new Random(2);
        boolean[] valid = MadeUpSurvey.someValid(GRID, 0.9, random);
        int[] deposits = MadeUpSurvey.randomCells(25, valid, random);
        Labels labels = new Labels(GRID, valid, deposits, new int[0], 0);
        Set<Set<Integer>> seen = new HashSet<>();
        SpatialBlocks blocks = new SpatialBlocks(10_000, 4, 0, 1);
        new ShiftNull(blocks, 6, 12, 0.8, 3).run(collector(seen), labels, 1, Progress.NONE);

        assertThat(seen.remove(
                        new TreeSet<>(Arrays.stream(labels.positives()).boxed().toList())))
                .as("where they are, to begin with")
                .isTrue();
        assertThat(seen).hasSize(6);
        for (Set<Integer> moved : seen) {
            assertThat(offsets(moved, labels.positives())).singleElement().satisfies(offset -> {
                int down = Math.min(offset / 60, 50 - offset / 60);
                int right = Math.min(offset % 60, 60 - offset % 60);
                assertThat(Math.max(down, right)).isGreaterThanOrEqualTo(12);
            });
            assertThat(moved.size()).isBetween(20, 25);
            assertThat(moved).allMatch(cell -> valid[cell]);
        }
    }

    /** The offsets, down × 60 + right, that take all of {@code moved} back to true deposits. */
    private static List<Integer> offsets(Set<Integer> moved, int[] deposits) {
        List<Integer> offsets = new ArrayList<>();
        for (int down = 0; down < 50; down++) {
            for (int right = 0; right < 60; right++) {
                Set<Integer> there = new HashSet<>();
                for (int cell : deposits) {
                    there.add((cell / 60 + down) % 50 * 60 + (cell % 60 + right) % 60);
                }
                if (there.containsAll(moved)) {
                    offsets.add(down * 60 + right);
                }
            }
        }
        return offsets;
    }

    /** Gathers, shift by shift, the positives of all folds; without a buffer each is learned from in some. */
    private static Learner collector(Set<Set<Integer>> seen) {
        List<Set<Integer>> parts = new ArrayList<>();
        return new Learner() {
            @Override
            public String name() {
                return "collector";
            }

            @Override
            public Scores scores(TrainingCells training, int[] cells, Progress progress) {
                Set<Integer> part = new TreeSet<>();
                Arrays.stream(training.positives()).forEach(part::add);
                parts.add(part);
                if (parts.size() == 4) {
                    Set<Integer> all = new TreeSet<>();
                    parts.forEach(all::addAll);
                    seen.add(all);
                    parts.clear();
                }
                return Scores.of(new float[cells.length]);
            }
        };
    }

    @Test
    void aSurveyTooSmallForTheDistanceIsRefused() {
        Labels labels = MadeUpSurvey.labels(GRID, 1, 500, 1000, 2000, 2900);

        assertThatThrownBy(() ->
                        new ShiftNull(BLOCKS, 5, 31, 0.75, 1).run(collector(new HashSet<>()), labels, 1, Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("shiftDistance: 31")
                .hasMessageContaining("60 x 50 cells");
    }

    @Test
    void depositsThatCannotStayOnDataAreRefused() {
        boolean[] valid = new boolean[GRID.cells()];
        int[] deposits = MadeUpSurvey.randomCells(12, MadeUpSurvey.allValid(GRID), new Random(3));
        for (int cell : deposits) {
            valid[cell] = true;
        }
        Labels labels = new Labels(GRID, valid, deposits, new int[0], 0);

        assertThatThrownBy(() ->
                        new ShiftNull(BLOCKS, 5, 12, 0.75, 1).run(collector(new HashSet<>()), labels, 1, Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("shifts: only 0 of 5 shifts by 12 cells or more keep 75 %");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ShiftNull(BLOCKS, 1, 25, 0.75, 1)).hasMessageStartingWith("shifts: 1");
        assertThatThrownBy(() -> new ShiftNull(BLOCKS, 5, 0, 0.75, 1)).hasMessageStartingWith("shiftDistance: 0");
        assertThatThrownBy(() -> new ShiftNull(BLOCKS, 5, 25, 1.5, 1)).hasMessageStartingWith("shiftKept: 1.5");
        assertThatThrownBy(() -> new ShiftNull(BLOCKS, 5, 25, Double.NaN, 1)).hasMessageStartingWith("shiftKept");
    }
}
