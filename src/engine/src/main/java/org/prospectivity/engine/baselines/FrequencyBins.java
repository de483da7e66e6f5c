package org.prospectivity.engine.baselines;

import java.util.Arrays;

/** Classes of about equal frequency, which lets trees grow several times faster than on single values. */
final class FrequencyBins {
    private final double[] upper;

    /**
     * @param values that shall be spread evenly, at least one
     * @param bins at most so many classes; equal values share one
     */
    FrequencyBins(double[] values, int bins) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[bins];
        int count = 0;
        for (int b = 1; b < bins; b++) {
            int at = (int) ((long) b * sorted.length / bins);
            double cut = (sorted[Math.max(0, at - 1)] + sorted[at]) / 2;
            if (cut < sorted[sorted.length - 1] && (count == 0 || cut > cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        upper = Arrays.copyOf(cuts, count);
    }

    /** The class of a value, from 0. */
    int of(double value) {
        int at = Arrays.binarySearch(upper, value);
        return at >= 0 ? at : -at - 1;
    }

    /** The largest value of a class that has one above it. */
    double upper(int bin) {
        return upper[bin];
    }
}
