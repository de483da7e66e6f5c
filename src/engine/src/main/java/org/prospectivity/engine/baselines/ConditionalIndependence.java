package org.prospectivity.engine.baselines;

/**
 * Whether patterns are independent of each other where deposits are and where they are not, as weights of evidence
 * suppose: if they are, posterior probabilities add up to as many deposits as there are.
 *
 * @param deposits that there are
 * @param predicted the sum of the posterior probabilities
 * @param error the standard error of that sum
 */
public record ConditionalIndependence(double deposits, double predicted, double error) {
    /** The omnibus ratio (Bonham-Carter 1994): 1 for independent patterns; below 0.85 customarily doubted. */
    public double ratio() {
        return deposits / predicted;
    }

    /**
     * The statistic of Agterberg and Cheng's new omnibus test (2002, Natural Resources Research 11:249): the predicted less the
     * real number by the standard error. Above 1.645 independence is rejected at 5 %.
     */
    public double statistic() {
        return (predicted - deposits) / error;
    }
}
