package org.prospectivity.engine.evidence;

import java.io.Serializable;

/**
 * A closed line around a part of the plane, in either direction.
 *
 * @param places easting and northing of its corners in turn, in metres, the last being the first again
 * @param hole whether it bounds a hole
 */
public record Ring(double[] places, boolean hole) implements Serializable {
    /** How many straight sides it has. */
    int sides() {
        return places.length / 2 - 1;
    }

    /** Its area in square metres, above 0 when it runs anticlockwise. */
    double signedArea() {
        double twice = 0;
        for (int i = 0; i < sides(); i++) {
            twice += (places[2 * i] - places[0]) * (places[2 * i + 3] - places[1])
                    - (places[2 * i + 2] - places[0]) * (places[2 * i + 1] - places[1]);
        }
        return twice / 2;
    }
}
