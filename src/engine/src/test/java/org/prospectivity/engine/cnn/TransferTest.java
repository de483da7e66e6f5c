package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/** What keeps a transferred network near its source, and how its head learns from frozen convolutions. */
class TransferTest {
    private static final Architecture ARCHITECTURE = Architecture.of(3, 9);
    private static final int[] DEPOSITS = {310, 1220, 1530, 2440};
    private static final int BATCH = 8;

    @BeforeEach
    void useOneThread() {
        Natives.singleThread();
    }

    @ParameterizedTest
    @CsvSource({"5, 0.01", "10, 0.005", "200, 0.00025"})
    void theMoreDepositsTheLessASourcePulls(int deposits, double pull) {
        List<float[]> whole = List.of(new float[ARCHITECTURE.parameters()]);
        assertThat(Initialisation.transfer(ARCHITECTURE, whole, OptionalInt.empty(), deposits)
                        .start(0, ARCHITECTURE, TrainingSettings.defaults(), deposits)
                        .l2sp())
                .isCloseTo(pull, within(1e-12));
    }

    @Test
    void randomNetworksAndConvolutionsAloneDoNotPull() {
        List<float[]> body = List.of(new float[ARCHITECTURE.bodyParameters()]);
        for (Initialisation start : List.of(
                Initialisation.SCRATCH,
                Initialisation.randomBody(ARCHITECTURE),
                Initialisation.transfer(ARCHITECTURE, body, OptionalInt.empty(), 10))) {
            assertThat(start.start(0, ARCHITECTURE, TrainingSettings.defaults(), 10)
                            .l2sp())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "2"})
    void aPullKeepsANetworkNearItsSourceAndAWholeOneAtIt(int frozen) {
        IntToDoubleFunction distance = hundredths -> distance(tuned(frozen, hundredths / 100.0));
        assertThat(distance.applyAsDouble(100)).isZero();
        assertThat(distance.applyAsDouble(10)).isPositive().isLessThan(0.5 * distance.applyAsDouble(0));
    }

    @Test
    void aSourceSaysNothingOfBandsItLacks() {
        Predictors area = TinyAreas.noise(60, 60, 3, 5, DEPOSITS);
        Predictors lacking = Predictors.of(
                        new RasterStack(
                                area.geometry(),
                                List.of(Band.of("a_log10"), Band.of("c_log10")),
                                List.of(area.stack().values(0), area.stack().values(2))),
                        "source")
                .arranged(List.of(Band.of("a_log10"), Band.of("b_log10"), Band.of("c_log10")), "source");
        TrainingSettings settings =
                TrainingSettings.defaults().withSteps(10).withBatchSize(BATCH).withMembers(1);
        TrainingCells training =
                new TrainingCells(DEPOSITS, new int[0], IntStream.range(0, 60).toArray(), 3);
        Ensemble source = CnnLearner.onSource(lacking, ARCHITECTURE, settings, training, 1, Progress.NONE);

        float[] before = WindowScorer.scores(ARCHITECTURE, source.parameters().get(0), area, DEPOSITS);
        Predictors changed = TinyAreas.noise(60, 60, 3, 5, DEPOSITS);
        Arrays.fill(changed.stack().values(1), 2);
        assertThat(WindowScorer.scores(ARCHITECTURE, source.parameters().get(0), changed, DEPOSITS))
                .isEqualTo(before);

        Trainer.Start start = Initialisation.transfer(ARCHITECTURE, source.parameters(), OptionalInt.empty(), 30)
                .start(0, ARCHITECTURE, settings, 30);
        float[] tuned = new Trainer(ARCHITECTURE, settings)
                .train(
                        new Trainer.Labelled(new Windows(area), DEPOSITS, training.unlabelled()),
                        null,
                        null,
                        start,
                        1,
                        Progress.NONE)
                .parameters();
        assertThat(WindowScorer.scores(ARCHITECTURE, tuned, changed, DEPOSITS))
                .isNotEqualTo(WindowScorer.scores(ARCHITECTURE, tuned, area, DEPOSITS));
    }

