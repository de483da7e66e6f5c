package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.sampling.SampleSuggestion;
import org.prospectivity.engine.sampling.SamplingData;
import org.prospectivity.engine.sampling.SamplingOptions;
import org.prospectivity.engine.sampling.SuggestedSample;
import org.prospectivity.synthetic.SurveyParameters;
import org.prospectivity.synthetic.SyntheticSurvey;

/**
 * What 50 suggested samples are worth beside 50 random and 50 regularly placed ones, on synthetic surveys that were sampled
 * sparsely and unevenly: 60 × 60 km, 800 samples, four in ten in clusters, three in ten along tracks; 35 known and 50
 * hidden deposits among the decoys of the other benchmarks. The maps, of cells of 1 km, are made and the network is trained
 * anew with the samples taken; what counts is the gain in AUC on the hidden deposits. Everything else is the default.
 */
final class SuggestBenchmark {
    private static final double SIDE = 60_000;
    private static final double CELL = 1000;
    private static final int WINDOW = TrainingOptions.DEFAULT_WINDOW;
    private static final SurveyParameters.Sampling SAMPLING =
            new SurveyParameters.Sampling(800, 0.3, 6, 300, 0.4, 8, 3000, 0);
    private static final SurveyParameters.Deposits DEPOSITS = new SurveyParameters.Deposits(35, 50, 4000, 3000);
    private static final int TAKEN = 50;
    /** Rows of regularly placed samples. */
    private static final int ROWS = 7;
    /** Trainings of which an AUC is the mean, each with draws of its own. */
    private static final int TRAININGS = 3;

    private final Path folder;
    private final int first;
    private final int last;
    private final int threads;

    /** The AUC of a survey before and after samples were taken, by the way their places were chosen. */
    private record Ways(double before, Map<String, Double> after) {}

    /**
     * @param folder where the table goes, as {@code suggest.md}
     * @param replicates as {@code 3} or {@code 1-10}
     * @param threads surveys at a time
     */
    SuggestBenchmark(Path folder, String replicates, int threads) {
        this.folder = folder;
        SeedRange range = SeedRange.of(replicates);
        first = (int) range.first();
        last = (int) range.last();
        this.threads = threads;
    }

