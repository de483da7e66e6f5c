package org.prospectivity.engine.cnn;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A valid 3×3 convolution of a batch of square maps in the natives, forward and backward (oneDNN where the platform has
 * it), in memory that is reserved once. Values are by [sample, row, column, channel]; parameters are the biases and then
 * the weights by [output, input, row, column], as Deeplearning4j has them.
 */
final class NativeConvolution implements AutoCloseable {
    private static final int SIDE = 3;
    private static final int CHANNELS_LAST = 1;
    private static final int WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN = 1;

    private final Conv2D convolution = new Conv2D();
    private final Conv2DDerivative derivative = new Conv2DDerivative();
    private final int biases;
    private final int weightCount;
    private final int inputLength;
    private final int outputLength;
    private final INDArray input;
    private final INDArray weights;
    private final INDArray bias;
    private final INDArray output;
    private final INDArray ofInput;
    private final INDArray ofWeights;
    private final INDArray ofBias;
    private final FloatPointer inputMemory;
    private final FloatPointer weightsMemory;
    private final FloatPointer biasMemory;
    private final FloatPointer outputMemory;
    private final FloatPointer ofInputMemory;
    private final FloatPointer ofWeightsMemory;
    private final FloatPointer ofBiasMemory;
    private final OpContext forward = context();
    private final OpContext backward = context();

    /** @param side of the input maps in cells */
    NativeConvolution(int samples, int side, int inputs, int outputs) {
        int left = side - SIDE + 1;
        biases = outputs;
        weightCount = outputs * inputs * SIDE * SIDE;
        inputLength = samples * side * side * inputs;
        outputLength = samples * left * left * outputs;
        input = array(samples, side, side, inputs);
        weights = array(outputs, inputs, SIDE, SIDE);
        bias = array(outputs);
        output = array(samples, left, left, outputs);
        ofInput = array(samples, side, side, inputs);
        ofWeights = array(outputs, inputs, SIDE, SIDE);
        ofBias = array(outputs);
        inputMemory = Copies.memory(input);
        weightsMemory = Copies.memory(weights);
        biasMemory = Copies.memory(bias);
        outputMemory = Copies.memory(output);
        ofInputMemory = Copies.memory(ofInput);
        ofWeightsMemory = Copies.memory(ofWeights);
        ofBiasMemory = Copies.memory(ofBias);
        forward.setInputArray(0, input);
        forward.setInputArray(1, weights);
        forward.setInputArray(2, bias);
        forward.setOutputArray(0, output);
        backward.setInputArray(0, input);
        backward.setInputArray(1, weights);
        backward.setInputArray(2, bias);
        // the gradient of the output takes the output's place
        backward.setInputArray(3, output);
        backward.setOutputArray(0, ofInput);
        backward.setOutputArray(1, ofWeights);
        backward.setOutputArray(2, ofBias);
    }

    private static INDArray array(long... shape) {
        return Nd4j.create(DataType.FLOAT, shape);
    }

    private static OpContext context() {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(SIDE, SIDE, 1, 1, 0, 0, 1, 1, 0, CHANNELS_LAST, WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN);
        return context;
    }

    /** Number of its parameters. */
    int parameters() {
        return biases + weightCount;
    }

    /** Number of values that come out of it. */
    int outputLength() {
        return outputLength;
    }

    /**
     * @param parameters from {@code at} on
     * @param into where the output goes
     */
    void forward(float[] parameters, int at, float[] values, float[] into) {
        biasMemory.put(parameters, at, biases);
        weightsMemory.put(parameters, at + biases, weightCount);
        inputMemory.put(values, 0, inputLength);
        Nd4j.exec(convolution, forward);
        outputMemory.get(into, 0, outputLength);
    }

    /**
     * Gradients by the input and parameters of the last forward pass.
     *
     * @param gradient of the output
     * @param intoInput where that of the input goes; null where nobody asks
     * @param intoParameters where that of the parameters goes, from {@code at} on
     */
    void backward(float[] gradient, float[] intoInput, float[] intoParameters, int at) {
        outputMemory.put(gradient, 0, outputLength);
        Nd4j.exec(derivative, backward);
        if (intoInput != null) {
            ofInputMemory.get(intoInput, 0, inputLength);
        }
        ofBiasMemory.get(intoParameters, at, biases);
        ofWeightsMemory.get(intoParameters, at + biases, weightCount);
    }

    /** Gives the memory back at once; the collector would see how little of it is Java's. */
    @Override
    public void close() {
        for (INDArray array : new INDArray[] {input, weights, bias, output, ofInput, ofWeights, ofBias}) {
            array.close();
        }
    }
}
