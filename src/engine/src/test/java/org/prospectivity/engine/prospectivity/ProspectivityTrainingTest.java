package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class ProspectivityTrainingTest {
    static final int SIDE = 60;
    private static final int[] DEPOSITS = deposits(3);
    private static final TrainingSettings TWO_MEMBERS =
            TrainingSettings.defaults().withSteps(40).withBatchSize(16).withMembers(2);
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withSteps(40).withBatchSize(16).withMembers(1);

    @Test
    void aSignalIsFoundAndTheReportHoldsTheFiguresOfAllModels() {
        ProspectivityTraining.Result result =
                train(survey(1, 500, "Au_ppb", "As_ppm", "Sb_ppm"), new Transfer.None(), options(5, 5, true));
        TrainingReport report = result.report();
        assertThat(report.crossValidation())
                .extracting(ModelFigures::model)
                .containsExactly(
                        ProspectivityTraining.SCRATCH,
                        ProspectivityTraining.RANDOM_BODY,
                        ProspectivityTraining.STACK,
                        Baselines.FOREST,
                        Baselines.LOGISTIC,
                        Baselines.FOREST_ON_MEANS,
                        Baselines.LOGISTIC_ON_MEANS,
                        Baselines.SINGLE_ELEMENT,
                        Baselines.WEIGHTS);
        assertThat(report.crossValidation())
                .allSatisfy(model -> assertThat(model.auc()).as(model.model()).isGreaterThan(0.8));
        assertThat(report.weightsOfEvidence().bands())
                .extracting(WeightsReport.Line::band)
                .containsExactly("Au_ppb", "As_ppm", "Sb_ppm");
        assertThat(report.weightsOfEvidence().bands()).anySatisfy(line -> {
            assertThat(line.studentised()).isGreaterThan(3);
            assertThat(line.deposits()).isGreaterThan(3 * line.share());
            assertThat(line.counted()).isTrue();
        });
        assertThat(report.weightsOfEvidence().omnibusRatio()).isGreaterThan(0);
        assertThat(report.convergence()).hasSize(2);
        assertThat(report.convergence().get(0).losses()).hasSize(4);
        assertThat(report.verdict()).startsWith(ProspectivityTraining.SCRATCH).contains("the best of 6 simple models");
        assertThat(report.data().depositCells()).isEqualTo(DEPOSITS.length);
        assertThat(report.provenance().versions())
                .containsKeys("prospectivity", "java", "platform")
                .hasEntrySatisfying(
                        "deeplearning4j", version -> assertThat(version).startsWith("1.0.0"));
    }

    @Test
    void transferFromAnotherAreaUsesTheCommonElementsAndSaysWhich() {
        Survey source = survey(2, 500, "AU_ppm", "Sb_pct", "Zn_ppm");
        TrainingReport report = train(
                        survey(1, 500, "Au_ppb", "As_ppm", "Sb_ppm"),
                        new Transfer.FromArea(source),
                        options(5, 5, true))
                .report();
        assertThat(report.data().commonElements()).containsExactly("Au", "Sb");
        assertThat(report.data().missingElements()).containsExactly("As");
        assertThat(report.training().frozen()).isZero();
        assertThat(report.crossValidation().get(0).model()).isEqualTo(ProspectivityTraining.TRANSFER);
        assertThat(report.crossValidation().get(1).model()).isEqualTo(ProspectivityTraining.SCRATCH);
    }

    @Test
    void aSourceOfTheOppositeSignatureIsToldToHarm() {
        // too short a training, of the head alone, to unlearn what was learned first
        TrainingSettings few =
                TrainingSettings.defaults().withSteps(15).withBatchSize(16).withMembers(1);
        TrainingOptions options = TrainingOptions.forWindow(5)
                .withSettings(few)
                .withFreeze(2)
                .withBlocks(5000)
                .withRepeats(1)
                .withShifts(0)
                .withCompare(true)
                .withThreads(2);
        RasterStack low = noise(2, 500, "Au_ppb", "As_ppm");
        trace(low, 0.1);
        TrainedModel opposite = train(
                        new Survey(low, DEPOSITS, new int[0], "geochemistry"),
                        new Transfer.None(),
                        options(5, 0, false).withSettings(few.withSteps(200)))
                .model();
        TrainingReport report = train(
                        survey(1, 500, "Au_ppb", "As_ppm"),
                        new Transfer.FromModel(new Named<>("sourceModel", opposite), "opposite"),
                        options)
                .report();
        assertThat(report.verdict())
                .contains("worse than CNN from scratch")
                .endsWith("The source harms: train without it.");
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("The source harms"));

        TrainingReport alike = train(
                        survey(1, 500, "Au_ppb", "As_ppm"),
                        new Transfer.FromArea(survey(2, 500, "Au_ppb", "As_ppm")),
                        options)
                .report();
        assertThat(alike.verdict()).doesNotContain("harms");
        assertThat(alike.warnings()).noneMatch(warning -> warning.contains("harms"));
    }

    @Test
    void withoutAComparisonItIsSaidThatTheSourceWasNotLookedInto() {
        TrainingReport report = train(
                        survey(1, 500, "Au_ppb", "As_ppm"),
                        new Transfer.FromArea(survey(2, 500, "Au_ppb", "As_ppm")),
                        options(5, 5, false))
                .report();
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("set compare to do so"));
    }

    @Test
    void theSameSeedGivesTheSameModelFileWhateverTheThreads() {
        Survey survey = survey(1, 500, "Au_ppb", "As_ppm");
        byte[] once = ModelFile.write(
                train(survey, new Transfer.None(), options(5, 0, false)).model());
        TrainingOptions one =
                TrainingOptions.forWindow(5).withSettings(QUICK).withFolds(0).withThreads(1);
        assertThat(ModelFile.write(train(survey, new Transfer.None(), one).model()))
                .isEqualTo(once);
    }

    @Test
    void aSavedModelIsASourceAndKeepsItsBands() {
        TrainedModel saved = train(survey(2, 500, "Au_ppm", "Sb_ppm"), new Transfer.None(), options(5, 0, false))
                .model();
        ProspectivityTraining.Result result = train(
                survey(1, 500, "Sb_ppm", "As_ppm", "Au_ppb"),
                new Transfer.FromModel(new Named<>("sourceModel", saved), "north"),
                options(5, 0, false));
        assertThat(result.model().inputs()).extracting(Band::symbol).containsExactly("Au", "Sb");
        assertThat(result.report().training().transfer()).contains("north");
        assertThat(result.model().provenance().parent().orElseThrow()).hasSize(64);
        assertThatThrownBy(() -> train(
                        survey(1, 500, "Sb_ppm", "Au_ppb"),
                        new Transfer.FromModel(new Named<>("sourceModel", saved), "north"),
                        options(7, 0, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("window: 7");
    }

    @Test
    void aModelThatKnowsTheDepositsIsNoSourceForTheirEvaluation() {
        Survey here = survey(1, 500, "Au_ppb", "As_ppm");
        Survey there = survey(2, 500, "Au_ppb", "As_ppm");
        TrainedModel direct =
                train(here, new Transfer.None(), options(5, 0, false)).model();
        assertThatThrownBy(() -> train(
                        here, new Transfer.FromModel(new Named<>("sourceModel", direct), "m"), options(5, 5, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("sourceModel: it has learned from this area before");
        // by way of a source area, and of a model in between
        TrainedModel through =
                train(there, new Transfer.FromArea(here), options(5, 0, false)).model();
        TrainedModel farther = train(
                        survey(3, 500, "Au_ppb", "As_ppm"),
                        new Transfer.FromModel(new Named<>("sourceModel", through), "m"),
                        options(5, 0, false))
                .model();
        assertThatThrownBy(() -> train(
                        here, new Transfer.FromModel(new Named<>("sourceModel", farther), "m"), options(5, 5, false)))
                .hasMessageStartingWith("sourceModel: it has learned from this area before");
        assertThat(train(here, new Transfer.FromModel(new Named<>("sourceModel", farther), "m"), options(5, 0, false))
                        .model())
                .isNotNull();
    }

    @Test
    void depositsKeptFromTrainingJudgeAllModels() {
        int[] known = Arrays.copyOf(DEPOSITS, 15);
        int[] kept = Arrays.copyOfRange(DEPOSITS, 15, DEPOSITS.length);
        Survey survey = survey(1, 500, "Au_ppb", "As_ppm");
        TrainingReport report = ProspectivityTraining.run(
                        TrainingData.of(new Survey(survey.maps(), known, new int[0], "geochemistry"))
                                .withTransfer(new Transfer.SelfSupervised("pretext"))
                                .withTestDeposits(kept),
                        TrainingOptions.forWindow(5)
                                .withSettings(TWO_MEMBERS)
                                .withFolds(0)
                                .withCompare(true)
                                .withThreads(2),
                        Progress.NONE)
                .report();
        assertThat(report.testDeposits()).hasSize(4 + Baselines.NAMES.size());
        assertThat(report.testDeposits())
                .allSatisfy(model -> assertThat(model.deposits()).isEqualTo(kept.length));
        assertThat(report.testDeposits().get(0).auc()).isGreaterThan(0.8);
        assertThat(report.verdict()).startsWith("Not evaluated");
    }

    @Test
    void aBlendIsJudgedBesideTheNetworkAloneAndKeptInTheModel() {
        Survey survey = survey(1, 500, "Au_ppb", "As_ppm");
        ProspectivityTraining.Result result = train(
                survey,
                new Transfer.None(),
                TrainingOptions.forWindow(5)
                        .withSettings(QUICK.withBlend(true))
                        .withBlocks(5000)
                        .withRepeats(1)
                        .withShifts(0)
                        .withCompare(true)
                        .withThreads(2));
        assertThat(result.report().crossValidation())
                .extracting(ModelFigures::model)
                .startsWith(ProspectivityTraining.BLENDED, ProspectivityTraining.SCRATCH);
        TrainedModel read = ModelFile.read(ModelFile.write(result.model()), "model");
        assertThat(read.provenance().settings().blend()).isTrue();
        assertThat(predict(read, survey).map().values(0))
                .isEqualTo(predict(result.model(), survey).map().values(0));
        assertThat(train(
                                survey,
                                new Transfer.FromModel(new Named<>("sourceModel", read), "blend"),
                                options(5, 0, false))
                        .model())
                .isNotNull();
    }

    @Test
    void predictionGivesScoresWithUncertaintyAndJudgesThem() {
        Survey survey = survey(1, 500, "Au_ppb", "As_ppm");
        TrainedModel model =
                train(survey, new Transfer.None(), options(5, 0, false)).model();
        ProspectivityPrediction.Result result = ProspectivityPrediction.run(
                PredictionData.of(model, survey.maps(), "geochemistry").withDeposits(DEPOSITS),
                ScoringOptions.defaults().withThreads(2),
                Progress.NONE);
        assertThat(result.map().bands())
                .extracting(Band::name)
                .containsExactly("prospectivity", "uncertainty", "applicability", "percentile");
        float[] scores = result.map().values(0);
        float[] deviations = result.map().values(1);
        boolean[] masked = new boolean[scores.length];
        for (int cell = 0; cell < scores.length; cell++) {
            masked[cell] = Float.isNaN(scores[cell]);
            assertThat(Float.isNaN(deviations[cell])).isEqualTo(masked[cell]);
            assertThat(masked[cell] || scores[cell] >= 0 && scores[cell] <= 1).isTrue();
        }
        assertThat(masked[0]).as("the corner without data").isTrue();
        assertThat(result.report().evaluation().orElseThrow().auc()).isGreaterThan(0.9);
        assertThat(result.report().validCells()).isEqualTo(SIDE * SIDE - 1);
    }

    @Test
    void mapsThatDoNotFitTheModelAreRefused() {
        TrainedModel model = train(survey(1, 500, "Au_ppb", "As_ppm"), new Transfer.None(), options(5, 0, false))
                .model();
        assertThatThrownBy(() -> predict(model, survey(1, 500, "Au_ppb", "Zn_ppm")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("geochemistry: lacks the elements As");
        assertThatThrownBy(() -> predict(model, survey(1, 500, "Zn_ppm", "Pb_ppm")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lacks the elements Au, As");
        assertThatThrownBy(() -> predict(model, survey(1, 1000, "Au_ppb", "As_ppm")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cells of 1000.0 m")
                .hasMessageContaining("500.0 m");
    }

    @Test
    void depositsOutsideTheMapsAreRefused() {
        Survey survey = survey(1, 500, "Au_ppb", "As_ppm");
        assertThatThrownBy(() -> train(
                        new Survey(survey.maps(), new int[] {-1, -1}, new int[0], "geochemistry"),
                        new Transfer.None(),
                        options(5, 5, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("deposits: none of 2 deposits lies on a cell with data");
        assertThatThrownBy(() -> train(
                        new Survey(survey.maps(), new int[] {0}, new int[0], "geochemistry"),
                        new Transfer.None(),
                        options(5, 5, false)))
                .hasMessageStartingWith("deposits: none of 1 deposits");
    }

    @Test
    void aWindowLargerThanTheMapAndTooFewDepositsAreRefused() {
        Survey survey = survey(1, 500, "Au_ppb", "As_ppm");
        assertThatThrownBy(() -> train(survey, new Transfer.None(), options(61, 5, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("window: 61");
        assertThatThrownBy(() -> train(
                        new Survey(survey.maps(), Arrays.copyOf(DEPOSITS, 2), new int[0], "geochemistry"),
                        new Transfer.None(),
                        options(5, 5, false)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aSourceWithoutACommonElementOrOfAnotherCellSizeIsRefused() {
        Survey target = survey(1, 500, "Au_ppb", "As_ppm");
        assertThatThrownBy(() ->
                        train(target, new Transfer.FromArea(survey(2, 500, "Zn_ppm", "Pb_ppm")), options(5, 0, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of them an element of Au_ppb, As_ppm");
        assertThatThrownBy(() ->
                        train(target, new Transfer.FromArea(survey(2, 250, "Au_ppm", "As_ppm")), options(5, 0, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("250.0 m");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.7, 0.88, 0.92})
    void cancellingEndsEveryPhase(double when) {
        assertThatThrownBy(() -> ProspectivityTraining.run(
                        TrainingData.of(survey(1, 500, "Au_ppb", "As_ppm"))
                                .withTransfer(new Transfer.SelfSupervised("pretext")),
                        TrainingOptions.forWindow(5)
                                .withSettings(QUICK)
                                .withBlocks(5000)
                                .withRepeats(1)
                                .withShifts(19)
                                .withCompare(true)
                                .withThreads(2),
                        (fraction, message) -> {
                            if (fraction >= when) {
                                throw new CancellationException();
                            }
                        }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void progressRisesToOne() {
        List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
        ProspectivityTraining.run(
                TrainingData.of(survey(1, 500, "Au_ppb", "As_ppm")),
                options(5, 5, false),
                (fraction, message) -> fractions.add(fraction));
        assertThat(fractions.get(fractions.size() - 1)).isEqualTo(1);
        assertThat(fractions).allSatisfy(f -> assertThat(f).isBetween(0.0, 1.0));
    }

    @Test
    void noSignalGivesNoSkill() {
        double[] aucs = IntStream.range(0, 3)
                .mapToDouble(seed -> train(
                                new Survey(noise(100 + seed, 500, "Au_ppb", "As_ppm"), DEPOSITS, new int[0], "maps"),
                                new Transfer.None(),
                                options(5, 5, false))
                        .report()
                        .crossValidation()
                        .get(0)
                        .auc())
                .toArray();
        assertThat(Spread.of(aucs).mean()).isBetween(0.35, 0.65);
    }

    private static ProspectivityTraining.Result train(Survey survey, Transfer transfer, TrainingOptions options) {
        return ProspectivityTraining.run(TrainingData.of(survey).withTransfer(transfer), options, Progress.NONE);
    }

    private static ProspectivityPrediction.Result predict(TrainedModel model, Survey survey) {
        return ProspectivityPrediction.run(
                PredictionData.of(model, survey.maps(), "geochemistry"), ScoringOptions.defaults(), Progress.NONE);
    }

    private static TrainingOptions options(int window, int folds, boolean compare) {
        return TrainingOptions.forWindow(window)
                .withSettings(QUICK)
                .withBlocks(5000)
                .withFolds(folds)
                .withRepeats(1)
                .withShifts(0)
                .withCompare(compare)
                .withThreads(2);
    }

    /** Lognormal noise, tenfold around the deposits in every band; the north-western cell has no data. */
    static Survey survey(long seed, double cellSize, String... bands) {
        RasterStack maps = noise(seed, cellSize, bands);
        trace(maps, 10);
        return new Survey(maps, DEPOSITS, new int[0], "geochemistry");
    }

    private static void trace(RasterStack maps, double factor) {
        for (int b = 0; b < maps.bands().size(); b++) {
            float[] values = maps.values(b);
            for (int deposit : DEPOSITS) {
                for (int r = -1; r <= 1; r++) {
                    for (int c = -1; c <= 1; c++) {
                        values[deposit + r * SIDE + c] *= (float) factor;
                    }
                }
            }
            values[0] = Float.NaN;
        }
    }

    private static RasterStack noise(long seed, double cellSize, String... bands) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < bands.length; b++) {
            float[] band = new float[SIDE * SIDE];
            for (int i = 0; i < band.length; i++) {
                band[i] = (float) Math.pow(10, 0.5 * random.nextGaussian());
            }
            values.add(band);
        }
        return new RasterStack(
                new GridGeometry(400_000, 4_000_000, cellSize, SIDE, SIDE),
                Arrays.stream(bands).map(Band::of).toList(),
                values);
    }

    /** Spread over the map, none of them next to another. */
    private static int[] deposits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] cells = new int[25];
        for (int i = 0; i < cells.length; i++) {
            int row = i / 5 * 12 + 3 + random.nextInt(6);
            int column = i % 5 * 12 + 3 + random.nextInt(6);
            cells[i] = row * SIDE + column;
        }
        return cells;
    }
}
