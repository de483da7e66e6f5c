package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.raster.RasterStack;

/** What a training is given that it cannot use, or only in part. */
class TrainingInputTest {
    private static final int SIDE = ProspectivityTrainingTest.SIDE;
    private static final TrainingSettings TINY = TrainingSettings.defaults()
            .withSteps(3)
            .withBatchSize(8)
            .withNegatives(5)
            .withMembers(1);

    @Test
    void depositsAllInOneBlockAreRefused() {
        refused(
                "blocks",
                "all 4 deposit cells lie in one block of 10000 m",
                on(123, 124, 183, 244),
                options(10_000, 5));
    }

    @Test
    void twoDepositsAreTooFewToHoldOneOut() {
        refused("folds", "keeps 1 of 2 deposit cells", on(200, 3000), options(10_000, 2));
    }

    @Test
    void moreFoldsThanBlocksAreRefused() {
        refused("blocks", "100 folds need at least 100", on(200, 900, 2000, 3000), options(10_000, 100));
    }

    @Test
    void blocksLargerThanTheSurveyAreRefused() {
        refused("blocks", "30000 m by 30000 m", on(200, 900, 2000, 3000), options(1e7, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void anExclusionThatLeavesNoNegativeIsRefusedWithFoldsOrWithout(int folds) {
        refused(
                "exclusion",
                "",
                on(200, 900, 2000, 3000),
                options(10_000, folds).withExclusion(1e9));
    }

    @Test
    void aDepositGivenTwiceCountsOnceInTraining() {
        Survey once = on(200, 900, 2000, 3000);
        Survey twice = on(3000, 200, 900, 200, 2000, 3000, 900, 2000);
        ProspectivityTraining.Result result = train(twice, options(10_000, 0), Progress.NONE);
        assertThat(result.report().data().deposits()).isEqualTo(8);
        assertThat(result.report().data().depositCells()).isEqualTo(4);
        assertThat(ModelFile.write(result.model()))
                .isEqualTo(ModelFile.write(
                        train(once, options(10_000, 0), Progress.NONE).model()));
    }

    @Test
    void depositsOnCellsWithoutDataOrOffTheMapAreCountedAndLeftOut() {
        TrainingReport report = train(on(0, -1, 200, 900, 2000, 3000), options(10_000, 0), Progress.NONE)
                .report();
        assertThat(report.data().depositsOutside()).isEqualTo(2);
        assertThat(report.data().depositCells()).isEqualTo(4);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("2 of 6 deposits lie outside"));
    }

    @ParameterizedTest
    @CsvSource({"7, has the same value everywhere", "0, has the same value everywhere", "NaN, has no data"})
    void aBandThatTellsNothingIsRefusedByName(float value, String fault) {
        Survey survey = on(200, 900, 2000, 3000);
        Arrays.fill(survey.maps().values(1), value);
        refused("geochemistry", "band As_ppm " + fault, survey, options(10_000, 5));
    }

    @Test
    void windowsThatReachOverGapsAreReadAndGapsStayEmpty() {
        Survey survey = on(200, 900, 2000, 3000);
        for (int b = 0; b < 2; b++) {
            float[] values = survey.maps().values(b);
            for (int cell = 0; cell < values.length; cell++) {
                if (cell % SIDE % 7 < 3) {
                    values[cell] = Float.NaN;
                }
            }
        }
        Survey gaps = new Survey(survey.maps(), new int[] {5, 904, 2003, 3003}, new int[0], "geochemistry");
        ProspectivityTraining.Result result = train(gaps, options(10_000, 0), Progress.NONE);
        float[] scores = ProspectivityPrediction.run(
                        PredictionData.of(result.model(), gaps.maps(), "geochemistry"),
                        ScoringOptions.defaults(),
                        Progress.NONE)
                .map()
                .values(0);
        for (int cell = 0; cell < scores.length; cell++) {
            assertThat(Float.isNaN(scores[cell])).isEqualTo(cell % SIDE % 7 < 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "folds, -1, 0, 5000, 0, 1",
        "folds, 1, 0, 5000, 0, 1",
        "folds, 2147483647, 0, 5000, 0, 1",
        "shifts, 5, -1, 5000, 0, 1",
        "shifts, 5, 1, 5000, 0, 1",
        "shifts, 5, 2147483647, 5000, 0, 1",
        "blocks, 5, 0, 0, 0, 1",
        "blocks, 5, 0, -1e300, 0, 1",
        "blocks, 5, 0, Infinity, 0, 1",
        "exclusion, 5, 0, 5000, -1, 1",
        "exclusion, 5, 0, 5000, Infinity, 1",
        "threads, 5, 0, 5000, 0, 0",
        "threads, 5, 0, 5000, 0, -2147483648"
    })
    void optionsOutOfRangeAreRefusedByName(
            String parameter, int folds, int shifts, double blocks, double exclusion, int threads) {
        assertThatThrownBy(() -> TrainingOptions.forWindow(5)
                        .withSettings(TINY)
                        .withExclusion(exclusion)
                        .withBlocks(blocks)
                        .withFolds(folds)
                        .withShifts(shifts)
                        .withThreads(threads))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(parameter + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "steps, 2147483647, 0.003, 64, 10, 5",
        "learningRate, 150, Infinity, 64, 10, 5",
        "learningRate, 150, 1e9, 64, 10, 5",
        "batchSize, 150, 0.003, 2147483646, 10, 5",
        "negatives, 150, 0.003, 64, 2147483647, 5",
        "members, 150, 0.003, 64, 10, 2147483647"
    })
    void hugeSettingsAreRefusedByName(String parameter, int steps, double rate, int batch, int negatives, int members) {
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
    void everySeedWillDoAndNoTwoGiveTheSameModel() {
        Set<Integer> models = new HashSet<>();
        long[] seeds = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        for (long seed : seeds) {
            TrainingOptions options = TrainingOptions.forWindow(5)
                    .withSettings(TINY)
                    .withFolds(0)
                    .withSeed(seed)
                    .withThreads(1);
            models.add(Arrays.hashCode(train(on(200, 900, 2000, 3000), options, Progress.NONE)
                    .model()
                    .ensemble()
                    .parameters()
                    .get(0)));
        }
        assertThat(models).hasSize(seeds.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training on the source area",
                "CNN with transfer",
                "CNN from scratch",
                "growing trees",
                "choosing the ridge",
                "fitting a regression",
                "comparing bands",
                "reading distances",
                "shift 2 of 19",
                "training on all deposits",
                "scoring"
            })
    void aCancelEndsThePhaseItFallsInto(String phase) {
        Survey survey = ProspectivityTrainingTest.survey(1, 500, "Au_ppb", "As_ppm");
        float[] distances = new float[SIDE * SIDE];
        Transfer source = new Transfer.FromArea(ProspectivityTrainingTest.survey(2, 500, "Au_ppb", "As_ppm"));
        TrainingOptions options = TrainingOptions.forWindow(5)
                .withSettings(TINY)
                .withBlocks(5000)
                .withRepeats(1)
                .withShifts(19)
                .withCompare(true)
                .withThreads(1);
        TrainingData data = TrainingData.of(survey)
                .withTransfer(source)
                .withTestDeposits(5, 17)
                .withSampleDistances(List.of(distances));
        assertThatThrownBy(() -> ProspectivityTraining.run(data, options, (fraction, message) -> {
                    if (message.contains(phase)) {
                        throw new CancellationException(phase);
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage(phase);
    }

    private static Survey on(int... deposits) {
        RasterStack maps =
                ProspectivityTrainingTest.survey(1, 500, "Au_ppb", "As_ppm").maps();
        return new Survey(maps, deposits, new int[0], "geochemistry");
    }

    private static TrainingOptions options(double blocks, int folds) {
        return TrainingOptions.forWindow(5)
                .withSettings(TINY)
                .withBlocks(blocks)
                .withFolds(folds)
                .withRepeats(1)
                .withShifts(0)
                .withThreads(1);
    }

    private static ProspectivityTraining.Result train(Survey survey, TrainingOptions options, Progress progress) {
        return ProspectivityTraining.run(TrainingData.of(survey), options, progress);
    }

    private static void refused(String parameter, String fault, Survey survey, TrainingOptions options) {
        assertThatThrownBy(() -> train(survey, options, Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(parameter + ": ")
                .hasMessageContaining(fault);
    }
}
