package org.prospectivity.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.BoxMeans;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.baselines.ProximityControl;
import org.prospectivity.engine.evaluation.Closeness;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.MatchedCells;
import org.prospectivity.engine.evaluation.RepeatedValidation;
import org.prospectivity.engine.evaluation.Verdict;
import org.prospectivity.engine.gridding.SampleDistance;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Ranks;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.synthetic.SurveyParameters;
import org.prospectivity.synthetic.SyntheticSurvey;

/**
 * A survey of the project's generator that was sampled unevenly, along tracks and in clusters: 120 × 120 km, 12,000
 * samples, cells of 1.5 km. Deposits are known where people looked: more of them the closer samples are. A logistic
 * regression on multi-scale means is held against the places of the samples.
 */
final class UnevenSurvey {
    private static final double SIDE = 120_000;
    private static final double CELL = 1500;
    private static final SurveyParameters.Sampling SAMPLING =
            new SurveyParameters.Sampling(12_000, 0.3, 12, 500, 0.4, 15, 5000, 0);
    private static final int BODIES = 375;
    private static final int WINDOW = 5;
    private static final int FOLDS = 5;
    private static final int REPEATS = 3;
    private static final int[] RADII = {0, 1, 2};

    /** e to the power of minus this is how much less likely a deposit is known in the farthest cell than in the closest. */
    private static final double LOOKED = 4;

    /** Of the band that tells where samples are, beside a standard deviation of 1. */
    private static final double NOISE = 0.5;

    private final long seed;
    private final RasterStack maps;
    private final boolean[] valid;
    private final int[] bodies;
    private final List<float[]> distances;
    private final float[] closeness;

    /** Which deposits are known, and what the maps tell. */
    enum Kind {
        /** True deposits, and of these the more the closer samples are. */
        TRUE("true deposits"),
        /** Cells that the maps know nothing of, the more the closer samples are. */
        LOOKED("cells of nothing"),
        /** The same, and one of the maps tells where samples are. */
        TOLD("cells of nothing, and a map that tells of samples");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    UnevenSurvey(long seed) {
        this.seed = seed;
        SyntheticSurvey survey = SyntheticSurvey.generate(SyntheticBenchmark.parameters(
                seed, SIDE, SAMPLING, new SurveyParameters.Deposits(BODIES, 0, 4000, 3000)));
        SyntheticBenchmark.Area area = SyntheticBenchmark.area(survey, CELL);
        maps = area.predictors().stack();
        valid = area.predictors().valid();
        bodies = Arrays.stream(area.known()).filter(cell -> valid[cell]).toArray();
        distances = SampleDistance.of(survey.eastings(), survey.northings(), maps.geometry());
        Ranks ranks = new Ranks(distances.get(1));
        closeness = new float[valid.length];
        for (int cell = 0; cell < closeness.length; cell++) {
            closeness[cell] = ranks.of(distances.get(1)[cell]);
        }
    }

    /** What is said of so many deposits of each kind. */
    VerdictCounts with(int deposits) {
        VerdictCounts counts = new VerdictCounts();
        for (Kind kind : Kind.values()) {
            look(kind, deposits, counts);
        }
        return counts;
    }

    private void look(Kind kind, int deposits, VerdictCounts counts) {
        Random random = new Random(seed * 10 + kind.ordinal());
        GridGeometry geometry = maps.geometry();
        SpatialBlocks blocks = new SpatialBlocks(SpatialBlocks.defaultSide(geometry, WINDOW), FOLDS, WINDOW, seed);
        int[] candidates = kind == Kind.TRUE ? bodies : GridGeometry.cellsWhere(valid);
        while (true) {
            Labels labels = new Labels(geometry, valid, known(candidates, deposits, random), new int[0], CELL);
            try {
                look(kind, labels, blocks, blocks.arrangements(labels, REPEATS), random, counts);
                return;
            } catch (InvalidInputException refused) {
                // so few can lie so that a fold has none to learn from; others are drawn
            }
        }
    }

    /** Drawn without replacement, by the smallest of exponential times (Efraimidis and Spirakis 2006). */
    private int[] known(int[] candidates, int count, Random random) {
        double[] times = new double[candidates.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = -Math.log(1 - random.nextDouble()) / Math.exp(-LOOKED * closeness[candidates[i]]);
        }
        return IntStream.range(0, candidates.length)
                .boxed()
                .sorted((a, b) -> Double.compare(times[a], times[b]))
                .limit(count)
                .mapToInt(i -> candidates[i])
                .toArray();
    }

    private void look(
            Kind kind,
            Labels labels,
            SpatialBlocks blocks,
            List<List<Fold>> arrangements,
            Random random,
            VerdictCounts counts) {
        RasterStack seen = kind == Kind.TOLD ? told(random) : maps;
        List<Judged> judged = new RepeatedValidation(
                        new DepositGroups(labels, blocks, DepositGroups.RESAMPLES, seed), arrangements, seed)
                .run(
                        List.of(
                                new LogisticRegression(
                                        "model",
                                        new CellValues(new BoxMeans(RADII).of(seen), valid),
                                        1,
                                        10,
                                        Double.NaN),
                                new ProximityControl("samples", distances, valid)),
                        1,
                        Progress.NONE);
        Judged model = judged.get(0);
        Judged control = judged.get(1);
        Closeness owed = new Closeness(control.auc().value(), model.auc(new MatchedCells(labels, distances)));
        Verdict verdict = Verdict.of(
                Verdict.Evidence.of(model, Optional.empty(), List.of(), Optional.of(owed), Optional.empty()));
        String begin = kind.words() + ": ";
        counts.value(begin + "AUC, mean", model.auc().value());
        counts.value(begin + "AUC of closeness to samples, mean", control.auc().value());
        counts.value(begin + "AUC among cells as close, mean", owed.amongAlike().value());
        counts.is(begin + "no skill is said", verdict.outcome() == Verdict.Outcome.NO_SKILL);
        counts.is(
                begin + "it would be without a look at samples",
                !(model.auc().interval().low() > 0.5));
        counts.is(
                begin + "it would be where the model had to be better than closeness",
                Comparison.of(model, List.of(control)).outcome() != Comparison.Outcome.BETTER);
    }

    private RasterStack told(Random random) {
        float[] told = new float[closeness.length];
        double sd = 1 / Math.sqrt(12);
        for (int cell = 0; cell < told.length; cell++) {
            told[cell] = (float) ((closeness[cell] - 0.5) / sd + NOISE * random.nextGaussian());
        }
        List<Band> bands = new ArrayList<>(maps.bands());
        List<float[]> values = new ArrayList<>(
                IntStream.range(0, bands.size()).mapToObj(maps::values).toList());
        bands.add(Band.of("Xx_ppm"));
        values.add(told);
        return new RasterStack(maps.geometry(), bands, values);
    }
}
