package org.prospectivity.engine.cnn;

/** What a training makes least, as a mean over a batch. */
enum Loss {
    /**
     * Cross-entropy of a sigmoid score with labels of 0 and 1, in nats, from the value z before the sigmoid:
     * log(1 + eᶻ) − yz, with the gradient σ(z) − y.
     */
    CROSS_ENTROPY {
        @Override
        double value(double z, double y) {
            return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
        }

        @Override
        double derivative(double z, double y) {
            return 1 / (1 + Math.exp(-z)) - y;
        }
    },
    /** The squared error. */
    SQUARED_ERROR {
        @Override
        double value(double z, double y) {
            return (z - y) * (z - y);
        }

        @Override
        double derivative(double z, double y) {
            return 2 * (z - y);
        }
    };

    abstract double value(double z, double y);

    abstract double derivative(double z, double y);

    /**
     * @param outputs of the network, by sample
     * @param expected as many, one sample after the other
     * @param gradient where that of the mean by the outputs goes
     * @return the mean
     */
    double mean(float[][] outputs, float[] expected, float[][] gradient) {
        double sum = 0;
        int i = 0;
        for (int s = 0; s < outputs.length; s++) {
            for (int o = 0; o < outputs[s].length; o++) {
                sum += value(outputs[s][o], expected[i]);
                gradient[s][o] = (float) (derivative(outputs[s][o], expected[i]) / expected.length);
                i++;
            }
        }
        return sum / expected.length;
    }
}
