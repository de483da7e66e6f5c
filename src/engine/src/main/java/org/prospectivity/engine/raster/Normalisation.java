package org.prospectivity.engine.raster;

import org.prospectivity.engine.InvalidInputException;

/**
 * How a band's values are made comparable between elements and surveys: the decimal logarithm of a concentration, less
 * its mean, by its standard deviation, kept within ±{@value #CLIP}. Bands that were transformed before gridding are not
 * logged again.
 *
 * @param logarithm whether the decimal logarithm is taken first
 * @param floor least value before the logarithm: half of the least positive value of the band; 0 without logarithm
 * @param mean of the (logged) values
 * @param standardDeviation of the (logged) values
 */
public record Normalisation(boolean logarithm, double floor, double mean, double standardDeviation) {
    /** Scores beyond this many standard deviations are set to it. */
    public static final double CLIP = 5;

    /** The normalisation of a band's own valid values, row by row. NaN is no data. */
    static Normalisation of(Band band, float[] values, int columns, String parameter) {
        Statistics statistics = new Statistics(band, parameter);
        for (int end = values.length; end > 0; end -= columns) {
            statistics.add(values, end - columns, columns);
        }
        return statistics.normalisation();
    }

    /**
     * Gathers the values of a band from part to part. Means and squared deviations of the parts are joined as by Chan,
     * Golub and LeVeque (1983), so that no second look at the values is needed and no digits are lost. Zeros are only
     * counted: their logarithm depends on the least positive value.
     */
    static final class Statistics {
        private final Band band;
        private final String parameter;
        private final boolean logarithm;
        private double[] logs = new double[0];
        private double least = Double.POSITIVE_INFINITY;
        private long zeros;
        private long count;
        private double mean;
        private double squares;

        /** @param parameter the name of the input that gave the band */
        Statistics(Band band, String parameter) {
            this.band = band;
            this.parameter = parameter;
            logarithm = band.transform() == Band.Transform.NONE;
        }

        /**
         * Takes in {@code length} values from {@code offset} on.
         *
         * @throws InvalidInputException when one is not what the band's name says
         */
        void add(float[] values, int offset, int length) {
            if (logs.length < length) {
                logs = new double[length];
            }
            int known = 0;
            double sum = 0;
            for (int i = offset; i < offset + length; i++) {
                float value = values[i];
                if (Float.isInfinite(value) || logarithm && value < 0) {
                    throw new InvalidInputException(
                            parameter,
                            "band " + band.name() + " holds " + value
                                    + "; expected finite concentrations from 0, or a name that tells the transform,"
                                    + " such as " + band.symbol() + "_log10");
                }
                if (logarithm && value == 0) {
                    zeros++;
                } else if (!Float.isNaN(value)) {
                    least = Math.min(least, value);
                    double scaled = logarithm ? Math.log10(value) : value;
                    logs[known++] = scaled;
                    sum += scaled;
                }
            }
            if (known > 0) {
                double average = sum / known;
                double deviations = 0;
                for (int i = 0; i < known; i++) {
                    deviations += (logs[i] - average) * (logs[i] - average);
                }
                join(known, average, deviations);
            }
        }

        private void join(long moreCount, double moreMean, double moreSquares) {
            long all = count + moreCount;
            double difference = moreMean - mean;
            squares += moreSquares + difference * difference * ((double) count * moreCount / all);
            mean += difference * moreCount / all;
            count = all;
        }

        /**
         * The normalisation of all values taken in.
         *
         * @throws InvalidInputException when there were none, or none that differ
         */
        Normalisation normalisation() {
            double floor = logarithm ? least / 2 : 0;
            boolean positive = count > 0;
            if (zeros > 0 && positive) {
                join(zeros, Math.log10(floor), 0);
                zeros = 0;
            }
            double deviation = positive ? Math.sqrt(squares / count) : 0;
            // a constant float band leaves rounding noise of about 1e-8 of its mean
            if (!(deviation > 1e-6 * Math.max(1e-6, Math.abs(mean)))) {
                throw new InvalidInputException(
                        parameter,
                        "band " + band.name()
                                + (positive || zeros > 0 ? " has the same value everywhere" : " has no data")
                                + "; expected values that vary, or a model that does not need the band");
            }
            return new Normalisation(logarithm, floor, mean, deviation);
        }
    }

    /** The normalised value; NaN stays NaN. */
    public float apply(float value) {
        double score = (scaled(value, logarithm, floor) - mean) / standardDeviation;
        return (float) Math.max(-CLIP, Math.min(CLIP, score));
    }

    private static double scaled(float value, boolean logarithm, double floor) {
        return logarithm ? Math.log10(Math.max(floor, value)) : value;
    }
}
