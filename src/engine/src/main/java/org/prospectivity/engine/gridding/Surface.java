package org.prospectivity.engine.gridding;

/** An interpolator fitted to points. It is immutable and can be shared by threads; its predictors cannot. */
public interface Surface {
    /** Number of variables it predicts. */
    int variables();

    /** Whether it can tell the variance of its predictions. */
    default boolean hasVariance() {
        return false;
    }

    /** A new predictor, for one thread. */
    Predictor predictor();

    /** Predicts the values of all variables at a place. NaN where the method does not reach. */
    interface Predictor {
        /**
         * @param easting in metres
         * @param northing in metres
         * @param values receives a value for each variable
         * @param variances receives the variance of each; null where it is not wanted. Left as it is by a surface that
         *     has none
         */
        void predict(double easting, double northing, double[] values, double[] variances);

        /**
         * Predicts at the place of one of the points as if that point were not there, with the model of all points.
         *
         * @param point its position among the fitted points
         * @param values as in {@link #predict}
         * @param variances as in {@link #predict}
         */
        void predictWithout(int point, double[] values, double[] variances);
    }
}
