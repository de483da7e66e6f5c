package org.prospectivity.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.BoxMeans;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.RepeatedValidation;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Ranks;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.synthetic.SurveyParameters;
import org.prospectivity.synthetic.SyntheticSurvey;

/**
 * A survey of the project's generator with far more deposits than are known, so that nearly the whole is known of the
 * process the known ones come of: 120 × 120 km, 12,000 samples, cells of 1.5 km, 75 known and 300 hidden deposits at
 * least 4 km apart. A logistic regression on multi-scale means is trained on the maps as they are, and on maps that a
 * poorer laboratory would have made: with noise of its own in each cell of each band.
 */
final class GeneratedSurvey {
    private static final double SIDE = 120_000;
    private static final double CELL = 1500;
    private static final int SAMPLES = 12_000;
    private static final int KNOWN = 75;
    private static final int HIDDEN = 300;
    private static final int WINDOW = 5;
    private static final int FOLDS = 5;
    private static final int REPEATS = 3;
    private static final int POORER = 5;
    private static final int[] RADII = {0, 1, 2};

    /** In units of a band's standard deviation: with 75 deposits the poorer models' AUC is 0.1 less, by seeds of no table. */
    private static final double NOISE = 0.95;

    private final long seed;
    private final SyntheticBenchmark.Area area;
    private final List<Learner> learners = new ArrayList<>();

    GeneratedSurvey(long seed) {
        this.seed = seed;
        area = SyntheticBenchmark.area(
                SyntheticSurvey.generate(SyntheticBenchmark.parameters(
                        seed,
                        SIDE,
                        new SurveyParameters.Sampling(SAMPLES, 0, 0, 0, 0, 0, 0, 0),
                        new SurveyParameters.Deposits(KNOWN, HIDDEN, 4000, 3000))),
                CELL);
        RasterStack maps = area.predictors().stack();
        learners.add(regression("good", maps));
        Random random = new Random(seed);
        for (int r = 0; r < POORER; r++) {
            learners.add(regression("poorer " + (r + 1), noisy(maps, random)));
        }
    }

    private Learner regression(String name, RasterStack maps) {
        return new LogisticRegression(
                name,
                new CellValues(new BoxMeans(RADII).of(maps), area.predictors().valid()),
                1,
                10,
                Double.NaN);
    }

