package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.ResampledCoverage.Rule;

class ResampledCoverageTest {
    private static final GridGeometry SOURCE = new GridGeometry(400_000, 6_506_000, 100, 40, 30);

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final float[] noise = noise();
    private final GridCoverage2D coverage = Coverages.coverage(
            "magnetics",
            new RasterStack(SOURCE, List.of(Band.of("first"), Band.of("second")), List.of(new float[1200], noise)),
            mga50);

    ResampledCoverageTest() throws Exception {}

    private static float[] noise() {
        Random random = new Random(5);
        float[] noise = new float[SOURCE.cells()];
        for (int cell = 0; cell < noise.length; cell++) {
            noise[cell] = random.nextInt(20) == 0 ? Float.NaN : random.nextFloat() * 100;
        }
        return noise;
    }

    private float[] read(GridGeometry grid, Rule rule) {
        float[][] into = new float[1][grid.cells()];
        new ResampledCoverage("magnetics", coverage, mga50).read(grid, new int[] {1}, rule, into, Progress.NONE);
        return into[0];
    }

    /** The value of the source at a column and row; NaN beyond it. */
    private float at(int column, int row) {
        return column >= 0 && column < SOURCE.columns() && row >= 0 && row < SOURCE.rows()
                ? noise[row * SOURCE.columns() + column]
                : Float.NaN;
    }

    @Test
    void theSameGridGivesTheSameValues() {
        for (Rule rule : List.of(Rule.NEAREST, Rule.BILINEAR, Rule.AVERAGE)) {
            assertThat(read(SOURCE, rule)).as(rule.toString()).containsExactly(noise, within(1e-4f));
        }
    }

    @Test
    void nearestIsThePixelOfTheCentre() {
        GridGeometry fine = new GridGeometry(399_900, 6_506_070, 37, 120, 100);
        float[] found = read(fine, Rule.NEAREST);
        for (int cell = 0; cell < found.length; cell++) {
            int at = SOURCE.cellAt(fine.easting(fine.columnOf(cell)), fine.northing(fine.rowOf(cell)));
            assertThat((Float) found[cell]).isEqualTo((Float) (at < 0 ? Float.NaN : noise[at]));
        }
    }

    @Test
    void bilinearWeighsTheFourPixelsAround() {
        GridGeometry fine = new GridGeometry(399_950, 6_506_050, 37, 120, 90);
        float[] found = read(fine, Rule.BILINEAR);
        int filled = 0;
        for (int cell = 0; cell < found.length; cell++) {
            double x = (fine.easting(fine.columnOf(cell)) - SOURCE.west()) / 100 - 0.5;
            double y = (SOURCE.north() - fine.northing(fine.rowOf(cell))) / 100 - 0.5;
            if (Float.isNaN(at((int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5)))) {
                assertThat(found[cell]).isNaN();
                continue;
            }
            double sum = 0;
            double weights = 0;
            for (int column = (int) Math.floor(x); column <= Math.floor(x) + 1; column++) {
                for (int row = (int) Math.floor(y); row <= Math.floor(y) + 1; row++) {
                    double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
                    float value = at(column, row);
                    sum += Float.isNaN(value) ? 0 : weight * value;
                    weights += Float.isNaN(value) ? 0 : weight;
                }
            }
            filled += weights < 1 - 1e-9 ? 1 : 0;
            assertThat((double) found[cell]).isCloseTo(sum / weights, within(1e-4));
        }
        assertThat(filled).isGreaterThan(100);
    }

