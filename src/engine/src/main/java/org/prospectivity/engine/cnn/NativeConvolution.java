package org.prospectivity.engine.cnn;

import java.util.Arrays;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A valid 3×3 convolution of a batch of maps in the natives (oneDNN where the platform has it), in memory that is
 * reserved once; forward, and for square maps backward. Values are by [sample, row, column, channel]; parameters are the
 * biases and then the weights by [output, input, row, column], as Deeplearning4j has them.
 *
 * <p>Training takes a few samples at a time, which stay in the cache, and fills up the input channels with zeros to a
 * number that wide instructions take whole: backward is up to twice as fast so.
 */
final class NativeConvolution implements AutoCloseable {
    private static final int SIDE = 3;
    private static final int KERNEL = SIDE * SIDE;
    private static final int CHANNELS_LAST = 1;
    private static final int WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN = 1;
    private static final int CHANNELS_TOGETHER = 16;
    private static final int SAMPLES_TOGETHER = 16;

    private final Conv2D convolution = new Conv2D();
    private final Conv2DDerivative derivative = new Conv2DDerivative();
    private final int inputs;
    private final int filled;
    private final int outputs;
    private final Memory weights;
    private final Memory bias;
    private final Memory ofWeights;
    private final Memory ofBias;
    private final Part[] parts;
    private final float[] allWeights;
    private final float[] biases;
    private final int outputLength;

    /** Some samples of the batch. */
    private final class Part implements AutoCloseable {
        private final Memory input;
        private final Memory output;
        private final Memory ofInput;
        private final OpContext forward = context(SIDE);
        private final OpContext backward = context(SIDE);
        private final float[] values;

        Part(int samples, int rows, int columns, boolean trained) {
            input = new Memory(samples, rows, columns, filled);
            output = new Memory(samples, rows - SIDE + 1, columns - SIDE + 1, outputs);
            ofInput = trained ? new Memory(samples, rows, columns, filled) : null;
            values = new float[filled > inputs ? input.length : 0];
            forward.setInputArray(0, input.array);
            forward.setInputArray(1, weights.array);
            forward.setInputArray(2, bias.array);
            forward.setOutputArray(0, output.array);
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

        void putInput(float[] from, int at) {
            if (filled == inputs) {
                input.put(from, at);
                return;
            }
            int next = at;
            for (int to = 0; to < values.length; to += filled) {
                System.arraycopy(from, next, values, to, inputs);
                next += inputs;
            }
            input.put(values, 0);
        }

        void getInputGradient(float[] into, int at) {
            if (filled == inputs) {
                ofInput.get(into, at);
                return;
            }
            ofInput.get(values, 0);
            int next = at;
            for (int from = 0; from < values.length; from += filled) {
                System.arraycopy(values, from, into, next, inputs);
                next += inputs;
            }
            clearFilling();
        }

        private void clearFilling() {
            for (int from = inputs; from < values.length; from += filled) {
                Arrays.fill(values, from, from + filled - inputs, 0);
            }
        }

        int inputLength() {
            return input.length / filled * inputs;
        }

        @Override
        public void close() {
            input.close();
            output.close();
            if (ofInput != null) {
                ofInput.close();
            }
        }
    }

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
        this.inputs = inputs;
        this.outputs = outputs;
        this.filled = trained ? (inputs + CHANNELS_TOGETHER - 1) / CHANNELS_TOGETHER * CHANNELS_TOGETHER : inputs;
        weights = new Memory(outputs, filled, SIDE, SIDE);
        bias = new Memory(outputs);
        ofWeights = trained ? new Memory(outputs, filled, SIDE, SIDE) : null;
        ofBias = trained ? new Memory(outputs) : null;
        allWeights = new float[weights.length];
        biases = new float[outputs];
        parts = new Part[(samples + SAMPLES_TOGETHER - 1) / SAMPLES_TOGETHER];
        int output = 0;
        for (int part = 0; part < parts.length; part++) {
            int count = Math.min(SAMPLES_TOGETHER, samples - part * SAMPLES_TOGETHER);
            parts[part] = new Part(count, rows, columns, trained);
            output += parts[part].output.length;
        }
        outputLength = output;
    }

    /** What the natives are told of a valid convolution of stride 1, but for its arrays. */
    static OpContext context(int side) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(side, side, 1, 1, 0, 0, 1, 1, 0, CHANNELS_LAST, WEIGHTS_AS_OUTPUT_INPUT_ROW_COLUMN);
        return context;
    }

    /** Number of its parameters. */
    int parameters() {
        return outputs * (inputs * KERNEL + 1);
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
        bias.put(parameters, at);
        Arrays.fill(allWeights, 0);
        for (int output = 0; output < outputs; output++) {
            int from = at + outputs + output * inputs * KERNEL;
            System.arraycopy(parameters, from, allWeights, output * filled * KERNEL, inputs * KERNEL);
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
     * @param gradient of the output
     * @param intoInput where that of the input goes; null where nobody asks
     * @param intoParameters where that of the parameters goes, from {@code at} on
     */
    void backward(float[] gradient, float[] intoInput, float[] intoParameters, int at) {
        Arrays.fill(intoParameters, at, at + parameters(), 0);
        int from = 0;
        int to = 0;
        for (Part part : parts) {
            part.output.put(gradient, from);
            Nd4j.exec(derivative, part.backward);
            if (intoInput != null) {
                part.getInputGradient(intoInput, to);
            }
            ofBias.get(biases, 0);
            ofWeights.get(allWeights, 0);
            for (int output = 0; output < outputs; output++) {
                intoParameters[at + output] += biases[output];
                int weight = at + outputs + output * inputs * KERNEL;
                for (int i = 0; i < inputs * KERNEL; i++) {
                    intoParameters[weight + i] += allWeights[output * filled * KERNEL + i];
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
        if (ofWeights != null) {
            ofWeights.close();
            ofBias.close();
        }
    }
}
