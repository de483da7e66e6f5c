package org.prospectivity.handover.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people write them; "–" stands for what is not a number. */
public final class Written {
    private static final String NONE = "–";

    private Written() {}

    /** To so many significant digits, without an exponent, thousands set apart. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** With so many decimals. */
    public static String decimals(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + decimals + "f", value) : NONE;
    }

    /** A share of 0 to 1 in whole per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? Math.round(100 * share) + "\u00a0%" : NONE;
    }

    /** A part of a whole: one that is neither nothing nor all is not rounded to these. */
    public static String part(double share) {
        return share > 0 && share < 0.005
                ? "less than 1\u00a0%"
                : share < 1 && share >= 0.995 ? "more than 99\u00a0%" : percent(share);
    }

    /** An area, below a square kilometre in hectares. */
    public static String area(double squareKilometres) {
        if (!Double.isFinite(squareKilometres)) {
            return NONE;
        }
        return squareKilometres > 0 && squareKilometres < 1
                ? significant(100 * squareKilometres, 3) + "\u00a0ha"
                : significant(squareKilometres, 3) + "\u00a0km²";
    }

    /** A length, from a kilometre on in kilometres. */
    public static String length(double metres) {
        if (!Double.isFinite(metres)) {
            return NONE;
        }
        return metres >= 1000 ? significant(metres / 1000, 3) + "\u00a0km" : significant(metres, 3) + "\u00a0m";
    }

    /** The number of some things: "1 deposit", "3 deposits". */
    public static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
