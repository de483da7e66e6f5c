package org.prospectivity.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prospectivity.engine.cnn.Architecture;

/**
 * A network as the engine and its peers each build it: valid 3×3 convolutions with ReLU, means over concentric rings of
 * their features beside those of the bands, and a pointwise head of a hidden layer and a sigmoid score.
 *
 * @param channels of each convolution
 * @param rings sides of the squares between which the features are averaged
 * @param profile likewise of the bands
 * @param hidden units of the hidden layer
 */
record NetworkPlan(String name, int bands, int window, int[] channels, int[] rings, int[] profile, int hidden) {
    /**
     * A convolution and where its values stand among the network's parameters.
     *
     * @param bias position of the biases
     * @param weights position of the weights, by output, input, row and column
     */
    record Layer(int inputs, int outputs, int side, int bias, int weights) {
        float[] biases(float[] parameters) {
            return Arrays.copyOfRange(parameters, bias, weights);
        }

        float[] weights(float[] parameters) {
            return Arrays.copyOfRange(parameters, weights, end());
        }

        private int end() {
            return weights + inputs * outputs * side * side;
        }
    }

    /** The engine's own. */
    static NetworkPlan of(Architecture architecture) {
        boolean usual = architecture.equals(Architecture.of(architecture.bands(), architecture.window()));
        String name = usual ? "default" : architecture.blocks() + " × " + architecture.channels();
        int[] channels = new int[architecture.blocks()];
        Arrays.fill(channels, architecture.channels());
        return new NetworkPlan(
                name + ", window " + architecture.window(),
                architecture.bands(),
                architecture.window(),
                channels,
                architecture.rings(),
                architecture.profile(),
                architecture.hidden());
    }

    /** The convolutions in the order of their parameters; the last one or two are the head. */
    List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        int inputs = bands;
        for (int outputs : channels) {
            add(layers, inputs, outputs, 3);
            inputs = outputs;
        }
        inputs = inputs * rings.length + bands * profile.length;
        add(layers, inputs, hidden, 1);
        add(layers, hidden, 1, 1);
        return layers;
    }

    private static void add(List<Layer> layers, int inputs, int outputs, int side) {
        int at = layers.isEmpty() ? 0 : layers.get(layers.size() - 1).end();
        layers.add(new Layer(inputs, outputs, side, at, at + outputs));
    }

    int parameters() {
        List<Layer> layers = layers();
        return layers.get(layers.size() - 1).end();
    }

    /** Side of what is left of a window behind the convolutions. */
    int features() {
        return window - 2 * channels.length;
    }

    /** Cells that a tile reaches beyond the places it scores, in sum over both sides. */
    int reach() {
        return window - 1;
    }

    /** Reproducible parameters of a size that keeps values in range. */
    float[] randomParameters() {
        return randomParameters(1);
    }

    /** Likewise those of another member. */
    float[] randomParameters(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] parameters = new float[parameters()];
        for (Layer layer : layers()) {
            double deviation = Math.sqrt(2.0 / (layer.inputs() * layer.side() * layer.side()));
            for (int i = layer.bias(); i < layer.end(); i++) {
                parameters[i] = (float) (deviation * random.nextGaussian());
            }
        }
        return parameters;
    }
}
