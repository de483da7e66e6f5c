package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/**
 * The convolutions of a network, each followed by ReLU, on maps of one size: on a tile, on a batch of windows, and, where
 * they are trained, backward as well. Maps are by [sample, row, column, channel].
 */
final class Body implements AutoCloseable {
    private final int channels;
    private final int samples;
    /** How many of the convolutions, from the input on, are not trained. */
    private final int frozen;

    private final NativeConvolution[] convolutions;
    /** What comes out of each convolution behind ReLU and dropout. */
    private final float[][] features;
    /** By the features of each convolution that is trained. */
    private final float[][] gradients;
    /** Of each convolution's channels, by sample; null where none are dropped. */
    private final DropoutMask[] masks;

    /** For scores: forward only, with nothing dropped. */
    static Body scoring(ParameterLayout layout, int samples, int rows, int columns) {
        return new Body(layout, samples, rows, columns, layout.architecture().blocks(), 0, false);
    }

    /**
     * For training on windows.
     *
     * @param frozen how many of the convolutions, from the input on, keep their parameters and drop no channels
     * @param dropout probability of dropping a channel between two convolutions
     */
    static Body training(ParameterLayout layout, int samples, int frozen, double dropout) {
        int side = layout.architecture().window();
        return new Body(layout, samples, side, side, frozen, dropout, true);
    }

    private Body(
            ParameterLayout layout, int samples, int rows, int columns, int frozen, double dropout, boolean training) {
        this.channels = layout.architecture().channels();
        this.samples = samples;
        this.frozen = frozen;
        int blocks = layout.architecture().blocks();
        convolutions = new NativeConvolution[blocks];
        features = new float[blocks][];
        gradients = new float[blocks][];
        masks = new DropoutMask[blocks];
        for (int block = 0; block < blocks; block++) {
            ParameterLayout.Layer layer = layout.convolution(block);
            convolutions[block] =
                    new NativeConvolution(layer, samples, rows - 2 * block, columns - 2 * block, training);
            features[block] = new float[convolutions[block].outputLength()];
            gradients[block] = block < frozen ? null : new float[features[block].length];
            boolean dropping = training && block + 1 < blocks && block + 1 >= frozen && dropout > 0;
            masks[block] = dropping ? new DropoutMask(samples * channels, dropout) : null;
        }
    }

    /**
     * @param parameters of the network
     * @param random decides what is dropped; unused where nothing is
     * @return the last convolution's features; overwritten by the next pass
     */
    float[] forward(float[] parameters, float[] maps, SplittableRandom random) {
        float[] input = maps;
        for (int block = 0; block < convolutions.length; block++) {
            convolutions[block].forward(parameters, input, features[block]);
            input = features[block];
            if (masks[block] == null) {
                Rectifier.forward(input);
            } else {
                masks[block].draw(random);
                rectifyAndMask(input, masks[block].factors());
            }
        }
        return input;
    }

    /** Whether any convolution is trained. */
    boolean isTrained() {
        return frozen < convolutions.length;
    }

    /** Where the gradient by the last features goes before {@link #backward}. */
    float[] outputGradient() {
        return gradients[gradients.length - 1];
    }

    /**
     * Back through the last forward pass.
     *
     * @param gradient by all parameters of the network, of which those of trained convolutions are set
     */
    void backward(float[] gradient) {
        for (int block = convolutions.length - 1; block >= frozen; block--) {
            if (masks[block] == null) {
                Rectifier.backward(features[block], gradients[block]);
            } else {
                maskAndUnrectify(gradients[block], features[block], masks[block].factors());
            }
            float[] inputGradient = block > frozen ? gradients[block - 1] : null;
            convolutions[block].backward(gradients[block], inputGradient, gradient);
        }
    }

    private void rectifyAndMask(float[] values, float[] mask) {
        int cells = values.length / mask.length;
        for (int s = 0; s < samples; s++) {
            for (int cell = s * cells; cell < (s + 1) * cells; cell++) {
                for (int channel = 0; channel < channels; channel++) {
                    int i = cell * channels + channel;
                    values[i] = Math.max(values[i], 0) * mask[s * channels + channel];
                }
            }
        }
    }

    private void maskAndUnrectify(float[] gradient, float[] values, float[] mask) {
        int cells = values.length / mask.length;
        for (int s = 0; s < samples; s++) {
            for (int cell = s * cells; cell < (s + 1) * cells; cell++) {
                for (int channel = 0; channel < channels; channel++) {
                    int i = cell * channels + channel;
                    gradient[i] = Rectifier.where(values[i], gradient[i] * mask[s * channels + channel]);
                }
            }
        }
    }

    /** Gives the natives' memory back. */
    @Override
    public void close() {
        for (NativeConvolution convolution : convolutions) {
            convolution.close();
        }
    }
}
