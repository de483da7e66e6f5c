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
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.synthetic.Body;
import org.prospectivity.synthetic.SurveyParameters;
import org.prospectivity.synthetic.SyntheticSurvey;

/**
 * The network beside pointwise models on synthetic surveys with zoned haloes, judged by deposits none of them has seen:
 * 60 × 60 km, 3,000 uniform samples without detection limits, 35 known and 10 hidden deposits, cells of 500 m, window 17,
 * otherwise the defaults. Transfer starts from a second area with 35 deposits. Each replicate has seeds of its own.
 */
final class SyntheticBenchmark {
    private static final double CELL = 500;
    private static final int WINDOW = 17;
    private static final int SAMPLES = 3000;
    private static final double BLOCKS = 12_000;
    private static final int KNOWN = 35;
    private static final int HIDDEN = 10;
    private static final int FEW = 10;
    private static final int MORE = 20;
    private static final TrainingSettings SETTINGS = TrainingSettings.forWindow(WINDOW);

    private final Path folder;
    private final int first;
    private final int last;
    private final List<String> tables;
    private final int threads;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    /** An area as all models see it. */
    record Area(Predictors predictors, int[] known, int[] hidden) {
        Labels labels(int deposits) {
            return new Labels(
                    predictors.geometry(),
                    predictors.valid(),
                    Arrays.copyOf(known, deposits),
                    new int[0],
                    TrainingOptions.exclusionFor(WINDOW, CELL));
        }

        /** The hidden deposits; cells with a known one do not count. */
        Labels test(int deposits) {
            boolean[] judged = predictors.valid().clone();
            Arrays.stream(known, 0, deposits).forEach(cell -> judged[cell] = false);
            return new Labels(predictors.geometry(), judged, hidden, new int[0], 0);
        }
    }

    /**
     * @param folder where the table goes, as {@code synthetic.md}
     * @param replicates as {@code 3} or {@code 1-10}
     * @param tables of {@code models} and {@code transfer}, separated by commas
     * @param threads networks trained at a time
     */
    SyntheticBenchmark(Path folder, String replicates, String tables, int threads) {
        this.folder = folder;
        this.tables = List.of(tables.split(","));
        SeedRange range = SeedRange.of(replicates);
        first = (int) range.first();
        last = (int) range.last();
        this.threads = threads;
    }

