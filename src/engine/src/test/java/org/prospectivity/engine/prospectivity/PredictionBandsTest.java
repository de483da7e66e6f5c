package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.geochemistry.MapsInMemory;
import org.prospectivity.engine.model.Applicability;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class PredictionBandsTest {
    private static final Survey SURVEY = ProspectivityTrainingTest.survey(1, 500, "Au_ppb", "As_ppm");

    private static TrainedModel model;

    @BeforeAll
    static void trained() {
        TrainedModel made = ProspectivityTraining.run(
                        TrainingData.of(SURVEY),
                        TrainingOptions.forWindow(5)
                                .withSettings(TrainingSettings.defaults()
                                        .withSteps(10)
                                        .withBatchSize(16)
                                        .withMembers(2))
                                .withFolds(0)
                                .withBlocks(5000)
                                .withThreads(2),
                        Progress.NONE)
                .model();
        model = ModelFile.read(ModelFile.write(made), "model");
    }

    private static RasterStack predicted(RasterStack maps, ScoringOptions options) {
        return ProspectivityPrediction.run(PredictionData.of(model, maps, "maps"), options, Progress.NONE)
                .map();
    }

    @Test
    void percentilesAreTheShareOfCellsThatScoreLess() {
        RasterStack map = predicted(SURVEY.maps(), ScoringOptions.defaults());
        float[] scores = map.values("prospectivity");
        float[] percentiles = map.values("percentile");
        // the first 16 binary digits of a float from 0 to 1, its hidden one included
        int[] kinds = IntStream.range(0, scores.length)
                .filter(cell -> !Float.isNaN(scores[cell]))
                .map(cell -> Float.floatToIntBits(scores[cell]) >> 8)
                .toArray();
        for (int cell = 0; cell < scores.length; cell++) {
            if (Float.isNaN(scores[cell])) {
                assertThat(percentiles[cell]).isNaN();
                continue;
            }
            int kind = Float.floatToIntBits(scores[cell]) >> 8;
            long below = Arrays.stream(kinds).filter(other -> other < kind).count();
            long equal = Arrays.stream(kinds).filter(other -> other == kind).count();
            assertThat(percentiles[cell])
                    .isCloseTo((float) (100 * (below + equal / 2.0) / kinds.length), within(1e-4f));
        }
        assertThat(predicted(SURVEY.maps(), ScoringOptions.defaults().withPercentile(false))
                        .bands())
                .extracting(Band::name)
                .containsExactly("prospectivity", "uncertainty", "applicability");
    }

    @Test
    void applicabilityIsTheThresholdByTheIndexAndAtMostTwo() {
        float[] applicable = predicted(SURVEY.maps(), ScoringOptions.defaults()).values("applicability");
        Predictors area = Predictors.of(SURVEY.maps(), "maps");
        Applicability known = model.applicability().orElseThrow();
        for (int cell = 0; cell < applicable.length; cell++) {
            if (!area.valid()[cell]) {
                assertThat(applicable[cell]).isNaN();
                continue;
            }
            double nearest = Double.POSITIVE_INFINITY;
            for (float[] training : known.cells()) {
                double sum = 0;
                for (int b = 0; b < 2; b++) {
                    double difference = known.weights()[b]
                            * (training[b] - (double) area.stack().values(b)[cell]);
                    sum += difference * difference;
                }
                nearest = Math.min(nearest, sum);
            }
            double index = Math.sqrt(nearest) / known.meanDistance();
            assertThat((double) applicable[cell]).isCloseTo(Math.min(2, known.threshold() / index), within(1e-3));
        }
    }

    @Test
    void anAreaUnlikeTheTrainingAreaIsToldBeforeAnyCellIsScored() {
        List<float[]> rich = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            float[] values = SURVEY.maps().values(b).clone();
            for (int cell = 0; cell < values.length; cell++) {
                values[cell] *= b == 0 ? 1 : 1e4f;
            }
            rich.add(values);
        }
        RasterStack maps =
                new RasterStack(SURVEY.maps().geometry(), SURVEY.maps().bands(), rich);
        List<String> heard = new ArrayList<>();
        ProspectivityPrediction.PredictionReport report = ProspectivityPrediction.run(
                PredictionData.of(model, maps, "maps"),
                ScoringOptions.defaults(),
                new MapsInMemory(),
                warnings -> heard.addAll(warnings),
                (fraction, message) -> {
                    if (message.equals("scoring the map")
                            && heard.stream().noneMatch(told -> told.startsWith("100 %"))) {
                        throw new AssertionError("scored before it was told");
                    }
                });
        ApplicabilityReport applicability = report.applicability().orElseThrow();
        assertThat(applicability.outsideShare()).isGreaterThan(0.99);
        assertThat(applicability.causes())
                .extracting(ApplicabilityReport.Cause::band)
                .containsExactly("As_ppm", "Au_ppb");
        assertThat(applicability.causes().get(0).share()).isGreaterThan(0.8);
        assertThat(applicability.causes().get(0).mean()).isGreaterThan(3);
        assertThat(report.warnings()).containsAll(heard);
        assertThat(heard).singleElement().asString().contains("most by As_ppm");
        // the area itself is told nothing
        heard.clear();
        ProspectivityPrediction.run(
                PredictionData.of(model, SURVEY.maps(), "maps"),
                ScoringOptions.defaults(),
                new MapsInMemory(),
                heard::addAll,
                Progress.NONE);
        assertThat(heard).isEmpty();
    }
}
