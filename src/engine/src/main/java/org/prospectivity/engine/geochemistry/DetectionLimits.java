package org.prospectivity.engine.geochemistry;

import org.prospectivity.engine.InvalidInputException;

/**
 * What stands in for a value known only to be beyond a detection limit. Above the upper limit that is the limit, unless
 * such values are dropped.
 */
public enum DetectionLimits {
    /** Below the limit: half of it, the common replacement. */
    HALF,
    /** Below the limit: the limit. */
    LIMIT,
    /** Below the limit: zero. */
    ZERO,
    /** Values beyond a limit are left out. */
    DROP;

    /**
     * The values of an element with the censored ones replaced; NaN where there is none.
     *
     * @throws InvalidInputException when no value is left
     */
    public double[] apply(Determinations determinations) {
        double[] values = new double[determinations.size()];
        boolean any = false;
        for (int s = 0; s < values.length; s++) {
            double value = determinations.value(s);
            values[s] = switch (determinations.qualifier(s)) {
                case MEASURED -> value;
                case BELOW -> below(value);
                case ABOVE -> this == DROP ? Double.NaN : value;
                case MISSING -> Double.NaN;
            };
            any |= !Double.isNaN(values[s]);
        }
        if (!any) {
            throw new InvalidInputException(
                    "detectionLimits",
                    "with " + this + " no value of " + determinations.element() + " is left; expected another rule, or"
                            + " other elements");
        }
        return values;
    }

    private double below(double limit) {
        return switch (this) {
            case HALF -> limit / 2;
            case LIMIT -> limit;
            case ZERO -> 0;
            case DROP -> Double.NaN;
        };
    }
}
