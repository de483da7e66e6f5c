package org.prospectivity.server.style;

import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.InvalidInputException;

/**
 * Colours of values, as SLD's {@code ColorMap} defines them.
 *
 * @param type how values between entries are coloured
 * @param entries in rising order of their quantities, at least one
 */
public record ColourMap(Type type, List<Entry> entries) {
    /** More would not be a colour map but an image. */
    private static final int MOST_ENTRIES = 250;

    /** How values between entries are coloured. */
    public enum Type {
        /** Interpolated; below the first and above the last entry as these. */
        RAMP,
        /** As the first entry whose quantity lies above; from the last quantity on not at all. */
        INTERVALS,
        /** Only values equal to a quantity are. */
        VALUES;

        static Type of(String name) {
            for (Type type : values()) {
                if (type.name().equalsIgnoreCase(name)) {
                    return type;
                }
            }
            throw new InvalidInputException("style", "ColorMap type " + name, "ramp, intervals or values");
        }
    }

    /**
     * A value and its colour.
     *
     * @param argb colour with its opacity
     * @param quantity the value
     * @param label for the legend, empty for none
     */
    public record Entry(int argb, double quantity, String label) {
        /** The colour without its opacity, as {@code #rrggbb}. */
        public String hex() {
            return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
        }

        /** From 0 to 1. */
        public double opacity() {
            return (argb >>> 24) / 255.0;
        }
    }

    public ColourMap {
        entries = List.copyOf(entries);
        InvalidInputException.require(
                !entries.isEmpty() && entries.size() <= MOST_ENTRIES,
                "style",
                "a ColorMap of " + entries.size() + " entries",
                "1 to " + MOST_ENTRIES);
        for (int e = 1; e < entries.size(); e++) {
            InvalidInputException.require(
                    entries.get(e).quantity() > entries.get(e - 1).quantity(),
                    "style",
                    "quantity " + entries.get(e).quantity() + " after "
                            + entries.get(e - 1).quantity(),
                    "rising quantities");
        }
    }
}
