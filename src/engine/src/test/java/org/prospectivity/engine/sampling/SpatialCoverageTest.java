package org.prospectivity.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

class SpatialCoverageTest {
    private static final GridGeometry GRID = new GridGeometry(500_000, 4_000_000, 500, 23, 17);

    private static double distance(GridGeometry grid, int a, int b) {
        return grid.cellSize() * Math.hypot(grid.columnOf(a) - grid.columnOf(b), grid.rowOf(a) - grid.rowOf(b));
    }

    private static float[] distances(GridGeometry grid, int... samples) {
        float[] distances = new float[grid.cells()];
        for (int cell = 0; cell < distances.length; cell++) {
            int here = cell;
            distances[cell] = (float) Arrays.stream(samples)
                    .mapToDouble(sample -> distance(grid, here, sample))
                    .min()
                    .orElseThrow();
        }
        return distances;
    }

    private static boolean[] everywhere(GridGeometry grid) {
        boolean[] all = new boolean[grid.cells()];
        Arrays.fill(all, true);
        return all;
    }

    private static float[] equal(GridGeometry grid) {
        float[] weights = new float[grid.cells()];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** The weighted ignorance of all cells once samples are in these. */
    private static double ignorance(GridGeometry grid, float[] weights, List<Integer> samples, double reach) {
        double sum = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int sample : samples) {
                nearest = Math.min(nearest, distance(grid, cell, sample));
            }
            sum += weights[cell] * Math.min(1, nearest / reach);
        }
        return sum;
    }

    /** Tries every candidate in turn, each from the definition. */
    private static List<Integer> bruteForce(
            float[] weights, boolean[] candidates, int[] samples, double reach, double spacing, int count) {
        List<Integer> all = new ArrayList<>(Arrays.stream(samples).boxed().toList());
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int best = -1;
            double least = ignorance(GRID, weights, all, reach) - 1e-9;
            for (int cell = 0; cell < weights.length; cell++) {
                int here = cell;
                if (!candidates[cell] || all.stream().anyMatch(other -> distance(GRID, here, other) < spacing)) {
                    continue;
                }
                List<Integer> more = new ArrayList<>(all);
                more.add(cell);
                double left = ignorance(GRID, weights, more, reach);
                if (left < least) {
                    best = cell;
                    least = left;
                }
            }
            if (best < 0) {
                break;
            }
            all.add(best);
            chosen.add(best);
        }
        return chosen;
    }

    @Test
    void placesAreThoseThatTryingEveryCellFinds() {
        for (int seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] weights = new float[GRID.cells()];
            boolean[] candidates = new boolean[GRID.cells()];
            for (int cell = 0; cell < weights.length; cell++) {
                weights[cell] = random.nextInt(5) == 0 ? 0 : (float) random.nextDouble();
                candidates[cell] = random.nextInt(4) > 0;
            }
            int[] samples = random.ints(6, 0, GRID.cells()).distinct().toArray();
            double reach = 500 * random.nextDouble(1, 6);
            double spacing = 500 * random.nextDouble(0, 4);
            List<SpatialCoverage.Choice> chosen = new SpatialCoverage(
                            GRID, weights, candidates, distances(GRID, samples), reach)
                    .choose(spacing, 12, Progress.NONE);
            assertThat(chosen)
                    .as("seed %d", seed)
                    .extracting(SpatialCoverage.Choice::cell)
                    .containsExactlyElementsOf(bruteForce(weights, candidates, samples, reach, spacing, 12));
        }
    }

    @Test
    void gainsAreWhatIsTakenFromTheIgnorance() {
        SpatialCoverage coverage =
                new SpatialCoverage(GRID, equal(GRID), everywhere(GRID), distances(GRID, 0, 200), 1500);
        double before = coverage.ignorance();
        assertThat(before).isCloseTo(ignorance(GRID, equal(GRID), List.of(0, 200), 1500), within(1e-4));
        List<SpatialCoverage.Choice> chosen = coverage.choose(0, 5, Progress.NONE);
        double taken = chosen.stream().mapToDouble(SpatialCoverage.Choice::gain).sum();
        assertThat(coverage.ignorance()).isCloseTo(before - taken, within(1e-4));
        assertThat(chosen).extracting(choice -> -choice.gain()).isSorted();
    }

    @Test
    void placesKeepTheSpacingFromSamplesAndEachOtherAndEndWhereNoneIsLeft() {
        int[] samples = {30, 210};
        List<SpatialCoverage.Choice> chosen = new SpatialCoverage(
                        GRID, equal(GRID), everywhere(GRID), distances(GRID, samples), 1000)
                .choose(2000, 1000, Progress.NONE);
        assertThat(chosen).hasSizeBetween(5, 60);
        List<Integer> all = new ArrayList<>(Arrays.stream(samples).boxed().toList());
        for (SpatialCoverage.Choice choice : chosen) {
            assertThat(all).allMatch(other -> distance(GRID, choice.cell(), other) >= 2000);
            all.add(choice.cell());
        }
        for (int cell = 0; cell < GRID.cells(); cell++) {
            int here = cell;
            assertThat(all).anyMatch(other -> distance(GRID, here, other) < 2000);
        }
    }

    @Test
    void ofPlacesThatTellAsMuchTheFirstIsTaken() {
        GridGeometry square = new GridGeometry(0, 5000, 1000, 5, 5);
        // one sample in the middle: the four corners are alike
        List<SpatialCoverage.Choice> chosen = new SpatialCoverage(
                        square, equal(square), corners(), distances(square, 12), 1000)
                .choose(0, 4, Progress.NONE);
        assertThat(chosen).extracting(SpatialCoverage.Choice::cell).containsExactly(0, 4, 20, 24);
    }

    private static boolean[] corners() {
        boolean[] corners = new boolean[25];
        for (int cell : new int[] {0, 4, 20, 24}) {
            corners[cell] = true;
        }
        return corners;
    }

    @Test
    void ofAReachOfManyCellsSomeStandForAll() {
        GridGeometry fine = new GridGeometry(0, 20_000, 100, 200, 200);
        double reach = 4000; // 40 cells, of which every second counts
        List<Integer> all = new ArrayList<>(List.of(0, 39_999));
        float[] weights = equal(fine);
        List<SpatialCoverage.Choice> chosen = new SpatialCoverage(
                        fine, weights, everywhere(fine), distances(fine, 0, 39_999), reach)
                .choose(0, 3, Progress.NONE);
        for (SpatialCoverage.Choice choice : chosen) {
            double before = ignorance(fine, weights, all, reach);
            all.add(choice.cell());
            double whole = before - ignorance(fine, weights, all, reach);
            assertThat(4 * choice.gain()).isCloseTo(whole, within(0.02 * whole));
        }
    }
}
