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

    /** The normalisation of a band's own valid values. NaN is no data. */
    static Normalisation of(Band band, float[] values, String parameter) {
        boolean logarithm = band.transform() == Band.Transform.NONE;
        double least = Double.POSITIVE_INFINITY;
        for (float value : values) {
            if (Float.isInfinite(value) || logarithm && value < 0) {
                throw new InvalidInputException(
                        parameter,
                        "band " + band.name() + " holds " + value
                                + "; expected finite concentrations from 0, or a name that tells the transform, such as "
                                + band.symbol() + "_log10");
            }
            if (value > 0) {
                least = Math.min(least, value);
            }
        }
        double floor = logarithm ? least / 2 : 0;
        double count = 0;
        double sum = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += scaled(value, logarithm, floor);
                count++;
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                double deviation = scaled(value, logarithm, floor) - mean;
                squares += deviation * deviation;
            }
        }
        double deviation = Math.sqrt(squares / count);
        // a constant float band leaves rounding noise of about 1e-8 of its mean
        if (!(deviation > 1e-6 * Math.max(1e-6, Math.abs(mean)))) {
            throw new InvalidInputException(
                    parameter,
                    "band " + band.name() + (count == 0 ? " has no data" : " has the same value everywhere")
                            + "; expected values that vary, leave the band out");
        }
        return new Normalisation(logarithm, floor, mean, deviation);
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
