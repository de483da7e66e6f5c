package org.prospectivity.assays;

/** Quantiles of sorted numbers. */
final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile, linear between the values next to it (Hyndman and Fan 1996, type 7).
     *
     * @param sorted ascending
     * @param share 0 to 1
     * @return NaN of no number
     */
    static double of(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
