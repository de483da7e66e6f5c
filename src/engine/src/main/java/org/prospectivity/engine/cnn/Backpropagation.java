package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/**
 * The loss of a batch of windows and its gradient by all parameters, for batches of one size: a {@link ForwardPass} and
 * the way back through it. The convolutions run in the natives as Deeplearning4j's own do; what is between them is plain
 * loops over arrays that are reserved once. A graph of Deeplearning4j computes the same in about three times as long, even
 * where its convolutions are as fast: it spends most of a step of a network as small as ours on making arrays.
 */
final class Backpropagation implements AutoCloseable {
    private final ParameterLayout layout;
    private final int frozen;
    private final Loss loss;
    private final Body body;
    private final Head head;
    private final ForwardPass pass;

    /**
     * @param frozen how many of the convolutions, from the input on, keep their parameters and drop no channels
     * @param outputs of the network
     * @param samples of a batch
     */
    Backpropagation(
            Architecture architecture, Regularisation regularisation, int frozen, Loss loss, int outputs, int samples) {
        this.layout = new ParameterLayout(architecture, outputs);
        this.frozen = frozen;
        this.loss = loss;
        this.body = Body.training(layout, samples, frozen, regularisation.channelDropout());
        this.head = new Head(layout, samples, regularisation.headDropout());
        this.pass = new ForwardPass(layout, body, head);
    }

    /** Number of leading parameters that stay. */
    int frozenParameters() {
        return layout.body(frozen);
    }

    /**
     * @param windows by [sample, row, column, band]
     * @param expected as many as outputs, by sample
     * @param random decides what is dropped
     * @param gradient where it goes; that of frozen parameters is left as it is
     * @return the loss
     */
    double loss(float[] parameters, float[] windows, float[] expected, SplittableRandom random, float[] gradient) {
        return lossOf(pass.outputs(parameters, windows, random), expected, gradient);
    }

    /**
     * The same from the means over the features of frozen convolutions.
     *
     * @param means what {@link #means} gave, by sample
     */
    double lossOfHead(
            float[] parameters, float[][] means, float[] expected, SplittableRandom random, float[] gradient) {
        for (int s = 0; s < means.length; s++) {
            System.arraycopy(means[s], 0, head.inputs()[s], 0, means[s].length);
        }
        return lossOf(head.forward(parameters, random), expected, gradient);
    }

    private double lossOf(float[][] outputs, float[] expected, float[] gradient) {
        double mean = loss.mean(outputs, expected, head.outputGradients());
        float[][] meanGradients = head.backward(gradient);
        if (body.isTrained()) {
            pass.backwardThroughMeans(meanGradients);
            body.backward(gradient);
        }
        return mean;
    }

    /**
     * What the head reads of a batch.
     *
     * @return by sample; overwritten by the next batch
     */
    float[][] means(float[] parameters, float[] windows, SplittableRandom random) {
        return pass.means(parameters, windows, random);
    }

    @Override
    public void close() {
        pass.close();
    }
}
