package org.prospectivity.engine.evaluation;

/**
 * Turns a probability learned from a share of negatives into the one at even odds: odds are multiplied by the number of
 * negatives a positive (Elkan 2001, The foundations of cost-sensitive learning, theorem 2); or back, by the number of
 * positives a negative. The order of cells does not change.
 */
final class EvenOdds {
    private EvenOdds() {}

    static float of(double probability, double negativesPerPositive) {
        double odds = probability * negativesPerPositive;
        return (float) (odds / (odds + 1 - probability));
    }
}
