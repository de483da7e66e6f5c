package org.prospectivity.engine.cnn;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
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
                .format(CNN2DFormat.NHWC)
                .build();
        return build(architecture, regularisation, 0, rate, seed, architecture.bands(), squaredError);
    }

    private static CnnLossLayer scoreLoss() {
        return new CnnLossLayer.Builder(new LogisticLoss())
                .activation(Activation.SIGMOID)
                .format(CNN2DFormat.NHWC)
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
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(rate))
                .weightInit(WeightInit.UNIFORM)
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(InputType.convolutional(
                        architecture.window(), architecture.window(), architecture.bands(), CNN2DFormat.NHWC));
        String features = "window";
        for (int block = 0; block < architecture.blocks(); block++) {
            // the input of every convolution but the first is features: dropped as whole channels
            IDropout dropout =
                    block > 0 && block >= frozen ? new ChannelDropout(regularisation.channelDropout()) : null;
            Convolution convolution = new Convolution(3, architecture.channels(), true, block == 0, dropout);
            String name = "convolution" + (block + 1);
            graph.addLayer(name, block < frozen ? new FrozenLayer(convolution) : convolution, features);
            features = name;
        }
        graph.addVertex(
                "joined", new ConcentricMeans(architecture.rings(), architecture.profile()), features, "window");
        graph.addLayer("hidden", pointwise(architecture.hidden(), true, regularisation), "joined");
        graph.addLayer("linear", pointwise(outputs, false, regularisation), "hidden");
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
        return Copies.of(network.params());
    }

    private static Layer pointwise(int outputs, boolean rectified, Regularisation regularisation) {
        IDropout dropout = regularisation.headDropout() > 0 ? new Dropout(1 - regularisation.headDropout()) : null;
        return new Convolution(1, outputs, rectified, false, dropout);
    }
}
