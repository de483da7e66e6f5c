package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;

class MatchedCellsTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(80, 80);
    private static final Random RANDOM = new Random(3);
    private static final float[] DISTANCE = noise();

    private static float[] noise() {
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = RANDOM.nextFloat();
        }
        return values;
    }

    /** Sixty cells, three quarters of them in the nearest quarter. */
    private static Labels nearSamples() {
        return MadeUpSurvey.labels(
                GRID,
                IntStream.generate(() -> RANDOM.nextInt(GRID.cells()))
                        .filter(cell -> DISTANCE[cell] < 0.25 || RANDOM.nextInt(9) == 0)
                        .distinct()
                        .limit(60)
                        .toArray());
    }

    private static Judged judged(Labels labels, float... map) {
        DepositGroups groups = new DepositGroups(labels, new SpatialBlocks(16 * GRID.cellSize(), 2, 0, 1), 1000, 1);
        return Judged.of(
                groups,
                OutOfFold.ofMaps("map", List.of(new Fold(1, labels.validCells(), new int[0])), new float[][] {map}));
    }

    @Test
    void aMapOfClosenessHasNoSkillAmongCellsAsClose() {
        Labels labels = nearSamples();
        float[] near = new float[GRID.cells()];
        for (int cell = 0; cell < near.length; cell++) {
            near[cell] = 1 - DISTANCE[cell];
        }
        Judged map = judged(labels, near);
        Uncertain alike = map.auc(new MatchedCells(labels, List.of(DISTANCE)));

        assertThat(map.auc().value()).isGreaterThan(0.7);
        assertThat(map.auc().interval().low()).isGreaterThan(0.5);
        assertThat(alike.value()).isCloseTo(0.5, within(0.03));
        assertThat(new Closeness(0.7, alike).isSurpassed()).isFalse();
    }

    @Test
    void whatAMapKnowsBesideClosenessRemains() {
        Labels labels = nearSamples();
        float[] knows = noise();
        Arrays.stream(labels.positives()).forEach(cell -> knows[cell] = (float) Math.sqrt(knows[cell]));
        Judged map = judged(labels, knows);
        Uncertain alike = map.auc(new MatchedCells(labels, List.of(DISTANCE)));

        // 2/3 in truth; closeness alone is higher
        assertThat(alike.value()).isCloseTo(map.auc().value(), within(0.04));
        assertThat(new Closeness(0.7, alike).isSurpassed()).isTrue();
    }

    @Test
    void theyAreTheNearestByRanksInAllValues() {
        Labels labels = MadeUpSurvey.labels(GRID, 17, 4000);
        float[] other = noise();
        float[] map = noise();
        MatchedCells matched = new MatchedCells(labels, List.of(DISTANCE, other));
        double[] placements = matched.placements(map);
        int[] others = IntStream.range(0, GRID.cells())
                .filter(cell -> cell != 17 && cell != 4000)
                .toArray();
        for (int d = 0; d < 2; d++) {
            int deposit = labels.positives()[d];
            double[] apart = new double[GRID.cells()];
            for (int cell : others) {
                apart[cell] = apart(cell, deposit, others, other);
            }
            int[] alike = Arrays.stream(others)
                    .boxed()
                    .sorted((a, b) -> Double.compare(apart[a], apart[b]))
                    .limit(MatchedCells.COUNT)
                    .mapToInt(cell -> cell)
                    .toArray();
            double below = Arrays.stream(alike)
                    .filter(cell -> map[cell] < map[deposit])
                    .count();
            assertThat(placements[d]).isCloseTo(below / MatchedCells.COUNT, within(1e-6));
        }
    }

    private static double apart(int cell, int deposit, int[] others, float[] other) {
        return Math.hypot(
                rank(DISTANCE, cell, others) - rank(DISTANCE, deposit, others),
                rank(other, cell, others) - rank(other, deposit, others));
    }

    private static double rank(float[] values, int cell, int... others) {
        double below = 0;
        for (int each : others) {
            below += values[each] < values[cell] ? 1 : values[each] == values[cell] ? 0.5 : 0;
        }
        return below / others.length;
    }
}
