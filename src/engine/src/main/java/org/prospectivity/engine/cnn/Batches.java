package org.prospectivity.engine.cnn;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes the batches a network learns from: windows of drawn cells, all of a batch in one of the 8 orientations of a
 * square, each with bands of its own dropped (set to zero) and the rest scaled up to make up for them; or, for a share of
 * them, with all bands, as the trained network will see them.
 */
final class Batches {
    /** Values that are kept. */
    private static final long MOST_KNOWN = 8_000_000;

    private final Windows windows;
    private final int window;
    private final double bandDropout;
    private final double whole;
    private final SplittableRandom random;
    /** As the area has them, of cells drawn before. */
    private final Map<Integer, float[]> known = new HashMap<>();

    private final float[] scale;

    /** @param whole share of windows of which no band is dropped */
    Batches(Windows windows, int window, double bandDropout, double whole, SplittableRandom random) {
        this.windows = windows;
        this.window = window;
        this.bandDropout = bandDropout;
        this.whole = whole;
        this.random = random;
        this.scale = new float[windows.bands()];
    }

    /**
     * Windows around cells.
     *
     * @param values where they go, by [window, row, column, band]
     */
    void around(int[] cells, float[] values) {
        int bands = windows.bands();
        int orientation = random.nextInt(8);
        for (int i = 0; i < cells.length; i++) {
            float[] straight = straight(cells[i]);
            double dropout = whole > 0 && random.nextDouble() < whole ? 0 : bandDropout;
            for (int b = 0; b < bands; b++) {
                boolean dropped = dropout > 0 && random.nextDouble() < dropout;
                scale[b] = dropped ? 0 : (float) (1 / (1 - dropout));
            }
            turn(straight, orientation, values, i * straight.length);
        }
    }

    /** Values of a batch of so many windows. */
    int length(int count) {
        return count * windows.bands() * window * window;
    }

    /** Most networks learn from few cells over and over, whose windows lie scattered over a whole map. */
    private float[] straight(int cell) {
        float[] values = known.get(cell);
        if (values == null) {
            values = new float[length(1)];
            windows.copyAround(cell, window, values, 0);
            if ((long) known.size() * values.length < MOST_KNOWN) {
                known.put(cell, values);
            }
        }
        return values;
    }

    /** Turns a window and scales its bands. */
    private void turn(float[] straight, int orientation, float[] into, int offset) {
        int bands = scale.length;
        int to = offset;
        for (int r = 0; r < window; r++) {
            for (int c = 0; c < window; c++) {
                int row = (orientation & 1) == 0 ? r : window - 1 - r;
                int column = (orientation & 2) == 0 ? c : window - 1 - c;
                int from = ((orientation & 4) == 0 ? row * window + column : column * window + row) * bands;
                for (int b = 0; b < bands; b++) {
                    into[to++] = straight[from++] * scale[b];
                }
            }
        }
    }
}
