package org.prospectivity.engine.geochemistry;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.KthSelector;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;

/**
 * How many determinations of an element lie in bins of equal width of the concentration or of its decimal logarithm.
 * A censored one counts at its limit.
 *
 * @param logarithmic whether the bins are of the logarithm
 * @param low where the first bin begins, as a concentration
 * @param high where the last bin ends, as a concentration: the greatest, or for a histogram that is not logarithmic the
 *     98th percentile, so that a few rich samples do not take all the width
 * @param measured for each bin the determinations within the limits
 * @param censored for each bin the determinations below or above a limit
 * @param beyond determinations above the last bin
 * @param zeros determinations that have no logarithm
 */
public record ConcentrationHistogram(
        boolean logarithmic, double low, double high, int[] measured, int[] censored, int beyond, int zeros) {
    /** Number of bins. */
    public static final int BINS = 30;

    private static final double SHARE = 0.98;

    /** The histogram of the determinations that are not missing; without a bin when there are none. */
    public static ConcentrationHistogram of(Determinations determinations, boolean logarithmic) {
        double[] values = new double[determinations.size()];
        int known = 0;
        int zeros = 0;
        for (int s = 0; s < values.length; s++) {
            double value = determinations.value(s);
            if (logarithmic && value == 0) {
                zeros++;
            } else if (!Double.isNaN(value)) {
                values[known++] = value;
            }
        }
        if (known == 0) {
            return new ConcentrationHistogram(logarithmic, Double.NaN, Double.NaN, new int[0], new int[0], 0, zeros);
        }
        values = Arrays.copyOf(values, known);
        double low = StatUtils.min(values);
        double high = logarithmic
                ? StatUtils.max(values)
                : new KthSelector().select(values, null, (int) Math.ceil(SHARE * (known - 1)));
        if (!(high > low)) {
            high = low > 0 ? low * 1.1 : low + 1;
        }
        double width = logarithmic ? Math.log(high / low) : high - low;
        int[] measured = new int[BINS];
        int[] censored = new int[BINS];
        int beyond = 0;
        for (int s = 0; s < determinations.size(); s++) {
            double value = determinations.value(s);
            if (Double.isNaN(value) || logarithmic && value == 0) {
                continue;
            }
            if (value > high) {
                beyond++;
                continue;
            }
            double share = (logarithmic ? Math.log(value / low) : value - low) / width;
            int bin = Math.max(0, Math.min(BINS - 1, (int) (share * BINS)));
            (determinations.qualifier(s) == Qualifier.MEASURED ? measured : censored)[bin]++;
        }
        return new ConcentrationHistogram(logarithmic, low, high, measured, censored, beyond, zeros);
    }

    /** The concentration at which a bin begins, or with the number of bins the last one ends. */
    public double edge(int bin) {
        double share = (double) bin / measured.length;
        return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
    }
}
