package org.prospectivity.tables;

import java.util.Arrays;

/**
 * A column of packed cells. Safe for use by several threads.
 *
 * @param blocks the cells, one stretch of the file after another
 * @param starts the first row of each block, all rows counted
 * @param rows which rows the column has
 */
record StoredColumn(
        String name, String unit, String method, Cells[] blocks, int[] starts, RowChoice rows, NumberStyle style)
        implements Column {
    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public double number(int row) {
        int stored = rows.stored(row);
        int block = block(stored);
        return blocks[block].number(stored - starts[block], style);
    }

    @Override
    public String text(int row) {
        int stored = rows.stored(row);
        int block = block(stored);
        return blocks[block].text(stored - starts[block], style);
    }

    @Override
    public double numberIn(String text) {
        return style.value(text.strip());
    }

    private int block(int stored) {
        if (blocks.length == 1) {
            return 0;
        }
        int at = Arrays.binarySearch(starts, stored);
        if (at < 0) {
            return -at - 2;
        }
        // Of blocks without rows, which start where the next one does, the last is meant.
        while (at + 1 < starts.length && starts[at + 1] == stored) {
            at++;
        }
        return at;
    }

    @Override
    public String toString() {
        return name;
    }
}
