package org.prospectivity.engine.cnn;

/**
 * Sums over concentric squares around every cell of a row of a map. A row of the map lies channel by channel, so that
 * the sums of all its channels are one long loop. Sums along a row grow by doubling — of 1, 2, 4, … cells — so that a
 * square of any side costs a few additions a cell, and no error builds up along a row as it would in a running sum. Where
 * values are added that lie apart they are first copied to the beginning of an array: the compiler uses a processor's
 * wide instructions only where all arrays of a loop have the same index.
 */
final class SquareSums {
    private final int length;
    private final int[] sides;
    private final float[] column;
    private final float[] shifted;
    private final float[] sum;
    /** Sums of 2, 4, 8, … cells. */
    private final float[][] doubled;

    /**
     * For maps of one width; not for use by several threads at a time.
     *
     * @param length of a row of the map: channels by columns
     * @param sides of the squares in cells, ascending, all odd
     */
    SquareSums(int length, int[] sides) {
        this.length = length;
        this.sides = sides.clone();
        this.column = new float[length];
        this.shifted = new float[length];
        this.sum = new float[length];
        int doublings = 0;
        while (2 << doublings <= sides[sides.length - 1]) {
            doublings++;
        }
        this.doubled = new float[doublings][length];
    }

    /**
     * Writes the sums around the cells of a row. Where a square reaches over the end of the row they are of no use.
     *
     * @param map row by row
     * @param row in whose cells the squares have their centre; they must not reach over the map's first or last row
     * @param into where they go, from {@code at} on: square by square, of each as the map's rows are
     */
    void write(float[][] map, int row, Memory into, int at) {
        System.arraycopy(map[row], 0, column, 0, length);
        int reach = 0;
        for (int square = 0; square < sides.length; square++) {
            int half = (sides[square] - 1) / 2;
            while (reach < half) {
                reach++;
                add(map[row - reach], map[row + reach], column, length);
            }
            sumAlong(sides[square]);
            into.put(sum, 0, at + square * length + half, length - 2 * half);
        }
    }

    /** Sums of {@code side} values of {@link #column} from each one on. */
    private void sumAlong(int side) {
        System.arraycopy(column, 0, sum, 0, length);
        float[] spans = column;
        int summed = 1;
        for (int doubling = 0; summed < side; doubling++) {
            int span = 1 << doubling;
            int count = length - 2 * span + 1;
            System.arraycopy(spans, span, shifted, 0, count);
            sum(spans, shifted, doubled[doubling], count);
            spans = doubled[doubling];
            if ((side & 2 * span) != 0) {
                count = length - summed - 2 * span + 1;
                System.arraycopy(spans, summed, shifted, 0, count);
                add(shifted, sum, count);
                summed += 2 * span;
            }
        }
    }

    private static void add(float[] one, float[] other, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] += one[i] + other[i];
        }
    }

    private static void sum(float[] one, float[] other, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = one[i] + other[i];
        }
    }

    private static void add(float[] values, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] += values[i];
        }
    }
}
