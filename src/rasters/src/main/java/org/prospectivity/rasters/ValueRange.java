package org.prospectivity.rasters;

import org.geotools.util.NumberRange;

/** The least and the greatest of finite values, gathered by several threads. */
final class ValueRange {
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    /** Widens the range to these values; those that are not finite do not count. */
    void include(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        synchronized (this) {
            min = Math.min(min, least);
            max = Math.max(max, greatest);
        }
    }

    /** From the least to the greatest; 0 to 1 when there are not two different values. */
    synchronized NumberRange<?> get() {
        return min < max ? NumberRange.create(min, max) : NumberRange.create(0f, 1f);
    }
}
