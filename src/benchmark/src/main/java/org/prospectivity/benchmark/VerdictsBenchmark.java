package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.baselines.BestSingleBand;
import org.prospectivity.engine.baselines.BoxMeans;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.baselines.RandomForest;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Interval;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.RepeatedValidation;
import org.prospectivity.engine.evaluation.ShiftNull;
import org.prospectivity.engine.evaluation.Verdict;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Whether verdicts are right as often as they say, on surveys whose truth is known, with 10, 25 and 75 deposits.
 *
 * <ul>
 *   <li>{@code apart} and {@code clustered}: maps of known skill on {@linkplain FieldSurvey fields}, deposits by
 *       themselves or in clusters of three on average; how often the intervals hold the truth, and what is said of models that are equal or that
 *       differ by 0.1.
 *   <li>{@code trained}: a logistic regression, a forest and a single band trained and cross-validated on fields. Truth is
 *       what the held-out scores would have over all deposits, and, of the learners, the mean of that over ten draws of
 *       deposits on the same maps.
 *   <li>{@code generated}: models trained on surveys of the project's generator that truly differ by 0.1 with 75 deposits;
 *       truth is what the held-out scores have over 300 hidden deposits.
 *   <li>{@code uneven}: surveys sampled unevenly, whose deposits are known where people looked; how often no skill is said of
 *       a model that knows the deposits, and of one that knows nothing but where samples are.
 *   <li>{@code random}: deposits placed at random on surveys of the project's generator; how often no skill is said.
 * </ul>
 */
final class VerdictsBenchmark {
    private static final int[] DEPOSITS = {10, 25, 75};
    private static final long FIRST_GENERATED = 20_000;
    private static final long FIRST_UNEVEN = 30_000;
    private static final String FOUND = "the difference found to a single rival, mean";
    private static final double NORMAL = 1.96;
    private static final double IN_CLUSTER = 2;
    private static final double BLOCKS =
            FieldSurvey.SIDE / 5 * FieldSurvey.grid().cellSize();
    private static final int FOLDS = 5;
    private static final int REPEATS = 3;
    private static final int BUFFER = 3;
    private static final int SHIFTS = 39;
    private static final double HIGHEST = 0.8;
    private static final int RIVALS = 5;
    private static final int DRAWS = 10;
    private static final int NOISE_BANDS = 5;
    private static final double CELL_OF_RANDOM = 1500;
    private static final int SAMPLES_OF_RANDOM = 1000;

    private final Path folder;
    private final int surveys;
    private final List<String> tables;
    private final int threads;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param folder where the tables go, as {@code verdicts.md}
     * @param surveys how many of each kind
     * @param tables of {@code generated}, {@code uneven}, {@code apart}, {@code clustered}, {@code trained} and
     *     {@code random}, separated by commas
     * @param threads surveys at a time
     */
    VerdictsBenchmark(Path folder, int surveys, String tables, int threads) {
        this.folder = folder;
        this.surveys = surveys;
        this.tables = List.of(tables.split(","));
        this.threads = threads;
    }

    void run() throws IOException {
        for (String table : tables) {
            switch (table) {
                case "apart" -> scores("Maps of known skill, deposits apart", 0);
                case "clustered" -> scores("Maps of known skill, deposits in clusters", IN_CLUSTER);
                case "trained" -> trained();
                case "generated" ->
                    table("Surveys of the generator", FIRST_GENERATED, GeneratedSurvey::new, GeneratedSurvey::with);
                case "uneven" -> table("Surveys sampled unevenly", FIRST_UNEVEN, UnevenSurvey::new, UnevenSurvey::with);
                case "random" -> random();
                default ->
                    throw new IllegalArgumentException(
                            table + "; expected generated, uneven, apart, clustered, trained or random");
            }
            Files.writeString(folder.resolve("verdicts.md"), text);
        }
        System.out.print(text);
    }

