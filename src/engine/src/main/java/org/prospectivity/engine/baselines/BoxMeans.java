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

    private static float[] mean(float[] values, GridGeometry geometry, int radius) {
        float[] means = new float[values.length];
        float[] row = new float[geometry.columns()];
        Row ofRow = new Row(geometry);
        for (int r = 0; r < geometry.rows(); r++) {
            ofRow.of(values, r, radius, row);
            System.arraycopy(row, 0, means, r * row.length, row.length);
        }
        return means;
    }

    /**
     * The means of a row at a time. Each row's are summed up on their own, so that they do not depend on what part of a
     * map the rows are in, down to the last bit.
     */
    static final class Row {
        private final GridGeometry geometry;
        private final double[] sums;
        private final int[] counts;

        /** @param geometry of the bands */
        Row(GridGeometry geometry) {
            this.geometry = geometry;
            sums = new double[geometry.columns()];
            counts = new int[geometry.columns()];
        }

        /**
         * Sums up columns over the rows of the square, then these sums while the square moves east.
         *
         * @param values of a band
         * @param means receives those of the row
         */
        void of(float[] values, int row, int radius, float[] means) {
            int columns = geometry.columns();
            if (radius == 0) {
                System.arraycopy(values, row * columns, means, 0, columns);
                return;
            }
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            int last = (int) Math.min(geometry.rows() - 1L, (long) row + radius);
            for (int r = Math.max(0, row - radius); r <= last; r++) {
                add(values, r * columns);
            }
            int right = Math.min(radius, columns);
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
                    means[column] = count == 0 ? Float.NaN : (float) (sum / count);
                }
            }
        }

        private void add(float[] values, int start) {
            for (int column = 0; column < sums.length; column++) {
                float value = values[start + column];
                if (!Float.isNaN(value)) {
                    sums[column] += value;
                    counts[column]++;
                }
            }
        }
    }
}
