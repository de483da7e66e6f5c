package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What scores and trains the network beside the graph that defines it, of Deeplearning4j's layers on their built-in path. */
class NetworkReferenceTest {
    private static final int SAMPLES = 6;
    private static final int BANDS = 5;
    /** Everything that can be dropped is, now and then. */
    private static final Regularisation DROPPING = new Regularisation(0.1, 0.2);
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
    @CsvSource({"5, true", "9, true", "17, true", "9, false", "17, false"})
    void scoresAreThoseOfTheBuiltInLayers(int window, boolean oneDnn) {
        Nd4j.getEnvironment().allowHelpers(oneDnn);
        Architecture architecture = Architecture.of(BANDS, window);
        float[] parameters = Network.randomParameters(architecture, 1, 3);
        float[] windows = windows(window, 4);
        float[] scores = new float[SAMPLES];
        try (ForwardPass pass = ForwardPass.scoring(architecture.layout(), SAMPLES)) {
            float[][] logits = pass.outputs(parameters, windows, null);
            for (int s = 0; s < SAMPLES; s++) {
                scores[s] = Head.score(logits[s][0]);
            }
        }
        ComputationGraph reference = Network.of(architecture, parameters);
        assertThat(reference.getLayer("convolution1").getHelper()).isNull();
        assertClose(scores, Copies.of(reference.outputSingle(array(windows, window))));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 1, true",
        "9, 0, 1, true",
        "17, 0, 1, true",
        "9, 1, 1, true",
        "9, 2, 1, true",
        "9, 0, 5, true",
        "9, 0, 1, false",
        "17, 1, 1, false"
    })
    void lossAndGradientAreThoseOfTheBuiltInLayers(int window, int frozen, int outputs, boolean oneDnn) {
        Nd4j.getEnvironment().allowHelpers(oneDnn);
        Architecture architecture = Architecture.of(BANDS, window);
        float[] parameters = Network.randomParameters(architecture, outputs, 3);
        ComputationGraph reference = reference(architecture, frozen, outputs, null, new SplittableRandom(9));
        Copies.fill(reference.params(), parameters);
        float[] windows = windows(window, 4);
        float[] expected = expected(outputs);
        reference.setInputs(array(windows, window));
        reference.setLabels(Nd4j.createFromArray(expected).reshape(SAMPLES, 1, 1, outputs));
        reference.computeGradientAndScore();
        List<INDArray> parts = new ArrayList<>();
        for (Map.Entry<String, INDArray> entry :
                reference.gradient().gradientForVariable().entrySet()) {
            parts.add(entry.getValue().dup('c').reshape(-1));
        }
        float[] expectedGradient =
                Copies.of(Nd4j.concat(0, parts.toArray(INDArray[]::new)).divi(SAMPLES));
        float[] gradient = new float[parameters.length];
        try (Backpropagation training =
                new Backpropagation(architecture, DROPPING, frozen, loss(outputs), outputs, SAMPLES)) {
            double loss = training.loss(parameters, windows, expected, new SplittableRandom(9), gradient);
            // Deeplearning4j takes channels last for samples, and so the mean over outputs for their sum
            assertThat(loss).isCloseTo(reference.score() / outputs, within(TOLERANCE));
            assertClose(Arrays.copyOfRange(gradient, training.frozenParameters(), gradient.length), expectedGradient);
        }
        assertThat(greatest(expectedGradient)).isGreaterThan(0.002f);
    }

    @Test
    void aTrainingLeadsWhereThatOfTheBuiltInLayersDoes() {
        Architecture architecture = Architecture.of(BANDS, 9);
        OneCycle rate = new OneCycle(3e-3, 10);
        float[] before = Network.randomParameters(architecture, 1, 3);
        ComputationGraph reference = reference(architecture, 0, 1, new Schedule(rate), new SplittableRandom(9));
        Copies.fill(reference.params(), before);
        float[] after = before.clone();
        Backpropagation training = new Backpropagation(architecture, DROPPING, 0, loss(1), 1, SAMPLES);
        try (GradientDescent descent = new GradientDescent(training, rate, new SplittableRandom(9), after)) {
            for (int step = 0; step < 10; step++) {
                float[] windows = windows(9, step);
                descent.step(windows, expected(1));
                reference.fit(
                        new INDArray[] {array(windows, 9)},
                        new INDArray[] {Nd4j.createFromArray(expected(1)).reshape(SAMPLES, 1, 1, 1)});
            }
        }
        assertThat(distance(after, before)).isGreaterThan(0.1);
        // Adam divides by the gradient's size, so that the least gradients bring their rounding into the parameters
        assertThat(distance(after, Copies.of(reference.params()))).isLessThan(1e-3 * distance(after, before));
    }

    private static Loss loss(int outputs) {
        return outputs == 1 ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.pow(one[i] - other[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static float greatest(float[] values) {
        float greatest = 0;
        for (float value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    private static float[] windows(int window, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[SAMPLES * window * window * BANDS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static INDArray array(float[] windows, int window) {
        return Nd4j.createFromArray(windows).reshape(SAMPLES, window, window, BANDS);
    }

    private static float[] expected(int outputs) {
        float[] values = new float[SAMPLES * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = outputs == 1 ? (i < SAMPLES / 2 ? 1 : 0) : (float) Math.sin(i);
        }
        return values;
    }

    private static void assertClose(float[] values, float[] expected) {
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .isCloseTo(expected[i], within((float) (TOLERANCE * Math.max(1, Math.abs(expected[i])))));
        }
    }

    /** The engine's rate as Deeplearning4j takes it. */
    private record Schedule(OneCycle rate) implements ISchedule {
        @Override
        public double valueAt(int iteration, int epoch) {
            return rate.at(iteration);
        }

        @Override
        public ISchedule clone() {
            return this;
        }
    }

    /** Drops what the engine drops, which draws for one layer after the other. */
    private static final class Dropping implements IDropout {
        private static final long serialVersionUID = 1;

        private final double dropped;
        private final SplittableRandom random;
        private INDArray scales;

        Dropping(double dropped, SplittableRandom random) {
            this.dropped = dropped;
            this.random = random;
        }

        @Override
        public INDArray applyDropout(
                INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
            float[] values = new float[(int) (input.size(0) * input.size(3))];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextDouble() < dropped ? 0 : (float) (1 / (1 - dropped));
            }
            scales = Nd4j.createFromArray(values).reshape(input.size(0), input.size(3));
            Broadcast.mul(input, scales, result, 0, 3);
            return result;
        }

        @Override
        public INDArray backprop(INDArray gradientAtOutput, INDArray gradientAtInput, int iteration, int epoch) {
            // Deeplearning4j hands gradients on channels first even where its layers' input is channels last
            Broadcast.mul(gradientAtOutput, scales, gradientAtInput, 0, 1);
            return gradientAtInput;
        }

        @Override
        public void clear() {
            scales = null;
        }

        @Override
        public IDropout clone() {
            return new Dropping(dropped, random);
        }
    }

    /** The engine's own definition, to be trained by Deeplearning4j. */
    private static ComputationGraph reference(
            Architecture architecture, int frozen, int outputs, ISchedule rate, SplittableRandom random) {
        ComputationGraphConfiguration configuration = Network.configuration(architecture, outputs, 0);
        configuration.setTrainingWorkspaceMode(WorkspaceMode.NONE);
        for (int block = 0; block < architecture.blocks(); block++) {
            ConvolutionLayer layer = trained(configuration, "convolution" + (block + 1), rate);
            if (block < frozen) {
                vertex(configuration, "convolution" + (block + 1))
                        .getLayerConf()
                        .setLayer(new FrozenLayer(layer));
            } else if (block > 0) {
                layer.setIDropout(new Dropping(DROPPING.channelDropout(), random));
            }
        }
        for (String name : List.of("hidden", "linear")) {
            trained(configuration, name, rate).setIDropout(new Dropping(DROPPING.headDropout(), random));
        }
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        assertThat(network.getLayer("convolution1").getHelper()).isNull();
        return network;
    }

    private static ConvolutionLayer trained(ComputationGraphConfiguration configuration, String name, ISchedule rate) {
        ConvolutionLayer layer =
                (ConvolutionLayer) vertex(configuration, name).getLayerConf().getLayer();
        IUpdater updater = rate == null ? new NoOp() : new Adam(rate);
        layer.setIUpdater(updater);
        layer.setBiasUpdater(updater);
        return layer;
    }

    private static LayerVertex vertex(ComputationGraphConfiguration configuration, String name) {
        return (LayerVertex) configuration.getVertices().get(name);
    }
}
