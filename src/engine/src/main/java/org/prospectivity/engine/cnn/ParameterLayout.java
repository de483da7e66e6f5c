package org.prospectivity.engine.cnn;

import java.util.stream.IntStream;

/**
 * Where each parameter of a network lies in the one array of all: layer after layer in the order of Deeplearning4j's
 * graph ({@link Network}), first the convolutions (the body), then the hidden layer and the output layer (the head).
 * The inputs of the hidden layer are the means of the features, ring by ring, then those of the bands likewise.
 *
 * @param architecture of the network
 * @param outputs of the network: 1 for a score
 */
record ParameterLayout(Architecture architecture, int outputs) {
    /** Cells of the kernel of a convolution. */
    static final int KERNEL = 9;

    /**
     * The parameters of a layer: the biases, then the weights by output, input and cell of the kernel.
     *
     * @param offset of the first bias
     * @param kernel cells of the kernel: 1 in a fully connected layer
     */
    record Layer(int offset, int inputs, int outputs, int kernel) {
        int bias(int output) {
            return offset + output;
        }

        /** The first of the weights between an input and an output, which are as many as the kernel has cells. */
        int weight(int output, int input) {
            return offset + outputs + (output * inputs + input) * kernel;
        }

        /** Number of its parameters. */
        int parameters() {
            return outputs * (inputs * kernel + 1);
        }

        /** Offset of the layer behind. */
        int end() {
            return offset + parameters();
        }
    }

    /** @param block position among the convolutions, from the input on */
    Layer convolution(int block) {
        return block == 0
                ? new Layer(0, architecture.bands(), architecture.channels(), KERNEL)
                : new Layer(convolution(block - 1).end(), architecture.channels(), architecture.channels(), KERNEL);
    }

    Layer hidden() {
        return new Layer(body(architecture.blocks()), means(), architecture.hidden(), 1);
    }

    Layer output() {
        return new Layer(hidden().end(), architecture.hidden(), outputs, 1);
    }

    /** Number of parameters of the leading convolutions, which come before all others. */
    int body(int convolutions) {
        return convolutions == 0 ? 0 : convolution(convolutions - 1).end();
    }

    /** Number of parameters. */
    int parameters() {
        return output().end();
    }

    /** Number of means, the inputs of the hidden layer. */
    int means() {
        return bandMean(architecture.profile().length, 0);
    }

    /** The input of the hidden layer that is the mean of a feature over a ring. */
    int featureMean(int ring, int channel) {
        return ring * architecture.channels() + channel;
    }

    /** The input of the hidden layer that is the mean of a band over a ring of the profile; ring 0 is the centre cell. */
    int bandMean(int ring, int band) {
        return featureMean(architecture.rings().length, 0) + ring * architecture.bands() + band;
    }

    /** The weights of an input band: those of the first convolution, and the hidden layer's of the band's own means. */
    IntStream weightsOf(int band) {
        Layer convolution = convolution(0);
        Layer hidden = hidden();
        return IntStream.concat(
                IntStream.range(0, convolution.outputs())
                        .map(channel -> convolution.weight(channel, band))
                        .flatMap(first -> IntStream.range(first, first + KERNEL)),
                IntStream.range(0, hidden.outputs()).flatMap(unit -> IntStream.range(0, architecture.profile().length)
                        .map(ring -> hidden.weight(unit, bandMean(ring, band)))));
    }
}
