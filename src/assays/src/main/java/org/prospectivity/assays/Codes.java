package org.prospectivity.assays;

/** Codes as they are shown. */
final class Codes {
    private Codes() {}

    /** A number as people write it: -9999 rather than -9999.0. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
