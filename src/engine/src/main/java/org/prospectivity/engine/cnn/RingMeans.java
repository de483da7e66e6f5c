package org.prospectivity.engine.cnn;

import java.util.Arrays;

/**
 * The means of a square map over concentric rings, for a single place: every cell belongs to one ring, so one pass over
 * the map makes them all. The cells of a map lie row by row, all channels of a cell together.
 */
final class RingMeans {
    private final int channels;
    private final int rings;
    /** Of each cell; none is -1. */
    private final int[] ringOf;

    private final float[] share;

    /**
     * @param side of the map in cells
     * @param squares sides of the squares that bound the rings, ascending, all odd as {@code side}
     */
    RingMeans(int side, int[] squares, int channels) {
        this.channels = channels;
        this.rings = squares.length;
        this.ringOf = new int[side * side];
        int[] cells = new int[rings];
        for (int cell = 0; cell < ringOf.length; cell++) {
            int across = Math.abs(cell % side - side / 2);
            int down = Math.abs(cell / side - side / 2);
            int ring = 0;
            while (ring < rings && squares[ring] < 2 * Math.max(across, down) + 1) {
                ring++;
            }
            ringOf[cell] = ring < rings ? ring : -1;
            if (ring < rings) {
                cells[ring]++;
            }
        }
        share = new float[rings];
        for (int ring = 0; ring < rings; ring++) {
            share[ring] = 1f / cells[ring];
        }
    }

    /** Values of a map. */
    int mapLength() {
        return ringOf.length * channels;
    }

    /** Values of its means: of each ring from the centre on, all channels. */
    int length() {
        return rings * channels;
    }

    /**
     * @param map from {@code at} on
     * @param into where the means go, from {@code offset} on
     */
    void write(float[] map, int at, float[] into, int offset) {
        Arrays.fill(into, offset, offset + length(), 0);
        int from = at;
        for (int ring : ringOf) {
            if (ring >= 0) {
                int to = offset + ring * channels;
                for (int channel = 0; channel < channels; channel++) {
                    into[to + channel] += map[from + channel];
                }
            }
            from += channels;
        }
        for (int ring = 0; ring < rings; ring++) {
            for (int i = offset + ring * channels; i < offset + (ring + 1) * channels; i++) {
                into[i] *= share[ring];
            }
        }
    }

    /**
     * Writes what the means pass back to the cells.
     *
     * @param gradient by the means, from {@code offset} on
     * @param into where that by the map goes, from {@code at} on
     */
    void writeGradient(float[] gradient, int offset, float[] into, int at) {
        int to = at;
        for (int ring : ringOf) {
            float scale = ring < 0 ? 0 : share[ring];
            int from = offset + Math.max(ring, 0) * channels;
            for (int channel = 0; channel < channels; channel++) {
                into[to + channel] = gradient[from + channel] * scale;
            }
            to += channels;
        }
    }
}
