package org.prospectivity.engine.cnn;

import java.util.Arrays;

/**
 * A fully connected layer of a batch, forward and backward: y = b + W x. Batches are of a few dozen samples and units,
 * which plain loops are done with before a native operation has begun. Parameters are the biases and then the weights by
 * output and input.
 */
final class DenseLayer {
    /** Rows added at a time, so that sums are loaded and stored a quarter as often. */
    private static final int TOGETHER = 4;

    private final int samples;
    private final int inputs;
    private final int outputs;
    private final float[] turned;

    DenseLayer(int samples, int inputs, int outputs) {
        this.samples = samples;
        this.inputs = inputs;
        this.outputs = outputs;
        this.turned = new float[inputs * outputs];
    }

    /** Number of its parameters. */
    int parameters() {
        return outputs * (inputs + 1);
    }

    /**
     * @param parameters from {@code at} on
     * @param x by sample and input
     * @param y where the outputs go, by sample
     */
    void forward(float[] parameters, int at, float[] x, float[] y) {
        int weights = at + outputs;
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                turned[i * outputs + o] = parameters[weights + o * inputs + i];
            }
        }
        for (int s = 0; s < samples; s++) {
            System.arraycopy(parameters, at, y, s * outputs, outputs);
            addRows(x, s * inputs, 1, inputs, turned, 0, y, s * outputs, outputs);
        }
    }

    /**
     * @param gradient of the outputs
     * @param x the inputs of the forward pass
     * @param ofX where the gradient of the inputs goes
     * @param ofParameters where that of the parameters goes, from {@code at} on
     */
    void backward(float[] gradient, float[] parameters, int at, float[] x, float[] ofX, float[] ofParameters) {
        int weights = at + outputs;
        Arrays.fill(ofParameters, at, at + parameters(), 0);
        Arrays.fill(ofX, 0, samples * inputs, 0);
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < outputs; o++) {
                ofParameters[at + o] += gradient[s * outputs + o];
            }
            addRows(gradient, s * outputs, 1, outputs, parameters, weights, ofX, s * inputs, inputs);
        }
        for (int o = 0; o < outputs; o++) {
            addRows(gradient, o, outputs, samples, x, 0, ofParameters, weights + o * inputs, inputs);
        }
    }

    /** Adds the rows of a matrix, each times its factor; factors lie {@code step} apart. */
    private static void addRows(
            float[] factors,
            int firstFactor,
            int step,
            int count,
            float[] rows,
            int firstRow,
            float[] into,
            int offset,
            int length) {
        int row = 0;
        for (; row + TOGETHER <= count; row += TOGETHER) {
            int factor = firstFactor + row * step;
            float one = factors[factor];
            float two = factors[factor + step];
            float three = factors[factor + 2 * step];
            float four = factors[factor + 3 * step];
            int a = firstRow + row * length;
            int b = a + length;
            int c = b + length;
            int d = c + length;
            for (int i = 0; i < length; i++) {
                into[offset + i] += one * rows[a + i] + two * rows[b + i] + three * rows[c + i] + four * rows[d + i];
            }
        }
        for (; row < count; row++) {
            float factor = factors[firstFactor + row * step];
            int a = firstRow + row * length;
            for (int i = 0; i < length; i++) {
                into[offset + i] += factor * rows[a + i];
            }
        }
    }
}
