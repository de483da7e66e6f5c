package org.prospectivity.engine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddedSurvey;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.EvaluationData;
import org.prospectivity.engine.prospectivity.ExplanationData;
import org.prospectivity.engine.prospectivity.PredictionData;
import org.prospectivity.engine.prospectivity.ProspectivityEvaluation;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.prospectivity.Survey;
import org.prospectivity.engine.prospectivity.TrainingData;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.targets.DelineationData;
import org.prospectivity.engine.targets.DelineationOptions;
import org.prospectivity.engine.targets.TargetDelineation;

/** From samples to targets, in the words of the tasks' Javadoc. */
class ExamplesTest {
    private static final Path TASKS = Path.of("src/main/java/org/prospectivity/engine");
    private static final Path THIS = Path.of("src/test/java/org/prospectivity/engine/examples/ExamplesTest.java");
    private static final Pattern QUOTED = Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final int SIDE = 24;
    private static final double[] DEPOSIT_EASTINGS = {503_250, 508_250, 504_750};
    private static final double[] DEPOSIT_NORTHINGS = {6_803_250, 6_804_750, 6_808_750};

    /** A sample every 500 m, ten times as rich within a kilometre of a deposit. */
    private static SampleTable samples() {
        Random random = new Random(1);
        double[] eastings = new double[SIDE * SIDE];
        double[] northings = new double[eastings.length];
        List<String> gold = new ArrayList<>();
        List<String> arsenic = new ArrayList<>();
        for (int s = 0; s < eastings.length; s++) {
            eastings[s] = 500_000 + 500 * (s % SIDE);
            northings[s] = 6_800_000 + 500 * (s / SIDE);
            double richness = 1;
            for (int d = 0; d < DEPOSIT_EASTINGS.length; d++) {
                double distance = Math.hypot(eastings[s] - DEPOSIT_EASTINGS[d], northings[s] - DEPOSIT_NORTHINGS[d]);
                richness = distance < 1000 ? 10 : richness;
            }
            gold.add(String.valueOf(richness * Math.exp(0.3 * random.nextGaussian())));
            arsenic.add(String.valueOf(5 * richness * Math.exp(0.3 * random.nextGaussian())));
        }
        return new SampleTable(
                eastings,
                northings,
                List.of(new Determinations("Au_ppb", gold), new Determinations("As_ppm", arsenic)));
    }

    @Test
    void fromSamplesToTargets() {
        SampleTable samples = samples();

        GriddedSurvey gridded = SurveyGridding.run(
                samples,
                GriddingOptions.defaults().withTransform(Transform.LOG10).withCellSize(500),
                Progress.NONE);
        RasterStack maps = gridded.maps();

        int[] deposits = Labels.cellsAt(maps.geometry(), DEPOSIT_EASTINGS, DEPOSIT_NORTHINGS);

        Survey survey = new Survey(maps, deposits, new int[0], "geochemistry");
        ProspectivityTraining.Result trained = ProspectivityTraining.run(
                TrainingData.of(survey), TrainingOptions.forWindow(5).withFolds(0), Progress.NONE);

        ProspectivityPrediction.Result predicted = ProspectivityPrediction.run(
                PredictionData.of(trained.model(), maps, "geochemistry").withDeposits(deposits),
                ScoringOptions.defaults(),
                Progress.NONE);

        ProspectivityExplanation.Result explained = ProspectivityExplanation.run(
                new ExplanationData(trained.model(), maps, "geochemistry"), ScoringOptions.defaults(), Progress.NONE);

        ScoreMap scores = new ScoreMap(predicted.map(), 0, "prospectivity");
        ProspectivityEvaluation.Result judged =
                ProspectivityEvaluation.run(EvaluationData.of(scores, deposits), Progress.NONE);

        TargetDelineation.Result delineated = TargetDelineation.run(
                DelineationData.of(scores).withDeposits(deposits),
                DelineationOptions.defaults().withShare(0.1),
                Progress.NONE);

        assertThat(judged.report().evaluation().auc())
                .isGreaterThan(0.9)
                .isEqualTo(predicted.report().evaluation().orElseThrow().auc());
        assertThat(explained.map().bands()).hasSize(2 + 1);
        assertThat(delineated.targets()).isNotEmpty();
        assertThat(delineated.report().depositShare()).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geochemistry/SurveyGridding",
                "prospectivity/ProspectivityTraining",
                "prospectivity/ProspectivityPrediction",
                "prospectivity/ProspectivityExplanation",
                "prospectivity/ProspectivityEvaluation",
                "targets/TargetDelineation"
            })
    void whatAJavadocQuotesIsRunHere(String task) throws IOException {
        Matcher quoted = QUOTED.matcher(Files.readString(TASKS.resolve(task + ".java")));
        assertThat(quoted.find()).isTrue();
        String example = quoted.group(1).replaceAll("(?m)^ \\* ?", "");
        assertThat(words(Files.readString(THIS))).contains(words(example));
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
