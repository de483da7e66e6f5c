package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

class GridderTest {
    private static final Variogram VARIOGRAM = Variogram.parse("nugget 0.1 + spherical 1 range 300");
    private static final GridGeometry GRID = new GridGeometry(500_000, 6_001_000, 20, 50, 50);

    @Test
    void aSampleOnANodeIsHonouredExactly() {
        PointValues points = new PointValues(
                new double[] {GRID.easting(3), GRID.easting(40), 500_512, 500_100},
                new double[] {GRID.northing(7), GRID.northing(30), 6_000_333, 6_000_900},
                new double[] {11, 22, 33, 44});
        for (Interpolator interpolator : List.of(
                new InverseDistance(2, Neighbourhood.nearest(12)),
                new OrdinaryKriging(List.of(VARIOGRAM), Neighbourhood.ALL),
                new OrdinaryKriging(List.of(VARIOGRAM), Neighbourhood.nearest(3)),
                new NearestNeighbour())) {
            float[] values = new Gridder(interpolator, 1e9, 1)
                    .grid(points, GRID, false, Progress.NONE)
                    .values()
                    .get(0);
            assertThat(values[7 * 50 + 3]).isEqualTo(11);
            assertThat(values[30 * 50 + 40]).isEqualTo(22);
        }
    }

