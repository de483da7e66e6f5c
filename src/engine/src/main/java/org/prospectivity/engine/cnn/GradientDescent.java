package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/** A network on its way from its first parameters to its last, one batch a step. */
final class GradientDescent implements AutoCloseable {
    private final Backpropagation backpropagation;
    private final Adam adam;
    private final OneCycle rate;
    private final SplittableRandom random;
    private final float[] parameters;
    private final float[] gradient;
    private int steps;

    /**
     * @param parameters to start from; they change with every step
     * @param random decides what is dropped
     */
    GradientDescent(Backpropagation backpropagation, OneCycle rate, SplittableRandom random, float[] parameters) {
        this.backpropagation = backpropagation;
        this.adam = new Adam(parameters.length);
        this.rate = rate;
        this.random = random;
        this.parameters = parameters;
        this.gradient = new float[parameters.length];
    }

    /**
     * Learns from a batch.
     *
     * @return its loss before
     */
    double step(float[] windows, float[] expected) {
        return stepped(backpropagation.loss(parameters, windows, expected, random, gradient));
    }

    /**
     * Learns from a batch with the head alone.
     *
     * @param means over what the frozen convolutions made of the windows
     * @return its loss before
     */
    double stepOfHead(float[][] means, float[] expected) {
        return stepped(backpropagation.lossOfHead(parameters, means, expected, random, gradient));
    }

    private double stepped(double loss) {
        adam.step(parameters, gradient, backpropagation.frozenParameters(), rate.at(steps));
        steps++;
        return loss;
    }

    @Override
    public void close() {
        backpropagation.close();
    }
}
