package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.LearningCurve;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Predictors;

class CnnTest {
    private static final int COLUMNS = 60;
    private static final int[] DEPOSITS = {310, 1220, 1530, 2440, 2460, 3010};
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withSteps(20).withBatchSize(16).withMembers(3);

    @ParameterizedTest
    @CsvSource({"5, '1'", "7, '1,3'", "9, '1,3,5'", "11, '1,3,7'", "17, '1,5,13'", "33, '1,11,29'"})
    void ringsAreConcentricAndTheLastIsTheWhole(int window, String rings) {
        assertThat(Architecture.of(4, window).rings())
                .containsExactly(Arrays.stream(rings.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({"5, 150", "9, 150", "11, 270", "17, 630", "33, 630"})
    void aWiderWindowIsLearnedForLonger(int window, int steps) {
        assertThat(TrainingSettings.forWindow(window).steps()).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "5, '1,3,5'",
        "9, '1,3,5,7,9'",
        "17, '1,3,5,7,9,11,13,15,17'",
        "25, '1,5,7,11,13,17,19,23,25'",
        "33, '1,5,9,13,17,21,25,29,33'"
    })
    void theProfileGoesFromTheCentreToTheEdgeInNineSquaresAtMost(int window, String sides) {
        assertThat(Architecture.of(4, window).profile())
                .containsExactly(Arrays.stream(sides.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 17})
    void theArchitectureKnowsItsNumberOfParameters(int window) {
        Architecture architecture = Architecture.of(7, window);
        assertThat(Network.randomParameters(architecture, 7, 1))
                .hasSize(new ParameterLayout(architecture, 7).parameters());
        assertThat(Network.random(architecture, 1, 1).numParams()).isEqualTo(architecture.parameters());
        try (Backpropagation training =
                new Backpropagation(architecture, Regularisation.DEFAULT, 2, Loss.CROSS_ENTROPY, 1, 4)) {
            assertThat(training.frozenParameters()).isEqualTo(architecture.bodyParameters());
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 40, 33", "9, 9, 9", "17, 150, 131"})
    void denseScoresEqualThoseOfEachCellsOwnWindow(int window, int columns, int rows) {
        Predictors area = TinyAreas.noise(columns, rows, 3, 5);
        Architecture architecture = Architecture.of(3, window);
        float[] parameters = Network.randomParameters(architecture, 1, 11);
        float[] dense = new Ensemble(architecture, List.of(parameters)).scores(area, area.valid(), 2, Progress.NONE)[0];
        int[] cells = IntStream.range(0, dense.length).toArray();
        float[] single = WindowScorer.scores(architecture, parameters, area, cells);
        float greatest = 0;
        for (int i = 0; i < dense.length; i++) {
            greatest = Math.max(greatest, Math.abs(dense[i] - single[i]));
        }
        assertThat(greatest).isLessThan(1e-5f);
        assertThat(dense).doesNotContain(Float.NaN);
        assertThat(spread(dense)).isGreaterThan(0.01f);
        int[] some =
                IntStream.range(0, dense.length).filter(cell -> cell % 61 == 0).toArray();
        float[] defined = Network.scores(architecture, parameters, new Windows(area), some);
        for (int i = 0; i < some.length; i++) {
            assertThat(dense[some[i]]).isCloseTo(defined[i], within(1e-5f));
        }
    }

    @Test
    void aFixedSeedGivesTheSameModelWhateverTheThreads() {
        assertThat(trained(7, 1)).usingRecursiveComparison().isEqualTo(trained(7, 2));
        assertThat(trained(7, 1).parameters().get(0))
                .isNotEqualTo(trained(8, 1).parameters().get(0));
    }

    @Test
    void trainingAndScoringLeaveNoWorkspacesBehind() {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5, DEPOSITS);
        trained(7, 1).scores(area, area.valid(), 1, Progress.NONE);
        SelfSupervision.bodies(area, Architecture.of(3, 9), QUICK, 5, 1, Progress.NONE);
        assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread())
                .isNullOrEmpty();
    }

    @Test
    void membersDiffer() {
        List<float[]> members = trained(7, 2).parameters();
        assertThat(members.get(0)).isNotEqualTo(members.get(1));
    }

    @Test
    void frozenConvolutionsKeepTheSourcesParametersAndTheHeadLearns() {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5, DEPOSITS);
        Ensemble source = trained(7, 2);
        Ensemble tuned = learner(area, source, OptionalInt.empty()).train(cells(1), 2, Progress.NONE);
        Architecture architecture = source.architecture();
        int body = 16 * (9 * 3 + 1) + 16 * (9 * 16 + 1);
        assertThat(architecture.bodyParameters()).isEqualTo(body);
        for (int m = 0; m < 3; m++) {
            float[] before = source.parameters().get(m);
            float[] after = tuned.parameters().get(m);
            assertThat(Arrays.copyOf(after, body)).isEqualTo(Arrays.copyOf(before, body));
            assertThat(Arrays.copyOfRange(after, body, architecture.parameters()))
                    .isNotEqualTo(Arrays.copyOfRange(before, body, architecture.parameters()));
        }
        Ensemble all = learner(area, source, OptionalInt.of(0)).train(cells(1), 2, Progress.NONE);
        assertThat(Arrays.copyOf(all.parameters().get(0), body))
                .isNotEqualTo(Arrays.copyOf(source.parameters().get(0), body));
    }

    @Test
    void selfSupervisedConvolutionsAreKeptWhenFrozen() {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5, DEPOSITS);
        Architecture architecture = Architecture.of(3, 9);
        List<float[]> bodies = SelfSupervision.bodies(area, architecture, QUICK, 5, 2, Progress.NONE);
        assertThat(bodies).hasSize(3).allSatisfy(body -> assertThat(body).hasSize(architecture.bodyParameters()));
        assertThat(bodies)
                .usingRecursiveComparison()
                .isEqualTo(SelfSupervision.bodies(area, architecture, QUICK, 5, 1, Progress.NONE));
        CnnLearner tuned = new CnnLearner(
                "self",
                area,
                architecture,
                QUICK,
                cells -> Initialisation.transfer(architecture, bodies, OptionalInt.of(2), cells.positives().length),
                DEPOSITS);
        float[] member = tuned.train(cells(1), 2, Progress.NONE).parameters().get(1);
        assertThat(Arrays.copyOf(member, architecture.bodyParameters())).isEqualTo(bodies.get(1));
    }

    @Test
    void manyDepositsThawTheConvolutions() {
        Ensemble source = trained(7, 2);
        assertThat(Initialisation.transfer(source.architecture(), source.parameters(), OptionalInt.empty(), 7)
                        .frozen())
                .isEqualTo(2);
        assertThat(Initialisation.transfer(source.architecture(), source.parameters(), OptionalInt.empty(), 8)
                        .frozen())
                .isZero();
        assertThatThrownBy(() ->
                        Initialisation.transfer(source.architecture(), source.parameters(), OptionalInt.of(3), 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("freeze")
                .hasMessageContaining("3");
    }

    @Test
    void theNetworkFindsWhatTellsDepositsApart() {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5, DEPOSITS);
        TrainingSettings settings =
                TrainingSettings.defaults().withSteps(100).withBatchSize(32).withMembers(1);
        CnnLearner learner =
                new CnnLearner("cnn", area, Architecture.of(3, 9), settings, cells -> Initialisation.SCRATCH, DEPOSITS);
        int[] known = Arrays.copyOf(DEPOSITS, 4);
        int[] others = others();
        int[] scored = {DEPOSITS[4], DEPOSITS[5], others[10], others[500], others[900], others[1500], others[2000]};
        Scores found = learner.scores(new TrainingCells(known, new int[0], others, 3), scored, Progress.NONE);
        float[] scores = found.members()[0];
        for (int i = 2; i < scored.length; i++) {
            assertThat(scores[i]).isLessThan(scores[0]).isLessThan(scores[1]);
        }
        LearningCurve curve = found.curves().curves().get(0);
        assertThat(curve.training().orElseThrow().accuracy()).isGreaterThan(0.95);
        assertThat(curve.losses().get(9).heldOut())
                .isLessThan(curve.losses().get(0).heldOut());
    }

    @ParameterizedTest
    @CsvSource({"40, 40", "150, 150", "300, 150", "630, 157", "2000, 500"})
    void aTransferTakesFewerSteps(int steps, int tuning) {
        Architecture architecture = Architecture.of(3, 9);
        TrainingSettings settings =
                TrainingSettings.defaults().withSteps(steps).withBatchSize(16).withMembers(1);
        float[] whole = new float[architecture.parameters()];
        float[] body = new float[architecture.bodyParameters()];
        assertThat(Initialisation.transfer(architecture, List.of(whole), OptionalInt.empty(), 9)
                        .steps(architecture, settings))
                .isEqualTo(tuning);
        assertThat(Initialisation.transfer(architecture, List.of(body), OptionalInt.empty(), 9)
                        .steps(architecture, settings))
                .isEqualTo(steps);
        assertThat(Initialisation.SCRATCH.steps(architecture, settings)).isEqualTo(steps);
    }

    @Test
    void earlyStoppingKeepsTheParametersOfTheLeastLoss() {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5);
        Windows windows = new Windows(area);
        Trainer.Labelled learned = new Trainer.Labelled(
                windows, new int[] {310, 1220, 1530}, IntStream.range(0, 30).toArray());
        Trainer.Labelled kept = new Trainer.Labelled(
                windows, new int[] {2440, 2460}, IntStream.range(3400, 3440).toArray());
        Trainer.Start random = new Trainer.Start(new float[0], 0, 80, 0);
        Trainer trainer = new Trainer(
                Architecture.of(3, 9),
                TrainingSettings.defaults()
                        .withSteps(80)
                        .withBatchSize(16)
                        .withAugmentation(Augmentation.NONE)
                        .withRegularisation(Regularisation.NONE)
                        .withMembers(1));
        Trainer.Trained last = trainer.train(learned, kept, null, random, 1, Progress.NONE);
        Trainer.Trained best = trainer.train(learned, kept, kept, random, 1, Progress.NONE);
        double least =
                best.losses().stream().mapToDouble(LossPoint::heldOut).min().orElseThrow();
        assertThat(best.heldOut().crossEntropy()).isCloseTo(least, within(1e-6));
        assertThat(best.losses()).isEqualTo(last.losses());
        assertThat(last.heldOut().crossEntropy())
                .as("what is learned of noise by heart does harm elsewhere")
                .isGreaterThan(2 * least);
    }

    @ParameterizedTest
    @CsvSource({"39, false", "45, true"})
    void earlyStoppingTakesFortyDeposits(int deposits, boolean stops) {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5);
        int[] positives =
                IntStream.range(0, deposits).map(i -> 80 * i + i % 50).sorted().toArray();
        int[] others = IntStream.range(0, COLUMNS * 60)
                .filter(cell -> Arrays.binarySearch(positives, cell) < 0)
                .toArray();
        TrainingCells training = new TrainingCells(positives, new int[0], others, 3);
        TrainingSettings settings =
                TrainingSettings.defaults().withSteps(30).withBatchSize(16).withMembers(1);
        assertThat(stopped(area, settings, training).equals(stopped(area, settings.withEarlyStopping(true), training)))
                .isNotEqualTo(stops);
    }