    /** Runs all replicates and writes the table. */
    void run() throws IOException {
        List<Ways> surveys = Workers.map(last - first + 1, threads, Progress.NONE, (r, progress) -> survey(first + r));
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "AUC before, mean of %d surveys: %.3f%n%n| %d samples more | AUC | gain | standard error | each |%n"
                        + "|---|---|---|---|---|%n",
                surveys.size(),
                surveys.stream().mapToDouble(Ways::before).average().orElseThrow(),
                TAKEN));
        for (String way : surveys.get(0).after().keySet()) {
            row(
                    table,
                    way,
                    surveys.stream()
                            .mapToDouble(survey -> survey.after().get(way) - survey.before())
                            .toArray(),
                    surveys.stream()
                            .mapToDouble(survey -> survey.after().get(way))
                            .average()
                            .orElseThrow());
        }
        row(
                table,
                "suggested less twice random",
                surveys.stream()
                        .mapToDouble(survey -> survey.after().get("suggested")
                                - survey.before()
                                - 2 * (survey.after().get("random") - survey.before()))
                        .toArray(),
                Double.NaN);
        System.out.println(table);
        Files.writeString(folder.resolve("suggest.md"), table);
    }

    private static void row(StringBuilder table, String way, double[] gains, double auc) {
        Spread spread = Spread.of(gains);
        table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %s |%n",
                way,
                Double.isNaN(auc) ? "" : String.format(Locale.ROOT, "%.3f", auc),
                spread.mean(),
                spread.sd() / Math.sqrt(gains.length),
                Arrays.stream(gains)
                        .mapToObj(gain -> String.format(Locale.ROOT, "%.3f", gain))
                        .collect(Collectors.joining(" "))));
    }

    private static Ways survey(int replicate) {
        SyntheticSurvey survey =
                SyntheticSurvey.generate(SyntheticBenchmark.parameters(5000 + replicate, SIDE, SAMPLING, DEPOSITS));
        SyntheticBenchmark.Area before = area(survey);
        GridGeometry grid = before.predictors().geometry();
        List<Ensemble.Map> maps = maps(before, replicate);
        Map<String, Double> after = new LinkedHashMap<>();
        after.put("suggested", auc(survey, grid, suggested(grid, maps.get(0), survey), replicate));
        after.put("random", auc(survey, grid, random(grid, new Random(replicate)), replicate));
        after.put("regular", auc(survey, grid, regular(grid), replicate));
        return new Ways(auc(before, maps), after);
    }

    /** The whole square, farther from samples than maps reach by default: where they are missing is what it is about. */
    private static SyntheticBenchmark.Area area(SyntheticSurvey survey) {
        return SyntheticBenchmark.area(survey, CELL, samples -> 0);
    }

    /** The map of each training. */
    private static List<Ensemble.Map> maps(SyntheticBenchmark.Area area, int replicate) {
        Architecture architecture = Architecture.of(area.predictors().bands().size(), WINDOW);
        CnnLearner network = new CnnLearner(
                "CNN",
                area.predictors(),
                architecture,
                TrainingSettings.forWindow(WINDOW),
                cells -> Initialisation.SCRATCH,
                area.hidden());
        Labels labels = new Labels(
                area.predictors().geometry(),
                area.predictors().valid(),
                area.known(),
                new int[0],
                TrainingOptions.exclusionFor(WINDOW, CELL));
        return IntStream.range(0, TRAININGS)
                .mapToObj(t -> network.train(labels.training(replicate * 100L + t), 1, Progress.NONE)
                        .score(area.predictors(), 1, Progress.NONE))
                .toList();
    }

    private static double auc(SyntheticBenchmark.Area area, List<Ensemble.Map> maps) {
        Labels test = area.test(area.known().length);
        return maps.stream()
                .mapToDouble(map ->
                        Skill.ofMap("CNN", test, map.mean(), Progress.NONE).auc())
                .average()
                .orElseThrow();
    }

    private static int[] suggested(GridGeometry grid, Ensemble.Map map, SyntheticSurvey survey) {
        RasterStack bands = new RasterStack(
                grid,
                List.of(Band.of(ProspectivityPrediction.SCORE), Band.of(ProspectivityPrediction.UNCERTAINTY)),
                List.of(map.mean(), map.standardDeviation()));
        List<SuggestedSample> places = SampleSuggestion.run(
                        SamplingData.of(new ScoreMap(bands, 0, "prospectivity"), survey.eastings(), survey.northings()),
                        SamplingOptions.defaults().withCount(TAKEN),
                        Progress.NONE)
                .samples();
        if (places.size() != TAKEN) {
            throw new IllegalStateException(places.size() + " places");
        }
        return places.stream()
                .mapToInt(place -> grid.cellAt(place.easting(), place.northing()))
                .toArray();
    }

    private static int[] random(GridGeometry grid, Random random) {
        return random.ints(0, grid.cells()).distinct().limit(TAKEN).toArray();
    }

    /** In rows as far apart as, on average, the places within them. */
    private static int[] regular(GridGeometry grid) {
        List<Integer> cells = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int places = TAKEN / ROWS + (row < TAKEN % ROWS ? 1 : 0);
            for (int place = 0; place < places; place++) {
                cells.add((int) ((row + 0.5) * grid.rows() / ROWS) * grid.columns()
                        + (int) ((place + 0.5) * grid.columns() / places));
            }
        }
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    /** After samples were taken in the middle of these cells. */
    private static double auc(SyntheticSurvey survey, GridGeometry grid, int[] cells, int replicate) {
        SyntheticBenchmark.Area after = area(survey.sampledAlsoAt(
                Arrays.stream(cells)
                        .mapToDouble(cell -> grid.easting(grid.columnOf(cell)))
                        .toArray(),
                Arrays.stream(cells)
                        .mapToDouble(cell -> grid.northing(grid.rowOf(cell)))
                        .toArray()));
        return auc(after, maps(after, replicate));
    }
}
