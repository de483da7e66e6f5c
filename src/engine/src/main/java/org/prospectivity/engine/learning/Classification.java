package org.prospectivity.engine.learning;

import java.io.Serializable;

/**
 * How well scores serve as probabilities of a deposit.
 *
 * @param accuracy share of cells on the right side of 0.5; a score of exactly 0.5 counts as a deposit
 * @param crossEntropy mean of −ln of the probability given to what a cell is, in nats; 0.693 for scores of 0.5
 *     throughout. Probabilities are kept {@value #EPSILON} from 0 and 1, so one confident error costs at most 16.1
 */
public record Classification(double accuracy, double crossEntropy) implements Serializable {
    /** How near to 0 and 1 a probability may come. */
    public static final double EPSILON = 1e-7;

    /**
     * Each cell counts the same, and scores, which are probabilities at even odds, are first turned into those at the odds
     * of these cells: the share of cells on the right side is the plain one of a classifier that knows how rare deposits
     * are among them.
     *
     * @param positives scores of deposit cells, at least one, 0 to 1
     * @param negatives scores of cells without, at least one, 0 to 1
     */
    public static Classification atOwnOdds(float[] positives, float[] negatives) {
        double odds = (double) positives.length / negatives.length;
        return weighted(at(odds, positives), 1.0, at(odds, negatives), 1.0);
    }

    private static float[] at(double odds, float[] scores) {
        float[] probabilities = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = (float) EvenOdds.of(requireProbability(scores[i]), odds);
        }
        return probabilities;
    }

    /**
     * Deposit cells together count as much as the others together, whatever their numbers: the odds at which
     * {@linkplain Learner#scores learners} give probabilities.
     *
     * @param positives scores of deposit cells, at least one, 0 to 1
     * @param negatives scores of cells without, at least one, 0 to 1
     */
    public static Classification atEvenOdds(float[] positives, float[] negatives) {
        return weighted(positives, 1.0 / positives.length, negatives, 1.0 / negatives.length);
    }

    private static Classification weighted(float[] positives, double ofPositive, float[] negatives, double ofNegative) {
        if (positives.length == 0 || negatives.length == 0) {
            throw new IllegalArgumentException("no scores");
        }
        double right = 0;
        double entropy = 0;
        for (float score : positives) {
            right += score >= 0.5f ? ofPositive : 0;
            entropy -= ofPositive * Math.log(probability(score));
        }
        for (float score : negatives) {
            right += score < 0.5f ? ofNegative : 0;
            entropy -= ofNegative * Math.log(1 - probability(score));
        }
        double weight = ofPositive * positives.length + ofNegative * negatives.length;
        return new Classification(right / weight, entropy / weight);
    }

    private static double probability(float score) {
        return Math.min(1 - EPSILON, Math.max(EPSILON, requireProbability(score)));
    }

    private static float requireProbability(float score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score " + score + " is not within 0 to 1");
        }
        return score;
    }
}
