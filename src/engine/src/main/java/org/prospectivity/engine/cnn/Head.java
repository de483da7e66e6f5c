package org.prospectivity.engine.cnn;

/**
 * Where the parameters of the head stand: behind those of the convolutions, first the hidden layer, then the output; of
 * each the biases first, then the weights by unit. The hidden layer's inputs are the means of the features, ring by
 * ring, then those of the bands likewise.
 *
 * @param architecture of the network
 */
record Head(Architecture architecture) {
    int bias(int unit) {
        return architecture.bodyParameters() + unit;
    }

    int weight(int unit, int input) {
        return architecture.bodyParameters() + architecture.hidden() + unit * architecture.joined() + input;
    }

    /** The input that is the mean of a feature over a ring. */
    int mean(int ring, int channel) {
        return ring * architecture.channels() + channel;
    }

    /** The input that is the mean of a band over a ring of the profile; ring 0 is the centre cell. */
    int profile(int ring, int band) {
        return architecture.channels() * architecture.rings().length + ring * architecture.bands() + band;
    }

    int outputBias() {
        return weight(architecture.hidden(), 0);
    }

    int outputWeight(int unit) {
        return outputBias() + 1 + unit;
    }
}