    /** @param more deposits in a cluster beside the first */
    private void scores(String title, double more) {
        List<List<VerdictCounts>> found = new ArrayList<>();
        for (int deposits : DEPOSITS) {
            List<VerdictCounts> column =
                    Workers.map(surveys, threads, Progress.NONE, (s, progress) -> ofScores(1000 + s, more, deposits));
            double error = VerdictCounts.spread(FOUND, column).sd();
            column.forEach(counts -> counts.is(
                    "who knew the true error would see that to a single rival", counts.value(FOUND) > NORMAL * error));
            found.add(column);
        }
        text.append(VerdictCounts.table(title, columns(), found));
    }

    private static VerdictCounts ofScores(long seed, double more, int deposits) {
        FieldSurvey survey = FieldSurvey.reaching(HIGHEST, seed, more);
        Labels labels = survey.deposits(deposits);
        DepositGroups groups = groups(labels, seed);
        VerdictCounts counts = new VerdictCounts();
        Judged good = judged(groups, survey.ofSkill(HIGHEST));
        counts.holds("the interval of an AUC of 0.8 holds it", good.auc().interval(), HIGHEST);
        List<Judged> worse = rivals(survey, groups, 0.7);
        counts.holds(
                "the interval of a difference of 0.1 holds it",
                Comparison.of(good, worse.subList(0, 1)).interval(),
                0.1);
        counts.value(FOUND, good.auc().value() - worse.get(0).auc().value());
        Comparison apart = Comparison.of(good, worse);
        counts.holds("that to the best of five equal ones holds it", apart.interval(), 0.1);
        counts.is("the difference of 0.1 is seen", apart.outcome() == Comparison.Outcome.BETTER);
        counts.is(
                "that to a single rival is seen",
                Comparison.of(good, worse.subList(0, 1)).outcome() == Comparison.Outcome.BETTER);
        List<Judged> unequal = new ArrayList<>();
        for (int r = 0; r < RIVALS; r++) {
            unequal.add(judged(groups, survey.ofSkill(0.6 + 0.05 * r)));
        }
        counts.holds(
                "that to the best of five of 0.6 to 0.8 holds 0",
                Comparison.of(good, unequal).interval(),
                0);
        Judged equal = judged(groups, survey.ofSkill(0.75));
        List<Judged> alike = rivals(survey, groups, 0.75);
        Comparison none = Comparison.of(equal, alike);
        counts.holds(
                "the difference of equal ones holds 0",
                Comparison.of(equal, alike.subList(0, 1)).interval(),
                0);
        counts.is("equal ones are called better", none.outcome() == Comparison.Outcome.BETTER);
        counts.is("equal ones are called worse", none.outcome() == Comparison.Outcome.WORSE);
        counts.is("equal ones are called no better", none.outcome() == Comparison.Outcome.EQUAL);
        Judged chance = judged(groups, survey.ofSkill(0.5));
        counts.is("an AUC of 0.5 is called skill", chance.auc().interval().low() > 0.5);
        return counts;
    }

    private static List<Judged> rivals(FieldSurvey survey, DepositGroups groups, double auc) {
        return IntStream.range(0, RIVALS)
                .mapToObj(r -> judged(groups, survey.ofSkill(auc)))
                .toList();
    }

    private static DepositGroups groups(Labels labels, long seed) {
        return new DepositGroups(labels, new SpatialBlocks(BLOCKS, FOLDS, BUFFER, seed), DepositGroups.RESAMPLES, seed);
    }

    private static Judged judged(DepositGroups groups, float[] map) {
        return Judged.of(groups, OutOfFold.ofMaps("map", List.of(FieldSurvey.whole()), new float[][] {map}));
    }

    /** A learner on one draw of deposits: what was found, and what the held-out scores would have over all deposits. */
    private record Drawn(Judged judged, double truth) {}

    private void trained() {
        List<String> columns = new ArrayList<>();
        List<List<VerdictCounts>> found = new ArrayList<>();
        for (int deposits : DEPOSITS) {
            columns.add(deposits + ", clustered");
            found.add(
                    Workers.map(surveys / DRAWS, threads, Progress.NONE, (m, progress) -> ofTrained(5000 + m, deposits))
                            .stream()
                            .flatMap(List::stream)
                            .toList());
        }
        text.append(VerdictCounts.table("Trained models, " + REPEATS + " repeats", columns, found));
    }

