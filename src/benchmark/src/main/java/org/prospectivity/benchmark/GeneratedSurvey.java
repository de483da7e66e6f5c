package org.prospectivity.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
        Comparison single = Comparison.of(good, poorer.subList(0, 1));
        Comparison toBest = Comparison.of(good, poorer);
        VerdictCounts counts = new VerdictCounts();
        counts.value("true AUC of the good model, mean", truths[0]);
        counts.value("true difference, mean", truths[0] - truths[1]);
        counts.holds("the interval of the AUC holds it", good.auc().interval(), truths[0]);
        counts.holds("the interval of the difference holds it", single.interval(), truths[0] - truths[1]);
        counts.holds("that to the best of five holds it", toBest.interval(), truths[0] - best);
        counts.is("the difference is seen", single.outcome() == Comparison.Outcome.BETTER);
        counts.is("that to the best of five is seen", toBest.outcome() == Comparison.Outcome.BETTER);
        Comparison equal = Comparison.of(poorer.get(0), poorer.subList(1, 2));
        Comparison ofEqual = Comparison.of(poorer.get(0), poorer.subList(1, POORER));
        double bestOfOthers = Arrays.stream(truths).skip(2).max().orElseThrow();
        counts.value("true difference of two equal ones, mean of its size", Math.abs(truths[1] - truths[2]));
        counts.holds("the interval of their difference holds it", equal.interval(), truths[1] - truths[2]);
        counts.holds("that to the best of four equal ones holds it", ofEqual.interval(), truths[1] - bestOfOthers);
        counts.is("two equal ones are told apart", isDistinction(equal));
        counts.is("and the other way round than it truly is", isReversed(equal, truths[1] - truths[2]));
        counts.is("one and the best of four equal ones are told apart", isDistinction(ofEqual));
        counts.is("that too the other way round", isReversed(ofEqual, truths[1] - bestOfOthers));
        return counts;
    }

    /** Whether the one that is truly behind is called better. */
    private static boolean isReversed(Comparison comparison, double truth) {
        return isDistinction(comparison) && comparison.difference() * truth < 0;
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
