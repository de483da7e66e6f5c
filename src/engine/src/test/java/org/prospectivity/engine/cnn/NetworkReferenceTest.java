package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The network beside the same one of Deeplearning4j's own layers, on their built-in path and channels first. */
class NetworkReferenceTest {
    private static final int SAMPLES = 6;
    private static final int BANDS = 5;
    /** Everything that can be dropped is, now and then. */
    private static final Regularisation DROPPING = new Regularisation(0.5, 0.1, 0.2);
    /** Single precision, on both sides. */
    private static final double TOLERANCE = 3e-6;

    @BeforeEach
    void useOneThread() {
        Natives.singleThread();
    }

    @AfterEach
    void allowOneDnn() {
        Nd4j.getEnvironment().allowHelpers(true);
    }

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
    void theNativesHaveOneDnnWhereThePlatformHasIt() {
        assertThat(NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo())
                .contains("HAVE_ONEDNN");
        assertThat(Nd4j.getEnvironment().helpersAllowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 0, true", "9, 0, true", "17, 0, true", "9, 1, true", "9, 2, true", "9, 0, false", "17, 1, false"})
    void scoresAndGradientsAreThoseOfTheBuiltInLayers(int window, int frozen, boolean oneDnn) {
        Nd4j.getEnvironment().allowHelpers(oneDnn);
        Architecture architecture = Architecture.of(BANDS, window);
        ComputationGraph network = Network.build(architecture, DROPPING, frozen, OneCycle.NONE, 3);
        ComputationGraph reference = reference(architecture, DROPPING, frozen, OneCycle.NONE);
        reference.setParams(network.params());
        INDArray windows = windows(window, 4);
        INDArray score = network.outputSingle(windows);
        INDArray expected = reference.outputSingle(windows.permute(0, 3, 1, 2).dup('c'));
        assertClose(score, expected, TOLERANCE);
        INDArray gradient = gradient(network, windows);
        INDArray expectedGradient =
                gradient(reference, windows.permute(0, 3, 1, 2).dup('c'));
        assertThat(expectedGradient.amaxNumber().doubleValue()).isGreaterThan(0.01);
        assertClose(gradient, expectedGradient, TOLERANCE);
        assertThat(network.score()).isCloseTo(reference.score(), within(TOLERANCE));
    }

    @Test
    void aTrainingLeadsWhereThatOfTheBuiltInLayersDoes() {
        Architecture architecture = Architecture.of(BANDS, 9);
        OneCycle rate = new OneCycle(3e-3, 10);
        ComputationGraph network = Network.build(architecture, DROPPING, 0, rate, 3);
        ComputationGraph reference = reference(architecture, DROPPING, 0, rate);
        reference.setParams(network.params());
        INDArray before = network.params().dup();
        for (ComputationGraph trained : List.of(network, reference)) {
            Nd4j.getRandom().setSeed(9);
            for (int step = 0; step < 10; step++) {
                INDArray windows = windows(9, step);
                INDArray input = trained == network
                        ? windows
                        : windows.permute(0, 3, 1, 2).dup('c');
                trained.fit(new INDArray[] {input}, new INDArray[] {labels()});
            }
        }
        assertThat(network.params().distance2(before)).isGreaterThan(0.1);
        // Adam divides by the gradient's size, so that the least gradients bring their rounding into the parameters
        assertThat(network.params().distance2(reference.params()))
                .isLessThan(1e-3 * network.params().distance2(before));
    }

    private static INDArray gradient(ComputationGraph network, INDArray windows) {
        Nd4j.getRandom().setSeed(9);
        network.setInputs(windows);
        network.setLabels(labels());
        network.computeGradientAndScore();
        List<INDArray> parts = new ArrayList<>();
        for (Map.Entry<String, INDArray> entry :
                network.gradient().gradientForVariable().entrySet()) {
            parts.add(entry.getValue().dup('c').reshape(-1));
        }
        assertThat(network.gradient().gradientForVariable().keySet()).isNotEmpty();
        return Nd4j.concat(0, parts.toArray(INDArray[]::new));
    }

    private static INDArray windows(int window, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[SAMPLES * window * window * BANDS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape(SAMPLES, window, window, BANDS);
    }

    private static INDArray labels() {
        float[] labels = new float[SAMPLES];
        for (int i = 0; i < SAMPLES / 2; i++) {
            labels[i] = 1;
        }
        return Nd4j.createFromArray(labels).reshape(SAMPLES, 1, 1, 1);
    }

    private static void assertClose(INDArray values, INDArray expected, double tolerance) {
        float[] one = Copies.of(values);
        float[] other = Copies.of(expected);
        assertThat(one).hasSameSizeAs(other);
        for (int i = 0; i < one.length; i++) {
            assertThat(one[i]).isCloseTo(other[i], within((float) (tolerance * Math.max(1, Math.abs(other[i])))));
        }
    }

    private static ComputationGraph reference(
            Architecture architecture, Regularisation regularisation, int frozen, OneCycle rate) {
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .updater(new Adam(rate))
                .convolutionMode(ConvolutionMode.Truncate)
                .graphBuilder()
                .addInputs("window")
                .setInputTypes(InputType.convolutional(
                        architecture.window(), architecture.window(), architecture.bands(), CNN2DFormat.NCHW));
        String features = "window";
        for (int block = 0; block < architecture.blocks(); block++) {
            ConvolutionLayer.Builder convolution = new ConvolutionLayer.Builder(3, 3)
                    .nOut(architecture.channels())
                    .activation(Activation.RELU);
            if (block > 0 && block >= frozen) {
                convolution.dropOut(new SpatialDropout(1 - regularisation.channelDropout()));
            }
            ConvolutionLayer layer = convolution.build();
            graph.addLayer("convolution" + (block + 1), block < frozen ? new FrozenLayer(layer) : layer, features);
            features = "convolution" + (block + 1);
        }
        List<String> joined = new ArrayList<>();
        addRings(graph, features, architecture.features(), architecture.rings(), joined);
        addRings(graph, "window", architecture.window(), architecture.profile(), joined);
        graph.addVertex("joined", new MergeVertex(), joined.toArray(String[]::new));
        graph.addLayer("hidden", pointwise(architecture.hidden(), Activation.RELU, regularisation), "joined");
        graph.addLayer("linear", pointwise(1, Activation.IDENTITY, regularisation), "hidden");
        graph.addLayer(
                "output",
                new CnnLossLayer.Builder(new LossBinaryXENT())
                        .activation(Activation.SIGMOID)
                        .build(),
                "linear");
        graph.setOutputs("output");
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        assertThat(network.getLayer("convolution1").getHelper()).isNull();
        return network;
    }

    private static void addRings(
            ComputationGraphConfiguration.GraphBuilder graph,
            String input,
            int whole,
            int[] sides,
            List<String> joined) {
        String inner = null;
        for (int i = 0; i < sides.length; i++) {
            String square = mean(graph, input, (whole - sides[i]) / 2, sides[i], input + sides[i]);
            if (i == 0) {
                joined.add(square);
            } else {
                double area = sides[i] * sides[i];
                double within = sides[i - 1] * sides[i - 1];
                String ring = input + "Ring" + i;
                graph.addVertex(ring + "Outer", new ScaleVertex(area / (area - within)), square);
                graph.addVertex(ring + "Inner", new ScaleVertex(within / (area - within)), inner);
                graph.addVertex(
                        ring, new ElementWiseVertex(ElementWiseVertex.Op.Subtract), ring + "Outer", ring + "Inner");
                joined.add(ring);
            }
            inner = square;
        }
    }

    private static String mean(
            ComputationGraphConfiguration.GraphBuilder graph, String input, int margin, int side, String name) {
        String cropped = input;
        if (margin > 0) {
            graph.addLayer(name, new Cropping2D.Builder(margin, margin).build(), input);
            cropped = name;
        }
        if (side == 1) {
            return cropped;
        }
        graph.addLayer(
                name + "Mean",
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG, new int[] {side, side}, new int[] {1, 1})
                        .build(),
                cropped);
        return name + "Mean";
    }

    private static ConvolutionLayer pointwise(int outputs, Activation activation, Regularisation regularisation) {
        return new ConvolutionLayer.Builder(1, 1)
                .nOut(outputs)
                .activation(activation)
                .dropOut(new Dropout(1 - regularisation.headDropout()))
                .build();
    }
}
