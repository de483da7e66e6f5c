package org.prospectivity.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.prospectivity.benchmark.RealSurvey.Elements;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.NegativesFrom;
import org.prospectivity.engine.baselines.ProximityControl;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.SelfSupervision;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.TrainingData;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.prospectivity.TrainingReport;

/**
 * All models on real surveys, on the same spatial folds, over several seeds; the same with few deposits; with
 * other elements; and whole trainings, with their verdicts. The defaults of training throughout; only the side of the blocks is a survey's own. Each result
 * is kept as a file, so that a run can be split by survey, seed and table, stopped, and taken up again; the tables, as
 * {@code surveys.md} and {@code surveys.json}, are of what there is so far.
 */
final class SurveysBenchmark {
    static final String SELF_SUPERVISED = "CNN, self-supervised start";
    static final String FROZEN = "CNN with transfer, frozen";
    static final String TUNED = "CNN with transfer, all tuned";
    static final String BLENDED = "CNN with transfer, blended with logistic regression";
    static final String STOPPED = "CNN with transfer, early stopping";
    static final String UNMIXED = "CNN from scratch, without mixing";
    static final String HARMFUL = "CNN with transfer from shuffled deposits";

    private static final List<String> IN_FOLDS = Stream.concat(
                    Stream.of(ProspectivityTraining.PROXIMITY),
                    Stream.concat(
                            Baselines.NAMES.stream(),
                            Stream.of(
                                    ProspectivityTraining.TRANSFER,
                                    ProspectivityTraining.SCRATCH,
                                    ProspectivityTraining.RANDOM_BODY,
                                    SELF_SUPERVISED,
                                    BLENDED,
                                    STOPPED,
                                    UNMIXED,
                                    HARMFUL)))
            .toList();
    private static final List<String> VARIANTS = List.of(BLENDED, STOPPED, UNMIXED, HARMFUL);
    private static final List<String> IN_FEW = List.of(
            Baselines.FOREST,
            Baselines.LOGISTIC,
            ProspectivityTraining.SCRATCH,
            ProspectivityTraining.RANDOM_BODY,
            FROZEN,
            TUNED);
    private static final List<String> IN_NEGATIVES =
            List.of(Baselines.LOGISTIC, Baselines.FOREST, ProspectivityTraining.SCRATCH);
    private static final List<String> IN_ELEMENTS = List.of(
            Baselines.FOREST, Baselines.LOGISTIC, ProspectivityTraining.SCRATCH, ProspectivityTraining.TRANSFER);
    private static final List<Elements> USABLE_ELEMENTS = List.of(Elements.USABLE);
    private static final List<Elements> OTHER_ELEMENTS =
            List.of(Elements.COMMON, Elements.USABLE_WHERE_ALL, Elements.ALL, Elements.ALL_BUT_VALUES);

    private static final int FOLDS = 5;
    private static final int[] FEW = {5, 10, 20};
    private static final int SEEDS_OF_FEW = 10;
    private static final int WINDOW = TrainingOptions.DEFAULT_WINDOW;
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults();

    /** The surveys, and the one each transfers from: another continent, so that nothing held out is known. */
    private static final List<Plan> PLANS = List.of(
            new Plan("yilgarn_south", "samples.csv", 100_000, "se_alaska_west_dev"),
            new Plan("se_alaska_west_dev", "samples_dl_reconstructed.csv", 60_000, "yilgarn_south"),
            new Plan("yilgarn_north", "samples.csv", 100_000, "se_alaska_west_dev"));

    private final Path data;
    private final Results results;
    private final List<String> chosen;
    private final long[] seeds;
    private final List<String> tables;
    private final List<String> kinds;
    private final int threads;
    private final Map<String, RealSurvey> read = new HashMap<>();
    private final Map<String, List<float[]>> sources = new HashMap<>();

    /**
     * A survey to judge models on.
     *
     * @param name of its folder
     * @param samples its file of samples
     * @param blocks side of a block in metres
     * @param source folder of the survey to transfer from
     */
    record Plan(String name, String samples, double blocks, String source) {}

