package org.prospectivity.engine.evidence;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Straight pieces of lines; a point is one of no length. Coordinates are eastings and northings in metres.
 *
 * <p>Instances are immutable and can be shared by threads.
 */
public final class Segments implements Serializable {
    private final double[] ends;

    private Segments(double[] ends) {
        this.ends = ends;
    }

    /** How many there are. */
    public int size() {
        return ends.length / 4;
    }

    double x1(int segment) {
        return ends[4 * segment];
    }

    double y1(int segment) {
        return ends[4 * segment + 1];
    }

    double x2(int segment) {
        return ends[4 * segment + 2];
    }

    double y2(int segment) {
        return ends[4 * segment + 3];
    }

    /** In metres. */
    double length(int segment) {
        return Math.hypot(x2(segment) - x1(segment), y2(segment) - y1(segment));
    }

    /** The direction of a segment, clockwise from north in degrees, from 0 to less than 180: it has no head. */
    double azimuth(int segment) {
        double degrees = Math.toDegrees(Math.atan2(x2(segment) - x1(segment), y2(segment) - y1(segment)));
        double positive = (degrees % 180 + 180) % 180;
        return positive < 180 ? positive : 0;
    }

    /** Those whose direction is wanted; points have none. */
    public Segments where(DoublePredicate azimuth) {
        Builder some = new Builder();
        for (int s = 0; s < size(); s++) {
            if (length(s) > 0 && azimuth.test(azimuth(s))) {
                some.add(x1(s), y1(s), x2(s), y2(s));
            }
        }
        return some.build();
    }

    /** Gathers segments. */
    public static final class Builder {
        private double[] ends = new double[64];
        private int used;

        /** Adds a segment. */
        public Builder add(double x1, double y1, double x2, double y2) {
            if (used == ends.length) {
                ends = Arrays.copyOf(ends, 2 * used);
            }
            ends[used++] = x1;
            ends[used++] = y1;
            ends[used++] = x2;
            ends[used++] = y2;
            return this;
        }

        /** Adds a point. */
        public Builder add(double x, double y) {
            return add(x, y, x, y);
        }

        /** Those added so far. */
        public Segments build() {
            return new Segments(Arrays.copyOf(ends, used));
        }
    }
}
