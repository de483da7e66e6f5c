package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The means over what frozen convolutions make of windows, worked out once: windows are drawn and augmented as for any
 * batch, but only an eighth as many as a training takes, and the head then learns from batches drawn of these.
 */
final class MeansPool {
    /** How often a window is used on average. */
    private static final int USES = 8;
    /** Values that a pool holds at most. */
    private static final long MOST_VALUES = 8_000_000;

    private final float[][][] batches;
    private final int batch;

    /** Fills the values of a batch of windows, the deposits' before the others'. */
    @FunctionalInterface
    interface Draw {
        void fill(float[] windows);
    }

    /**
     * @param parameters of the network, of which the convolutions' count
     * @param draw of a batch
     * @param windows room for a batch
     * @param steps that will draw from the pool
     */
    MeansPool(
            Backpropagation backpropagation,
            float[] parameters,
            Draw draw,
            float[] windows,
            int batch,
            int steps,
            SplittableRandom random) {
        this.batch = batch;
        draw.fill(windows);
        float[][] first = copy(backpropagation.means(parameters, windows, random));
        int length = first[0].length;
        batches = new float
                [(int) Math.max(1, Math.min((steps + USES - 1) / USES, MOST_VALUES / ((long) batch * length)))][][];
        batches[0] = first;
        for (int b = 1; b < batches.length; b++) {
            draw.fill(windows);
            batches[b] = copy(backpropagation.means(parameters, windows, random));
        }
    }

    private static float[][] copy(float[][] samples) {
        return Arrays.stream(samples).map(float[]::clone).toArray(float[][]::new);
    }

    /**
     * Draws a batch with replacement: its first half of the first halves, its second of the second.
     *
     * @return by sample; not to be changed
     */
    float[][] draw(SplittableRandom random) {
        int half = batch / 2;
        float[][] drawn = new float[batch][];
        for (int i = 0; i < batch; i++) {
            drawn[i] = batches[random.nextInt(batches.length)][random.nextInt(half) + (i < half ? 0 : half)];
        }
        return drawn;
    }
}
