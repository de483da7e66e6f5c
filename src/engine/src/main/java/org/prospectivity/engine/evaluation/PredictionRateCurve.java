package org.prospectivity.engine.evaluation;

/**
 * Share of the deposits against share of the area, from the highest score down (Chung and Fabbri 2003, doi
 * 10.1023/B:NHAZ.0000007172.62651.2b): a prediction rate when the deposits were held out of training, a success rate
 * when they were not. Area is valid cells only; a deposit counts once however many share its cell. Points start at
 * (0, 0); between them the curve is straight, which is what a random order of equal scores gives on average.
 *
 * @param thresholds the distinct scores, falling; positive infinity before them for the first point
 * @param area share of the cells with at least this score
 * @param deposits share of the deposits in cells with at least this score
 */
public record PredictionRateCurve(float[] thresholds, double[] area, double[] deposits) {

    /**
     * The curve of scores.
     *
     * @param deposits the score of each deposit's cell, at least one, none NaN
     * @param cells the scores of all cells that were scored, those with deposits among them, none NaN
     */
    public static PredictionRateCurve of(float[] deposits, float[] cells) {
        ScoreSweep sweep = new ScoreSweep(deposits, cells);
        int points = sweep.steps() + 1;
        float[] thresholds = new float[points];
        double[] area = new double[points];
        double[] found = new double[points];
        thresholds[0] = Float.POSITIVE_INFINITY;
        for (int i = 1; i < points; i++) {
            thresholds[i] = sweep.thresholds()[i - 1];
            area[i] = sweep.others(i - 1) / (double) cells.length;
            found[i] = sweep.targets(i - 1) / (double) deposits.length;
        }
        return new PredictionRateCurve(thresholds, area, found);
    }

    /** The area under the curve: 0.5 without skill, at most 1 − half the share of area the deposits' cells take. */
    public double areaUnder() {
        double sum = 0;
        for (int i = 1; i < area.length; i++) {
            sum += (area[i] - area[i - 1]) * (deposits[i] + deposits[i - 1]) / 2;
        }
        return sum;
    }

    /**
     * Share of the deposits in the best part of the area.
     *
     * @param share part of the area, 0 to 1
     */
    public double depositsIn(double share) {
        return interpolate(area, deposits, share);
    }

    /**
     * How many times more deposits the best part of the area holds than its share of the area.
     *
     * @param share part of the area, more than 0, at most 1
     */
    public double lift(double share) {
        return depositsIn(share) / share;
    }

    /**
     * The smallest share of the area that holds a share of the deposits.
     *
     * @param share part of the deposits, 0 to 1
     */
    public double areaFor(double share) {
        return interpolate(deposits, area, share);
    }

    private static double interpolate(double[] from, double[] to, double at) {
        if (!(at >= 0 && at <= 1)) {
            throw new IllegalArgumentException("share " + at + " is not within 0 to 1");
        }
        int i = 0;
        while (i < from.length - 1 && from[i] < at) {
            i++;
        }
        if (i == 0 || from[i] <= at) {
            return to[i];
        }
        return to[i - 1] + (to[i] - to[i - 1]) * (at - from[i - 1]) / (from[i] - from[i - 1]);
    }
}
