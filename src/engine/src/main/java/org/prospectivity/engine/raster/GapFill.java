package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Fills gaps from the nearest cell with data, in steps to one of 8 neighbours; of several as near, from the
 * northernmost, and of those from the westernmost. A map is filled as a whole or strip by strip with the same result:
 * what lies beyond a strip is told by the state of the row next to it.
 *
 * <p>Distances in such steps pass exactly from neighbour to neighbour in one sweep down and one up (Rosenfeld and Pfaltz
 * 1966, doi 10.1145/321356.321357), and so does the order of equally near cells: on the way from a cell's choice no
 * cell prefers another one.
 */
public final class GapFill {
    private static final long STEP = 1L << 32;
    /** Farther than any cell, and far from overflow. */
    private static final long NOWHERE = Long.MAX_VALUE / 2;
    /** A reach that has no end. */
    public static final int EVERYWHERE = Integer.MAX_VALUE;

    private GapFill() {}

    /**
     * The nearest cells with data of a row's cells, as far as they are known.
     *
     * @param keys steps to the cell times 2³², plus the cell's number
     * @param values of those cells
     */
    record Row(long[] keys, float[] values) implements Serializable {}

    /**
     * Fills a whole map.
     *
     * @param reach steps to the farthest cell whose value stands in; where none is so near, NaN stays
     */
    public static void fill(float[] values, int columns, int reach) {
        fill(values, 0, values.length / columns, columns, 0, null, null, reach);
    }

    /**
     * Fills the gaps of a strip.
     *
     * @param values holds the strip's rows
     * @param offset where in it they begin
     * @param firstRow the number of the first of them in the map
     * @param above the row above the strip, null at the northern edge
     * @param below the row below it, null at the southern edge
     * @param reach steps to the farthest cell whose value stands in; where none is so near, NaN stays
     * @return the state of the strip's last row
     */
    static Row fill(float[] values, int offset, int rows, int columns, int firstRow, Row above, Row below, int reach) {
        long[] keys = keys(values, offset, rows, columns, firstRow);
        int last = (rows - 1) * columns;
        if (keys != null) {
            boolean[] gaps = gaps(keys, rows, columns);
            for (int row = 0; row < rows; row++) {
                if (gaps[row]) {
                    int at = row * columns;
                    if (row > 0) {
                        pass(keys, at - columns, values, offset + at - columns, keys, at, values, offset + at, columns);
                    } else if (above != null) {
                        pass(above.keys(), 0, above.values(), 0, keys, at, values, offset + at, columns);
                    }
                    passAlong(keys, at, values, offset + at, columns);
                }
            }
            for (int row = rows - 1; row >= 0; row--) {
                if (gaps[row]) {
                    int at = row * columns;
                    if (row < rows - 1) {
                        pass(keys, at + columns, values, offset + at + columns, keys, at, values, offset + at, columns);
                    } else if (below != null) {
                        pass(below.keys(), 0, below.values(), 0, keys, at, values, offset + at, columns);
                    }
                    passAlong(keys, at, values, offset + at, columns);
                }
            }
        }
        float[] lastValues = Arrays.copyOfRange(values, offset + last, offset + last + columns);
        if (keys != null && reach < EVERYWHERE) {
            for (int i = 0; i < keys.length; i++) {
                values[offset + i] = keys[i] / STEP > reach ? Float.NaN : values[offset + i];
            }
        }
        return new Row(
                keys == null ? ownKeys(firstRow + rows - 1, columns) : Arrays.copyOfRange(keys, last, last + columns),
                lastValues);
    }

    /**
     * The state of a strip's first row as far as this and the rows below tell; the values stay as they are.
     *
     * @param below the row below the strip, null at the southern edge
     */
    static Row fromBelow(float[] values, int rows, int columns, int firstRow, Row below) {
        Row state = below;
        for (int row = rows - 1; row >= 0; row--) {
            float[] rowValues = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
            long[] keys = keys(rowValues, 0, 1, columns, firstRow + row);
            if (keys == null) {
                keys = ownKeys(firstRow + row, columns);
            } else {
                if (state != null) {
                    pass(state.keys(), 0, state.values(), 0, keys, 0, rowValues, 0, columns);
                }
                passAlong(keys, 0, rowValues, 0, columns);
            }
            state = new Row(keys, rowValues);
        }
        return state;
    }

    /** Whether one of so many first values is missing. */
    static boolean hasGaps(float[] values, int count) {
        return hasGaps(values, 0, count);
    }

    private static boolean hasGaps(float[] values, int offset, int count) {
        boolean whole = true;
        for (int i = 0; i < count && whole; i++) {
            whole = !Float.isNaN(values[offset + i]);
        }
        return !whole;
    }

    /** The cells themselves where they have data; null when all have. */
    private static long[] keys(float[] values, int offset, int rows, int columns, int firstRow) {
        int count = rows * columns;
        if (!hasGaps(values, offset, count)) {
            return null;
        }
        long[] keys = new long[count];
        long first = (long) firstRow * columns;
        for (int i = 0; i < count; i++) {
            keys[i] = Float.isNaN(values[offset + i]) ? NOWHERE : first + i;
        }
        return keys;
    }

    private static long[] ownKeys(int row, int columns) {
        long[] keys = new long[columns];
        Arrays.setAll(keys, column -> (long) row * columns + column);
        return keys;
    }

    private static boolean[] gaps(long[] keys, int rows, int columns) {
        boolean[] gaps = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = row * columns; i < (row + 1) * columns && !gaps[row]; i++) {
                gaps[row] = keys[i] >= STEP;
            }
        }
        return gaps;
    }

    /** From the three neighbours in the row above or below. */
    private static void pass(
            long[] fromKeys,
            int fromKey,
            float[] fromValues,
            int fromValue,
            long[] keys,
            int key,
            float[] values,
            int value,
            int columns) {
        for (int c = 0; c < columns; c++) {
            long best = keys[key + c];
            if (best >= STEP) {
                int chosen = -1;
                for (int n = Math.max(0, c - 1); n <= Math.min(columns - 1, c + 1); n++) {
                    if (fromKeys[fromKey + n] + STEP < best) {
                        best = fromKeys[fromKey + n] + STEP;
                        chosen = n;
                    }
                }
                if (chosen >= 0) {
                    keys[key + c] = best;
                    values[value + c] = fromValues[fromValue + chosen];
                }
            }
        }
    }

    /** From the neighbours in the row itself, eastwards and back. */
    private static void passAlong(long[] keys, int key, float[] values, int value, int columns) {
        for (int c = 1; c < columns; c++) {
            if (keys[key + c - 1] + STEP < keys[key + c]) {
                keys[key + c] = keys[key + c - 1] + STEP;
                values[value + c] = values[value + c - 1];
            }
        }
        for (int c = columns - 2; c >= 0; c--) {
            if (keys[key + c + 1] + STEP < keys[key + c]) {
                keys[key + c] = keys[key + c + 1] + STEP;
                values[value + c] = values[value + c + 1];
            }
        }
    }
}
