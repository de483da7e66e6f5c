package org.prospectivity.engine.cnn;

import java.util.Arrays;

/**
 * A fully connected layer of a batch, forward and backward: y = b + W x. Batches are of a few dozen samples and units,
 * which plain loops are done with before a native operation has begun. Parameters are the biases and then the weights by
 * output and input. Every sample, and every output's weights, is an array of its own: the compiler uses a processor's
 * wide instructions only where all arrays of a loop have the same index.
 */
final class DenseLayer {
    /** Rows added at a time, so that sums are loaded and stored a quarter as often. */
    private static final int TOGETHER = 4;

    private final int inputs;
    private final int outputs;
    /** By output and input. */
    private final float[][] weights;
    /** By input and output. */
    private final float[][] turned;
    /** By output and sample. */
    private final float[][] ofOutputs;

    private final float[] ofWeights;

    DenseLayer(int samples, int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = new float[outputs][inputs];
        this.turned = new float[inputs][outputs];
        this.ofOutputs = new float[outputs][samples];
        this.ofWeights = new float[inputs];
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
    void forward(float[] parameters, int at, float[][] x, float[][] y) {
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(parameters, at + outputs + o * inputs, weights[o], 0, inputs);
            for (int i = 0; i < inputs; i++) {
                turned[i][o] = weights[o][i];
            }
        }
        for (int s = 0; s < x.length; s++) {
            System.arraycopy(parameters, at, y[s], 0, outputs);
            addRows(x[s], turned, y[s]);
        }
    }

    /**
     * After a forward pass.
     *
     * @param gradient of the outputs
     * @param x the inputs of the forward pass
     * @param ofX where the gradient of the inputs goes
     * @param ofParameters where that of the parameters goes, from {@code at} on
     */
    void backward(float[][] gradient, float[][] x, float[][] ofX, float[] ofParameters, int at) {
        for (int s = 0; s < x.length; s++) {
            Arrays.fill(ofX[s], 0);
            addRows(gradient[s], weights, ofX[s]);
        }
        for (int o = 0; o < outputs; o++) {
            float sum = 0;
            for (int s = 0; s < x.length; s++) {
                ofOutputs[o][s] = gradient[s][o];
                sum += gradient[s][o];
            }
            Arrays.fill(ofWeights, 0);
            addRows(ofOutputs[o], x, ofWeights);
            ofParameters[at + o] = sum;
            System.arraycopy(ofWeights, 0, ofParameters, at + outputs + o * inputs, inputs);
        }
    }

    /** Adds rows, each times its factor. */
    private static void addRows(float[] factors, float[][] rows, float[] into) {
        int row = 0;
        for (; row + TOGETHER <= rows.length; row += TOGETHER) {
            addRows(
                    factors[row],
                    rows[row],
                    factors[row + 1],
                    rows[row + 1],
                    factors[row + 2],
                    rows[row + 2],
                    factors[row + 3],
                    rows[row + 3],
                    into);
        }
        for (; row < rows.length; row++) {
            addRow(factors[row], rows[row], into);
        }
    }

    private static void addRows(
            float one, float[] a, float two, float[] b, float three, float[] c, float four, float[] d, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += one * a[i] + two * b[i] + three * c[i] + four * d[i];
        }
    }

    private static void addRow(float factor, float[] row, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * row[i];
        }
    }
}
