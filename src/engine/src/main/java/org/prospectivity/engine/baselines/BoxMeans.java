package org.prospectivity.engine.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Means of each band over squares around each cell, so that a pointwise model sees surroundings of several sizes. A
 * square is cut at the grid's edge, cells without data are left out, and a square without any has no mean.
 */
public final class BoxMeans {
    private final int[] radii;

    /** @param radii half sides of the squares in cells: radius r is a square of 2r + 1 cells; 0 is the cell itself */
    public BoxMeans(int... radii) {
        InvalidInputException.require(
                radii.length > 0 && Arrays.stream(radii).allMatch(r -> r >= 0),
                "radii",
                Arrays.toString(radii),
                "at least one, none negative");
        this.radii = radii.clone();
    }

    /**
     * The means of all bands, radius by radius; {@code As_ppm} gives {@code As_ppm-mean5} over a square of 5 cells, and
     * keeps its name where the radius is 0.
     */
    public RasterStack of(RasterStack stack) {
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int radius : radii) {
            for (int b = 0; b < stack.bands().size(); b++) {
                Band band = stack.bands().get(b);
                if (radius == 0) {
                    bands.add(band);
                    values.add(stack.values(b));
                } else {
                    String name = band.name() + "-mean" + (2L * radius + 1);
                    bands.add(new Band(name, band.symbol(), band.unit(), band.transform(), band.kind()));
                    values.add(mean(stack.values(b), stack.geometry(), radius));
                }
            }
        }
        return new RasterStack(stack.geometry(), bands, values);
    }

    /** Sums of columns over the rows of the square are kept while it moves south, and summed while it moves east. */
    private static float[] mean(float[] values, GridGeometry geometry, int radius) {
        int columns = geometry.columns();
        int rows = geometry.rows();
        double[] sums = new double[columns];
        int[] counts = new int[columns];
        float[] means = new float[values.length];
        int down = Math.min(radius, rows);
        int right = Math.min(radius, columns);
        for (int row = -down; row < rows; row++) {
            addRow(values, row + down, 1, columns, rows, sums, counts);
            addRow(values, row - down - 1, -1, columns, rows, sums, counts);
            if (row < 0) {
                continue;
            }
            double sum = 0;
            long count = 0;
            for (int column = -right; column < columns; column++) {
                int in = column + right;
                int out = column - right - 1;
                if (in < columns) {
                    sum += sums[in];
                    count += counts[in];
                }
                if (out >= 0) {
                    sum -= sums[out];
                    count -= counts[out];
                }
                if (column >= 0) {
                    means[row * columns + column] = count == 0 ? Float.NaN : (float) (sum / count);
                }
            }
        }
        return means;
    }

    private static void addRow(float[] values, int row, int sign, int columns, int rows, double[] sums, int[] counts) {
        if (row < 0 || row >= rows) {
            return;
        }
        int start = row * columns;
        for (int column = 0; column < columns; column++) {
            float value = values[start + column];
            if (!Float.isNaN(value)) {
                sums[column] += sign * (double) value;
                counts[column] += sign;
            }
        }
    }
}
