package org.prospectivity.engine.cnn;

import java.util.SplittableRandom;

/**
 * The loss of a batch and its gradient by all parameters, for batches of one size. The convolutions run in the natives
 * as Deeplearning4j's own do; what is between them is plain loops over arrays that are reserved once. A graph of
 * Deeplearning4j computes the same in about three times as long: it spends most of a step of a network as small as ours
 * on making arrays.
 */
final class Backpropagation implements AutoCloseable {
    private final ParameterLayout layout;
    private final Regularisation regularisation;
    private final int frozen;
    private final Loss loss;
    private final int samples;
    private final int channels;
    private final NativeConvolution[] convolutions;
    /** What comes out of each convolution behind ReLU, with the channels dropped that its successor does not see. */
    private final float[][] features;
    /** How each sample's channels were scaled, 0 for one dropped; null where none are. */
    private final float[][] kept;

    private final float[][] ofFeatures;
    private final RingMeans rings;
    private final RingMeans profile;
    private final DenseLayer hidden;
    private final DenseLayer linear;
    private final float[][] joined;
    private final float[][] ofJoined;
    private final float[][] keptJoined;
    private final float[][] units;
    private final float[][] ofUnits;
    private final float[][] keptUnits;
    private final float[][] outputs;
    private final float[][] ofOutputs;

    /**
     * @param frozen how many of the convolutions, from the input on, keep their parameters and drop no channels
     * @param outputs of the network
     * @param samples of a batch
     */
    Backpropagation(
            Architecture architecture, Regularisation regularisation, int frozen, Loss loss, int outputs, int samples) {
        this.layout = new ParameterLayout(architecture, outputs);
        this.regularisation = regularisation;
        this.frozen = frozen;
        this.loss = loss;
        this.samples = samples;
        this.channels = architecture.channels();
        int blocks = architecture.blocks();
        convolutions = new NativeConvolution[blocks];
        features = new float[blocks][];
        ofFeatures = new float[blocks][];
        kept = new float[blocks][];
        for (int block = 0; block < blocks; block++) {
            convolutions[block] =
                    NativeConvolution.ofWindows(layout.convolution(block), samples, architecture.window() - 2 * block);
            features[block] = new float[convolutions[block].outputLength()];
            ofFeatures[block] = new float[convolutions[block].outputLength()];
            boolean dropping = block + 1 < blocks && block + 1 >= frozen && regularisation.channelDropout() > 0;
            kept[block] = dropping ? new float[samples * channels] : null;
        }
        rings = new RingMeans(architecture.features(), architecture.rings(), channels);
        profile = new RingMeans(architecture.window(), architecture.profile(), architecture.bands());
        hidden = new DenseLayer(layout.hidden(), samples);
        linear = new DenseLayer(layout.output(), samples);
        joined = new float[samples][layout.means()];
        ofJoined = new float[samples][layout.means()];
        keptJoined = new float[samples][layout.means()];
        units = new float[samples][architecture.hidden()];
        ofUnits = new float[samples][architecture.hidden()];
        keptUnits = new float[samples][architecture.hidden()];
        this.outputs = new float[samples][outputs];
        this.ofOutputs = new float[samples][outputs];
    }

    /** Number of all parameters: the convolutions', the hidden layer's and the output's. */
    int parameters() {
        return layout.parameters();
    }

    /** Number of leading parameters that stay. */
    int frozenParameters() {
        return layout.body(frozen);
    }

    /**
     * @param windows by [sample, row, column, band]
     * @param expected as many as outputs, by sample
     * @param random decides what is dropped
     * @param gradient where it goes; that of frozen parameters is left as it is
     * @return the loss
     */
    double loss(float[] parameters, float[] windows, float[] expected, SplittableRandom random, float[] gradient) {
        body(parameters, windows, random);
        return lossOfHead(parameters, expected, random, gradient);
    }

    /**
     * The same from what the convolutions made of the windows, where all of them are frozen.
     *
     * @param joined what {@link #joined} gave, by sample
     */
    double lossOfHead(
            float[] parameters, float[][] joined, float[] expected, SplittableRandom random, float[] gradient) {
        for (int s = 0; s < samples; s++) {
            System.arraycopy(joined[s], 0, this.joined[s], 0, joined[s].length);
        }
        return lossOfHead(parameters, expected, random, gradient);
    }

    private double lossOfHead(float[] parameters, float[] expected, SplittableRandom random, float[] gradient) {
        head(parameters, random);
        double mean = loss.mean(outputs, expected, ofOutputs);
        backward(gradient);
        return mean;
    }

