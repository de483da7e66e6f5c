package org.prospectivity.tables;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * What stands in the cells of one column over some rows, packed: a number as the integer of its digits with the count
 * of its decimals, which gives back both its text and, by one exact division, its double; longer numbers as doubles;
 * texts once each.
 *
 * @param kinds for each cell the count of decimals, 0 to {@value #MOST_DECIMALS}, or one of the constants; one only when
 *     all have the same
 * @param ints digits of numbers or places of texts; null when those need {@code longs}
 * @param longs the same, or the bits of doubles
 * @param texts the distinct texts in UTF-8, one after another
 * @param ends where each text ends
 */
record Cells(byte[] kinds, int[] ints, long[] longs, byte[] texts, int[] ends) {
    /** An empty cell. */
    static final byte EMPTY = -1;
    /** A text that is no number. */
    static final byte TEXT = -2;
    /** A number that its digits would not give back as it is written, such as 1e5, 007 or 1 000. */
    static final byte NUMBER_TEXT = -3;
    /** A number by the bits of its double. */
    static final byte DOUBLE = -4;

    /** 10^22 is the greatest power of ten that is a double. */
    static final int MOST_DECIMALS = 22;
    /** All whole numbers up to 2^53 are doubles; hence the quotient of one by a power of ten is rounded once only. */
    static final long GREATEST = 1L << 53;

    private static final double[] POWERS = new double[MOST_DECIMALS + 1];

    static {
        for (int i = 0; i <= MOST_DECIMALS; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private byte kind(int row) {
        return kinds.length == 1 ? kinds[0] : kinds[row];
    }

    private long value(int row) {
        return ints != null ? ints[row] : longs[row];
    }

    /** Whether all cells are empty. */
    boolean areEmpty() {
        return kinds.length == 0 || kinds.length == 1 && kinds[0] == EMPTY;
    }

    double number(int row, NumberStyle style) {
        byte kind = kind(row);
        if (kind >= 0) {
            return value(row) / POWERS[kind];
        }
        return switch (kind) {
            case DOUBLE -> Double.longBitsToDouble(value(row));
            case NUMBER_TEXT -> style.value(stored(row));
            default -> Double.NaN;
        };
    }

    String text(int row, NumberStyle style) {
        byte kind = kind(row);
        if (kind >= 0) {
            return decimal(value(row), kind, style.decimal());
        }
        return switch (kind) {
            case DOUBLE -> plain(Double.longBitsToDouble(value(row))).replace('.', style.decimal());
            case EMPTY -> "";
            default -> stored(row);
        };
    }

    private String stored(int row) {
        int text = (int) value(row);
        int start = text == 0 ? 0 : ends[text - 1];
        return new String(texts, start, ends[text] - start, StandardCharsets.UTF_8);
    }

    private static String decimal(long digits, int decimals, char sign) {
        if (decimals == 0) {
            return Long.toString(digits);
        }
        StringBuilder text = new StringBuilder(24).append(Math.abs(digits));
        if (text.length() <= decimals) {
            text.insert(0, "0".repeat(decimals + 1 - text.length()));
        }
        text.insert(text.length() - decimals, sign);
        return digits < 0 ? text.insert(0, '-').toString() : text.toString();
    }

    /** A double in the fewest digits that tell it from all others, without an exponent unless it is far from 1. */
    static String plain(double value) {
        String text = Double.toString(value);
        if (text.indexOf('E') >= 0 && Math.abs(value) < 1e18 && Math.abs(value) > 1e-12) {
            text = new BigDecimal(text).toPlainString();
        }
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