    /** Cubic convolution gives a parabola back exactly, which bilinear interpolation does not. */
    @Test
    void cubicGivesAParabolaBack() {
        float[] parabola = new float[SOURCE.cells()];
        for (int cell = 0; cell < parabola.length; cell++) {
            double column = SOURCE.columnOf(cell);
            double row = SOURCE.rowOf(cell);
            parabola[cell] = (float) (column * column - 0.5 * row * row + row * column);
        }
        GridCoverage2D smooth =
                Coverages.coverage("smooth", new RasterStack(SOURCE, List.of(Band.of("a")), List.of(parabola)), mga50);
        GridGeometry fine = new GridGeometry(400_300, 6_505_700, 30, 100, 70);
        float[][] into = new float[1][fine.cells()];
        new ResampledCoverage("smooth", smooth, mga50).read(fine, new int[] {0}, Rule.CUBIC, into, Progress.NONE);
        for (int cell = 0; cell < fine.cells(); cell++) {
            double column = (fine.easting(fine.columnOf(cell)) - SOURCE.west()) / 100 - 0.5;
            double row = (SOURCE.north() - fine.northing(fine.rowOf(cell))) / 100 - 0.5;
            assertThat((double) into[0][cell])
                    .isCloseTo(column * column - 0.5 * row * row + row * column, within(1e-3));
        }
    }

    @Test
    void averageWeighsPixelsByTheAreaACellCovers() {
        GridGeometry coarse = new GridGeometry(399_930, 6_506_110, 270, 16, 12);
        float[] found = read(coarse, Rule.AVERAGE);
        for (int cell = 0; cell < found.length; cell++) {
            double west = (coarse.easting(coarse.columnOf(cell)) - 135 - SOURCE.west()) / 100;
            double north = (SOURCE.north() - coarse.northing(coarse.rowOf(cell)) - 135) / 100;
            double sum = 0;
            double weights = 0;
            for (int row = (int) Math.floor(north); row < north + 2.7; row++) {
                for (int column = (int) Math.floor(west); column < west + 2.7; column++) {
                    double weight = (Math.min(west + 2.7, column + 1) - Math.max(west, column))
                            * (Math.min(north + 2.7, row + 1) - Math.max(north, row));
                    float value = at(column, row);
                    sum += Float.isNaN(value) ? 0 : weight * value;
                    weights += Float.isNaN(value) ? 0 : weight;
                }
            }
            if (weights > 1e-9) {
                assertThat((double) found[cell]).isCloseTo(sum / weights, within(1e-3));
            } else {
                assertThat(found[cell]).isNaN();
            }
        }
    }

    @Test
    void coarserCellsAreAveragedAndFinerOnesInterpolated() {
        ResampledCoverage resampled = new ResampledCoverage("magnetics", coverage, mga50);
        GridGeometry coarse = new GridGeometry(400_000, 6_506_000, 300, 10, 10);
        assertThat(resampled.pixelsOfCell(coarse)).isCloseTo(3, within(1e-9));
        assertThat(resampled.fitting(coarse)).isEqualTo(Rule.AVERAGE);
        assertThat(resampled.fitting(SOURCE)).isEqualTo(Rule.BILINEAR);
        assertThat(resampled.fitting(new GridGeometry(400_000, 6_506_000, 30, 10, 10)))
                .isEqualTo(Rule.BILINEAR);
    }

    /** Blocks that reach farther than is read at once are made in parts. */
    @Test
    void aLargeImageBelowFewCellsIsReadInParts() {
        GridGeometry large = new GridGeometry(0, 6_000_000, 1, 3000, 3000);
        float[] values = new float[large.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = large.columnOf(cell);
        }
        GridCoverage2D fine =
                Coverages.coverage("fine", new RasterStack(large, List.of(Band.of("a")), List.of(values)), mga50);
        GridGeometry coarse = new GridGeometry(0, 6_000_000, 100, 30, 30);
        float[][] into = new float[1][coarse.cells()];
        new ResampledCoverage("fine", fine, mga50).read(coarse, new int[] {0}, Rule.AVERAGE, into, Progress.NONE);
        for (int cell = 0; cell < coarse.cells(); cell++) {
            assertThat(into[0][cell]).isCloseTo(coarse.columnOf(cell) * 100 + 49.5f, within(1e-2f));
        }
    }
}
