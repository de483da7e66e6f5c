package org.prospectivity.tables;

import java.util.BitSet;

/** Which of the rows that were stored a table has: those of a file but for the ones left out. */
final class RowChoice {
    private final int size;
    private final int[] stored;

    /**
     * @param rows how many are stored
     * @param without those to leave out
     */
    RowChoice(int rows, BitSet without) {
        int last = rows;
        while (last > 0 && without.get(last - 1)) {
            last--;
        }
        int left = without.get(0, last).cardinality();
        size = last - left;
        if (left == 0) {
            stored = null;
        } else {
            stored = new int[size];
            int next = 0;
            for (int row = without.nextClearBit(0); row < last; row = without.nextClearBit(row + 1)) {
                stored[next++] = row;
            }
        }
    }

    int size() {
        return size;
    }

    int stored(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return stored == null ? row : stored[row];
    }
}
