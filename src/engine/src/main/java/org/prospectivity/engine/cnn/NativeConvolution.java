package org.prospectivity.engine.cnn;

import java.util.Arrays;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A valid 3×3 convolution of a batch of maps in the natives (oneDNN where the platform has it), in memory that is
 * reserved once; forward, and for square maps backward. Values are by [sample, row, column, channel].
 *
 * <p>Training takes a few samples at a time, which stay in the cache, and pads the input channels with zeros to a number
 * that wide instructions take whole: backward is up to twice as fast so.
 */
final class NativeConvolution implements AutoCloseable {
    private static final int SIDE = 3;
    private static final int CHANNELS_LAST = 1;
    private static final int WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN = 1;
    private static final int CHANNEL_BLOCK = 16;
    private static final int SAMPLE_BLOCK = 16;

    private final Conv2D convolution = new Conv2D();
    private final Conv2DDerivative derivative = new Conv2DDerivative();
    private final ParameterLayout.Layer layer;
    private final int inputs;
    /** Input channels with those of padding. */
    private final int padded;

    private final int outputs;
    private final Memory weights;
    private final Memory bias;
    private final Memory weightGradient;
    private final Memory biasGradient;
    private final Part[] parts;
    private final float[] allWeights;
    private final float[] biasValues;
    private final int outputLength;

    /** Some samples of the batch. */
    private final class Part implements AutoCloseable {
        private final Memory input;
        private final Memory output;
        private final Memory inputGradient;
        private final OpContext forward = context();
        private final OpContext backward = context();
        private final float[] values;

        Part(int samples, int rows, int columns, boolean training) {
            input = new Memory(samples, rows, columns, padded);
            output = new Memory(samples, rows - SIDE + 1, columns - SIDE + 1, outputs);
            inputGradient = training ? new Memory(samples, rows, columns, padded) : null;
            values = new float[padded > inputs ? input.length : 0];
            forward.setInputArray(0, input.array);
            forward.setInputArray(1, weights.array);
            forward.setInputArray(2, bias.array);
            forward.setOutputArray(0, output.array);
            if (training) {
                backward.setInputArray(0, input.array);
                backward.setInputArray(1, weights.array);
                backward.setInputArray(2, bias.array);
                // the gradient of the output takes the output's place
                backward.setInputArray(3, output.array);
                backward.setOutputArray(0, inputGradient.array);
                backward.setOutputArray(1, weightGradient.array);
                backward.setOutputArray(2, biasGradient.array);
            }
        }

        void putInput(float[] from, int at) {
            if (padded == inputs) {
                input.put(from, at);
                return;
            }
            int next = at;
            for (int to = 0; to < values.length; to += padded) {
                System.arraycopy(from, next, values, to, inputs);
                next += inputs;
            }
            input.put(values, 0);
        }

        void getInputGradient(float[] into, int at) {
            if (padded == inputs) {
                inputGradient.get(into, at);
                return;
            }
            inputGradient.get(values, 0);
            int next = at;
            for (int from = 0; from < values.length; from += padded) {
                System.arraycopy(values, from, into, next, inputs);
                next += inputs;
            }
            clearPadding();
        }

        private void clearPadding() {
            for (int from = inputs; from < values.length; from += padded) {
                Arrays.fill(values, from, from + padded - inputs, 0);
            }
        }

        int inputLength() {
            return input.length / padded * inputs;
        }

        @Override
        public void close() {
            input.close();
            output.close();
            if (inputGradient != null) {
                inputGradient.close();
            }
        }
    }

    /**
     * For maps of one size.
     *
     * @param samples of a batch
     * @param training whether there is a way back
     */
    NativeConvolution(ParameterLayout.Layer layer, int samples, int rows, int columns, boolean training) {
        this.layer = layer;
        this.inputs = layer.inputs();
        this.outputs = layer.outputs();
        this.padded = training ? (inputs + CHANNEL_BLOCK - 1) / CHANNEL_BLOCK * CHANNEL_BLOCK : inputs;
        weights = new Memory(outputs, padded, SIDE, SIDE);
        bias = new Memory(outputs);
        weightGradient = training ? new Memory(outputs, padded, SIDE, SIDE) : null;
        biasGradient = training ? new Memory(outputs) : null;
        allWeights = new float[weights.length];
        biasValues = new float[outputs];
        parts = new Part[(samples + SAMPLE_BLOCK - 1) / SAMPLE_BLOCK];
        int output = 0;
        for (int part = 0; part < parts.length; part++) {
            int count = Math.min(SAMPLE_BLOCK, samples - part * SAMPLE_BLOCK);
            parts[part] = new Part(count, rows, columns, training);
            output += parts[part].output.length;
        }
        outputLength = output;
    }

    /** What the natives are told of the convolution but for its arrays. */
    private static OpContext context() {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(SIDE, SIDE, 1, 1, 0, 0, 1, 1, 0, CHANNELS_LAST, WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN);
        return context;
    }

    /** Number of values that come out of it. */
    int outputLength() {
        return outputLength;
    }

    /**
     * @param parameters of the network
     * @param into where the output goes
     */
    void forward(float[] parameters, float[] values, float[] into) {
        bias.put(parameters, layer.bias(0));
        Arrays.fill(allWeights, 0);
        int kernel = layer.kernel();
        for (int output = 0; output < outputs; output++) {
            int first = layer.weight(output, 0);
            System.arraycopy(parameters, first, allWeights, output * padded * kernel, inputs * kernel);
        }
        weights.put(allWeights, 0);
        int from = 0;
        int to = 0;
        for (Part part : parts) {
            part.putInput(values, from);
            Nd4j.exec(convolution, part.forward);
            part.output.get(into, to);
            from += part.inputLength();
            to += part.output.length;
        }
    }

    /**
     * Gradients by the input and parameters of the last forward pass.
     *
     * @param outputGradient the gradient by the output
     * @param intoInput where that of the input goes; null where nobody asks
     * @param gradient by all parameters of the network, of which those of this convolution are set
     */
    void backward(float[] outputGradient, float[] intoInput, float[] gradient) {
        Arrays.fill(gradient, layer.offset(), layer.end(), 0);
        int kernel = layer.kernel();
        int from = 0;
        int to = 0;
        for (Part part : parts) {
            part.output.put(outputGradient, from);
            Nd4j.exec(derivative, part.backward);
            if (intoInput != null) {
                part.getInputGradient(intoInput, to);
            }
            biasGradient.get(biasValues, 0);
            weightGradient.get(allWeights, 0);
            for (int output = 0; output < outputs; output++) {
                gradient[layer.bias(output)] += biasValues[output];
                int first = layer.weight(output, 0);
                for (int i = 0; i < inputs * kernel; i++) {
                    gradient[first + i] += allWeights[output * padded * kernel + i];
                }
            }
            from += part.output.length;
            to += part.inputLength();
        }
    }

    /** Gives the memory back at once; the collector would see how little of it is Java's. */
    @Override
    public void close() {
        for (Part part : parts) {
            part.close();
        }
        weights.close();
        bias.close();
        if (weightGradient != null) {
            weightGradient.close();
            biasGradient.close();
        }
    }
}
