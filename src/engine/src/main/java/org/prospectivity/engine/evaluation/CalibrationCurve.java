package org.prospectivity.engine.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether scores are probabilities: among cells of about one score, which share holds deposits. Deposit cells together
 * weigh as much as the others together, since scores are probabilities at even odds; where they are, the observed share
 * equals the score.
 *
 * @param bins classes of equal width of the score, from 0 to 1, those without cells left out
 * @param error expected calibration error: mean over all cells of the difference between a bin's score and its observed
 *     share
 */
public record CalibrationCurve(List<Bin> bins, double error) {

    /**
     * Cells of about one score.
     *
     * @param score their mean score
     * @param observed share of deposit cells among them, at even odds
     * @param positives number of deposit cells
     * @param background number of other cells
     */
    public record Bin(double score, double observed, int positives, int background) {}

    /**
     * The curve of two groups of scores.
     *
     * @param positives scores of the deposit cells, at least one, 0 to 1
     * @param background scores of the other cells, at least one, 0 to 1
     * @param bins number of classes
     */
    public static CalibrationCurve of(float[] positives, float[] background, int bins) {
        double[] sumPositives = new double[bins];
        double[] sumBackground = new double[bins];
        int[] countPositives = count(positives, sumPositives);
        int[] countBackground = count(background, sumBackground);
        List<Bin> curve = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < bins; b++) {
            double found = countPositives[b] / (2.0 * positives.length);
            double weight = found + countBackground[b] / (2.0 * background.length);
            if (weight > 0) {
                double score = (sumPositives[b] / positives.length + sumBackground[b] / background.length) / 2 / weight;
                curve.add(new Bin(score, found / weight, countPositives[b], countBackground[b]));
                error += Math.abs(score * weight - found);
            }
        }
        return new CalibrationCurve(List.copyOf(curve), error);
    }

    private static int[] count(float[] scores, double[] sums) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("no scores");
        }
        int[] counts = new int[sums.length];
        for (float score : scores) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("score " + score + " is not within 0 to 1");
            }
            int bin = Math.min(sums.length - 1, (int) (score * (double) sums.length));
            counts[bin]++;
            sums[bin] += score;
        }
        return counts;
    }
}
