package org.prospectivity.engine.gridding;

import java.io.Serializable;

/**
 * A way of estimating values between points. Every interpolator has the same verbs: it is {@link #fit fitted} to
 * points, and what comes out {@link Surface.Predictor#predict predicts} anywhere; so gridding, masks and
 * cross-validation work with all of them unseen. Instances are immutable and can be shared by threads.
 */
public interface Interpolator extends Serializable {
    /**
     * Fits to points that have a value of every variable.
     *
     * @throws org.prospectivity.engine.InvalidInputException when the points do not allow it
     */
    Surface fit(PointValues points);

    /**
     * This interpolator for some of the variables only, for one that knows something of each of them.
     *
     * @param variables positions among the variables it was made for
     */
    default Interpolator forVariables(int[] variables) {
        return this;
    }
}
