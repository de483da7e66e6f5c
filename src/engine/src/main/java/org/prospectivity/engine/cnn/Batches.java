package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes the batches a network learns from: windows of drawn cells, all of a batch in one of the 8 orientations of a
 * square, each with bands of its own dropped (set to zero) and the rest scaled up to make up for them.
 */
final class Batches {
    private final Windows windows;
    private final int window;
    private final double bandDropout;
    private final SplittableRandom random;
    private final float[] turned;

    Batches(Windows windows, int window, double bandDropout, SplittableRandom random) {
        this.windows = windows;
        this.window = window;
        this.bandDropout = bandDropout;
        this.random = random;
        this.turned = new float[window * window];
    }

    /** Windows around cells. */
    INDArray around(int[] cells) {
        int bands = windows.bands();
        int area = window * window;
        float[] values = new float[cells.length * bands * area];
        int orientation = random.nextInt(8);
        for (int i = 0; i < cells.length; i++) {
            int offset = i * bands * area;
            windows.copyAround(cells[i], window, values, offset);
            for (int b = 0; b < bands; b++) {
                int at = offset + b * area;
                if (bandDropout > 0 && random.nextDouble() < bandDropout) {
                    Arrays.fill(values, at, at + area, 0);
                } else {
                    turn(values, at, orientation);
                }
            }
        }
        return Nd4j.createFromArray(values).reshape(cells.length, bands, window, window);
    }

    /** Turns and scales one band of one window in place. */
    private void turn(float[] values, int offset, int orientation) {
        for (int r = 0; r < window; r++) {
            for (int c = 0; c < window; c++) {
                int row = (orientation & 1) == 0 ? r : window - 1 - r;
                int column = (orientation & 2) == 0 ? c : window - 1 - c;
                int from = (orientation & 4) == 0 ? row * window + column : column * window + row;
                turned[r * window + c] = (float) (values[offset + from] / (1 - bandDropout));
            }
        }
        System.arraycopy(turned, 0, values, offset, turned.length);
    }
}
