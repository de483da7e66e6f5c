package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/**
 * What frozen convolutions make of windows, worked out once: windows are drawn, turned and dropped bands from as for any
 * batch, but only an eighth as many as a training takes, and the head then learns from batches drawn of these.
 */
final class JoinedPool {
    /** How often a window is used on average. */
    private static final int USES = 8;
    /** Values that are kept. */
    private static final long MOST_KEPT = 8_000_000;

    private final float[][] batches;
    private final int batch;
    private final int length;

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
    JoinedPool(
            Backpropagation backpropagation,
            float[] parameters,
            Draw draw,
            float[] windows,
            int batch,
            int steps,
            SplittableRandom random) {
        this.batch = batch;
        draw.fill(windows);
        float[] first = backpropagation.joined(parameters, windows, random).clone();
        length = first.length / batch;
        batches = new float[(int) Math.max(1, Math.min((steps + USES - 1) / USES, MOST_KEPT / first.length))][];
        batches[0] = first;
        for (int b = 1; b < batches.length; b++) {
            draw.fill(windows);
            batches[b] = backpropagation.joined(parameters, windows, random).clone();
        }
    }

    /** Draws a batch with replacement: its first half of the first halves, its second of the second. */
    void draw(float[] joined, SplittableRandom random) {
        int half = batch / 2;
        for (int i = 0; i < batch; i++) {
            float[] from = batches[random.nextInt(batches.length)];
            int row = random.nextInt(half) + (i < half ? 0 : half);
            System.arraycopy(from, row * length, joined, i * length, length);
        }
    }

    /** Values of a batch. */
    int length() {
        return batch * length;
    }
}
