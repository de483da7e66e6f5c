package org.prospectivity.assays;

import java.util.LinkedHashMap;
import java.util.Map;
import org.prospectivity.tables.Column;

/**
 * What stands in a column, by a few thousand of its cells from top to bottom.
 *
 * @param filled cells looked at that are not empty
 * @param numbers of these, plain numbers
 * @param assays of these, numbers, limits and codes laboratories use in place of a number
 * @param signs of these, texts that can stand in a column of signs
 * @param comparisons of these, nothing but {@code <}, {@code >} and the like
 * @param counted whether the numbers are whole and each one more than the last, as numbers of rows are
 * @param texts counts of the first different texts, at most {@link #MOST_TEXTS}
 */
record ColumnProfile(
        int filled, int numbers, int assays, int signs, int comparisons, boolean counted, Map<String, Integer> texts) {
    static final int MOST_TEXTS = 50;
    private static final int CELLS = 3000;

    static ColumnProfile of(Column column, NumberFormat format) {
        Tally tally = new Tally(format);
        int step = Math.max(1, column.size() / CELLS);
        for (int row = 0; row < column.size(); row += step) {
            tally.add(column, row);
        }
        // A column may be filled for a few samples only, none of them among those looked at.
        for (int row = 0; tally.filled == 0 && row < column.size(); row++) {
            tally.add(column, row);
        }
        return new ColumnProfile(
                tally.filled,
                tally.numbers,
                tally.assays,
                tally.signs,
                tally.comparisons,
                tally.counted && tally.numbers > 2,
                tally.texts);
    }

    private static final class Tally {
        private final NumberFormat format;
        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private int filled;
        private int numbers;
        private int assays;
        private int signs;
        private int comparisons;
        private boolean counted = true;
        private double last = Double.NaN;
        private double step = Double.NaN;

        Tally(NumberFormat format) {
            this.format = format;
        }

        void add(Column column, int row) {
            double number = column.number(row);
            String text = column.text(row);
            if (Double.isNaN(number) && text.isEmpty()) {
                return;
            }
            filled++;
            if (texts.size() < MOST_TEXTS || texts.containsKey(text)) {
                texts.merge(text, 1, Integer::sum);
            }
            if (!Double.isNaN(number)) {
                numbers++;
                assays++;
                step = Double.isNaN(step) ? number - last : step;
                counted &= Double.isNaN(last) || number - last == step && step > 0 && number == Math.rint(number);
                last = number;
            } else if (Reading.of(text, format).kind() != Reading.Kind.UNKNOWN) {
                assays++;
            }
            signs += Sign.isSign(text) ? 1 : 0;
            comparisons += text.matches("[<>=\u2264\u2265]{1,2}") ? 1 : 0;
        }
    }

    /** Whether it may hold concentrations. */
    boolean isAssays() {
        return filled == 0 || 2 * assays >= filled && comparisons < filled;
    }

    boolean isNumbers() {
        return filled > 0 && 2 * numbers >= filled;
    }

    boolean isSigns() {
        return filled > 0 && 20 * signs >= 19 * filled && texts.size() <= 12;
    }
}
