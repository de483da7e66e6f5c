package org.prospectivity.engine.cnn;

/** Adam (Kingma and Ba 2015) with the defaults of its authors. */
final class Adam {
    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float[] first;
    private final float[] second;
    private int steps;

    /** @param parameters how many there are */
    Adam(int parameters) {
        first = new float[parameters];
        second = new float[parameters];
    }

    /**
     * Takes a step down the gradient.
     *
     * @param from the first parameter that is changed
     */
    void step(float[] parameters, float[] gradient, int from, double rate) {
        steps++;
        float scaled =
                (float) (rate * Math.sqrt(1 - Math.pow(SECOND_DECAY, steps)) / (1 - Math.pow(FIRST_DECAY, steps)));
        for (int i = from; i < parameters.length; i++) {
            float g = gradient[i];
            float mean = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * g;
            float square = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * g * g;
            first[i] = mean;
            second[i] = square;
            parameters[i] -= scaled * mean / ((float) Math.sqrt(square) + EPSILON);
        }
    }
}
