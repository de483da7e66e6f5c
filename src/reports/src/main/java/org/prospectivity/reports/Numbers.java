package org.prospectivity.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written for people, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** To so many significant digits, without an exponent, thousands set apart; "–" for what is not a number. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** With so many decimals, what rounds to 0 without a sign; "–" for what is not a number. */
    public static String decimals(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%,." + decimals + "f", value).replaceFirst("^-(?=[0.]+$)", "")
                : "–";
    }

    /** A whole number, thousands set apart. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share of 0 to 1 in whole per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? Math.round(100 * share) + " %" : "–";
    }

    /** An area as people write it, below a square kilometre in hectares; "–" for what is not a number. */
    public static String area(double squareKilometres) {
        if (!Double.isFinite(squareKilometres)) {
            return "–";
        }
        return squareKilometres > 0 && squareKilometres < 1
                ? significant(100 * squareKilometres, 3) + " ha"
                : significant(squareKilometres, 3) + " km²";
    }
}
