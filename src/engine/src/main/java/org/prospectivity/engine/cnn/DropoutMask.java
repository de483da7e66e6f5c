package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/** Factors of values in training: 0 for those that are dropped, and for the others what makes up for it. */
final class DropoutMask {
    private final double probability;
    private final float[] factors;

    /** @param probability of dropping a value */
    DropoutMask(int values, double probability) {
        this.probability = probability;
        this.factors = new float[values];
    }

    /** Draws which values are dropped; until then all are. */
    void draw(SplittableRandom random) {
        float rest = (float) (1 / (1 - probability));
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < probability ? 0 : rest;
        }
    }

    /** Multiplies values, or the gradient by them. */
    void apply(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
    }

    /** The factor of each value; not to be changed. */
    float[] factors() {
        return factors;
    }
}
