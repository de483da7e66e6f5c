package org.prospectivity.engine.evaluation;

/**
 * Precision against recall. Precision depends on how rare deposits are, so it compares models on one survey, not
 * surveys.
 *
 * @param thresholds the distinct scores, falling
 * @param precision share of deposit cells among the cells with at least this score
 * @param recall share of the deposit cells with at least this score
 * @param averagePrecision mean of the precision over the deposit cells: the sum over the thresholds of precision times
 *     what recall grows by, without interpolation. A model without skill reaches the share of deposit cells among all
 */
public record PrecisionRecall(float[] thresholds, double[] precision, double[] recall, double averagePrecision) {

    /**
     * The curve of two groups of scores.
     *
     * @param positives scores of the deposit cells, at least one, none NaN
     * @param background scores of the other cells, at least one, none NaN
     */
    public static PrecisionRecall of(float[] positives, float[] background) {
        ScoreSweep sweep = new ScoreSweep(positives, background);
        double[] precision = new double[sweep.steps()];
        double[] recall = new double[sweep.steps()];
        double average = 0;
        for (int i = 0; i < sweep.steps(); i++) {
            precision[i] = sweep.targets(i) / ((double) sweep.targets(i) + sweep.others(i));
            recall[i] = sweep.targets(i) / (double) positives.length;
            average += precision[i] * (recall[i] - (i == 0 ? 0 : recall[i - 1]));
        }
        return new PrecisionRecall(sweep.thresholds(), precision, recall, average);
    }
}
