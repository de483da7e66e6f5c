package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.SimpleLearner;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LogitMean;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;

class MethodsTest {
    private static final TrainingOptions OPTIONS = TrainingOptions.forWindow(5)
            .withSettings(
                    TrainingSettings.defaults().withSteps(30).withBatchSize(16).withMembers(2))
            .withFolds(0)
            .withBlocks(5000)
            .withThreads(2);
    private static final Survey SURVEY = ProspectivityTrainingTest.survey(1, 500, "Au_ppb", "As_ppm", "Sb_ppm");

    private static TrainedModel model;

    @BeforeAll
    static void trained() {
        TrainedModel made = ProspectivityTraining.run(TrainingData.of(SURVEY), OPTIONS, Progress.NONE)
                .model();
        model = ModelFile.read(ModelFile.write(made), "model");
    }

    @Test
    void whatASavedModelScoresBySimpleModelsIsWhatTheirLearnersScore() {
        Predictors area = Predictors.of(SURVEY.maps(), "maps");
        int[] cells = GridGeometry.cellsWhere(area.valid());
        Labels labels =
                new Labels(area.geometry(), area.valid(), SURVEY.deposits(), new int[0], OPTIONS.exclusionFor(500));
        List<Learner> learners = Baselines.of(area.stack(), area.valid(), 5, 2, 10, 5000);
        assertThat(learners).extracting(Learner::name).containsExactlyElementsOf(Baselines.NAMES);
        for (Learner learner : learners) {
            if (Method.called(learner.name()) == Method.NETWORK) {
                // weights of evidence are not kept
                assertThat(learner).isNotInstanceOf(SimpleLearner.class);
                continue;
            }
            float[] expected = OutOfFold.of(
                            learner.name(),
                            cells,
                            learner.scores(labels.training(OPTIONS.seed()), cells, Progress.NONE),
                            area.geometry().cells())
                    .mean();
            assertThat(scores(model, Method.called(learner.name())))
                    .as(learner.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void theStackIsTheMeanLogitOfItsParts() {
        float[] network = scores(model, Method.NETWORK);
        float[] stack = scores(model, Method.STACK);
        TrainedModel one = new TrainedModel(
                model.bands(),
                500,
                model.ensemble(),
                model.provenance(),
                model.simple(),
                Method.STACK,
                Optional.empty());
        assertThat(scores(one, Method.RECOMMENDED)).isEqualTo(stack);
        assertThat(scores(model, Method.RECOMMENDED)).isEqualTo(network);
        float[] forest = scores(model, Method.RANDOM_FOREST);
        float[] regression = scores(model, Method.LOGISTIC_REGRESSION);
        double[] outOf = IntStream.range(0, stack.length)
                .filter(cell -> !Float.isNaN(stack[cell]))
                .mapToDouble(cell -> Math.abs(stack[cell]
                        - LogitMean.of(
                                new float[] {network[cell]}, new float[] {forest[cell]}, new float[] {regression[cell]
                                })[0]))
                .toArray();
        // members are stacked one by one and their means taken then
        assertThat(outOf).hasSizeGreaterThan(3000);
        assertThat(Arrays.stream(outOf).max().orElseThrow()).isLessThan(0.1);
        assertThat(model.methods())
                .containsExactly(
                        Method.NETWORK,
                        Method.RANDOM_FOREST,
                        Method.LOGISTIC_REGRESSION,
                        Method.RANDOM_FOREST_ON_MEANS,
                        Method.LOGISTIC_REGRESSION_ON_MEANS,
                        Method.BEST_SINGLE_ELEMENT,
                        Method.STACK);
    }

    @Test
    void aModelThatWasSavedWithoutThemSaysSo() {
        TrainedModel networks = new TrainedModel(model.bands(), 500, model.ensemble(), model.provenance());
        assertThat(networks.methods()).containsExactly(Method.NETWORK);
        assertThat(scores(networks, Method.RECOMMENDED)).isEqualTo(scores(model, Method.NETWORK));
        assertThatThrownBy(() -> scores(networks, Method.STACK))
                .hasMessageStartingWith("method: STACK is not accepted; expected one of [NETWORK]")
                .hasMessageContaining("train it anew");
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodIsExplainedByElementsAndTheNetworkByRingsToo(Method method) {
        ProspectivityExplanation.Result result = ProspectivityExplanation.run(
                new ExplanationData(model, SURVEY.maps(), "maps"),
                ScoringOptions.defaults().withMethod(method).withThreads(2),
                Progress.NONE);
        boolean network = method == Method.NETWORK || method == Method.RECOMMENDED;
        assertThat(result.map().bands()).extracting(Band::name).startsWith("Au", "As", "Sb");
        assertThat(result.report().rings())
                .hasSize(network ? result.map().bands().size() - 3 : 0);
        assertThat(result.report().elements().get(0).topMean()).isPositive();
        if (method == Method.LOGISTIC_REGRESSION) {
            // a regression without a band is one whose weight of it is 0
            float[] full = scores(model, method);
            float[] effect = result.map().values("Au");
            int deposit = SURVEY.deposits()[0];
            assertThat(effect[deposit]).isPositive();
            assertThat(full[deposit] - effect[deposit]).isCloseTo(without(method, 0, deposit), within(1e-6f));
        }
    }

    private static float without(Method method, int band, int cell) {
        Predictors area = Predictors.of(SURVEY.maps(), "maps");
        double sum = 0;
        float[][] members = model.simple()
                .flatMap(simple -> simple.called(method.title()))
                .orElseThrow()
                .scores(area.stack(), area.valid(), BitSet.valueOf(new long[] {1L << band}), 1, Progress.NONE);
        for (float[] member : members) {
            sum += member[cell];
        }
        return (float) (sum / members.length);
    }

    /** The simple models see all maps of the area, though the network takes over the source's list of them. */
    @Test
    void afterATransferFromAModelOfFewerElementsTheSimpleModelsKeepAll() {
        TrainedModel source = ProspectivityTraining.run(
                        TrainingData.of(ProspectivityTrainingTest.survey(2, 500, "Sb_ppm", "Au_ppm")),
                        OPTIONS,
                        Progress.NONE)
                .model();
        TrainedModel tuned = ProspectivityTraining.run(
                        TrainingData.of(SURVEY)
                                .withTransfer(new Transfer.FromModel(new Named<>("sourceModel", source), "south")),
                        OPTIONS,
                        Progress.NONE)
                .model();
        assertThat(tuned.inputs()).extracting(Band::symbol).containsExactly("Sb", "Au");
        assertThat(scores(tuned, Method.RANDOM_FOREST)).isEqualTo(scores(model, Method.RANDOM_FOREST));
        assertThat(tuned.scorerOf(Method.STACK).bands())
                .extracting(Band::symbol)
                .containsExactly("Sb", "Au", "As");
        assertThat(scores(tuned, Method.STACK)).isNotEqualTo(scores(model, Method.STACK));
    }

    private static float[] scores(TrainedModel from, Method method) {
        return ProspectivityPrediction.run(
                        PredictionData.of(from, SURVEY.maps(), "maps"),
                        ScoringOptions.defaults().withMethod(method).withThreads(2),
                        Progress.NONE)
                .map()
                .values(0);
    }
}
