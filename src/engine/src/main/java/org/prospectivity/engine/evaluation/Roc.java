package org.prospectivity.engine.evaluation;

/**
 * Receiver operating characteristic: how many deposit cells are found at the price of how much background.
 *
 * @param thresholds the distinct scores, falling; the first point of the curve, where nothing is found, has none and
 *     stands before them as positive infinity
 * @param falsePositiveRate share of the background with at least this score
 * @param truePositiveRate share of the deposit cells with at least this score
 * @param auc area under the curve, which is the share of pairs of a deposit cell and a background cell where the
 *     deposit cell scores higher, equal scores counting half (Hanley and McNeil 1982, doi
 *     10.1148/radiology.143.1.7063747)
 */
public record Roc(float[] thresholds, double[] falsePositiveRate, double[] truePositiveRate, double auc) {

    /**
     * The curve of two groups of scores.
     *
     * @param positives scores of the deposit cells, at least one, none NaN
     * @param background scores of the other cells, at least one, none NaN
     */
    public static Roc of(float[] positives, float[] background) {
        ScoreSweep sweep = new ScoreSweep(positives, background);
        int points = sweep.steps() + 1;
        float[] thresholds = new float[points];
        double[] falsePositive = new double[points];
        double[] truePositive = new double[points];
        thresholds[0] = Float.POSITIVE_INFINITY;
        double doubled = 0;
        for (int i = 1; i < points; i++) {
            thresholds[i] = sweep.thresholds()[i - 1];
            long targetsBefore = i == 1 ? 0 : sweep.targets(i - 2);
            long othersBefore = i == 1 ? 0 : sweep.others(i - 2);
            falsePositive[i] = sweep.others(i - 1) / (double) background.length;
            truePositive[i] = sweep.targets(i - 1) / (double) positives.length;
            doubled += (double) (sweep.others(i - 1) - othersBefore) * (sweep.targets(i - 1) + targetsBefore);
        }
        return new Roc(
                thresholds, falsePositive, truePositive, doubled / 2 / ((double) positives.length * background.length));
    }
}
