package org.prospectivity.engine.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Weights of evidence: each band is cut into a pattern and the rest at the value of greatest studentised contrast, among
 * the training cells alone, and the weights of the patterns that a cell has, or lacks, add up to a logit. Bands count whose
 * contrast is beyond ±{@value #LEAST_STUDENTISED} of its standard errors, or the one of greatest contrast when none is. There is one
 * member: nothing is drawn. The score is a probability at even odds, and too sure where patterns are not independent.
 */
public final class WeightsOfEvidence implements Learner {
    /** The studentised contrast from which on a band counts. */
    public static final double LEAST_STUDENTISED = 2;

    /** Cuts that are tried: quantiles of a band's values among the training cells. */
    private static final int CUTS = 100;

    private final String name;
    private final CellValues cellValues;

    /**
     * @param name in reports
     * @param cellValues the bands
     */
    public WeightsOfEvidence(String name, CellValues cellValues) {
        this.name = name;
        this.cellValues = cellValues;
    }

    /**
     * A band as a pattern.
     *
     * @param band its number
     * @param cut the pattern is where its value is above this, as normalised
     * @param weights of the pattern
     */
    public record Pattern(int band, float cut, PatternWeights weights) {}

    /**
     * What training cells tell.
     *
     * @param patterns of all bands that can be cut, in their order
     * @param counted the numbers of the bands among them that make the score
     * @param independence of those
     */
    public record Table(List<Pattern> patterns, List<Integer> counted, ConditionalIndependence independence) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public Scores scores(TrainingCells training, int[] cells, Progress progress) {
        List<Pattern> counted = counted(patterns(training, progress));
        float[] scores = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-logit(counted, cells[i]))));
        }
        return Scores.of(scores);
    }

    /** The patterns, their weights, and whether they are independent. */
    public Table table(TrainingCells training, Progress progress) {
        List<Pattern> patterns = patterns(training, progress);
        List<Pattern> counted = counted(patterns);
        return new Table(patterns, counted.stream().map(Pattern::band).toList(), independence(training, counted));
    }

    private double logit(List<Pattern> patterns, int cell) {
        double logit = 0;
        for (Pattern pattern : patterns) {
            boolean there = cellValues.band(pattern.band())[cell] > pattern.cut();
            logit += there ? pattern.weights().plus() : pattern.weights().minus();
        }
        return logit;
    }

    private static List<Pattern> counted(List<Pattern> patterns) {
        List<Pattern> clear = patterns.stream()
                .filter(pattern -> Math.abs(pattern.weights().studentised()) >= LEAST_STUDENTISED)
                .toList();
        if (!clear.isEmpty()) {
            return clear;
        }
        return patterns.stream()
                .max((a, b) -> Double.compare(
                        Math.abs(a.weights().studentised()),
                        Math.abs(b.weights().studentised())))
                .map(List::of)
                .orElse(List.of());
    }

    private List<Pattern> patterns(TrainingCells training, Progress progress) {
        int[] others = others(training);
        List<Pattern> patterns = new ArrayList<>();
        for (int b = 0; b < cellValues.count(); b++) {
            progress.report(b / (double) cellValues.count(), "weighing bands");
            pattern(b, training.positives(), others).ifPresent(patterns::add);
        }
        return patterns;
    }

    private static int[] others(TrainingCells training) {
        return IntStream.concat(IntStream.of(training.unlabelled()), IntStream.of(training.barren()))
                .toArray();
    }

    /** The best cut of a band; none when no cut has deposits and others on both sides. */
    private Optional<Pattern> pattern(int band, int[] positives, int[] others) {
        float[] with = sorted(cellValues.band(band), positives);
        float[] without = sorted(cellValues.band(band), others);
        Pattern best = null;
        for (float cut : cuts(with, without)) {
            int above = above(with, cut);
            int barrenAbove = above(without, cut);
            if (above > 0 && above < with.length && barrenAbove > 0 && barrenAbove < without.length) {
                PatternWeights weights =
                        new PatternWeights(with.length + without.length, with.length, above + barrenAbove, above);
                if (best == null
                        || Math.abs(weights.studentised())
                                > Math.abs(best.weights().studentised())) {
                    best = new Pattern(band, cut, weights);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static float[] sorted(float[] band, int[] cells) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = band[cells[i]];
        }
        Arrays.sort(values);
        return values;
    }

    /** Different quantiles of all training cells, so that a class's 0 and 1 are parted too. */
    private static float[] cuts(float[] with, float[] without) {
        float[] all = new float[with.length + without.length];
        System.arraycopy(with, 0, all, 0, with.length);
        System.arraycopy(without, 0, all, with.length, without.length);
        Arrays.sort(all);
        float[] cuts = new float[CUTS];
        int used = 0;
        for (int i = 0; i < CUTS; i++) {
            float cut = all[(int) ((long) i * all.length / CUTS)];
            if (used == 0 || cut > cuts[used - 1]) {
                cuts[used++] = cut;
            }
        }
        return Arrays.copyOf(cuts, used);
    }

    private static int above(float[] sorted, float cut) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > cut) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    /**
     * The sum of the posterior probabilities over the training cells and its standard error: cells with the same patterns share
     * their error, P √(1/D + Σ s²(W)), and those with other patterns have errors of their own.
     */
    private ConditionalIndependence independence(TrainingCells training, List<Pattern> patterns) {
        int[] others = others(training);
        double deposits = training.positives().length;
        double prior = Math.log(deposits / others.length);
        Map<BitSet, Integer> conditions = new HashMap<>();
        for (int[] cells : List.of(training.positives(), others)) {
            for (int cell : cells) {
                BitSet there = new BitSet();
                for (int p = 0; p < patterns.size(); p++) {
                    there.set(
                            p,
                            cellValues.band(patterns.get(p).band())[cell]
                                    > patterns.get(p).cut());
                }
                conditions.merge(there, 1, Integer::sum);
            }
        }
        double predicted = 0;
        double variance = 0;
        for (Map.Entry<BitSet, Integer> condition : conditions.entrySet()) {
            double logit = prior;
            double error = 1 / deposits;
            for (int p = 0; p < patterns.size(); p++) {
                PatternWeights weights = patterns.get(p).weights();
                boolean there = condition.getKey().get(p);
                logit += there ? weights.plus() : weights.minus();
                error += Math.pow(there ? weights.plusError() : weights.minusError(), 2);
            }
            double expected = condition.getValue() / (1 + Math.exp(-logit));
            predicted += expected;
            variance += expected * expected * error;
        }
        return new ConditionalIndependence(deposits, predicted, Math.sqrt(variance));
    }
}