    @Test
    void theHeadLearnsTheSameFromMeansAsFromTheWindowsTheyAreOf() {
        SplittableRandom noise = new SplittableRandom(3);
        float[] windows = new float[BATCH * 9 * 9 * 3];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = (float) noise.nextGaussian();
        }
        float[] expected = new float[BATCH];
        Arrays.fill(expected, 0, BATCH / 2, 1);
        float[] parameters = source();
        float[] fromWindows = new float[parameters.length];
        float[] fromMeans = new float[parameters.length];
        try (Backpropagation training = training()) {
            double loss = training.loss(parameters, windows, expected, noise, fromWindows);
            float[][] means = Arrays.stream(training.means(parameters, windows, noise))
                    .map(float[]::clone)
                    .toArray(float[][]::new);
            // what another batch leaves behind does not matter
            training.loss(parameters, new float[windows.length], expected, noise, fromMeans);
            assertThat(training.lossOfHead(parameters, means, expected, noise, fromMeans))
                    .isEqualTo(loss);
        }
        assertThat(fromMeans).isEqualTo(fromWindows);
        assertThat(fromMeans[parameters.length - 1]).isNotZero();
    }

    @Test
    void aPoolGivesDepositsInTheFirstHalfOfABatchAndOthersInTheSecond() {
        float[] parameters = source();
        Batches batches = new Batches(
                new Windows(TinyAreas.noise(60, 60, 3, 5)), 9, Augmentation.NONE, 0, new SplittableRandom(2));
        int[] cells = new int[BATCH];
        Arrays.fill(cells, 0, BATCH / 2, 310);
        Arrays.fill(cells, BATCH / 2, BATCH, 2000);
        float[] windows = new float[batches.length(BATCH)];
        int[] fills = new int[1];
        try (Backpropagation training = training()) {
            MeansPool pool = new MeansPool(
                    training,
                    parameters,
                    values -> {
                        fills[0]++;
                        batches.around(cells, values);
                    },
                    windows,
                    BATCH,
                    160,
                    new SplittableRandom(4));
            assertThat(fills[0]).as("an eighth of the steps").isEqualTo(20);
            float[][] drawn = pool.draw(new SplittableRandom(5));
            // the centre cell's own bands, which no orientation moves, stand first behind the features' means
            int centre = ARCHITECTURE.channels() * ARCHITECTURE.rings().length;
            float[] own = new float[2 * 81 * 3];
            new Windows(TinyAreas.noise(60, 60, 3, 5)).copyAround(310, 9, own, 0);
            new Windows(TinyAreas.noise(60, 60, 3, 5)).copyAround(2000, 9, own, 81 * 3);
            for (int i = 0; i < BATCH; i++) {
                int from = (i < BATCH / 2 ? 0 : 81 * 3) + 40 * 3;
                assertThat(Arrays.copyOfRange(drawn[i], centre, centre + 3))
                        .containsExactly(own[from], own[from + 1], own[from + 2]);
            }
        }
    }

    private static float[] source() {
        return Network.randomParameters(ARCHITECTURE, 1, 11);
    }

    private static Backpropagation training() {
        return new Backpropagation(
                ARCHITECTURE, Regularisation.NONE, ARCHITECTURE.blocks(), Loss.CROSS_ENTROPY, 1, BATCH);
    }

    private static float[] tuned(int frozen, double pull) {
        return tuned(new Trainer.Start(source(), frozen, 40, pull));
    }

    private static float[] tuned(Trainer.Start start) {
        Trainer.Labelled labelled = new Trainer.Labelled(
                new Windows(TinyAreas.noise(60, 60, 3, 5, DEPOSITS)),
                DEPOSITS,
                IntStream.range(0, 60).toArray());
        TrainingSettings settings =
                TrainingSettings.defaults().withSteps(40).withBatchSize(BATCH).withMembers(1);
        return new Trainer(ARCHITECTURE, settings)
                .train(labelled, null, null, start, 1, Progress.NONE)
                .parameters();
    }

    private static double distance(float[] parameters) {
        float[] source = source();
        double sum = 0;
        for (int i = 0; i < source.length; i++) {
            sum += (parameters[i] - source[i]) * (parameters[i] - source[i]);
        }
        return Math.sqrt(sum);
    }
}
