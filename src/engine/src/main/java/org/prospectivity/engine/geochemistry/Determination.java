package org.prospectivity.engine.geochemistry;

import java.util.regex.Pattern;
import org.prospectivity.engine.InvalidInputException;

/**
 * The result of analysing one sample for one element.
 *
 * @param value the concentration, or the limit it is below or above; NaN when missing
 * @param qualifier how the value is meant
 */
public record Determination(double value, Qualifier qualifier) {
    /** No result. */
    public static final Determination MISSING = new Determination(Double.NaN, Qualifier.MISSING);

    // Double.parseDouble also reads "NaN", "1f" and hexadecimal.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** How a value is meant. */
    public enum Qualifier {
        /** The concentration itself. */
        MEASURED,
        /** Below the lower detection limit, which is the value. */
        BELOW,
        /** Above the upper detection limit, which is the value. */
        ABOVE,
        /** Not analysed, or lost. */
        MISSING
    }

    /**
     * Reads what laboratories write: a number; a number below zero or {@code <x} for below the limit x; {@code >x} for
     * above it; nothing for no result.
     *
     * @param raw a number, a text or null; the number NaN is no result
     * @param element for the error
     * @param row number of the sample, from 1, for the error
     * @throws InvalidInputException naming element, row and text
     */
    public static Determination of(Object raw, String element, int row) {
        if (raw == null) {
            return MISSING;
        }
        if (raw instanceof Number number) {
            double value = number.doubleValue();
            if (Double.isNaN(value)) {
                return MISSING;
            }
            if (Double.isInfinite(value)) {
                throw unreadable(raw, element, row);
            }
            return signed(value);
        }
        String text = raw.toString().strip();
        if (text.isEmpty()) {
            return MISSING;
        }
        char first = text.charAt(0);
        if (first == '<' || first == '>') {
            double limit = number(text.substring(1).strip(), raw, element, row);
            if (!(limit > 0)) {
                throw unreadable(raw, element, row);
            }
            return new Determination(limit, first == '<' ? Qualifier.BELOW : Qualifier.ABOVE);
        }
        return signed(number(text, raw, element, row));
    }

    private static Determination signed(double value) {
        return value < 0 ? new Determination(-value, Qualifier.BELOW) : new Determination(value, Qualifier.MEASURED);
    }

    private static double number(String text, Object raw, String element, int row) {
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw unreadable(raw, element, row);
        }
        return value;
    }

    private static InvalidInputException unreadable(Object raw, String element, int row) {
        return new InvalidInputException(
                "elements",
                element + " of sample " + row + " is \"" + raw
                        + "\"; expected a number with a decimal point, \"<x\" or a number below 0 for below the limit"
                        + " x, \">x\" for above it, or nothing");
    }
}
