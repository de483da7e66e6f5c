package org.prospectivity.engine.learning;

/**
 * Turns a probability learned from a share of negatives into the one at even odds: odds are multiplied by the number of
 * negatives a positive (Elkan 2001, The foundations of cost-sensitive learning, theorem 2); or back, by the number of
 * positives a negative. The order of cells does not change.
 */
public final class EvenOdds {
    private EvenOdds() {}

    /**
     * @param probability 0 to 1
     * @param negativesPerPositive the factor of its odds; its inverse for the way back
     */
    public static double of(double probability, double negativesPerPositive) {
        double odds = probability * negativesPerPositive;
        return odds / (odds + 1 - probability);
    }
}