    private static List<VerdictCounts> ofTrained(long seed, int deposits) {
        FieldSurvey survey = new FieldSurvey(seed, IN_CLUSTER);
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < NOISE_BANDS + 3; b++) {
            bands.add(Band.of("B" + b + "_ppm"));
            float[] band = survey.field();
            if (b < 3) {
                for (int cell = 0; cell < band.length; cell++) {
                    band[cell] += survey.favourability()[cell] * (1 - 0.25f * b);
                }
            }
            values.add(band);
        }
        CellValues cellValues = new CellValues(new RasterStack(FieldSurvey.grid(), bands, values), FieldSurvey.valid());
        List<Learner> learners = List.of(
                new LogisticRegression("logistic", cellValues, 1, 10, Double.NaN),
                new RandomForest("forest", cellValues, 1, 10, 50),
                new BestSingleBand("single", cellValues));
        List<List<Drawn>> draws = new ArrayList<>();
        for (int draw = 0; draws.size() < DRAWS; draw++) {
            Labels labels = survey.deposits(deposits);
            long seedOfDraw = seed * 1000 + draw;
            SpatialBlocks blocks = new SpatialBlocks(BLOCKS, FOLDS, BUFFER, seedOfDraw);
            List<List<Fold>> arrangements;
            try {
                arrangements = blocks.arrangements(labels, REPEATS);
            } catch (InvalidInputException refused) {
                continue;
            }
            DepositGroups groups = groups(labels, seedOfDraw);
            List<List<OutOfFold>> held = new ArrayList<>();
            for (int r = 0; r < REPEATS; r++) {
                held.add(new CrossValidation(labels, arrangements.get(r), seedOfDraw * 10 + r)
                        .run(learners, 1, Progress.NONE));
            }
            List<Drawn> ofDraw = new ArrayList<>();
            for (int l = 0; l < learners.size(); l++) {
                int learner = l;
                OutOfFold[] repeats = held.stream().map(h -> h.get(learner)).toArray(OutOfFold[]::new);
                ofDraw.add(new Drawn(
                        Judged.of(groups, repeats),
                        Arrays.stream(repeats)
                                .mapToDouble(scores -> survey.auc(scores.mean()))
                                .average()
                                .orElseThrow()));
            }
            draws.add(ofDraw);
        }
        double[] truths = IntStream.range(0, learners.size())
                .mapToDouble(l -> draws.stream()
                        .mapToDouble(draw -> draw.get(l).truth())
                        .average()
                        .orElseThrow())
                .toArray();
        return draws.stream().map(draw -> counts(draw, truths)).toList();
    }

    private static VerdictCounts counts(List<Drawn> draw, double... truths) {
        VerdictCounts counts = new VerdictCounts();
        Drawn logistic = draw.get(0);
        Drawn forest = draw.get(1);
        Drawn single = draw.get(2);
        counts.holds(
                "the interval of the AUC holds that of these scores",
                logistic.judged().auc().interval(),
                logistic.truth());
        counts.holds(
                "the interval of the AUC holds that of the learner",
                logistic.judged().auc().interval(),
                truths[0]);
        Interval difference =
                Comparison.of(logistic.judged(), List.of(forest.judged())).interval();
        counts.holds(
                "the interval of the difference holds that of these scores",
                difference,
                logistic.truth() - forest.truth());
        counts.holds("the interval of the difference holds that of the learners", difference, truths[0] - truths[1]);
        Interval toBest = Comparison.of(logistic.judged(), List.of(forest.judged(), single.judged()))
                .interval();
        counts.holds(
                "that to the best of two holds that of these scores",
                toBest,
                logistic.truth() - Math.max(forest.truth(), single.truth()));
        counts.holds(
                "that to the best of two holds that of the learners",
                toBest,
                truths[0] - Math.max(truths[1], truths[2]));
        return counts;
    }

    /** Surveys that are made once and looked at with each number of deposits. */
    private <S> void table(
            String title, long first, LongFunction<S> survey, BiFunction<S, Integer, VerdictCounts> withDeposits) {
        List<List<VerdictCounts>> bySurvey = Workers.map(surveys, threads, Progress.NONE, (s, progress) -> {
            S made = survey.apply(first + s);
            return Arrays.stream(DEPOSITS)
                    .mapToObj(deposits -> withDeposits.apply(made, deposits))
                    .toList();
        });
        text.append(VerdictCounts.table(
                title,
                columns(),
                IntStream.range(0, DEPOSITS.length)
                        .mapToObj(column ->
                                bySurvey.stream().map(of -> of.get(column)).toList())
                        .toList()));
    }

    private static List<String> columns() {
        return Arrays.stream(DEPOSITS).mapToObj(Integer::toString).toList();
    }

    private void random() {
        List<List<VerdictCounts>> found = new ArrayList<>();
        for (int deposits : DEPOSITS) {
            found.add(Workers.map(surveys, threads, Progress.NONE, (s, progress) -> ofRandom(9000 + s, deposits)));
        }
        text.append(VerdictCounts.table("Deposits at random on surveys of the generator", columns(), found));
    }

    private static VerdictCounts ofRandom(long seed, int deposits) {
        Predictors area =
                SyntheticBenchmark.area(seed, CELL_OF_RANDOM, SAMPLES_OF_RANDOM).predictors();
        SplittableRandom random = new SplittableRandom(seed);
        int[] valid = GridGeometry.cellsWhere(area.valid());
        int window = 9;
        double side = SpatialBlocks.defaultSide(area.geometry(), window);
        for (int attempt = 0; ; attempt++) {
            int[] cells = random.ints(0, valid.length)
                    .distinct()
                    .limit(deposits)
                    .map(i -> valid[i])
                    .toArray();
            Labels labels = new Labels(area.geometry(), area.valid(), cells, new int[0], 0);
            SpatialBlocks blocks = new SpatialBlocks(side, FOLDS, window, seed);
            List<List<Fold>> arrangements;
            try {
                arrangements = blocks.arrangements(labels, REPEATS);
            } catch (InvalidInputException refused) {
                if (attempt > 1000) {
                    throw refused;
                }
                continue;
            }
            CellValues centres = new CellValues(area.stack(), area.valid());
            CellValues means = new CellValues(new BoxMeans(0, 1, 2, 4).of(area.stack()), area.valid());
            List<Judged> judged = new RepeatedValidation(groupsOf(labels, blocks, seed), arrangements, seed)
                    .run(
                            List.of(
                                    new LogisticRegression("on means", means, 1, 10, Double.NaN),
                                    new LogisticRegression("logistic", centres, 1, 10, Double.NaN)),
                            1,
                            Progress.NONE);
            Optional<ShiftNull.Result> moved = Optional.of(
                    new ShiftNull(blocks, SHIFTS, area.geometry().columns() / 4, ShiftNull.DEFAULT_KEPT, seed)
                            .run(new LogisticRegression("null", centres, 1, 10, Double.NaN), labels, 1, Progress.NONE));
            VerdictCounts counts = new VerdictCounts();
            counts.is("no skill is said", noSkill(judged, moved));
            counts.is("no skill is said without shifts", noSkill(judged, Optional.empty()));
            return counts;
        }
    }

    private static DepositGroups groupsOf(Labels labels, SpatialBlocks blocks, long seed) {
        return new DepositGroups(labels, blocks, DepositGroups.RESAMPLES, seed);
    }

    private static boolean noSkill(List<Judged> judged, Optional<ShiftNull.Result> moved) {
        return Verdict.of(Verdict.Evidence.of(
                                judged.get(0), Optional.empty(), judged.subList(1, 2), Optional.empty(), moved))
                        .outcome()
                == Verdict.Outcome.NO_SKILL;
    }
}
