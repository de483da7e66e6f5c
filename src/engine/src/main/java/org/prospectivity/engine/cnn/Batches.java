package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes the batches a network learns from: windows of drawn cells, all of a batch in one of the 8 orientations of a
 * square; each with bands of its own dropped (set to zero) and the rest scaled up to make up for them, or with all bands.
 */
final class Batches {
    private final Windows windows;
    private final int window;
    private final double bandDropout;
    private final SplittableRandom random;
    private final float[] straight;
    private final float[] scale;

    Batches(Windows windows, int window, double bandDropout, SplittableRandom random) {
        this.windows = windows;
        this.window = window;
        this.bandDropout = bandDropout;
        this.random = random;
        this.straight = new float[windows.bands() * window * window];
        this.scale = new float[windows.bands()];
    }

    /** Windows around cells with bands dropped, as an array of [window, row, column, band]. */
    INDArray around(int[] cells) {
        return around(cells, bandDropout);
    }

    /** The same with all bands. */
    INDArray wholeAround(int[] cells) {
        return around(cells, 0);
    }

    private INDArray around(int[] cells, double dropout) {
        int bands = windows.bands();
        float[] values = new float[cells.length * straight.length];
        int orientation = random.nextInt(8);
        for (int i = 0; i < cells.length; i++) {
            windows.copyAround(cells[i], window, straight, 0);
            for (int b = 0; b < bands; b++) {
                boolean dropped = dropout > 0 && random.nextDouble() < dropout;
                scale[b] = dropped ? 0 : (float) (1 / (1 - dropout));
            }
            turn(orientation, values, i * straight.length);
        }
        return Nd4j.createFromArray(values).reshape(cells.length, window, window, bands);
    }

    /** Turns a window and scales its bands. */
    private void turn(int orientation, float[] into, int offset) {
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
