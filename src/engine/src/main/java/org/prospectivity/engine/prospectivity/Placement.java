package org.prospectivity.engine.prospectivity;

import java.util.Arrays;

/** Where places of one area lie in the coordinate system of another. */
@FunctionalInterface
public interface Placement {
    /** Both areas have the same coordinate system. */
    Placement SAME = coordinates -> {};

    /** The areas are known to lie far from each other. */
    Placement APART = coordinates -> Arrays.fill(coordinates, Double.NaN);

    /**
     * Turns coordinates of the one area into those of the other.
     *
     * @param coordinates eastings and northings in turn, in metres; receives the others, NaN where there are none
     */
    void apply(double[] coordinates);
}
