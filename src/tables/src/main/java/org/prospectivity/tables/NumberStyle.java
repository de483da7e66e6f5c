package org.prospectivity.tables;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * How a table writes numbers. Groups of three digits may always stand apart by blanks or apostrophes, and by the
 * thousands sign where there is one. Nothing but a whole, finite, decimal number is one: no {@code NaN}, no
 * {@code <0.5}.
 *
 * @param decimal the decimal sign
 * @param thousands the thousands sign if it is a comma or point, or 0
 */
record NumberStyle(char decimal, char thousands) {
    /** A point before decimals, nothing between thousands: as programs write numbers. */
    static final NumberStyle PLAIN = new NumberStyle('.', '\0');

    /** The double nearest to what a text says, or NaN when it is no number. */
    double value(CharSequence text) {
        String plain = plain(text);
        if (plain == null) {
            return Double.NaN;
        }
        double value = JavaDoubleParser.parseDouble(plain);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** A number with a decimal point and without thousands signs, or null for what is no number. */
    private String plain(CharSequence text) {
        int length = text.length();
        StringBuilder plain = new StringBuilder(length);
        int at = 0;
        if (at < length && "+-\u2212".indexOf(text.charAt(at)) >= 0) {
            plain.append(text.charAt(at) == '+' ? '+' : '-');
            at++;
        }
        int digits = 0;
        int inGroup = 0;
        char separator = 0;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                plain.append(c);
                digits++;
                inGroup++;
            } else if (separates(c)
                    && (separator == 0 ? inGroup >= 1 && inGroup <= 3 : c == separator && inGroup == 3)) {
                separator = c;
                inGroup = 0;
            } else {
                break;
            }
        }
        if (separator != 0 && inGroup != 3) {
            return null;
        }
        if (at < length && text.charAt(at) == decimal) {
            plain.append('.');
            for (at++; at < length && isDigit(text.charAt(at)); at++) {
                plain.append(text.charAt(at));
                digits++;
            }
        }
        if (digits == 0) {
            return null;
        }
        if (at < length && separator == 0 && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            plain.append('e');
            at++;
            if (at < length && "+-\u2212".indexOf(text.charAt(at)) >= 0) {
                plain.append(text.charAt(at) == '+' ? '+' : '-');
                at++;
            }
            int exponent = at;
            for (; at < length && isDigit(text.charAt(at)); at++) {
                plain.append(text.charAt(at));
            }
            if (at == exponent) {
                return null;
            }
        }
        return at == length ? plain.toString() : null;
    }

    private boolean separates(char c) {
        return c == thousands && c != 0 || isBlankOrApostrophe(c);
    }

    /** Whether a character sets thousands apart wherever it stands between digits. */
    static boolean isBlankOrApostrophe(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\'' || c == '\u2019';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
