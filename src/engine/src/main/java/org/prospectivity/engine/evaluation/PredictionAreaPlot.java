package org.prospectivity.engine.evaluation;

/**
 * The intersection of a prediction-area plot (Yousefi and Carranza 2015, doi 10.1016/j.cageo.2015.03.007): the rising
 * share of deposits found and the falling share of area left out, against the threshold, meet where both are equal. The
 * higher they meet, the more deposits in the less area; without skill they meet at one half.
 *
 * <p>Both are step functions of the threshold. The intersection is the highest score where the share of deposits has
 * reached or passed the share of area left out, and the shares are those of the cells with at least this score, so they
 * can be counted on the map; they sum to 1 to within one step.
 *
 * @param threshold the score at the intersection
 * @param deposits share of the deposits in cells with at least this score
 * @param area share of the cells with at least this score
 */
public record PredictionAreaPlot(double threshold, double deposits, double area) {

    /** The intersection of a prediction-rate curve. */
    public static PredictionAreaPlot of(PredictionRateCurve curve) {
        int i = 1;
        while (curve.deposits()[i] < 1 - curve.area()[i]) {
            i++;
        }
        return new PredictionAreaPlot(curve.thresholds()[i], curve.deposits()[i], curve.area()[i]);
    }

    /** Normalized density, the lift at the intersection: share of deposits ÷ share of area. */
    public double density() {
        return deposits / area;
    }

    /** The weight of the map: the natural logarithm of the normalized density, above 0 with skill. */
    public double weight() {
        return Math.log(density());
    }
}
