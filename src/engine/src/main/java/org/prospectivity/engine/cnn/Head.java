package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The layers behind the means, for batches of one size: a hidden one of ReLU units, and a linear one. */
final class Head {
    private final float[][] inputs;
    private final DenseLayer hidden;
    private final DenseLayer output;
    private final float[][] units;
    private final float[][] outputs;
    private final float[][] inputGradients;
    private final float[][] unitGradients;
    private final float[][] outputGradients;
    /** Of each sample's inputs; none where nothing is dropped. */
    private final DropoutMask[] inputMasks;
    /** Likewise of its units. */
    private final DropoutMask[] unitMasks;

    /** @param dropout probability of dropping an input of a layer */
    Head(ParameterLayout layout, int samples, double dropout) {
        int means = layout.means();
        int units = layout.architecture().hidden();
        hidden = new DenseLayer(layout.hidden(), samples);
        output = new DenseLayer(layout.output(), samples);
        inputs = new float[samples][means];
        this.units = new float[samples][units];
        outputs = new float[samples][layout.outputs()];
        inputGradients = new float[samples][means];
        unitGradients = new float[samples][units];
        outputGradients = new float[samples][layout.outputs()];
        inputMasks = masks(samples, means, dropout);
        unitMasks = masks(samples, units, dropout);
    }

    private static DropoutMask[] masks(int samples, int values, double dropout) {
        DropoutMask[] masks = new DropoutMask[dropout > 0 ? samples : 0];
        Arrays.setAll(masks, s -> new DropoutMask(values, dropout));
        return masks;
    }

    /** Where the means go before {@link #forward}, by sample. */
    float[][] inputs() {
        return inputs;
    }

    /**
     * @param parameters of the network
     * @param random decides which inputs are dropped; unused where none are
     * @return the outputs by sample; overwritten by the next pass
     */
    float[][] forward(float[] parameters, SplittableRandom random) {
        drop(inputs, inputMasks, random);
        hidden.forward(parameters, inputs, units);
        for (float[] sample : units) {
            Rectifier.forward(sample);
        }
        drop(units, unitMasks, random);
        output.forward(parameters, units, outputs);
        return outputs;
    }

    private static void drop(float[][] values, DropoutMask[] masks, SplittableRandom random) {
        for (int s = 0; s < masks.length; s++) {
            masks[s].draw(random);
            masks[s].apply(values[s]);
        }
    }

    /** The score that an output stands for, 0 to 1: its sigmoid. */
    static float score(float logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }

    /** Where the gradient by the outputs goes before {@link #backward}, by sample. */
    float[][] outputGradients() {
        return outputGradients;
    }

    /**
     * Back through the last forward pass.
     *
     * @param gradient by all parameters of the network, of which those of the head are set
     * @return that by the means, by sample; overwritten by the next pass
     */
    float[][] backward(float[] gradient) {
        output.backward(outputGradients, units, unitGradients, gradient);
        for (int s = 0; s < units.length; s++) {
            Rectifier.backward(units[s], unitGradients[s]);
        }
        mask(unitGradients, unitMasks);
        hidden.backward(unitGradients, inputs, inputGradients, gradient);
        mask(inputGradients, inputMasks);
        return inputGradients;
    }

    private static void mask(float[][] gradients, DropoutMask[] masks) {
        for (int s = 0; s < masks.length; s++) {
            masks[s].apply(gradients[s]);
        }
    }
}
