package org.prospectivity.engine.evaluation;

/**
 * How far a mean over the repeats may be off, of two parts that are added: which deposits there happen to be, by the
 * resamples, and how the blocks and draws fell, by the repeats.
 *
 * <p>A bootstrap of few groups is too narrow: its variance is multiplied by G / (G − 1), and the quantile is Student's
 * of G − 1 degrees of freedom (Hesterberg 2015, doi 10.1080/00031305.2015.1089789), G being the effective number of
 * groups. The degrees of freedom of the sum are Satterthwaite's (1946, doi 10.2307/3002019).
 *
 * @param error standard error; NaN where all deposits are in one group
 * @param freedom its degrees of freedom
 */
record StandardError(double error, double freedom) {

    /**
     * @param resampled the figure of each resample
     * @param repeats the figure of each repeat
     */
    static StandardError of(double[] resampled, double[] repeats, DepositGroups groups) {
        double ofGroups = groups.effective() - 1;
        if (!(ofGroups > 0)) {
            return new StandardError(Double.NaN, Double.NaN);
        }
        double sd = Spread.of(resampled).sd();
        double byGroups = sd * sd * groups.effective() / ofGroups;
        if (repeats.length < 2) {
            return new StandardError(Math.sqrt(byGroups), ofGroups);
        }
        double spread = Spread.of(repeats).sd();
        double byRepeats = spread * spread / repeats.length;
        double sum = byGroups + byRepeats;
        double freedom = sum == 0
                ? ofGroups
                : sum * sum / (byGroups * byGroups / ofGroups + byRepeats * byRepeats / (repeats.length - 1));
        return new StandardError(Math.sqrt(sum), freedom);
    }
}
