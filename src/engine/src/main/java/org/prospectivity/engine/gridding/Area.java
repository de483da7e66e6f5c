package org.prospectivity.engine.gridding;

import java.io.Serializable;

/** A part of the plane, outside which a map stays empty. Instances are immutable and can be shared by threads. */
@FunctionalInterface
public interface Area extends Serializable {
    /** All of the plane. */
    Area EVERYWHERE = (easting, northing) -> true;

    /**
     * Whether a place lies in it, its edge included.
     *
     * @param easting in metres
     * @param northing in metres
     */
    boolean contains(double easting, double northing);
}