    /**
     * @param folder where results are kept
     * @param data the folder of the surveys
     * @param surveys names of those to run, separated by commas
     * @param seeds as {@code 3} or {@code 1-5}
     * @param tables of {@code folds}, {@code few}, {@code verdicts}, {@code negatives} and
     *     {@code elements}, separated by commas
     * @param models of {@code simple}, {@code networks} and {@code variants} of the network with transfer, separated by
     *     commas
     * @param threads networks trained at a time
     */
    SurveysBenchmark(Path folder, Path data, String surveys, String seeds, String tables, String models, int threads)
            throws IOException {
        if (!Files.isDirectory(data)) {
            throw new IllegalArgumentException("-Dsurvey.data=" + data + " is no folder");
        }
        this.data = data;
        this.results = new Results(folder);
        this.chosen = List.of(surveys.split(","));
        this.seeds = SeedRange.of(seeds).all();
        this.tables = List.of(tables.split(","));
        this.kinds = List.of(models.split(","));
        this.threads = threads;
    }

    void run() throws IOException {
        for (String table : tables) {
            for (long seed : seeds) {
                for (Plan plan : PLANS) {
                    if (chosen.contains(plan.name())) {
                        for (Elements elements : table.equals("elements") ? OTHER_ELEMENTS : USABLE_ELEMENTS) {
                            new Run(plan, seed, elements, !table.equals("verdicts")).run(table);
                        }
                    }
                }
            }
        }
        List<Results.Result> present = results.all().stream()
                .filter(result -> PLANS.stream()
                        .filter(plan -> plan.name().equals(result.survey()))
                        .anyMatch(plan ->
                                settings(plan, result.table(), result.model()).equals(result.settings())))
                .toList();
        new SurveyTables(present).write(results.folder());
    }

    /** All that a model's result depends on and that may change from one version to the next. */
    private static String settings(Plan plan, String table, String model) {
        return plan + ", window " + WINDOW + ", exclusion "
                + TrainingOptions.exclusionFor(WINDOW, RealSurvey.CELL) + ", "
                + (isSimple(model)
                        ? SETTINGS.members() + " members, " + SETTINGS.negatives() + " negatives"
                        : SETTINGS + ", " + Architecture.of(1, WINDOW) + ", L2-SP " + Initialisation.L2_SP)
                + (table.equals("verdicts")
                        ? ", maps as far as by default, " + TrainingOptions.DEFAULT_REPEATS + " repeats, "
                                + TrainingOptions.DEFAULT_SHIFTS + " shifts"
                        : "");
    }

    private static String kind(String model) {
        return isSimple(model) ? "simple" : VARIANTS.contains(model) ? "variants" : "networks";
    }

    private static boolean isSimple(String model) {
        return Baselines.NAMES.contains(model) || model.equals(ProspectivityTraining.PROXIMITY);
    }

