package org.prospectivity.engine.cnn;

import java.util.Arrays;

/**
 * A fully connected layer of a batch, forward and backward: y = b + W x. Batches are of a few dozen samples and units,
 * which plain loops are done with before a native operation has begun. Every sample, and every output's weights, is an
 * array of its own: the compiler uses a processor's wide instructions only where all arrays of a loop have the same index.
 */
final class DenseLayer {
    /** Rows added at a time, so that sums are loaded and stored a quarter as often. */
    private static final int UNROLLED = 4;

    private final ParameterLayout.Layer layer;
    private final int inputs;
    private final int outputs;
    /** By output and input. */
    private final float[][] weights;
    /** By input and output. */
    private final float[][] transposed;
    /** By output and sample. */
    private final float[][] outputGradients;

    private final float[] weightGradient;

    DenseLayer(ParameterLayout.Layer layer, int samples) {
        this.layer = layer;
        this.inputs = layer.inputs();
        this.outputs = layer.outputs();
        this.weights = new float[outputs][inputs];
        this.transposed = new float[inputs][outputs];
        this.outputGradients = new float[outputs][samples];
        this.weightGradient = new float[inputs];
    }

    /**
     * @param parameters of the network
     * @param x by sample and input
     * @param y where the outputs go, by sample
     */
    void forward(float[] parameters, float[][] x, float[][] y) {
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(parameters, layer.weight(o, 0), weights[o], 0, inputs);
            for (int i = 0; i < inputs; i++) {
                transposed[i][o] = weights[o][i];
            }
        }
        for (int s = 0; s < x.length; s++) {
            System.arraycopy(parameters, layer.bias(0), y[s], 0, outputs);
            addRows(x[s], transposed, y[s]);
        }
    }

    /**
     * After a forward pass.
     *
     * @param outputGradient the gradient by the outputs
     * @param x the inputs of the forward pass
     * @param inputGradient where the gradient of the inputs goes
     * @param gradient by all parameters of the network, of which those of this layer are set
     */
    void backward(float[][] outputGradient, float[][] x, float[][] inputGradient, float[] gradient) {
        for (int s = 0; s < x.length; s++) {
            Arrays.fill(inputGradient[s], 0);
            addRows(outputGradient[s], weights, inputGradient[s]);
        }
        for (int o = 0; o < outputs; o++) {
            float sum = 0;
            for (int s = 0; s < x.length; s++) {
                outputGradients[o][s] = outputGradient[s][o];
                sum += outputGradient[s][o];
            }
            Arrays.fill(weightGradient, 0);
            addRows(outputGradients[o], x, weightGradient);
            gradient[layer.bias(o)] = sum;
            System.arraycopy(weightGradient, 0, gradient, layer.weight(o, 0), inputs);
        }
    }

    /** Adds rows, each times its factor. */
    private static void addRows(float[] factors, float[][] rows, float[] into) {
        int row = 0;
        for (; row + UNROLLED <= rows.length; row += UNROLLED) {
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
