package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/**
 * What a network makes of a batch of windows, in training and in judging alike: features by the convolutions, their means
 * and those of the bands over rings, outputs by the head. Batches are of one size.
 */
final class ForwardPass implements AutoCloseable {
    private final Body body;
    private final RingMeans featureMeans;
    private final RingMeans bandMeans;
    private final Head head;

    /** For scores: with nothing dropped. */
    static ForwardPass scoring(ParameterLayout layout, int samples) {
        int side = layout.architecture().window();
        return new ForwardPass(layout, Body.scoring(layout, samples, side, side), new Head(layout, samples, 0));
    }

    ForwardPass(ParameterLayout layout, Body body, Head head) {
        Architecture architecture = layout.architecture();
        this.body = body;
        this.head = head;
        featureMeans = new RingMeans(architecture.features(), architecture.rings(), architecture.channels());
        bandMeans = new RingMeans(architecture.window(), architecture.profile(), architecture.bands());
    }

    /**
     * The means, which the head reads.
     *
     * @param windows by [sample, row, column, band]
     * @param random decides what is dropped; unused where nothing is
     * @return by sample; overwritten by the next pass
     */
    float[][] means(float[] parameters, float[] windows, SplittableRandom random) {
        float[] features = body.forward(parameters, windows, random);
        float[][] means = head.inputs();
        for (int s = 0; s < means.length; s++) {
            featureMeans.write(features, s * featureMeans.mapLength(), means[s], 0);
            bandMeans.write(windows, s * bandMeans.mapLength(), means[s], featureMeans.length());
        }
        return means;
    }

    /**
     * The outputs.
     *
     * @param windows by [sample, row, column, band]
     * @param random decides what is dropped; unused where nothing is
     * @return by sample; overwritten by the next pass
     */
    float[][] outputs(float[] parameters, float[] windows, SplittableRandom random) {
        means(parameters, windows, random);
        return head.forward(parameters, random);
    }

    /** Takes what the means pass back to the features. */
    void backwardThroughMeans(float[][] meanGradients) {
        for (int s = 0; s < meanGradients.length; s++) {
            featureMeans.writeGradient(meanGradients[s], 0, body.outputGradient(), s * featureMeans.mapLength());
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
