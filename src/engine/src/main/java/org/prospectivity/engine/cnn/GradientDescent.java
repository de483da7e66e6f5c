package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A network on its way from its first parameters to its last, one batch a step. */
final class GradientDescent implements AutoCloseable {
    private final Backpropagation backpropagation;
    private final Adam adam;
    private final OneCycle rate;
    private final SplittableRandom random;
    private final float[] parameters;
    private final float[] gradient;
    private final int[] hastened;
    private final float[] before;
    private final double factor;
    private int steps;

    /**
     * @param parameters to start from; they change with every step
     * @param random decides what is dropped
     */
    GradientDescent(Backpropagation backpropagation, OneCycle rate, SplittableRandom random, float[] parameters) {
        this(backpropagation, rate, random, parameters, new int[0], 1);
    }

    /**
     * @param hastened parameters whose rate is another
     * @param factor of their rate
     */
    GradientDescent(
            Backpropagation backpropagation,
            OneCycle rate,
            SplittableRandom random,
            float[] parameters,
            int[] hastened,
            double factor) {
        this.backpropagation = backpropagation;
        this.adam = new Adam(parameters.length);
        this.rate = rate;
        this.random = random;
        this.parameters = parameters;
        this.gradient = new float[parameters.length];
        this.hastened = Arrays.stream(hastened)
                .filter(i -> i >= backpropagation.frozenParameters())
                .toArray();
        this.before = new float[this.hastened.length];
        this.factor = factor;
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
     * @param joined what the frozen convolutions made of the windows
     * @return its loss before
     */
    double stepOfHead(float[][] joined, float[] expected) {
        return stepped(backpropagation.lossOfHead(parameters, joined, expected, random, gradient));
    }

    private double stepped(double loss) {
        for (int i = 0; i < hastened.length; i++) {
            before[i] = parameters[hastened[i]];
        }
        adam.step(parameters, gradient, backpropagation.frozenParameters(), rate.at(steps));
        for (int i = 0; i < hastened.length; i++) {
            parameters[hastened[i]] = (float) (before[i] + factor * (parameters[hastened[i]] - before[i]));
        }
        steps++;
        return loss;
    }

    @Override
    public void close() {
        backpropagation.close();
    }
}