    /**
     * What the head reads of a batch.
     *
     * @return by sample; overwritten by the next batch
     */
    float[][] joined(float[] parameters, float[] windows, SplittableRandom random) {
        body(parameters, windows, random);
        return joined;
    }

    private void body(float[] parameters, float[] windows, SplittableRandom random) {
        float[] input = windows;
        for (int block = 0; block < convolutions.length; block++) {
            convolutions[block].forward(parameters, input, features[block]);
            input = features[block];
            if (kept[block] == null) {
                rectify(input);
            } else {
                draw(kept[block], regularisation.channelDropout(), random);
                rectifyAndScale(input, kept[block]);
            }
        }
        for (int s = 0; s < samples; s++) {
            rings.write(input, s * rings.mapLength(), joined[s], 0);
            profile.write(windows, s * profile.mapLength(), joined[s], rings.length());
        }
    }

    private void head(float[] parameters, SplittableRandom random) {
        drop(joined, keptJoined, random);
        hidden.forward(parameters, joined, units);
        for (float[] sample : units) {
            rectify(sample);
        }
        drop(units, keptUnits, random);
        linear.forward(parameters, units, outputs);
    }

    private void backward(float[] gradient) {
        boolean dropping = regularisation.headDropout() > 0;
        linear.backward(ofOutputs, units, ofUnits, gradient);
        for (int s = 0; s < samples; s++) {
            passBack(ofUnits[s], units[s], dropping ? keptUnits[s] : null);
        }
        hidden.backward(ofUnits, joined, ofJoined, gradient);
        int last = convolutions.length - 1;
        if (frozen > last) {
            return;
        }
        for (int s = 0; s < samples; s++) {
            if (dropping) {
                scale(ofJoined[s], keptJoined[s]);
            }
            rings.writeGradient(ofJoined[s], 0, ofFeatures[last], s * rings.mapLength());
        }
        for (int block = last; block >= frozen; block--) {
            if (kept[block] == null) {
                passBack(ofFeatures[block], features[block], null);
            } else {
                passBackChannels(ofFeatures[block], features[block], kept[block]);
            }
            float[] before = block > frozen ? ofFeatures[block - 1] : null;
            convolutions[block].backward(ofFeatures[block], before, gradient);
        }
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    private void rectifyAndScale(float[] values, float[] scales) {
        int cells = values.length / scales.length;
        for (int s = 0; s < samples; s++) {
            for (int cell = s * cells; cell < (s + 1) * cells; cell++) {
                for (int channel = 0; channel < channels; channel++) {
                    values[cell * channels + channel] =
                            Math.max(values[cell * channels + channel], 0) * scales[s * channels + channel];
                }
            }
        }
    }

    /** Back through ReLU, and through dropout where there are scales. */
    private static void passBack(float[] gradient, float[] values, float[] scales) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = where(values[i], gradient[i]);
        }
        if (scales != null) {
            scale(gradient, scales);
        }
    }

    private void passBackChannels(float[] gradient, float[] values, float[] scales) {
        int cells = values.length / scales.length;
        for (int s = 0; s < samples; s++) {
            for (int cell = s * cells; cell < (s + 1) * cells; cell++) {
                for (int channel = 0; channel < channels; channel++) {
                    int i = cell * channels + channel;
                    gradient[i] = where(values[i], gradient[i] * scales[s * channels + channel]);
                }
            }
        }
    }

    /**
     * A gradient where a value is above 0, else 0. Of values that are never below 0, of which about half are 0 in no
     * order, so that no processor could guess a branch.
     */
    private static float where(float value, float gradient) {
        int above = -Float.floatToRawIntBits(value) >> 31;
        return Float.intBitsToFloat(Float.floatToRawIntBits(gradient) & above);
    }

    private void drop(float[][] values, float[][] scales, SplittableRandom random) {
        if (regularisation.headDropout() > 0) {
            for (int s = 0; s < samples; s++) {
                draw(scales[s], regularisation.headDropout(), random);
                scale(values[s], scales[s]);
            }
        }
    }

    private static void scale(float[] values, float[] scales) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= scales[i];
        }
    }

    private static void draw(float[] scales, double dropped, SplittableRandom random) {
        float rest = (float) (1 / (1 - dropped));
        for (int i = 0; i < scales.length; i++) {
            scales[i] = random.nextDouble() < dropped ? 0 : rest;
        }
    }

    @Override
    public void close() {
        for (NativeConvolution convolution : convolutions) {
            convolution.close();
        }
    }
}
