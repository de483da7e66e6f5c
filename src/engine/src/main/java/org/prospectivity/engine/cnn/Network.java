package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The network of an {@link Architecture} as Deeplearning4j has it: a graph of its own layers, which is the definition of
 * the network. It gives a network its first parameters and their order, and scores a window of trained ones to hold
 * the faster {@link ForwardPass} to it. Its scores depend in the last digit on the threads of the linear algebra library,
 * and take 20 to 40 times as long.
 */
final class Network {
    private static final String INPUT = "window";
    private static final int BATCH = 64;

    private Network() {}

    /**
     * The graph. Windows are by [sample, row, column, band].
     *
     * @param outputs 1 for a score, learned by its cross-entropy; several for numbers, by their squared error
     * @param seed of the first parameters
     */
    static ComputationGraphConfiguration configuration(Architecture architecture, int outputs, long seed) {
        int window = architecture.window();
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.UNIFORM)
                .convolutionMode(ConvolutionMode.Truncate)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.convolutional(window, window, architecture.bands(), CNN2DFormat.NHWC));
        String features = INPUT;
        for (int block = 0; block < architecture.blocks(); block++) {
            String name = "convolution" + (block + 1);
            graph.addLayer(name, convolution(3, architecture.channels(), Activation.RELU), features);
            features = name;
        }
        List<String> means = new ArrayList<>();
        addRingMeans(graph, features, architecture.features(), architecture.rings(), means);
        addRingMeans(graph, INPUT, window, architecture.profile(), means);
        graph.addVertex("means", new MergeVertex(), means.toArray(String[]::new));
        graph.addLayer("hidden", convolution(1, architecture.hidden(), Activation.RELU), "means");
        graph.addLayer("linear", convolution(1, outputs, Activation.IDENTITY), "hidden");
        boolean score = outputs == 1;
        CnnLossLayer output = new CnnLossLayer.Builder(score ? new LossBinaryXENT() : new LossMSE())
                .activation(score ? Activation.SIGMOID : Activation.IDENTITY)
                .format(CNN2DFormat.NHWC)
                .build();
        graph.addLayer("output", output, "linear");
        graph.setOutputs("output");
        return graph.build();
    }

    private static ConvolutionLayer convolution(int side, int outputs, Activation activation) {
        return new ConvolutionLayer.Builder(side, side)
                .dataFormat(CNN2DFormat.NHWC)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    /**
     * Adds the means of a map over concentric rings: those over the squares, each less what of it lies in the next
     * smaller one.
     *
     * @param whole side of the map in cells
     * @param sides of the squares
     * @param means to which the vertices' names are added
     */
    private static void addRingMeans(GraphBuilder graph, String map, int whole, int[] sides, List<String> means) {
        String inner = null;
        for (int i = 0; i < sides.length; i++) {
            String square = addSquareMean(graph, map, (whole - sides[i]) / 2, sides[i]);
            if (i == 0) {
                means.add(square);
            } else {
                double within = sides[i - 1] * sides[i - 1];
                double cells = sides[i] * sides[i] - within;
                String ring = map + "Ring" + i;
                graph.addVertex(ring + "Outer", new ScaleVertex((cells + within) / cells), square);
                graph.addVertex(ring + "Inner", new ScaleVertex(within / cells), inner);
                graph.addVertex(
                        ring, new ElementWiseVertex(ElementWiseVertex.Op.Subtract), ring + "Outer", ring + "Inner");
                means.add(ring);
            }
            inner = square;
        }
    }

    private static String addSquareMean(GraphBuilder graph, String map, int margin, int side) {
        String square = map;
        if (margin > 0) {
            square = map + "Square" + side;
            Cropping2D cropping = new Cropping2D.Builder(margin, margin)
                    .dataFormat(CNN2DFormat.NHWC)
                    .build();
            graph.addLayer(square, cropping, map);
        }
        if (side == 1) {
            return square;
        }
        String mean = map + "Mean" + side;
        SubsamplingLayer pooling = new SubsamplingLayer.Builder(
                        SubsamplingLayer.PoolingType.AVG, new int[] {side, side}, new int[] {1, 1})
                .dataFormat(CNN2DFormat.NHWC)
                .build();
        graph.addLayer(mean, pooling, square);
        return mean;
    }

    /** A network with random parameters. */
    static ComputationGraph random(Architecture architecture, int outputs, long seed) {
        ComputationGraph network = new ComputationGraph(configuration(architecture, outputs, seed));
        network.init();
        return network;
    }

    /**
     * Random parameters.
     *
     * @param outputs of the network: 1 for a score
     */
    static float[] randomParameters(Architecture architecture, int outputs, long seed) {
        ComputationGraph network = random(architecture, outputs, seed);
        float[] parameters = Copies.of(network.params());
        network.params().close();
        return parameters;
    }

    /** A network that scores with these parameters. */
    static ComputationGraph of(Architecture architecture, float[] parameters) {
        ComputationGraph network = random(architecture, 1, 0);
        Copies.fill(network.params(), parameters);
        return network;
    }

    /** The scores of cells, each from the window around it. */
    static float[] scores(Architecture architecture, float[] parameters, Windows windows, int[] cells) {
        ComputationGraph network = of(architecture, parameters);
        int window = architecture.window();
        float[] scores = new float[cells.length];
        for (int first = 0; first < cells.length; first += BATCH) {
            int[] batch = Arrays.copyOfRange(cells, first, Math.min(first + BATCH, cells.length));
            float[] values = new float[batch.length * window * window * architecture.bands()];
            windows.copyAround(batch, window, values);
            INDArray input = Nd4j.createFromArray(values).reshape(batch.length, window, window, architecture.bands());
            System.arraycopy(Copies.of(network.outputSingle(input)), 0, scores, first, batch.length);
        }
        network.params().close();
        return scores;
    }
}