    private static RasterStack noisy(RasterStack maps, Random random) {
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < maps.bands().size(); b++) {
            float[] band = maps.values(b).clone();
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] += (float) (NOISE * random.nextGaussian());
            }
            values.add(band);
        }
        return new RasterStack(maps.geometry(), maps.bands(), values);
    }

    /** What is said with so many of the known deposits. */
    VerdictCounts with(int deposits) {
        GridGeometry geometry = area.predictors().geometry();
        SpatialBlocks blocks = new SpatialBlocks(SpatialBlocks.defaultSide(geometry, WINDOW), FOLDS, WINDOW, seed);
        List<Integer> order =
                new ArrayList<>(Arrays.stream(area.known()).boxed().toList());
        Random random = new Random(seed);
        while (true) {
            Labels labels = new Labels(
                    geometry,
                    area.predictors().valid(),
                    order.stream().limit(deposits).mapToInt(cell -> cell).toArray(),
                    new int[0],
                    CELL);
            try {
                return said(labels, blocks, blocks.arrangements(labels, REPEATS));
            } catch (InvalidInputException refused) {
                // so few can lie so that a fold has none to learn from; others are drawn
                Collections.shuffle(order, random);
            }
        }
    }

    private VerdictCounts said(Labels labels, SpatialBlocks blocks, List<List<Fold>> arrangements) {
        DepositGroups groups = new DepositGroups(labels, blocks, DepositGroups.RESAMPLES, seed);
        List<Judged> judged = new RepeatedValidation(groups, arrangements, seed).run(learners, 1, Progress.NONE);
        double[] truths =
                judged.stream().mapToDouble(model -> truth(model, labels)).toArray();
        Judged good = judged.get(0);
        List<Judged> poorer = judged.subList(1, judged.size());
        double best = Arrays.stream(truths).skip(1).max().orElseThrow();
        List<Integer> numbers = IntStream.rangeClosed(1, POORER).boxed().toList();
        VerdictCounts counts = new VerdictCounts();
        counts.value("true AUC of the good model, mean", truths[0]);
        counts.value("true difference, mean", share(numbers, p -> truths[0] - truths[p]));
        counts.holds("the interval of the AUC holds it", good.auc().interval(), truths[0]);
        List<Comparison> single = judged.stream()
                .map(rival -> Comparison.of(good, List.of(rival)))
                .toList();
        counts.value(
                "the interval of the difference holds it",
                share(numbers, p -> holds(single.get(p), truths[0] - truths[p])));
        Comparison toBest = Comparison.of(good, poorer);
        counts.holds("that to the best of five holds it", toBest.interval(), truths[0] - best);
        counts.value(
                "the difference is seen",
                share(numbers, p -> single.get(p).outcome() == Comparison.Outcome.BETTER ? 1 : 0));
        counts.is("that to the best of five is seen", toBest.outcome() == Comparison.Outcome.BETTER);
        equal(counts, judged, truths);
        return counts;
    }

    /** Each two of the poorer ones, and each against the others: equal but for the noise they were given. */
    private static void equal(VerdictCounts counts, List<Judged> judged, double[] truths) {
        List<Comparison> pairs = new ArrayList<>();
        List<Double> ofPairs = new ArrayList<>();
        List<Comparison> toBest = new ArrayList<>();
        List<Double> ofBest = new ArrayList<>();
        for (int model = 1; model <= POORER; model++) {
            List<Judged> others = new ArrayList<>();
            double best = 0;
            for (int other = 1; other <= POORER; other++) {
                if (other > model) {
                    pairs.add(Comparison.of(judged.get(model), List.of(judged.get(other))));
                    ofPairs.add(truths[model] - truths[other]);
                }
                if (other != model) {
                    others.add(judged.get(other));
                    best = Math.max(best, truths[other]);
                }
            }
            toBest.add(Comparison.of(judged.get(model), others));
            ofBest.add(truths[model] - best);
        }
        counts.value(
                "true difference of two equal ones, mean of its size",
                ofPairs.stream().mapToDouble(Math::abs).average().orElseThrow());
        equal(counts, "two equal ones", pairs, ofPairs);
        equal(counts, "one and the best of four equal ones", toBest, ofBest);
    }

    private static void equal(VerdictCounts counts, String which, List<Comparison> found, List<Double> truths) {
        List<Integer> all = IntStream.range(0, found.size()).boxed().toList();
        counts.value(
                which + ": the interval of the difference holds it",
                share(all, i -> holds(found.get(i), truths.get(i))));
        counts.value(which + " are told apart", share(all, i -> isDistinction(found.get(i)) ? 1 : 0));
        counts.value(
                which + " are told apart, the other way round than they are",
                share(all, i -> isDistinction(found.get(i)) && found.get(i).difference() * truths.get(i) < 0 ? 1 : 0));
    }

    private static double share(List<Integer> which, ToDoubleFunction<Integer> value) {
        return which.stream().mapToDouble(value).average().orElseThrow();
    }

    private static double holds(Comparison comparison, double truth) {
        return comparison.interval().low() <= truth
                        && truth <= comparison.interval().high()
                ? 1
                : 0;
    }

    private static boolean isDistinction(Comparison comparison) {
        return comparison.outcome() == Comparison.Outcome.BETTER || comparison.outcome() == Comparison.Outcome.WORSE;
    }

    /**
     * The AUC over deposits without end. Known and hidden ones are drawn by lot from the same: the mean of n of them less
     * that of N others has the variance s² (1/n + 1/N), and √(N / (N + n)) of it that of the error looked for, s² / n.
     */
    private double truth(Judged model, Labels labels) {
        int known = labels.positives().length;
        int[] others = Arrays.stream(area.known())
                .filter(cell -> Arrays.binarySearch(labels.positives(), cell) < 0)
                .toArray();
        int[] unknown = Arrays.copyOf(area.hidden(), HIDDEN + others.length);
        System.arraycopy(others, 0, unknown, HIDDEN, others.length);
        double ofUnknown = Spread.of(model.repeatScores().stream()
                        .mapToDouble(scores -> auc(scores, unknown, labels))
                        .toArray())
                .mean();
        double part = Math.sqrt(unknown.length / (double) (unknown.length + known));
        return part * ofUnknown + (1 - part) * model.auc().value();
    }

    /** The mean over these cells of the share of cells without a known deposit that score less. */
    private static double auc(float[] scores, int[] cells, Labels labels) {
        int[] valid = Arrays.stream(labels.validCells())
                .filter(cell -> Arrays.binarySearch(labels.positives(), cell) < 0)
                .toArray();
        float[] found = new float[valid.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = scores[valid[i]];
        }
        Ranks ranks = new Ranks(found);
        return Arrays.stream(cells)
                .mapToDouble(cell -> ranks.of(scores[cell]))
                .filter(rank -> !Double.isNaN(rank))
                .average()
                .orElseThrow();
    }
}
