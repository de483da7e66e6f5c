package org.prospectivity.reports;

import java.util.Arrays;

/**
 * How the values of a map become colours and the numbers of its legend.
 *
 * @param ramp the colours
 * @param low value of the first colour; what is below has it too
 * @param high value of the last colour; what is above has it too
 * @param log10 whether values are decimal logarithms of what the legend shall tell
 * @param unit behind the legend's numbers; may be empty
 */
public record Scale(ColourRamp ramp, double low, double high, boolean log10, String unit) {

    /**
     * From the 2nd to the 98th percentile of the values, so that a few extreme ones do not take all the colours.
     *
     * @param values NaN is left out
     */
    public static Scale percentiles(ColourRamp ramp, float[] values, boolean log10, String unit) {
        double[] valid = valid(values);
        if (valid.length == 0) {
            return new Scale(ramp, 0, 1, log10, unit);
        }
        double low = valid[(int) Math.floor(0.02 * (valid.length - 1))];
        double high = valid[(int) Math.ceil(0.98 * (valid.length - 1))];
        return new Scale(ramp, low, high > low ? high : low + 1e-6, log10, unit);
    }

    /** Where a value lies between the ends, 0 to 1. */
    double fraction(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    /** What the legend says at a fraction of the way from the first colour to the last. */
    String label(double fraction) {
        double value = low + fraction * (high - low);
        if (log10) {
            return Numbers.significant(Math.pow(10, value), 2);
        }
        // As many decimals as tell quarters of the range apart.
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(0.99 * (high - low))));
        return Numbers.decimals(value, decimals);
    }

    private static double[] valid(float[] values) {
        double[] valid = new double[values.length];
        int n = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                valid[n++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(valid, n);
        Arrays.sort(sorted);
        return sorted;
    }
}
