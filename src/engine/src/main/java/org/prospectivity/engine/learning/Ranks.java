package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** An empirical distribution: which share of known values a value exceeds, equal ones counting half. */
public final class Ranks implements Serializable {
    private final float[] sorted;

    /** @param values at least one, none NaN */
    public Ranks(float[] values) {
        this(values.clone(), true);
    }

    private Ranks(float[] values, boolean toSort) {
        sorted = values;
        if (toSort) {
            Arrays.sort(sorted);
        }
    }

    /** @param sorted values, at least one, none NaN, ascending; not copied */
    public static Ranks ofSorted(float[] sorted) {
        return new Ranks(sorted, false);
    }

    /** Of those values that are not NaN; empty where all are. */
    public static Optional<Ranks> ofKnown(float[] values) {
        float[] known = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                known[count++] = value;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new Ranks(Arrays.copyOf(known, count)));
    }

    /** 0 below all known values, 1 above them; NaN of NaN. */
    public float of(float value) {
        if (Float.isNaN(value)) {
            return Float.NaN;
        }
        return (float) (((long) below(value, false) + below(value, true)) / (2.0 * sorted.length));
    }

    /** How many known values are smaller or, with {@code orEqual}, not larger. */
    public int below(float value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || orEqual && sorted[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
