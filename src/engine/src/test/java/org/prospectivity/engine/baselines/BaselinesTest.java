package org.prospectivity.engine.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class BaselinesTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(60, 60);
    private static final boolean[] VALID = MadeUpSurvey.allValid(GRID);

    @Test
    void baselinesFindDepositsThatLeaveATraceInTheirCells() {
        Random random = new Random(1);
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 5, 2, random);
        // Deposits where two bands are high together.
        float[] first = stack.values(0);
        float[] second = stack.values(1);
        int[] deposits = random.ints(0, GRID.cells())
                .filter(cell -> first[cell] > 0.8 && second[cell] > 0.3)
                .distinct()
                .limit(40)
                .toArray();
        Labels labels = MadeUpSurvey.labels(GRID, deposits);
        CellValues cellValues = new CellValues(stack, VALID);
        List<Fold> folds = new SpatialBlocks(10_000, 5, 3, 1).split(labels);
        List<OutOfFold> scores = new CrossValidation(labels, folds, 1)
                .run(
                        List.of(
                                new RandomForest("forest", cellValues, 2, 10, 50),
                                new LogisticRegression("logistic regression", cellValues, 2, 10, 10_000),
                                new BestSingleBand("best band", cellValues)),
                        2,
                        Progress.NONE);

        assertThat(Skill.of(labels, scores.get(0)).auc()).isGreaterThan(0.9);
        assertThat(Skill.of(labels, scores.get(1)).auc()).isGreaterThan(0.9);
        assertThat(Skill.of(labels, scores.get(2)).auc()).isBetween(0.75, 0.95);
    }

    @Test
    void withoutInformationSmoothMapsScoreOneHalfOnHeldOutBlocks() {
        List<Double> aucs = new ArrayList<>();
        for (int replicate = 0; replicate < 8; replicate++) {
            Random random = new Random(100 + replicate);
            RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 6, 3, random);
            Labels labels = MadeUpSurvey.labels(GRID, MadeUpSurvey.randomCells(40, VALID, random));
            CellValues cellValues = new CellValues(stack, VALID);
            List<Fold> folds = new SpatialBlocks(10_000, 5, 4, replicate).split(labels);
            for (OutOfFold scores : new CrossValidation(labels, folds, replicate)
                    .run(
                            List.of(
                                    new RandomForest("forest", cellValues, 1, 10, 30),
                                    new LogisticRegression("logistic regression", cellValues, 1, 10, 10_000)),
                            2,
                            Progress.NONE)) {
                aucs.add(Skill.of(labels, scores).auc());
            }
        }
        assertThat(aucs.stream().mapToDouble(a -> a).average().orElseThrow()).isBetween(0.45, 0.55);
    }

    @Test
    void logisticRegressionSeparatesWhatALineSeparatesAndTheForestAlsoWhatNoneDoes() {
        Random random = new Random(2);
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 2, 0, random);
        float[] x = stack.values(0);
        float[] y = stack.values(1);
        int[] line = where(cell -> x[cell] - 2 * y[cell] > 0);
        int[] diagonal = where(cell -> x[cell] * y[cell] > 0);

        assertThat(accuracy(new LogisticRegression("l", new CellValues(stack, VALID), 1, 1, 10_000), line))
                .isGreaterThan(0.99);
        assertThat(accuracy(new LogisticRegression("l", new CellValues(stack, VALID), 1, 1, 10_000), diagonal))
                .isLessThan(0.6);
        assertThat(accuracy(new RandomForest("f", new CellValues(stack, VALID), 1, 1, 50), diagonal))
                .isGreaterThan(0.95);
    }

    @Test
    void logisticScoresAreProbabilitiesAtEvenOddsWhateverTheNumberOfNegatives() {
        // One band that is N(1, 1) at deposits and N(-1, 1) elsewhere: the logit at even odds is twice its value.
        Random random = new Random(3);
        GridGeometry grid = MadeUpSurvey.grid(200, 200);
        float[] band = new float[grid.cells()];
        int[] positives = IntStream.range(0, 3000).toArray();
        for (int cell = 0; cell < band.length; cell++) {
            band[cell] = (float) (random.nextGaussian() + (cell < 3000 ? 1 : -1));
        }
        band[39_998] = 0.4f;
        band[39_999] = -0.3f;
        RasterStack stack = new RasterStack(grid, List.of(Band.of("As_ppm")), List.of(band));
        TrainingCells training = new TrainingCells(
                positives, new int[0], IntStream.range(3000, 39_998).toArray(), 1);
        float[] scores = new LogisticRegression("l", new CellValues(stack, MadeUpSurvey.allValid(grid)), 1, 10, 10_000)
                .scores(training, new int[] {39_998, 39_999}, Progress.NONE)
                .members()[0];

        assertThat(scores[0]).isCloseTo((float) (1 / (1 + Math.exp(-0.8))), within(0.02f));
        assertThat(scores[1]).isCloseTo((float) (1 / (1 + Math.exp(0.6))), within(0.02f));
    }

    @Test
    void aForestOnNoiseGivesDepositsAndOthersEvenOddsOnAverage() {
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 4, 0, new Random(4));
        TrainingCells training = new TrainingCells(
                IntStream.range(0, 100).toArray(),
                new int[0],
                IntStream.range(100, 1800).toArray(),
                1);
        float[] scores = new RandomForest("f", new CellValues(stack, VALID), 1, 10, 100)
                .scores(training, IntStream.range(1800, 3600).toArray(), Progress.NONE)
                .members()[0];
        double mean = IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i])
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(0.4, 0.6);
    }

    @Test
    void theSameSeedGivesTheSameScoresAndMembersDiffer() {
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 4, 1, new Random(5));
        CellValues cellValues = new CellValues(stack, VALID);
        int[] unlabelled = IntStream.range(100, 3600).toArray();
        int[] cells = IntStream.range(0, 500).toArray();
        TrainingCells training = new TrainingCells(IntStream.range(0, 30).toArray(), new int[0], unlabelled, 1);
        TrainingCells other = new TrainingCells(training.positives(), new int[0], unlabelled, 2);
        for (Learner learner : List.of(
                new RandomForest("f", cellValues, 2, 5, 35), new LogisticRegression("l", cellValues, 2, 5, 10_000))) {
            float[][] scores = learner.scores(training, cells, Progress.NONE).members();

            assertThat(learner.scores(training, cells, Progress.NONE).members()).isDeepEqualTo(scores);
            assertThat(scores[0]).isNotEqualTo(scores[1]);
            assertThat(learner.scores(other, cells, Progress.NONE).members()[0]).isNotEqualTo(scores[0]);
        }
    }

    @Test
    void classesHoldAboutAsManyValuesEachAndKeepEqualOnesTogether() {
        Random random = new Random(11);
        double[] values = random.doubles(1000, -1, 1).toArray();
        FrequencyBins bins = new FrequencyBins(values, 20);
        int[] counts = new int[20];
        for (double value : values) {
            counts[bins.of(value)]++;
        }
        assertThat(counts).containsOnly(50);

        FrequencyBins few = new FrequencyBins(new double[] {3, 1, 1, 1, 1, 2}, 64);
        assertThat(few.of(1)).isEqualTo(few.of(0)).isLessThan(few.of(2));
        assertThat(few.of(2)).isLessThan(few.of(3));
        assertThat(few.of(3)).isEqualTo(few.of(9));
        assertThat(new FrequencyBins(new double[] {5, 5}, 64).of(7)).isZero();
    }

    @Test
    void aSingleBandSetsAForestToWorkToo() {
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 1, 0, new Random(7));
        float[] band = stack.values(0);

        assertThat(accuracy(new RandomForest("f", new CellValues(stack, VALID), 1, 1, 20), where(c -> band[c] > 0)))
                .isGreaterThan(0.97);
    }

    @Test
    void theBestBandIsChosenWithItsDirectionOnTrainingCells() {
        float[] noise = MadeUpSurvey.smoothNoise(GRID, 1, 0, new Random(8)).values(0);
        float[] low = new float[GRID.cells()];
        for (int cell = 0; cell < low.length; cell++) {
            low[cell] = cell;
        }
        RasterStack stack = new RasterStack(GRID, List.of(Band.of("Noise"), Band.of("Cu_ppm")), List.of(noise, low));
        TrainingCells training = new TrainingCells(
                IntStream.range(0, 10).toArray(),
                new int[0],
                IntStream.range(10, 3000).toArray(),
                1);
        int[] cells = {3599, 1504, 0};
        float[] scores = new BestSingleBand("best", new CellValues(stack, VALID))
                .scores(training, cells, Progress.NONE)
                .members()[0];

        assertThat(scores[0]).isZero();
        assertThat(scores[1]).isCloseTo(0.5f, within(1e-3f));
        assertThat(scores[2]).isEqualTo(1);
        assertThat(BestSingleBand.each(stack, VALID).stream().map(Learner::name))
                .containsExactly("Noise", "Cu_ppm");
        assertThat(BestSingleBand.each(stack, VALID)
                        .get(1)
                        .scores(training, cells, Progress.NONE)
                        .members()[0])
                .containsExactly(scores);
    }

    @Test
    void theProximityControlScoresByTheShareOfCellsFartherFromASample() {
        boolean[] valid = new boolean[GRID.cells()];
        Arrays.fill(valid, 0, 4, true);
        float[] distances = new float[GRID.cells()];
        distances[0] = 0;
        distances[1] = 100;
        distances[2] = 100;
        distances[3] = 900;
        float[] even = {500, 100, 500, 100};
        float[] others = Arrays.copyOf(even, GRID.cells());
        ProximityControl control = new ProximityControl("proximity", List.of(others, distances), valid);

        assertThat(closeness(control, 0)).containsExactly(0.125f, 0.5f, 0.875f);
        // where deposits are far from samples, far is what it says
        assertThat(closeness(control, 3)).containsExactly(0.875f, 0.5f, 0.125f);
        // and what does not tell the deposits apart is not taken
        assertThat(closeness(new ProximityControl("p", List.of(distances, others), valid), 0))
                .containsExactly(0.125f, 0.5f, 0.875f);
        assertThatThrownBy(() -> new ProximityControl("p", List.of(distances), new boolean[GRID.cells()]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] closeness(ProximityControl control, int deposit) {
        int[] rest = IntStream.range(0, 4).filter(cell -> cell != deposit).toArray();
        return control.scores(
                        new TrainingCells(new int[] {deposit}, new int[0], rest, 1), new int[] {3, 1, 0}, Progress.NONE)
                .members()[0];
    }

    @Test
    void cancellingEndsABaseline() {
        CellValues cellValues = new CellValues(MadeUpSurvey.smoothNoise(GRID, 3, 1, new Random(9)), VALID);
        TrainingCells training = new TrainingCells(
                IntStream.range(0, 30).toArray(),
                new int[0],
                IntStream.range(100, 3600).toArray(),
                1);
        for (String phase : List.of("growing trees", "scoring cells")) {
            assertThatThrownBy(() -> new RandomForest("f", cellValues, 2, 5, 30)
                            .scores(training, new int[] {1, 2}, (fraction, message) -> {
                                if (message.equals(phase)) {
                                    throw new CancellationException(phase);
                                }
                            }))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage(phase);
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 1, 0, new Random(10));
        CellValues cellValues = new CellValues(stack, VALID);

        assertThatThrownBy(() -> new RandomForest("f", cellValues, 0, 10, 300)).hasMessageStartingWith("members: 0");
        assertThatThrownBy(() -> new RandomForest("f", cellValues, 1, 0, 300)).hasMessageStartingWith("negatives: 0");
        assertThatThrownBy(() -> new RandomForest("f", cellValues, 1, 10, 0)).hasMessageStartingWith("trees: 0");
        assertThatThrownBy(() -> new LogisticRegression("l", cellValues, 0, 10, 10_000))
                .hasMessageStartingWith("members: 0");
        assertThatThrownBy(() -> new LogisticRegression("l", cellValues, 1, -1, 10_000))
                .hasMessageStartingWith("negatives");
        stack.values(0)[5] = Float.NaN;
        assertThatThrownBy(() -> new CellValues(stack, VALID))
                .hasMessageContaining("E0_ppm is NaN in the valid cell 5");
    }

    private static int[] where(IntPredicate condition) {
        return IntStream.range(0, GRID.cells()).filter(condition).toArray();
    }

    /** Trained on every other cell, tested on the rest. */
    private static double accuracy(Learner learner, int[] positives) {
        boolean[] positive = new boolean[GRID.cells()];
        for (int cell : positives) {
            positive[cell] = true;
        }
        TrainingCells training = new TrainingCells(
                where(cell -> cell % 2 == 0 && positive[cell]),
                new int[0],
                where(cell -> cell % 2 == 0 && !positive[cell]),
                1);
        int[] test = where(cell -> cell % 2 == 1);
        float[] scores = learner.scores(training, test, Progress.NONE).members()[0];
        int right = 0;
        for (int i = 0; i < test.length; i++) {
            right += scores[i] >= 0.5f == positive[test[i]] ? 1 : 0;
        }
        return right / (double) test.length;
    }
}
