package org.prospectivity.engine.geochemistry;

/** How values between the samples are estimated. */
public enum Method {
    /** Inverse distance weighting. */
    IDW,
    /** Ordinary kriging. */
    KRIGING,
    /** Sibson's natural neighbours. */
    NATURAL_NEIGHBOUR,
    /** The value of the nearest sample. */
    NEAREST
}
