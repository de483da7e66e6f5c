package org.prospectivity.benchmark;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.prospectivity.engine.cnn.ConcentricMeans;
import org.prospectivity.engine.cnn.Convolution;

/** A plan's network of the engine's layers. Arrays are of [sample, row, column, channel]. */
final class EngineNetwork {
    private final NetworkPlan plan;
    private final ComputationGraph network;

    /** @param dense whether whole tiles are scored, so that a linear head goes before the means */
    EngineNetwork(NetworkPlan plan, float[] parameters, boolean dense) {
        this.plan = plan;
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(InputType.convolutional(plan.window(), plan.window(), plan.bands(), CNN2DFormat.NHWC));
        String x = "window";
        for (int layer = 0; layer < plan.channels().length; layer++) {
            graph.addLayer("features" + layer, new Convolution(3, plan.channels()[layer], true), x);
            x = "features" + layer;
        }
        Convolution last = new Convolution(1, plan.outputs(), false);
        if (plan.hidden() > 0) {
            graph.addVertex("means", new ConcentricMeans(plan.rings(), plan.profile()), x, "window");
            graph.addLayer("hidden", new Convolution(1, plan.hidden(), true), "means");
            graph.addLayer("linear", last, "hidden");
            x = "linear";
        } else if (dense) {
            graph.addLayer("linear", last, x);
            graph.addVertex("means", new ConcentricMeans(plan.rings()), "linear");
            x = "means";
        } else {
            graph.addVertex("means", new ConcentricMeans(plan.rings()), x);
            graph.addLayer("linear", last, "means");
            x = "linear";
        }
        graph.addLayer(
                "output",
                new CnnLossLayer.Builder(plan.outputs() == 1 ? new LossBinaryXENT() : new LossMCXENT())
                        .activation(plan.outputs() == 1 ? Activation.SIGMOID : Activation.SOFTMAX)
                        .format(CNN2DFormat.NHWC)
                        .build(),
                x);
        network = new ComputationGraph(graph.setOutputs("output").build());
        network.init();
        network.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
    }

    /** Scores places: of windows one each, of a tile all. */
    float[] predict(float[] values, long samples, long rows, long columns) {
        INDArray output =
                network.outputSingle(Nd4j.createFromArray(values).reshape(samples, rows, columns, plan.bands()));
        float[] scores = new float[(int) output.length()];
        new FloatPointer(output.data().pointer()).position(output.offset()).get(scores);
        return scores;
    }
}
