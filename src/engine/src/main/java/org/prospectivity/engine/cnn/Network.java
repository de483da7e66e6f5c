package org.prospectivity.engine.cnn;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Builds Deeplearning4j's form of an {@link Architecture}. The graph scores windows; its parameters are trained by
 * {@link GradientDescent}, and a {@link TileScorer} scores whole tiles with them.
 */
final class Network {
    private Network() {}

    /** A network with random parameters. */
    static ComputationGraph random(Architecture architecture, long seed) {
        return build(architecture, 1, seed);
    }

    /**
     * Random parameters.
     *
     * @param outputs of the network: 1 for a score
     */
    static float[] randomParameters(Architecture architecture, int outputs, long seed) {
        ComputationGraph network = build(architecture, outputs, seed);
        float[] parameters = parameters(network);
        network.params().close();
        return parameters;
    }

    private static ComputationGraph build(Architecture architecture, int outputs, long seed) {
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.UNIFORM)
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(InputType.convolutional(
                        architecture.window(), architecture.window(), architecture.bands(), CNN2DFormat.NHWC));
        String features = "window";
        for (int block = 0; block < architecture.blocks(); block++) {
            String name = "convolution" + (block + 1);
            graph.addLayer(name, new Convolution(3, architecture.channels(), true), features);
            features = name;
        }
        graph.addVertex(
                "joined", new ConcentricMeans(architecture.rings(), architecture.profile()), features, "window");
        graph.addLayer("hidden", new Convolution(1, architecture.hidden(), true), "joined");
        graph.addLayer("linear", new Convolution(1, outputs, false), "hidden");
        CnnLossLayer output = new CnnLossLayer.Builder(new LossBinaryXENT())
                .activation(Activation.SIGMOID)
                .format(CNN2DFormat.NHWC)
                .build();
        graph.addLayer("output", output, "linear");
        graph.setOutputs("output");
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    /** A network with these parameters. */
    static ComputationGraph of(Architecture architecture, float[] parameters) {
        ComputationGraph network = random(architecture, 0);
        setParameters(network, parameters);
        return network;
    }

    /** Sets all parameters. */
    static void setParameters(ComputationGraph network, float[] parameters) {
        Copies.fill(network.params(), parameters);
    }

    static float[] parameters(ComputationGraph network) {
        return Copies.of(network.params());
    }
}
