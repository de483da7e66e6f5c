package org.prospectivity.server.ows;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as parameters hold them: finite and decimal, as XML Schema writes them; Java's own further forms are not. */
public final class Decimals {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
    /** Beyond it coordinates of metres are no longer told apart. */
    private static final double FARTHEST = 1e15;

    private Decimals() {}

    /** The number a text is; nothing when it is none. */
    public static OptionalDouble of(String text) {
        String stripped = text.strip();
        if (!DECIMAL.matcher(stripped).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(stripped);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /**
     * The lower and the upper corner of a box, two numbers each.
     *
     * @throws OwsException naming the parameter, when the text is nothing such
     */
    public static double[] corners(String parameter, String text) {
        String[] parts = text.split(",", -1);
        double[] corners = new double[4];
        boolean numbers = parts.length == corners.length;
        for (int k = 0; numbers && k < corners.length; k++) {
            corners[k] = of(parts[k]).orElse(Double.POSITIVE_INFINITY);
            numbers = Math.abs(corners[k]) < FARTHEST;
        }
        if (!numbers) {
            throw OwsException.invalid(parameter, text, "four numbers: the lower and the upper corner");
        }
        return corners;
    }
}
