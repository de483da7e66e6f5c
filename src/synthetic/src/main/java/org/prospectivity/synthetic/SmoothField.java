package org.prospectivity.synthetic;

import java.util.Random;

/**
 * White noise on nodes a sixth of the smoothing apart, smoothed with a Gaussian, scaled to mean 0 and standard deviation
 * 1 over the area; bilinear between the nodes.
 */
final class SmoothField {
    private static final int NODES_PER_SIGMA = 6;
    private static final int KERNEL_SIGMAS = 4;

    private final SurveyParameters.Area area;
    private final double step;
    private final int columns;
    private final int rows;
    private final double[] values;

    SmoothField(SurveyParameters.Area area, double smoothing, Random random) {
        this.area = area;
        step = smoothing / NODES_PER_SIGMA;
        columns = (int) Math.ceil(area.width() / step) + 2;
        rows = (int) Math.ceil(area.height() / step) + 2;
        int reach = KERNEL_SIGMAS * NODES_PER_SIGMA;
        double[] kernel = new double[2 * reach + 1];
        for (int k = -reach; k <= reach; k++) {
            double z = (double) k / NODES_PER_SIGMA;
            kernel[k + reach] = StrictMath.exp(-0.5 * z * z);
        }
        int noiseColumns = columns + 2 * reach;
        int noiseRows = rows + 2 * reach;
        double[] noise = new double[noiseColumns * noiseRows];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] alongRows = new double[columns * noiseRows];
        for (int row = 0; row < noiseRows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * noise[row * noiseColumns + column + k];
                }
                alongRows[row * columns + column] = sum;
            }
        }
        values = new double[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * alongRows[(row + k) * columns + column];
                }
                values[row * columns + column] = sum;
            }
        }
        standardize();
    }

    private void standardize() {
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= values.length;
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean);
        }
        double sd = Math.sqrt(variance / values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) / sd;
        }
    }

    /** The value at a place of the area. */
    double at(double easting, double northing) {
        double x = (easting - area.west()) / step;
        double y = (northing - area.south()) / step;
        int column = Math.max(0, Math.min(columns - 2, (int) Math.floor(x)));
        int row = Math.max(0, Math.min(rows - 2, (int) Math.floor(y)));
        double fx = x - column;
        double fy = y - row;
        int i = row * columns + column;
        return (1 - fy) * ((1 - fx) * values[i] + fx * values[i + 1])
                + fy * ((1 - fx) * values[i + columns] + fx * values[i + columns + 1]);
    }
}
