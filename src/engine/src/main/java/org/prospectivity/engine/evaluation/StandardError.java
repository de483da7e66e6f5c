package org.prospectivity.engine.evaluation;

/**
 * How far a mean over the repeats may be off, of two parts that are added: which deposits there happen to be, by the
 * resamples, and how the blocks and draws fell, by the repeats.
 *
 * <p>A bootstrap of few groups is too narrow: its variance is multiplied by G / (G − 1), and the quantile is Student's
 * of G − 1 degrees of freedom (Hesterberg 2015, doi 10.1080/00031305.2015.1089789), G being the effective number of
 * groups. By chance few groups may differ less than their deposits would if each came by itself; so it is never less than
 * the variance of a mean of as many independent deposits (a design effect of 1 at least; Kish 1965, Survey Sampling,
 * section 8.2). The degrees of freedom of the sum are Satterthwaite's (1946, doi 10.2307/3002019).
 *
 * @param error standard error; NaN where all deposits are in one group
 * @param freedom its degrees of freedom
 */
record StandardError(double error, double freedom) {

    /**
     * @param resampled the figure of each resample
     * @param repeats the figure of each repeat
     * @param ofDeposits that of each deposit, whose mean the figure is; empty where it is no mean
     */
    static StandardError of(double[] resampled, double[] repeats, double[] ofDeposits, DepositGroups groups) {
        double ofGroups = groups.effective() - 1;
        if (!(ofGroups > 0)) {
            return new StandardError(Double.NaN, Double.NaN);
        }
        double sd = Spread.of(resampled).sd();
        double byGroups = Math.max(sd * sd * groups.effective() / ofGroups, ofMean(ofDeposits));
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

    private static double ofMean(double... values) {
        return values.length < 2 ? 0 : Math.pow(Spread.of(values).sd(), 2) / values.length;
    }
}
