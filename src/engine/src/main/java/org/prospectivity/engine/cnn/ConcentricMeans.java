package org.prospectivity.engine.cnn;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The means of one or more maps over concentric rings, side by side: what stands between the convolutions and the head
 * where windows are scored. All maps are square and have the same centre, the one place whose means they are. Arrays are
 * of [sample, row, column, channel].
 */
final class ConcentricMeans extends GraphVertex {
    private static final long serialVersionUID = 1;

    private final int[][] sides;

    /** @param sides of each map, those of the squares that bound the rings, in cells, ascending, all odd */
    ConcentricMeans(int[]... sides) {
        this.sides = Arrays.stream(sides).map(int[]::clone).toArray(int[][]::new);
    }

    @Override
    public GraphVertex clone() {
        return new ConcentricMeans(sides);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConcentricMeans means && Arrays.deepEquals(sides, means.sides);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(sides);
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return sides.length;
    }

    @Override
    public int maxVertexInputs() {
        return sides.length;
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        long channels = 0;
        for (int i = 0; i < sides.length; i++) {
            channels += sides[i].length * ((InputType.InputTypeConvolutional) inputs[i]).getChannels();
        }
        return InputType.convolutional(1, 1, channels, CNN2DFormat.NHWC);
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, ConcentricMeans.class, inputs[0], getOutputType(-1, inputs))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Computation(graph, name, index, type, sides);
    }

    // the base class overrides a method of variable arity by one of fixed arity
    @SuppressWarnings("overrides")
    private static final class Computation extends BaseGraphVertex {
        private static final long serialVersionUID = 1;

        private final transient int[][] sides;
        private transient float[] values = new float[0];
        private transient float[] joined = new float[0];

        Computation(ComputationGraph graph, String name, int index, DataType type, int[][] sides) {
            super(graph, name, index, null, null, type);
            this.sides = sides;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int samples = (int) inputs[0].size(0);
            RingMeans[] means = new RingMeans[sides.length];
            int length = 0;
            for (int i = 0; i < sides.length; i++) {
                means[i] = new RingMeans((int) inputs[i].size(1), sides[i], (int) inputs[i].size(3));
                length += means[i].length();
            }
            joined = room(joined, samples * length);
            int offset = 0;
            for (int i = 0; i < sides.length; i++) {
                values = Copies.into(inputs[i], room(values, (int) inputs[i].length()));
                for (int n = 0; n < samples; n++) {
                    means[i].write(values, n * means[i].mapLength(), joined, n * length + offset);
                }
                offset += means[i].length();
            }
            return Copies.fill(
                    workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, samples, 1, 1, length), joined);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            throw new UnsupportedOperationException("trained by GradientDescent");
        }

        private static float[] room(float[] array, int length) {
            return array.length >= length ? array : new float[length];
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int samples) {
            return new Pair<>(null, state);
        }

        @Override
        public void setBackpropGradientsViewArray(INDArray view) {
            if (view != null) {
                throw new IllegalArgumentException("means have no parameters");
            }
        }

        @Override
        public boolean hasLayer() {
            return false;
        }

        @Override
        public Layer getLayer() {
            return null;
        }

        @Override
        public String toString() {
            return "means over " + Arrays.deepToString(sides);
        }
    }
}