    @Test
    void cellsOutsideTheHullOfTheSamplesWithAValueAreEmpty() {
        // A triangle, and for the second variable a smaller one of other samples.
        PointValues points = new PointValues(
                new double[] {500_000, 501_000, 500_000, 500_500},
                new double[] {6_000_000, 6_000_000, 6_001_000, 6_000_000},
                new double[] {1, 2, 3, 4},
                new double[] {1, Double.NaN, 3, 4});
        Gridder.Grids grids = new Gridder(new NearestNeighbour(), 1e9, 2)
                .masked(true, Area.EVERYWHERE)
                .grid(points, GRID, false, Progress.NONE);
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double x = GRID.easting(GRID.columnOf(cell)) - 500_000;
            double y = GRID.northing(GRID.rowOf(cell)) - 6_000_000;
            if (Math.abs(x + y - 1000) > 1e-6) {
                assertThat(Float.isNaN(grids.values().get(0)[cell])).isEqualTo(x + y > 1000);
            }
            if (Math.abs(2 * x + y - 1000) > 1e-6) {
                assertThat(Float.isNaN(grids.values().get(1)[cell])).isEqualTo(2 * x + y > 1000);
            }
        }
    }

    @Test
    void cellsOutsideAnAreaAreEmptyAndSoAreTheirVariances() {
        PointValues points = new PointValues(
                new double[] {500_100, 500_900, 500_500},
                new double[] {6_000_900, 6_000_900, 6_000_100},
                new double[] {1, 2, 3});
        Gridder.Grids grids = new Gridder(new OrdinaryKriging(List.of(VARIOGRAM), Neighbourhood.ALL), 1e9, 2)
                .masked(false, (easting, northing) -> easting < 500_400)
                .grid(points, GRID, true, Progress.NONE);
        for (int cell = 0; cell < GRID.cells(); cell++) {
            boolean outside = GRID.easting(GRID.columnOf(cell)) >= 500_400;
            assertThat(Float.isNaN(grids.values().get(0)[cell])).isEqualTo(outside);
            assertThat(Float.isNaN(grids.variances().get(0)[cell])).isEqualTo(outside);
        }
    }

    @Test
    void rowZeroIsNorth() {
        PointValues points = new PointValues(
                new double[] {500_100, 500_900, 500_500},
                new double[] {6_000_900, 6_000_900, 6_000_100},
                new double[] {1, 2, 3});
        float[] values = new Gridder(new NearestNeighbour(), 1e9, 1)
                .grid(points, GRID, false, Progress.NONE)
                .values()
                .get(0);
        assertThat(values[0]).isEqualTo(1);
        assertThat(values[49]).isEqualTo(2);
        assertThat(values[49 * 50 + 25]).isEqualTo(3);
    }

    @Test
    void theMaskEndsAtItsDistanceFromTheNearestSampleWithAValueOfTheVariable() {
        PointValues points = new PointValues(
                new double[] {500_010, 500_510, 500_990},
                new double[] {6_000_990, 6_000_490, 6_000_010},
                new double[] {1, 2, 3},
                new double[] {5, Double.NaN, 6});
        Gridder.Grids grids =
                new Gridder(new InverseDistance(2, Neighbourhood.ALL), 100, 2).grid(points, GRID, false, Progress.NONE);
        for (int v = 0; v < 2; v++) {
            for (int cell = 0; cell < GRID.cells(); cell++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int p = 0; p < 3; p++) {
                    if (!Double.isNaN(points.value(v, p))) {
                        nearest = Math.min(
                                nearest,
                                Math.hypot(
                                        GRID.easting(GRID.columnOf(cell)) - points.easting(p),
                                        GRID.northing(GRID.rowOf(cell)) - points.northing(p)));
                    }
                }
                assertThat(Float.isNaN(grids.values().get(v)[cell])).isEqualTo(nearest > 100);
            }
        }
        // A missing value takes no part.
        assertThat(grids.values().get(1)[0]).isEqualTo(5, within(0.05f));
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        PointValues points = Survey.of(300, Survey::hills, Survey::slopes);
        for (Interpolator interpolator : List.of(
                new InverseDistance(2, Neighbourhood.nearest(12)),
                new OrdinaryKriging(List.of(VARIOGRAM, VARIOGRAM), Neighbourhood.nearest(8)),
                new NaturalNeighbour())) {
            Gridder.Grids one = new Gridder(interpolator, 200, 1).grid(points, GRID, false, Progress.NONE);
            Gridder.Grids four = new Gridder(interpolator, 200, 4).grid(points, GRID, false, Progress.NONE);
            for (int v = 0; v < 2; v++) {
                assertThat(four.values().get(v)).isEqualTo(one.values().get(v));
            }
        }
    }

    @Test
    void rowsGivenAwayAreThoseOfTheGridInMemoryBitForBit() {
        double[] northOnly = new double[300];
        PointValues all = Survey.of(300, Survey::hills, Survey::slopes);
        for (int p = 0; p < northOnly.length; p++) {
            northOnly[p] = all.northing(p) > 6_000_500 ? all.value(0, p) : Double.NaN;
        }
        double[] eastings = new double[300];
        double[] northings = new double[300];
        double[][] values = new double[2][300];
        for (int p = 0; p < 300; p++) {
            eastings[p] = all.easting(p);
            northings[p] = all.northing(p);
            values[0][p] = all.value(0, p);
            values[1][p] = all.value(1, p);
        }
        // The second variable is known at other points than the first and the third.
        PointValues points = new PointValues(eastings, northings, values[0], northOnly, values[1]);
        Gridder gridder = new Gridder(
                new OrdinaryKriging(List.of(VARIOGRAM, VARIOGRAM, VARIOGRAM), Neighbourhood.nearest(8)), 200, 3);
        Gridder.Grids whole = gridder.grid(points, GRID, true, Progress.NONE);
        int[][] times = new int[6][50];
        float[][] rows = new float[6][GRID.cells()];
        gridder.grid(
                points,
                GRID,
                true,
                (band, firstRow, some) -> {
                    for (int i = 0; i < some.length; i++) {
                        rows[band][firstRow * 50 + i] = some[i];
                    }
                    for (int row = 0; row < some.length / 50; row++) {
                        times[band][firstRow + row]++;
                    }
                },
                Progress.NONE);
        for (int band = 0; band < 6; band++) {
            assertThat(times[band]).containsOnly(1);
            assertThat(rows[band])
                    .containsExactly(
                            band < 3
                                    ? whole.values().get(band)
                                    : whole.variances().get(band - 3));
        }
    }

    @Test
    void varianceGrowsAwayFromTheSamples() {
        PointValues points = new PointValues(
                new double[] {500_490, 500_510, 500_500},
                new double[] {6_000_490, 6_000_510, 6_000_520},
                new double[] {1, 2, 3});
        float[] variance = new Gridder(new OrdinaryKriging(List.of(VARIOGRAM), Neighbourhood.ALL), 1e9, 1)
                .grid(points, GRID, true, Progress.NONE)
                .variances()
                .get(0);
        assertThat(variance[25 * 50 + 30]).isPositive().isLessThan(variance[25 * 50 + 40]);
    }

    @Test
    void varianceOfAMethodWithoutOneIsRefused() {
        assertThatThrownBy(() -> new Gridder(new NearestNeighbour(), 100, 1)
                        .grid(Survey.of(10, Survey::hills), GRID, true, Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("variance");
    }

    @Test
    void itCanBeCancelledHalfway() {
        for (int threads : new int[] {1, 3}) {
            AtomicInteger reports = new AtomicInteger();
            assertThatThrownBy(() -> new Gridder(new NearestNeighbour(), 1e9, threads)
                            .grid(Survey.of(10, Survey::hills), GRID, false, (fraction, message) -> {
                                reports.incrementAndGet();
                                if (fraction > 0.5) {
                                    throw new CancellationException("enough");
                                }
                            }))
                    .isInstanceOf(CancellationException.class);
            assertThat(reports).hasValueGreaterThan(3);
        }
    }

    @Test
    void aMaskOfNoOrNegativeDistanceIsRefused() {
        for (double distance : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new Gridder(new NearestNeighbour(), distance, 1))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("maxDistance: " + distance);
        }
    }
}
