package org.prospectivity.rasters;

import org.geotools.util.NumberRange;
import org.prospectivity.engine.gridding.GridSink;

/** The least and the greatest of finite values, gathered by several threads. */
final class ValueRange {
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    /** The range of some values. */
    record Ends(float least, float greatest) implements GridSink.Note {}

    /** The range of these values; those that are not finite do not count. */
    static Ends of(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return new Ends(least, greatest);
    }

    /** Widens the range to this one. */
    synchronized void include(Ends more) {
        min = Math.min(min, more.least());
        max = Math.max(max, more.greatest());
    }

    /** From the least to the greatest; 0 to 1 when there are not two different values. */
    synchronized NumberRange<?> get() {
        return min < max ? NumberRange.create(min, max) : NumberRange.create(0f, 1f);
    }
}