    /** Runs all replicates; the table is written after each of them, of what there is so far. */
    void run() throws IOException {
        for (int replicate = first; replicate <= last; replicate++) {
            replicate(replicate);
            StringBuilder table = new StringBuilder(String.format(
                    Locale.ROOT,
                    "| figure, of %d surveys | mean | sd | each |%n|---|---|---|---|%n",
                    replicate - first + 1));
            figures.forEach((name, values) -> {
                Spread spread = Spread.of(
                        values.stream().mapToDouble(Double::doubleValue).toArray());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f | %s |%n",
                        name,
                        spread.mean(),
                        spread.sd(),
                        values.stream()
                                .map(value -> String.format(Locale.ROOT, "%.3f", value))
                                .collect(Collectors.joining(" "))));
            });
            System.out.println(table);
            Files.writeString(folder.resolve("synthetic.md"), table);
        }
    }

    private void replicate(int replicate) {
        Area target = area(1000 + replicate);
        if (tables.contains("models")) {
            models(replicate, target);
        }
        if (tables.contains("transfer")) {
            transfer(replicate, target, area(2000 + replicate));
        }
    }

    /** The network beside the baselines. */
    private void models(int replicate, Area target) {
        Architecture architecture = Architecture.of(target.predictors().bands().size(), WINDOW);
        CnnLearner scratch = network("CNN", target, architecture, cells -> Initialisation.SCRATCH);
        List<Learner> models = new ArrayList<>(List.of(scratch));
        models.addAll(Baselines.of(
                target.predictors().stack(),
                target.predictors().valid(),
                WINDOW,
                SETTINGS.members(),
                SETTINGS.negatives(),
                BLOCKS));
        LearningCurves network = judge(models, target, KNOWN, ", " + KNOWN + " deposits", replicate)
                .get(0)
                .curves();
        add(
                "CNN accuracy on its training windows, each counting the same",
                network.trainingAtOwnOdds().accuracy());
        add("CNN cross-entropy on them", network.trainingAtOwnOdds().crossEntropy());
        add(
                "CNN accuracy on its training windows, deposits counting half",
                network.training().accuracy());
        add(
                "CNN cross-entropy on them, deposits counting half",
                network.training().crossEntropy());
        add(
                "CNN cross-entropy on the hidden deposits, counting half",
                network.heldOut().crossEntropy());
    }

    /** The network with transfer and few deposits beside those from scratch. */
    private void transfer(int replicate, Area target, Area source) {
        Architecture architecture = Architecture.of(target.predictors().bands().size(), WINDOW);
        Ensemble from = CnnLearner.onSource(
                source.predictors().arranged(target.predictors().bands(), "source"),
                architecture,
                SETTINGS,
                source.labels(KNOWN).training(replicate),
                threads,
                Progress.NONE);
        CnnLearner transfer = network(
                "CNN with transfer",
                target,
                architecture,
                cells -> Initialisation.transfer(
                        architecture, from.parameters(), OptionalInt.empty(), cells.positives().length));
        CnnLearner alone = network("CNN", target, architecture, cells -> Initialisation.SCRATCH);
        List<Scores> scores = judge(List.of(transfer, alone), target, FEW, ", " + FEW + " deposits", replicate);
        LearningCurves ofAlone = scores.get(1).curves();
        double best =
                ofAlone.losses().stream().mapToDouble(LossPoint::heldOut).min().orElseThrow();
        add("steps from scratch to its best held-out loss, " + FEW + " deposits", steps(ofAlone, best));
        add(
                "steps with transfer to that loss, " + FEW + " deposits",
                steps(scores.get(0).curves(), best));
        CnnLearner more = network("CNN", target, architecture, cells -> Initialisation.SCRATCH);
        judge(List.of(more), target, MORE, ", " + MORE + " deposits", replicate);
    }

    private static double steps(LearningCurves curves, double loss) {
        return curves.losses().stream()
                .filter(point -> point.heldOut() <= loss)
                .mapToInt(LossPoint::step)
                .findFirst()
                .orElse(SETTINGS.steps());
    }

    private List<Scores> judge(List<Learner> models, Area area, int deposits, String suffix, long seed) {
        Labels test = area.test(deposits);
        int[] cells = test.validCells();
        TrainingCells training = area.labels(deposits).training(seed);
        List<Scores> scores = Workers.map(models.size(), threads, Progress.NONE, (m, progress) -> models.get(m)
                .scores(training, cells, progress));
        for (int m = 0; m < models.size(); m++) {
            String name = models.get(m).name() + suffix;
            Skill skill = Skill.of(
                    test,
                    OutOfFold.of(
                            name,
                            cells,
                            scores.get(m),
                            area.predictors().geometry().cells()));
            add("AUC of " + name, skill.auc());
            add("share in the best 10 % of " + name, skill.predictionRate().depositsIn(0.1));
        }
        return scores;
    }

    private void add(String name, double value) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static CnnLearner network(
            String name, Area area, Architecture architecture, CnnLearner.Beginning initialisation) {
        return new CnnLearner(name, area.predictors(), architecture, SETTINGS, initialisation, area.hidden());
    }

    private static Area area(long seed) {
        return area(seed, CELL, SAMPLES);
    }

    /**
     * A survey as all models see it.
     *
     * @param cell side of a cell in metres
     * @param samples how many there are
     */
    static Area area(long seed, double cell, int samples) {
        SyntheticSurvey survey = SyntheticSurvey.generate(parameters(seed, samples));
        return area(survey, cell);
    }

    /** A survey as all models see it, with a side of the cells in metres. */
    static Area area(SyntheticSurvey survey, double cell) {
        return area(survey, cell, RealSurvey::reach);
    }

    /**
     * A survey as all models see it.
     *
     * @param cell side of a cell in metres
     * @param reach how far from samples cells have values, in metres; 0 for any
     */
    static Area area(SyntheticSurvey survey, double cell, ToDoubleFunction<SampleTable> reach) {
        List<Determinations> determinations = IntStream.range(
                        0, survey.parameters().elements().size())
                .mapToObj(e -> new Determinations(
                        survey.parameters().elements().get(e).name(),
                        Arrays.stream(survey.concentrations(e)).boxed().toList()))
                .toList();
        SurveyParameters.Area bounds = survey.parameters().area();
        SampleTable table = new SampleTable(survey.eastings(), survey.northings(), determinations);
        RasterStack maps = SurveyGridding.run(
                        table,
                        GriddingOptions.defaults()
                                .withTransform(Transform.LOG10)
                                .withCellSize(cell)
                                .withMaxDistance(reach.applyAsDouble(table))
                                .withBounds(new Extent(
                                        bounds.west(),
                                        bounds.south(),
                                        bounds.west() + bounds.width(),
                                        bounds.south() + bounds.height())),
                        Progress.NONE)
                .maps();
        return new Area(
                Predictors.of(maps, "maps"),
                cells(maps.geometry(), survey.known()),
                cells(maps.geometry(), survey.hidden()));
    }

    private static int[] cells(GridGeometry geometry, List<Body> bodies) {
        return bodies.stream()
                .mapToInt(body -> geometry.cellAt(body.easting(), body.northing()))
                .toArray();
    }

    private static SurveyParameters parameters(long seed, int samples) {
        return parameters(
                seed,
                60_000,
                new SurveyParameters.Sampling(samples, 0, 0, 0, 0, 0, 0, 0),
                new SurveyParameters.Deposits(KNOWN, HIDDEN, 4000, 3000));
    }

    /**
     * Ten elements, haloes and, on each square kilometre, decoys as on all surveys of this benchmark.
     *
     * @param side of the square area in metres
     */
    static SurveyParameters parameters(
            long seed, double side, SurveyParameters.Sampling sampling, SurveyParameters.Deposits deposits) {
        List<SurveyParameters.Element> elements = new ArrayList<>();
        for (String name : List.of(
                "Au_ppb", "As_ppm", "Bi_ppm", "Sb_ppm", "Hg_ppb", "Cu_ppm", "Pb_ppm", "Zn_ppm", "Ag_ppm", "W_ppm")) {
            elements.add(new SurveyParameters.Element(name, 10, 0.3, 0));
        }
        double areas = side * side / (60_000.0 * 60_000);
        return new SurveyParameters(
                seed,
                new SurveyParameters.Area(400_000, 4_600_000, side, side),
                sampling,
                new SurveyParameters.Background(3000, 0.4, 0.5),
                deposits,
                new SurveyParameters.Halo(List.of("Au", "As", "Bi"), 1000, List.of("Sb", "Hg"), 3000, 800, 2, 0.25),
                new SurveyParameters.Decoys(
                        (int) Math.rint(140 * areas),
                        (int) Math.rint(150 * areas),
                        (int) Math.rint(60 * areas),
                        1300,
                        2000),
                elements);
    }
}
