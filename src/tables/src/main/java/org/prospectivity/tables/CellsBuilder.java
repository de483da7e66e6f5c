package org.prospectivity.tables;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Packs the cells of one column, row by row. Not for use by several threads at once. */
final class CellsBuilder {
    private final NumberStyle style;
    private final Map<String, Integer> texts = new HashMap<>();
    private final ByteArrayOutputStream stored = new ByteArrayOutputStream(64);
    private int[] ends = new int[8];
    private byte[] kinds;
    private int[] ints;
    private long[] longs;
    private int size;

    CellsBuilder(NumberStyle style, int expected) {
        this.style = style;
        kinds = new byte[Math.max(8, expected)];
        ints = new int[kinds.length];
    }

    int size() {
        return size;
    }

    void addEmpty() {
        add(Cells.EMPTY, 0);
    }

    /** Adds what stands between two places of an array, which has no surrounding blanks; says whether it is a number. */
    boolean add(char[] chars, int from, int to) {
        if (from >= to) {
            addEmpty();
            return false;
        }
        boolean negative = chars[from] == '-';
        int first = negative ? from + 1 : from;
        char sign = style.decimal();
        long digits = 0;
        int decimals = -1;
        // 17 characters are at most 17 digits, which a long holds.
        boolean isDecimal = first < to && to - first <= 17;
        for (int i = first; isDecimal && i < to; i++) {
            int digit = chars[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (chars[i] == sign && decimals < 0) {
                decimals = to - i - 1;
            } else {
                isDecimal = false;
            }
        }
        if (isDecimal
                && digits <= Cells.GREATEST
                && decimals != 0
                && chars[first] != sign
                && (chars[first] != '0' || to - first == 1 || chars[first + 1] == sign)
                && !(negative && digits == 0)) {
            add((byte) Math.max(0, decimals), negative ? -digits : digits);
            return true;
        }
        return addOther(new String(chars, from, to - from));
    }

    /** Adds a text without surrounding blanks; says whether it is a number. */
    boolean add(String text) {
        return add(text.toCharArray(), 0, text.length());
    }

    /** Adds a number, to be given back in the fewest digits. */
    void add(double value) {
        if (!Double.isFinite(value)) {
            addEmpty();
            return;
        }
        String plain = Cells.plain(value);
        char[] chars = plain.replace('.', style.decimal()).toCharArray();
        if (chars.length <= 17 && plain.indexOf('E') < 0) {
            add(chars, 0, chars.length);
        } else {
            add(Cells.DOUBLE, Double.doubleToRawLongBits(value));
        }
    }

    private boolean addOther(String text) {
        char c = text.charAt(0);
        boolean couldBeNumber = c >= '0' && c <= '9' || c == '-' || c == '+' || c == style.decimal() || c == '\u2212';
        double value = couldBeNumber ? style.value(text) : Double.NaN;
        if (!Double.isNaN(value) && isPlainDecimal(text)) {
            add(Cells.DOUBLE, Double.doubleToRawLongBits(value));
        } else {
            addText(Double.isNaN(value) ? Cells.TEXT : Cells.NUMBER_TEXT, text);
        }
        return !Double.isNaN(value);
    }

    /** Whether a number has decimals and could be written by a program from a double: its text need not be kept. */
    private boolean isPlainDecimal(String text) {
        int first = text.charAt(0) == '-' ? 1 : 0;
        int sign = text.indexOf(style.decimal());
        if (sign <= first || sign - first > 1 && text.charAt(first) == '0' || sign == text.length() - 1) {
            return false;
        }
        int digits = 0;
        for (int i = first; i < text.length() && text.charAt(i) != 'e' && text.charAt(i) != 'E'; i++) {
            char c = text.charAt(i);
            if (!NumberStyle.isDigit(c) && i != sign) {
                return false;
            }
            digits++;
        }
        return digits > 15;
    }

    private void addText(byte kind, String text) {
        Integer place = texts.get(text);
        if (place == null) {
            place = texts.size();
            texts.put(text, place);
            stored.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            if (place == ends.length) {
                ends = Arrays.copyOf(ends, 2 * place);
            }
            ends[place] = stored.size();
        }
        add(kind, place);
    }

    private void add(byte kind, long value) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            if (longs == null) {
                ints = Arrays.copyOf(ints, 2 * size);
            } else {
                longs = Arrays.copyOf(longs, 2 * size);
            }
        }
        if (longs == null && (int) value != value) {
            longs = new long[kinds.length];
            for (int i = 0; i < size; i++) {
                longs[i] = ints[i];
            }
            ints = null;
        }
        kinds[size] = kind;
        if (longs == null) {
            ints[size] = (int) value;
        } else {
            longs[size] = value;
        }
        size++;
    }

    /** Takes back the cell added last. */
    void removeLast() {
        size--;
    }

    /** What stands in the cell added last. */
    String last() {
        return new Cells(kinds, ints, longs, stored.toByteArray(), ends).text(size - 1, style);
    }

    boolean lastIsEmpty() {
        return kinds[size - 1] == Cells.EMPTY;
    }

    Cells build() {
        boolean same = size > 0;
        for (int i = 1; same && i < size; i++) {
            same = kinds[i] == kinds[0];
        }
        return new Cells(
                Arrays.copyOf(kinds, same ? 1 : size),
                longs == null ? Arrays.copyOf(ints, size) : null,
                longs == null ? null : Arrays.copyOf(longs, size),
                stored.toByteArray(),
                Arrays.copyOf(ends, texts.size()));
    }
}
