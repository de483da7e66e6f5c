package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Builds Deeplearning4j's form of an {@link Architecture}. The same graph trains on windows and scores whole tiles. */
final class Network {
    private Network() {}

    /**
     * @param frozen how many of the convolutions, from the input on, keep their parameters and drop no channels
     * @param seed of the initial parameters
     */
    static ComputationGraph build(
            Architecture architecture, Regularisation regularisation, int frozen, OneCycle rate, long seed) {
        return build(architecture, regularisation, frozen, rate, seed, 1, scoreLoss());
    }

    /** The same body with a head that tells the value of every band in the centre cell. */
    static ComputationGraph reconstruction(
            Architecture architecture, Regularisation regularisation, OneCycle rate, long seed) {
        CnnLossLayer squaredError = new CnnLossLayer.Builder(new LossMSE())
                .activation(Activation.IDENTITY)
                .build();
        return build(architecture, regularisation, 0, rate, seed, architecture.bands(), squaredError);
    }

    private static CnnLossLayer scoreLoss() {
        return new CnnLossLayer.Builder(new LossBinaryXENT())
                .activation(Activation.SIGMOID)
                .build();
    }

    private static ComputationGraph build(
            Architecture architecture,
            Regularisation regularisation,
            int frozen,
            OneCycle rate,
            long seed,
            int outputs,
            CnnLossLayer loss) {
        OneDnn.activate();
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(rate))
                .weightInit(WeightInit.RELU)
                .convolutionMode(ConvolutionMode.Truncate)
                .cudnnAlgoMode(ConvolutionLayer.AlgoMode.NO_WORKSPACE)
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(
                        InputType.convolutional(architecture.window(), architecture.window(), architecture.bands()));
        String features = "window";
        for (int block = 0; block < architecture.blocks(); block++) {
            ConvolutionLayer.Builder convolution = new ConvolutionLayer.Builder(3, 3)
                    .nOut(architecture.channels())
                    .activation(Activation.RELU);
            // the input of every convolution but the first is features: dropped as whole channels
            if (block > 0 && block >= frozen) {
                convolution.dropOut(new SpatialDropout(1 - regularisation.channelDropout()));
            }
            String name = "convolution" + (block + 1);
            graph.addLayer(name, frozen(convolution.build(), block < frozen), features);
            features = name;
        }
        List<String> joined = new ArrayList<>();
        for (int ring : architecture.rings()) {
            String cropped = crop(graph, features, (architecture.features() - ring) / 2, "ring" + ring);
            if (ring == 1) {
                joined.add(cropped);
            } else {
                graph.addLayer(
                        "mean" + ring,
                        new SubsamplingLayer.Builder(
                                        SubsamplingLayer.PoolingType.AVG, new int[] {ring, ring}, new int[] {1, 1})
                                .build(),
                        cropped);
                joined.add("mean" + ring);
            }
        }
        joined.add(crop(graph, "window", architecture.halo(), "centre"));
        graph.addVertex("joined", new MergeVertex(), joined.toArray(String[]::new));
        graph.addLayer("hidden", pointwise(architecture.hidden(), Activation.RELU, regularisation), "joined");
        graph.addLayer("linear", pointwise(outputs, Activation.IDENTITY, regularisation), "hidden");
        graph.addLayer("output", loss, "linear");
        graph.setOutputs("output");
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    /** A network that only scores, with these parameters. */
    static ComputationGraph of(Architecture architecture, float[] parameters) {
        ComputationGraph network = build(architecture, Regularisation.NONE, 0, OneCycle.NONE, 0);
        setParameters(network, parameters);
        return network;
    }

    /** Sets the leading parameters: those of the convolutions come first, from the input on. */
    static void setParameters(ComputationGraph network, float[] parameters) {
        if (parameters.length > 0) {
            network.params().get(NDArrayIndex.interval(0, parameters.length)).assign(Nd4j.createFromArray(parameters));
        }
    }

    static float[] parameters(ComputationGraph network) {
        INDArray parameters = network.params();
        return parameters.dup().data().asFloat();
    }

    private static Layer frozen(Layer layer, boolean frozen) {
        return frozen ? new FrozenLayer(layer) : layer;
    }

    private static String crop(
            ComputationGraphConfiguration.GraphBuilder graph, String input, int margin, String name) {
        if (margin == 0) {
            return input;
        }
        graph.addLayer(name, new Cropping2D.Builder(margin, margin).build(), input);
        return name;
    }

    private static Layer pointwise(int outputs, Activation activation, Regularisation regularisation) {
        ConvolutionLayer.Builder layer =
                new ConvolutionLayer.Builder(1, 1).nOut(outputs).activation(activation);
        if (regularisation.headDropout() > 0) {
            layer.dropOut(new Dropout(1 - regularisation.headDropout()));
        }
        return layer.build();
    }
}