    private static List<Float> stopped(Predictors area, TrainingSettings settings, TrainingCells training) {
        float[] parameters = new CnnLearner(
                        "cnn",
                        area,
                        Architecture.of(3, 5),
                        settings,
                        cells -> Initialisation.SCRATCH,
                        training.positives())
                .train(training, 1, Progress.NONE)
                .parameters()
                .get(0);
        return IntStream.range(0, parameters.length)
                .mapToObj(i -> parameters[i])
                .toList();
    }

    @Test
    void cancellingEndsTrainingAndLeavesTheNativesUsable() {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5, DEPOSITS);
        CnnLearner learner =
                new CnnLearner("cnn", area, Architecture.of(3, 9), QUICK, cells -> Initialisation.SCRATCH, DEPOSITS);
        assertThatThrownBy(() -> learner.train(cells(1), 2, (fraction, message) -> {
                    if (fraction > 0.1) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(trained(7, 1).parameters()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 3, -9, 131})
    void evenTinyAndHugeWindowsAreRefused(int window) {
        assertThatThrownBy(() -> Architecture.of(3, window))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("window: " + window)
                .hasMessageContaining("an odd number of cells from 5");
    }

    @Test
    void aWindowLargerThanTheMapIsRefused() {
        Predictors area = TinyAreas.noise(20, 11, 2, 1);
        Architecture architecture = Architecture.of(2, 13);
        assertThatThrownBy(() -> new CnnLearner(
                        "cnn", area, architecture, QUICK, cells -> Initialisation.SCRATCH, new int[] {5}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("window: 13")
                .hasMessageContaining("11 cells");
    }

    @ParameterizedTest
    @CsvSource({
        "steps, -1, 0.003, 64, 10, 5",
        "learningRate, 150, -1, 64, 10, 5",
        "learningRate, 150, NaN, 64, 10, 5",
        "batchSize, 150, 0.003, 63, 10, 5",
        "negatives, 150, 0.003, 64, 0, 5",
        "members, 150, 0.003, 64, 10, 0"
    })
    void settingsOutOfRangeAreRefusedByName(
            String parameter, int steps, double rate, int batch, int negatives, int members) {
        assertThatThrownBy(() -> TrainingSettings.defaults()
                        .withSteps(steps)
                        .withLearningRate(rate)
                        .withBatchSize(batch)
                        .withNegatives(negatives)
                        .withMembers(members))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(parameter + ": ");
    }

    @Test
    void theRateRisesToItsPeakAndFallsAlmostToZero() {
        OneCycle rate = new OneCycle(3e-3, 150);
        assertThat(rate.at(0)).isCloseTo(3e-3 / 25, within(1e-9));
        assertThat(rate.at(44)).isCloseTo(3e-3, within(1e-9));
        assertThat(rate.at(149)).isCloseTo(3e-3 / 25 / 1e4, within(1e-9));
    }

    private static Ensemble trained(long seed, int threads) {
        Predictors area = TinyAreas.noise(COLUMNS, 60, 3, 5, DEPOSITS);
        return new CnnLearner("cnn", area, Architecture.of(3, 9), QUICK, cells -> Initialisation.SCRATCH, DEPOSITS)
                .train(cells(seed), threads, Progress.NONE);
    }

    private static CnnLearner learner(Predictors area, Ensemble source, OptionalInt frozen) {
        return new CnnLearner(
                "transfer",
                area,
                source.architecture(),
                QUICK,
                cells -> Initialisation.transfer(
                        source.architecture(), source.parameters(), frozen, cells.positives().length),
                DEPOSITS);
    }

    private static TrainingCells cells(long seed) {
        return new TrainingCells(DEPOSITS, new int[0], others(), seed);
    }

    /** Cells at least two columns from each deposit. */
    private static int[] others() {
        return IntStream.range(0, COLUMNS * 60)
                .filter(cell -> Arrays.stream(DEPOSITS)
                        .noneMatch(d -> Math.abs(d % COLUMNS - cell % COLUMNS) < 3
                                && Math.abs(d / COLUMNS - cell / COLUMNS) < 3))
                .toArray();
    }

    private static float spread(float[] values) {
        float least = values[0];
        float greatest = values[0];
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest - least;
    }
}
