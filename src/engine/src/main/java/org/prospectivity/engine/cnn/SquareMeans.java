package org.prospectivity.engine.cnn;

/**
 * Means over squares of cells, for every place a square fits, of a map of several channels that lie together in each
 * cell. Sums grow by doubling — of 1, 2, 4, … cells along one axis, then along the other — so that a square of any side
 * costs a few additions a cell, and no error builds up along a row as it would in a running sum.
 */
final class SquareMeans {
    private final int rows;
    private final int columns;
    private final int channels;
    private float[] spans = new float[0];
    private float[] doubled = new float[0];
    private float[] along = new float[0];
    private float[] square = new float[0];

    /** For maps of one size; not for use by several threads at a time. */
    SquareMeans(int rows, int columns, int channels) {
        this.rows = rows;
        this.columns = columns;
        this.channels = channels;
    }

    /**
     * Writes the means over squares that begin at {@code margin} cells from the north-western corner and move over
     * {@code down × across} places.
     *
     * @param values the map, from {@code at} on
     * @param into where to: of each place, {@code channels} values, {@code step} values after those of the one before
     * @param offset of the first place's values
     */
    void write(float[] values, int at, int side, int margin, int down, int across, float[] into, int offset, int step) {
        int begin = at + (margin * columns + margin) * channels;
        if (down == 1 && across == 1) {
            single(values, begin, side, into, offset);
            return;
        }
        int row = columns * channels;
        int end = ((down + side - 2) * columns + across + side - 1) * channels;
        float[] sums = values;
        int from = begin;
        if (side > 1) {
            reserve(end);
            int length = end - (side - 1) * row;
            sum(values, begin, end, side, row, along);
            sum(along, 0, length, side, channels, square);
            sums = square;
            from = 0;
        }
        float scale = 1f / (side * side);
        for (int r = 0; r < down; r++) {
            for (int c = 0; c < across; c++) {
                int source = from + r * row + c * channels;
                int target = offset + (r * across + c) * step;
                for (int channel = 0; channel < channels; channel++) {
                    into[target + channel] = sums[source + channel] * scale;
                }
            }
        }
    }

    private void single(float[] values, int begin, int side, float[] into, int offset) {
        for (int channel = 0; channel < channels; channel++) {
            into[offset + channel] = 0;
        }
        for (int r = 0; r < side; r++) {
            int source = begin + r * columns * channels;
            for (int c = 0; c < side; c++) {
                for (int channel = 0; channel < channels; channel++) {
                    into[offset + channel] += values[source + channel];
                }
                source += channels;
            }
        }
        for (int channel = 0; channel < channels; channel++) {
            into[offset + channel] /= side * side;
        }
    }

    private void reserve(int length) {
        if (spans.length < length) {
            spans = new float[length];
            doubled = new float[length];
            along = new float[length];
            square = new float[length];
        }
    }

    /** Sums of {@code count} values that lie {@code stride} apart, from each value on for which there are as many. */
    private void sum(float[] values, int begin, int length, int count, int stride, float[] into) {
        float[] current = values;
        int from = begin;
        int span = 1;
        int summed = 0;
        int places = length - (count - 1) * stride;
        while (true) {
            if ((count & span) != 0) {
                if (summed == 0) {
                    System.arraycopy(current, from, into, 0, places);
                } else {
                    add(into, current, from + summed * stride, places);
                }
                summed += span;
            }
            if (summed == count) {
                return;
            }
            float[] next = current == spans ? doubled : spans;
            add(current, from, from + span * stride, next, length - (2 * span - 1) * stride);
            current = next;
            from = 0;
            span *= 2;
        }
    }

    private static void add(float[] into, float[] other, int at, int length) {
        for (int i = 0; i < length; i++) {
            into[i] += other[at + i];
        }
    }

    private static void add(float[] values, int one, int other, float[] into, int length) {
        for (int i = 0; i < length; i++) {
            into[i] = values[one + i] + values[other + i];
        }
    }
}
