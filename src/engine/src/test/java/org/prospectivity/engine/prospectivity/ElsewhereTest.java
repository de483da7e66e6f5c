package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prospectivity.engine.Elsewhere;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddedSurvey;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.targets.DelineationData;
import org.prospectivity.engine.targets.DelineationOptions;
import org.prospectivity.engine.targets.TargetDelineation;

/** What other machines work at has the same bits as what threads of this one do. */
class ElsewhereTest {
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withSteps(20).withBatchSize(16).withMembers(2);
    private static final Survey SURVEY = ProspectivityTrainingTest.survey(1, 500, "Au_ppb", "As_ppm", "Sb_ppm");
    private static final Survey OTHER = ProspectivityTrainingTest.survey(2, 500, "Au_ppb", "As_ppm", "Sb_ppm");

    /** NaN is NaN. */
    private static final RecursiveComparisonConfiguration NUMBERS = RecursiveComparisonConfiguration.builder()
            .withEqualsForType(Double::equals, Double.class)
            .withEqualsForType(Float::equals, Float.class)
            .build();

    private static TrainedModel model;

    @BeforeAll
    static void trained() {
        model = ProspectivityTraining.run(
                        TrainingData.of(SURVEY), options().withFolds(0).withThreads(2), Progress.NONE)
                .model();
    }

    private static TrainingOptions options() {
        return TrainingOptions.forWindow(5).withSettings(QUICK).withBlocks(5000);
    }

    @ParameterizedTest
    @EnumSource
    void griddingByEveryMethod(org.prospectivity.engine.geochemistry.Method method) {
        SplittableRandom random = new SplittableRandom(5);
        int samples = 2500;
        double[] eastings = random.doubles(samples, 500_000, 510_000).toArray();
        double[] northings = random.doubles(samples, 6_500_000, 6_510_000).toArray();
        List<Object> gold = new ArrayList<>();
        List<Object> arsenic = new ArrayList<>();
        for (int s = 0; s < samples; s++) {
            gold.add(String.valueOf(2 + Math.sin(eastings[s] / 900) + 0.1 * random.nextDouble()));
            arsenic.add(s % 4 == 1 ? null : 20 + Math.cos(northings[s] / 700));
        }
        SampleTable table = new SampleTable(
                eastings,
                northings,
                List.of(new Determinations("Au_ppb", gold), new Determinations("As_ppm", arsenic)));
        GriddingOptions options = GriddingOptions.defaults()
                .withMethod(method)
                .withHull(true)
                .withVariance(method == org.prospectivity.engine.geochemistry.Method.KRIGING)
                .withMask((easting, northing) -> easting > 502_000);
        Elsewhere elsewhere = new Elsewhere();
        GriddedSurvey here = SurveyGridding.run(table, options.withThreads(2), Progress.NONE);
        GriddedSurvey there = SurveyGridding.run(table, options.withWorkforce(elsewhere), Progress.NONE);
        same(there.maps(), here.maps());
        assertThat(there.report()).usingRecursiveComparison(NUMBERS).isEqualTo(here.report());
        assertThat(elsewhere.units()).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void predictionByEveryMethod(Method method) {
        PredictionData data = PredictionData.of(model, OTHER.maps(), "maps").withDeposits(OTHER.deposits());
        ScoringOptions options = ScoringOptions.defaults().withMethod(method);
        Elsewhere elsewhere = new Elsewhere();
        ProspectivityPrediction.Result here = ProspectivityPrediction.run(data, options.withThreads(2), Progress.NONE);
        ProspectivityPrediction.Result there =
                ProspectivityPrediction.run(data, options.withWorkforce(elsewhere), Progress.NONE);
        same(there.map(), here.map());
        assertThat(there.report()).usingRecursiveComparison(NUMBERS).isEqualTo(here.report());
        assertThat(elsewhere.units()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"NETWORK", "STACK"})
    void explanation(Method method) {
        ExplanationData data = new ExplanationData(model, OTHER.maps(), "maps");
        ScoringOptions options = ScoringOptions.defaults().withMethod(method);
        Elsewhere elsewhere = new Elsewhere();
        ProspectivityExplanation.Result here =
                ProspectivityExplanation.run(data, options.withThreads(2), Progress.NONE);
        ProspectivityExplanation.Result there =
                ProspectivityExplanation.run(data, options.withWorkforce(elsewhere), Progress.NONE);
        same(there.map(), here.map());
        assertThat(there.report()).usingRecursiveComparison(NUMBERS).isEqualTo(here.report());
        assertThat(elsewhere.units()).isPositive();
    }

    @Test
    void delineation() {
        RasterStack scores = ProspectivityPrediction.run(
                        PredictionData.of(model, OTHER.maps(), "maps"), ScoringOptions.defaults(), Progress.NONE)
                .map();
        DelineationData data = DelineationData.of(new ScoreMap(scores, 0, "prospectivity"))
                .withDeposits(OTHER.deposits())
                .withElements(new Named<>("geochemistry", OTHER.maps()));
        DelineationOptions options = DelineationOptions.defaults()
                .withShare(0.3)
                .withGreatestArea(20 * scores.geometry().squareKilometres(1));
        Elsewhere elsewhere = new Elsewhere();
        TargetDelineation.Result here =
                TargetDelineation.run(data, options.withWorkforce(new Threads(2)), Progress.NONE);
        TargetDelineation.Result there = TargetDelineation.run(data, options.withWorkforce(elsewhere), Progress.NONE);
        assertThat(here.targets().size()).isGreaterThan(3);
        assertThat(there).usingRecursiveComparison(NUMBERS).isEqualTo(here);
        assertThat(elsewhere.units()).isEqualTo(2);
    }

    @Test
    void trainingWithTransferAndEvidence() {
        TrainingOptions options = options()
                .withSettings(QUICK.withBlend(true))
                .withFolds(3)
                .withRepeats(2)
                .withShifts(19)
                .withCompare(true);
        Survey survey = new Survey(withFaults(SURVEY), SURVEY.deposits(), new int[0], "maps");
        TrainingData data = TrainingData.of(survey).withTransfer(new Transfer.FromArea(OTHER));
        Elsewhere elsewhere = new Elsewhere();
        ProspectivityTraining.Result here = ProspectivityTraining.run(data, options.withThreads(2), Progress.NONE);
        ProspectivityTraining.Result there =
                ProspectivityTraining.run(data, options.withWorkforce(elsewhere), Progress.NONE);
        assertThat(ModelFile.write(there.model())).isEqualTo(ModelFile.write(here.model()));
        assertThat(there.report()).usingRecursiveComparison(NUMBERS).isEqualTo(here.report());
        assertThat(elsewhere.units()).isGreaterThan(100);
    }

    private static RasterStack withFaults(Survey survey) {
        RasterStack maps = survey.maps();
        float[] distances = new float[maps.geometry().cells()];
        for (int cell = 0; cell < distances.length; cell++) {
            distances[cell] = Math.abs(maps.geometry().columnOf(cell) - 20) * 500f;
        }
        List<Band> bands = new ArrayList<>(maps.bands());
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            values.add(maps.values(b));
        }
        bands.add(Band.of("faults_distance"));
        values.add(distances);
        return new RasterStack(maps.geometry(), bands, values);
    }

    private static void same(RasterStack there, RasterStack here) {
        assertThat(there.bands()).isEqualTo(here.bands());
        for (int b = 0; b < here.bands().size(); b++) {
            assertThat(Arrays.equals(there.values(b), here.values(b)))
                    .as(here.bands().get(b).name())
                    .isTrue();
        }
    }
}
