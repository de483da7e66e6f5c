package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LogitMean;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.Survey;
import org.prospectivity.engine.prospectivity.TrainingData;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.synthetic.SurveyParameters;
import org.prospectivity.synthetic.SyntheticSurvey;

/**
 * Whether the model that a training recommends is as good as the best: whole trainings with the defaults on synthetic
 * surveys of 120 × 120 km with 12,000 samples, cells of 1 km and 40 known deposits, and what each of its models, learned
 * from all of these, has over 200 hidden ones. The table is {@code recommended.md}.
 */
final class RecommendationBenchmark {
    private static final long FIRST = 40_000;
    private static final double SIDE = 120_000;
    private static final double CELL = 1000;
    private static final int SAMPLES = 12_000;
    private static final int KNOWN = 40;
    private static final int HIDDEN = 200;
    private static final int WINDOW = TrainingOptions.DEFAULT_WINDOW;
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults();

    private final Path folder;
    private final int first;
    private final int last;
    private final int threads;

    /**
     * @param folder where the table goes
     * @param replicates as {@code 3} or {@code 1-10}
     * @param threads networks trained at a time
     */
    RecommendationBenchmark(Path folder, String replicates, int threads) {
        this.folder = folder;
        SeedRange range = SeedRange.of(replicates);
        first = (int) range.first();
        last = (int) range.last();
        this.threads = threads;
    }

    /**
     * One survey.
     *
     * @param recommended the model its training recommends
     * @param best the single model of highest AUC on held-out blocks
     * @param less by how much the recommended one has less there
     * @param hidden each model's AUC over the hidden deposits
     */
    private record Found(String recommended, String best, double less, Map<String, Double> hidden) {
        double ofRecommended() {
            return hidden.get(recommended);
        }

        /** Of the single model that is the best there, as nobody knows beforehand. */
        double ofBest() {
            return hidden.entrySet().stream()
                    .filter(model -> isSingle(model.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .max()
                    .orElseThrow();
        }
    }

    private static boolean isSingle(String model) {
        return !model.equals(ProspectivityTraining.STACK) && !model.equals(ProspectivityTraining.PROXIMITY);
    }

    void run() throws IOException {
        List<Found> found = new ArrayList<>();
        for (int replicate = first; replicate <= last; replicate++) {
            found.add(survey(replicate));
            String table = table(found);
            System.out.println(table);
            Files.writeString(folder.resolve("recommended.md"), table);
        }
    }

    private Found survey(int replicate) {
        SyntheticBenchmark.Area area = SyntheticBenchmark.area(
                SyntheticSurvey.generate(SyntheticBenchmark.parameters(
                        FIRST + replicate,
                        SIDE,
                        new SurveyParameters.Sampling(SAMPLES, 0, 0, 0, 0, 0, 0, 0),
                        new SurveyParameters.Deposits(KNOWN, HIDDEN, 4000, 3000))),
                CELL);
        Predictors maps = area.predictors();
        TrainingReport report = ProspectivityTraining.run(
                        TrainingData.of(new Survey(maps.stack(), area.known(), new int[0], "geochemistry")),
                        TrainingOptions.defaults().withSeed(replicate).withThreads(threads),
                        Progress.NONE)
                .report();
        String recommended = report.recommendation().orElseThrow().model();
        Map<String, Double> heldOut =
                report.crossValidation().stream().collect(Collectors.toMap(ModelFigures::model, ModelFigures::auc));
        String best = heldOut.keySet().stream()
                .filter(RecommendationBenchmark::isSingle)
                .max((a, b) -> Double.compare(heldOut.get(a), heldOut.get(b)))
                .orElseThrow();
        return new Found(recommended, best, heldOut.get(best) - heldOut.get(recommended), hidden(area, replicate));
    }

    /** Each model's AUC over the hidden deposits, against every other valid cell without a known one. */
    private Map<String, Double> hidden(SyntheticBenchmark.Area area, long seed) {
        Predictors maps = area.predictors();
        boolean[] judged = maps.valid().clone();
        Arrays.stream(area.known()).forEach(cell -> judged[cell] = false);
        Labels test = new Labels(maps.geometry(), judged, area.hidden(), new int[0], 0);
        TrainingCells training = new Labels(
                        maps.geometry(),
                        maps.valid(),
                        area.known(),
                        new int[0],
                        TrainingOptions.exclusionFor(WINDOW, CELL))
                .training(seed);
        List<Learner> learners = new ArrayList<>(Baselines.of(
                maps.stack(),
                maps.valid(),
                WINDOW,
                SETTINGS.members(),
                SETTINGS.negatives(),
                SpatialBlocks.defaultSide(maps.geometry(), WINDOW)));
        learners.add(new CnnLearner(
                ProspectivityTraining.SCRATCH,
                maps,
                Architecture.of(maps.bands().size(), WINDOW),
                SETTINGS,
                cells -> Initialisation.SCRATCH,
                new int[0]));
        Map<String, Learner> byName = learners.stream().collect(Collectors.toMap(Learner::name, Function.identity()));
        learners.add(new LogitMean(
                ProspectivityTraining.STACK,
                List.of(
                        byName.get(ProspectivityTraining.SCRATCH),
                        byName.get(Baselines.FOREST),
                        byName.get(Baselines.LOGISTIC))));
        int[] cells = test.validCells();
        List<Double> aucs = Workers.map(learners.size(), threads, Progress.NONE, (m, progress) -> Skill.of(
                        test,
                        OutOfFold.of(
                                learners.get(m).name(),
                                cells,
                                learners.get(m).scores(training, cells, progress),
                                maps.geometry().cells()))
                .auc());
        Map<String, Double> hidden = new HashMap<>();
        for (int m = 0; m < learners.size(); m++) {
            hidden.put(learners.get(m).name(), aucs.get(m));
        }
        return hidden;
    }

    private String table(List<Found> found) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d surveys:%n%n| survey | recommended | best single model, held-out blocks | ahead by | recommended,"
                        + " hidden deposits | best single there |%n|---|---|---|---|---|---|%n",
                found.size()));
        for (int s = 0; s < found.size(); s++) {
            Found one = found.get(s);
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %s | %+.3f | %.3f | %.3f |%n",
                    first + s,
                    one.recommended(),
                    one.best(),
                    one.less(),
                    one.ofRecommended(),
                    one.ofBest()));
        }
        Spread less = Spread.of(found.stream().mapToDouble(Found::less).toArray());
        Spread hidden = Spread.of(found.stream()
                .mapToDouble(one -> one.ofBest() - one.ofRecommended())
                .toArray());
        return text.append(String.format(
                        Locale.ROOT,
                        "%nThe recommended model is behind by %+.4f on held-out blocks and by %+.4f ± %.4f (standard"
                                + " error) on hidden deposits on average.%n",
                        less.mean(),
                        hidden.mean(),
                        hidden.sd() / Math.sqrt(found.size())))
                .toString();
    }
}
