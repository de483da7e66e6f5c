package org.prospectivity.engine.cnn;

import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A valid 3×3 convolution of a batch of maps in the natives (oneDNN where the platform has it), in memory that is
 * reserved once; forward, and for square maps backward. Values are by [sample, row, column, channel]; parameters are the biases and then
 * the weights by [output, input, row, column], as Deeplearning4j has them.
 */
final class NativeConvolution implements AutoCloseable {
    private static final int SIDE = 3;
    private static final int CHANNELS_LAST = 1;
    private static final int WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN = 1;

    private final Conv2D convolution = new Conv2D();
    private final Conv2DDerivative derivative = new Conv2DDerivative();
    private final Memory input;
    private final Memory weights;
    private final Memory bias;
    private final Memory output;
    private final Memory ofInput;
    private final Memory ofWeights;
    private final Memory ofBias;
    private final OpContext forward = context();
    private final OpContext backward = context();

    /**
     * For training.
     *
     * @param side of the input maps in cells
     */
    static NativeConvolution ofWindows(int samples, int side, int inputs, int outputs) {
        return new NativeConvolution(samples, side, side, inputs, outputs, true);
    }

    /** For a single map, forward only. */
    static NativeConvolution ofMap(int rows, int columns, int inputs, int outputs) {
        return new NativeConvolution(1, rows, columns, inputs, outputs, false);
    }

    private NativeConvolution(int samples, int rows, int columns, int inputs, int outputs, boolean trained) {
        int reach = SIDE - 1;
        input = new Memory(samples, rows, columns, inputs);
        weights = new Memory(outputs, inputs, SIDE, SIDE);
        bias = new Memory(outputs);
        output = new Memory(samples, rows - reach, columns - reach, outputs);
        forward.setInputArray(0, input.array);
        forward.setInputArray(1, weights.array);
        forward.setInputArray(2, bias.array);
        forward.setOutputArray(0, output.array);
        ofInput = trained ? new Memory(samples, rows, columns, inputs) : null;
        ofWeights = trained ? new Memory(outputs, inputs, SIDE, SIDE) : null;
        ofBias = trained ? new Memory(outputs) : null;
        if (trained) {
            backward.setInputArray(0, input.array);
            backward.setInputArray(1, weights.array);
            backward.setInputArray(2, bias.array);
            // the gradient of the output takes the output's place
            backward.setInputArray(3, output.array);
            backward.setOutputArray(0, ofInput.array);
            backward.setOutputArray(1, ofWeights.array);
            backward.setOutputArray(2, ofBias.array);
        }
    }

    private static OpContext context() {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(SIDE, SIDE, 1, 1, 0, 0, 1, 1, 0, CHANNELS_LAST, WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN);
        return context;
    }

    /** Number of its parameters. */
    int parameters() {
        return bias.length + weights.length;
    }

    /** Number of values that come out of it. */
    int outputLength() {
        return output.length;
    }

    /**
     * @param parameters from {@code at} on
     * @param into where the output goes
     */
    void forward(float[] parameters, int at, float[] values, float[] into) {
        bias.put(parameters, at);
        weights.put(parameters, at + bias.length);
        input.put(values, 0);
        Nd4j.exec(convolution, forward);
        output.get(into, 0);
    }

    /**
     * Gradients by the input and parameters of the last forward pass.
     *
     * @param gradient of the output
     * @param intoInput where that of the input goes; null where nobody asks
     * @param intoParameters where that of the parameters goes, from {@code at} on
     */
    void backward(float[] gradient, float[] intoInput, float[] intoParameters, int at) {
        output.put(gradient, 0);
        Nd4j.exec(derivative, backward);
        if (intoInput != null) {
            ofInput.get(intoInput, 0);
        }
        ofBias.get(intoParameters, at);
        ofWeights.get(intoParameters, at + bias.length);
    }

    /** Gives the memory back at once; the collector would see how little of it is Java's. */
    @Override
    public void close() {
        for (Memory memory : new Memory[] {input, weights, bias, output, ofInput, ofWeights, ofBias}) {
            if (memory != null) {
                memory.close();
            }
        }
    }
}
