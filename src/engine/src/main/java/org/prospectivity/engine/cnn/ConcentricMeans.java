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
 * The means of one or more maps over concentric rings, side by side: what stands between the convolutions and the
 * head. Of squares of sides s₁ &lt; s₂ &lt; … the first is a ring of its own, and every other one without the one before
 * it: its mean is (sᵢ² mᵢ − sᵢ₋₁² mᵢ₋₁) / (sᵢ² − sᵢ₋₁²) with the means m of the squares. A map may be of one window, which gives one place, or of a whole tile, which gives a place for every window in
 * it. All maps have the same centre. Arrays are of [sample, row, column, channel].
 */
public final class ConcentricMeans extends GraphVertex {
    private static final long serialVersionUID = 1;

    private final int[][] sides;

    /** @param sides of each map, those of the squares in cells, ascending, all odd or all even; the last of the first map's is all of it */
    public ConcentricMeans(int[]... sides) {
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
        InputType.InputTypeConvolutional first = (InputType.InputTypeConvolutional) inputs[0];
        int reach = Arrays.stream(sides[0]).max().orElseThrow() - 1;
        long channels = 0;
        for (int i = 0; i < sides.length; i++) {
            channels += sides[i].length * ((InputType.InputTypeConvolutional) inputs[i]).getChannels();
        }
        return InputType.convolutional(first.getHeight() - reach, first.getWidth() - reach, channels, CNN2DFormat.NHWC);
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
        private final int whole;
        private transient float[] values = new float[0];
        private transient float[] joined = new float[0];

        Computation(ComputationGraph graph, String name, int index, DataType type, int[][] sides) {
            super(graph, name, index, null, null, type);
            this.sides = sides;
            this.whole = Arrays.stream(sides[0]).max().orElseThrow();
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int samples = (int) inputs[0].size(0);
            int down = (int) inputs[0].size(1) - whole + 1;
            int across = (int) inputs[0].size(2) - whole + 1;
            int channels = 0;
            for (int i = 0; i < sides.length; i++) {
                channels += sides[i].length * (int) inputs[i].size(3);
            }
            joined = room(joined, samples * down * across * channels);
            int offset = 0;
            for (int i = 0; i < sides.length; i++) {
                int rows = (int) inputs[i].size(1);
                int columns = (int) inputs[i].size(2);
                int own = (int) inputs[i].size(3);
                values = Copies.into(inputs[i], room(values, (int) inputs[i].length()));
                SquareMeans means = new SquareMeans(rows, columns, own);
                for (int side : sides[i]) {
                    int margin = (rows - down + 1 - side) / 2;
                    for (int n = 0; n < samples; n++) {
                        means.write(
                                values,
                                n * rows * columns * own,
                                side,
                                margin,
                                down,
                                across,
                                joined,
                                n * down * across * channels + offset,
                                channels);
                    }
                    offset += own;
                }
                for (int place = 0; place < samples * down * across; place++) {
                    toRings(joined, place * channels + offset - sides[i].length * own, sides[i], own);
                }
            }
            return Copies.fill(
                    workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, samples, down, across, channels),
                    joined);
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            throw new UnsupportedOperationException("trained by GradientDescent");
        }

        /** From the means of a place over squares to those over rings. */
        private static void toRings(float[] means, int offset, int[] sides, int channels) {
            for (int s = sides.length - 1; s > 0; s--) {
                float outer = outerShare(sides, s);
                for (int at = offset + s * channels; at < offset + (s + 1) * channels; at++) {
                    means[at] = outer * means[at] - (outer - 1) * means[at - channels];
                }
            }
        }

        /** The area of a square by the area of its ring. */
        private static float outerShare(int[] sides, int square) {
            float area = sides[square] * sides[square];
            return area / (area - sides[square - 1] * sides[square - 1]);
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
