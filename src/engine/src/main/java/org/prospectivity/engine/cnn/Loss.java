package org.prospectivity.engine.cnn;

/** What a training makes least, as a mean over a batch. */
enum Loss {
    /**
     * Cross-entropy of a sigmoid score with labels of 0 and 1, in nats, from the value z before the sigmoid:
     * log(1 + eᶻ) − yz, with the gradient σ(z) − y.
     */
    CROSS_ENTROPY {
        @Override
        double of(double z, double y) {
            return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
        }

        @Override
        double slope(double z, double y) {
            return 1 / (1 + Math.exp(-z)) - y;
        }
    },
    /** The squared error. */
    SQUARED_ERROR {
        @Override
        double of(double z, double y) {
            return (z - y) * (z - y);
        }

        @Override
        double slope(double z, double y) {
            return 2 * (z - y);
        }
    };

    abstract double of(double z, double y);

    abstract double slope(double z, double y);

    /**
     * @param outputs of the network
     * @param expected as many
     * @param gradient where that of the mean by the outputs goes
     * @return the mean
     */
    double mean(float[] outputs, float[] expected, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            sum += of(outputs[i], expected[i]);
            gradient[i] = (float) (slope(outputs[i], expected[i]) / outputs.length);
        }
        return sum / outputs.length;
    }
}
