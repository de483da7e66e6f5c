package org.prospectivity.cluster;

import java.io.Serializable;

/**
 * The figures of a band, or of a part of it.
 *
 * @param cells with data
 * @param least value; infinite without data
 * @param greatest value; infinite without data
 * @param mean of the values
 * @param squares sum of the squared differences from the mean
 */
record BandFigures(long cells, double least, double greatest, double mean, double squares) implements Serializable {
    static final BandFigures NONE = new BandFigures(0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

    /** Of values, NaN where there is none. */
    static BandFigures of(float[] values) {
        long cells = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                cells++;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
                sum += value;
            }
        }
        if (cells == 0) {
            return NONE;
        }
        double mean = sum / cells;
        double squares = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        return new BandFigures(cells, least, greatest, mean, squares);
    }

    /** Both parts together, as Chan, Golub and LeVeque (1983) join them. */
    BandFigures and(BandFigures other) {
        if (cells == 0 || other.cells == 0) {
            return cells == 0 ? other : this;
        }
        long all = cells + other.cells;
        double apart = other.mean - mean;
        return new BandFigures(
                all,
                Math.min(least, other.least),
                Math.max(greatest, other.greatest),
                mean + apart * other.cells / all,
                squares + other.squares + apart * apart * cells / all * other.cells);
    }

    /** The standard deviation of all cells. */
    double deviation() {
        return Math.sqrt(squares / cells);
    }
}