    /** @param farther whether maps reach farther than by default */
    private RealSurvey survey(String name, Elements elements, boolean farther) {
        String key = name + elements + farther;
        if (!read.containsKey(key)) {
            Plan plan = PLANS.stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Path folder = data.resolve(name);
            try {
                RealSurvey found = RealSurvey.read(
                        folder.resolve(plan.samples()), folder.resolve("deposits.csv"), elements, farther, threads);
                read.put(
                        key,
                        elements == Elements.USABLE_WHERE_ALL
                                ? found.within(survey(name, Elements.ALL, farther))
                                : found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read.get(key);
    }

    /** One survey with one seed. */
    private final class Run {
        private final Plan plan;
        private final long seed;
        private final Elements elements;
        private final RealSurvey survey;
        private final Architecture architecture;
        private final SpatialBlocks blocks;
        private final Labels labels;
        private final List<Fold> folds;
        private final Map<String, Supplier<Learner>> models = new LinkedHashMap<>();

        Run(Plan plan, long seed, Elements elements, boolean farther) {
            this.plan = plan;
            this.seed = seed;
            this.elements = elements;
            survey = survey(plan.name(), elements, farther);
            architecture = Architecture.of(survey.area().bands().size(), WINDOW);
            blocks = new SpatialBlocks(plan.blocks(), FOLDS, WINDOW, seed);
            labels = labels(survey, survey.survey().deposits());
            folds = blocks.split(labels);
            CnnLearner.Beginning scratch = cells -> Initialisation.SCRATCH;
            CnnLearner.Beginning random = cells -> Initialisation.randomBody(architecture);
            models.put(ProspectivityTraining.TRANSFER, () -> transfer(OptionalInt.empty()));
            models.put(BLENDED, () -> network(SETTINGS.withBlend(true), transferred(OptionalInt.empty(), false)));
            models.put(
                    STOPPED, () -> network(SETTINGS.withEarlyStopping(true), transferred(OptionalInt.empty(), false)));
            models.put(UNMIXED, () -> network(SETTINGS.withMixing(0), scratch));
            models.put(HARMFUL, () -> network(SETTINGS, transferred(OptionalInt.empty(), true)));
            models.put(ProspectivityTraining.SCRATCH, () -> network(SETTINGS, scratch));
            models.put(ProspectivityTraining.RANDOM_BODY, () -> network(SETTINGS, random));
            models.put(SELF_SUPERVISED, this::selfSupervised);
            models.put(FROZEN, () -> transfer(OptionalInt.of(architecture.blocks())));
            models.put(TUNED, () -> transfer(OptionalInt.of(0)));
            for (int b = 0; b < Baselines.NAMES.size(); b++) {
                int baseline = b;
                models.put(Baselines.NAMES.get(b), () -> baselines().get(baseline));
            }
            models.put(
                    ProspectivityTraining.PROXIMITY,
                    () -> new ProximityControl(
                            ProspectivityTraining.PROXIMITY,
                            survey.sampleDistances(),
                            survey.area().valid()));
        }

        void run(String table) throws IOException {
            if (table.equals("folds")) {
                for (String model : IN_FOLDS) {
                    keep("folds", model, 0, () -> folds(model, labels.positives().length));
                }
            }
            if (table.equals("few") && seed <= SEEDS_OF_FEW) {
                for (int deposits : FEW) {
                    for (String model : IN_FEW) {
                        keep("few", model, deposits, () -> folds(model, deposits));
                    }
                }
            }
            if (table.equals("elements") && seed <= SEEDS_OF_FEW) {
                for (String model : IN_ELEMENTS) {
                    keep("elements: " + elements.words(), model, 0, () -> folds(model, labels.positives().length));
                }
            }
            if (table.equals("negatives")) {
                for (NegativesFrom from : NegativesFrom.values()) {
                    for (String model : IN_NEGATIVES) {
                        keep("negatives: " + from, model, 0, () -> folds(model, labels.positives().length, from));
                    }
                }
            }
            if (table.equals("verdicts")) {
                keep("verdicts", ProspectivityTraining.SCRATCH, 0, this::trained);
            }
        }

        private void keep(String table, String model, int deposits, Supplier<Found> work) throws IOException {
            if (!kinds.contains(kind(model))) {
                return;
            }
            String settings = settings(plan, table, model);
            if (results.has(plan.name(), table, model, deposits, seed, settings)) {
                return;
            }
            long start = System.nanoTime();
            Found found = work.get();
            double seconds = (System.nanoTime() - start) / 1e9;
            results.add(new Results.Result(
                    plan.name(), table, model, deposits, seed, settings, seconds, found.figures(), found.report()));
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s%s, seed %d, %s: %s in %.0f s%n",
                    plan.name(),
                    table,
                    deposits == 0 ? "" : " " + deposits,
                    seed,
                    model,
                    String.format(Locale.ROOT, "AUC %.3f", found.figures().auc()),
                    seconds);
        }

        /** @param deposits how many cells of each fold's training cells with a deposit are known to be so */
        private Found folds(String model, int deposits) {
            return folds(model, deposits, NegativesFrom.ANYWHERE);
        }

        private Found folds(String model, int deposits, NegativesFrom from) {
            Learner learner = models.get(model).get();
            CrossValidation validation = new CrossValidation(labels, folds, seed);
            CellValues cellValues =
                    new CellValues(survey.area().stack(), survey.area().valid());
            List<Scores> scores = Workers.map(folds.size(), threads, Progress.NONE, (f, progress) -> {
                Fold fold = folds.get(f);
                TrainingCells all = validation.training(fold);
                TrainingCells known = deposits >= all.positives().length
                        ? all
                        : labels(survey, drawn(all.positives(), deposits, all.seed()))
                                .training(fold.training(), all.seed());
                return learner.scores(from.of(known, cellValues, SETTINGS.negatives()), fold.test(), progress);
            });
            return new Found(
                    ModelFigures.of(Skill.of(
                            labels,
                            OutOfFold.of(model, folds, scores, labels.geometry().cells()))),
                    null);
        }

        /** A whole training with the defaults, and what it tells of itself. */
        private Found trained() {
            TrainingReport report = ProspectivityTraining.run(
                            TrainingData.of(survey.survey()).withSampleDistances(survey.sampleDistances()),
                            TrainingOptions.defaults()
                                    .withBlocks(plan.blocks())
                                    .withSeed(seed)
                                    .withThreads(threads),
                            Progress.NONE)
                    .report();
            return new Found(report.crossValidation().get(0), report);
        }

        private List<Learner> baselines() {
            return Baselines.of(
                    survey.area().stack(),
                    survey.area().valid(),
                    WINDOW,
                    SETTINGS.members(),
                    SETTINGS.negatives(),
                    plan.blocks());
        }

        /** No held-out losses are looked at: no deposits are given to take them on. */
        private CnnLearner network(TrainingSettings settings, CnnLearner.Beginning initialisation) {
            return new CnnLearner("network", survey.area(), architecture, settings, initialisation, new int[0]);
        }

        private CnnLearner transfer(OptionalInt frozen) {
            return network(SETTINGS, transferred(frozen, false));
        }

        /** @param shuffled whether the source has as many deposits in random cells in place of its own */
        private CnnLearner.Beginning transferred(OptionalInt frozen, boolean shuffled) {
            List<float[]> source =
                    sources.computeIfAbsent(plan.name() + elements + seed + shuffled, key -> source(shuffled));
            return cells -> Initialisation.transfer(architecture, source, frozen, cells.positives().length);
        }

        private List<float[]> source(boolean shuffled) {
            RealSurvey from = survey(plan.source(), Elements.USABLE, true);
            Labels known = labels(from, from.survey().deposits());
            Labels learned = shuffled ? labels(from, drawn(known.validCells(), known.positives().length, seed)) : known;
            return CnnLearner.onSource(
                            from.area().arranged(survey.area().bands(), "sourceGeochemistry"),
                            architecture,
                            SETTINGS,
                            learned.training(seed),
                            threads,
                            Progress.NONE)
                    .parameters();
        }

        private CnnLearner selfSupervised() {
            List<float[]> bodies =
                    SelfSupervision.bodies(survey.area(), architecture, SETTINGS, seed, threads, Progress.NONE);
            return network(
                    SETTINGS,
                    cells -> Initialisation.transfer(
                            architecture, bodies, OptionalInt.empty(), cells.positives().length));
        }
    }

    /** Figures of a model, and the report of a whole training. */
    private record Found(ModelFigures figures, TrainingReport report) {}

    private static Labels labels(RealSurvey survey, int[] deposits) {
        return new Labels(
                survey.area().geometry(),
                survey.judged(),
                deposits,
                new int[0],
                TrainingOptions.exclusionFor(WINDOW, RealSurvey.CELL));
    }

    /** So that fewer are some of more. */
    private static int[] drawn(int[] cells, int count, long seed) {
        int[] order = cells.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, order.length);
            int cell = order[j];
            order[j] = order[i];
            order[i] = cell;
        }
        return Arrays.copyOf(order, count);
    }
}
