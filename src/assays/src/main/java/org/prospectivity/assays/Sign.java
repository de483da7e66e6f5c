package org.prospectivity.assays;

import java.util.Optional;
import java.util.Set;

/** What a sign in a column beside the values says of the value. */
enum Sign {
    /** The value is the concentration. */
    MEASURED,
    /** The value is the lower limit. */
    BELOW,
    /** The value is the upper limit. */
    ABOVE,
    /** There is no result. */
    MISSING;

    private static final Set<String> BELOW_SIGNS =
            Set.of("<", "<=", "\u2264", "LT", "LE", "L", "N", "U", "K", "ND", "BDL", "BD", "LESSTHAN", "BELOW");
    private static final Set<String> ABOVE_SIGNS = Set.of(">", ">=", "\u2265", "GT", "GE", "G", "GREATERTHAN", "ABOVE");
    private static final Set<String> MEASURED_SIGNS = Set.of("", "=", "EQ", "DET", "DETECT", "DETECTED");
    private static final Set<String> MISSING_SIGNS = Set.of("NA", "N/A", "NSS", "LNR", "I/S", "IS", "NR");
    private static final Set<String> TRUE = Set.of("1", "TRUE", "T", "Y", "YES");
    private static final Set<String> FALSE = Set.of("0", "FALSE", "F", "NO");
    // Not determined, or interfered with: USGS writes them where there is no number.
    private static final Set<String> WITHOUT_VALUE = Set.of("B", "H", "*", "-");

    /**
     * Reads a sign.
     *
     * @param text as it is written
     * @param censored whether the column says with 1 or true that a value is below its limit
     * @param valued whether there is a number beside it
     * @return empty when the sign has no usual meaning
     */
    static Optional<Sign> of(String text, boolean censored, boolean valued) {
        String key = Reading.key(text);
        if (MEASURED_SIGNS.contains(key) || censored && FALSE.contains(key)) {
            return Optional.of(MEASURED);
        }
        if (BELOW_SIGNS.contains(key) || censored && TRUE.contains(key)) {
            return Optional.of(BELOW);
        }
        if (ABOVE_SIGNS.contains(key)) {
            return Optional.of(ABOVE);
        }
        return MISSING_SIGNS.contains(key) || !valued && WITHOUT_VALUE.contains(key)
                ? Optional.of(MISSING)
                : Optional.empty();
    }

    /** Whether a text may stand in a column of signs at all. */
    static boolean isSign(String text) {
        return text.length() <= 3 || of(text, true, false).isPresent();
    }
}
