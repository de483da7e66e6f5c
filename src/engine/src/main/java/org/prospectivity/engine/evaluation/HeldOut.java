package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.Ranks;

/**
 * What one model did in one repeat, down to what each deposit tells of it.
 *
 * @param skill its figures
 * @param curves how it learned
 * @param scores its mean score for each cell of the grid
 * @param higher for each deposit cell how many other cells score more, equal ones counting half; NaN without a score
 * @param atLeast for each deposit cell how many other cells score as much or more
 * @param others how many other cells there are
 */
record HeldOut(Skill skill, LearningCurves curves, float[] scores, double[] higher, double[] atLeast, int others) {

    static HeldOut of(Labels labels, OutOfFold held) {
        Skill skill = Skill.of(labels, held);
        float[] mean = held.mean();
        BitSet deposit = new BitSet(mean.length);
        Arrays.stream(labels.positives()).forEach(deposit::set);
        float[] others = new float[mean.length];
        int count = 0;
        for (Fold fold : held.folds()) {
            for (int cell : fold.test()) {
                if (!deposit.get(cell) && !Float.isNaN(mean[cell])) {
                    others[count++] = mean[cell];
                }
            }
        }
        Ranks ranks = new Ranks(Arrays.copyOf(others, count));
        double[] higher = new double[labels.positives().length];
        double[] atLeast = new double[higher.length];
        for (int p = 0; p < higher.length; p++) {
            float score = mean[labels.positives()[p]];
            int below = ranks.below(score, false);
            int upTo = ranks.below(score, true);
            higher[p] = Float.isNaN(score) ? Double.NaN : count - (below + upTo) / 2.0;
            atLeast[p] = Float.isNaN(score) ? Double.NaN : count - below;
        }
        return new HeldOut(skill, held.curves(), mean, higher, atLeast, count);
    }

    /** The share of other cells that each deposit cell outscores: their mean is the AUC. */
    double[] placements() {
        return Arrays.stream(higher).map(h -> 1 - h / others).toArray();
    }

    /** Whether each deposit is in the best part of the area, or the share of it where equal scores are cut through. */
    double[] captured(Labels labels, double share) {
        PredictionRateCurve rate = skill.predictionRate();
        int[] deposits = labels.deposits();
        double[] captured = new double[deposits.length];
        float[] thresholds = rate.thresholds();
        int step = 0;
        while (step < thresholds.length - 1 && rate.area()[step + 1] <= share) {
            step++;
        }
        boolean between = step < thresholds.length - 1;
        double part = between ? (share - rate.area()[step]) / (rate.area()[step + 1] - rate.area()[step]) : 0;
        for (int d = 0; d < deposits.length; d++) {
            float score = scores[deposits[d]];
            captured[d] = Float.isNaN(score)
                    ? Double.NaN
                    : score >= thresholds[step] ? 1 : between && score == thresholds[step + 1] ? part : 0;
        }
        return captured;
    }

    /** The deposit cells by falling score, for {@link #averagePrecision}. */
    int[] order() {
        return IntStream.range(0, higher.length)
                .filter(p -> !Double.isNaN(higher[p]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> higher[p]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Average precision where each deposit cell counts as often as given.
     *
     * @param order as of {@link #order}
     * @param groupOf the group of each deposit cell
     * @param times how often each group counts
     */
    double averagePrecision(int[] order, int[] groupOf, int[] times) {
        double found = 0;
        double sum = 0;
        int i = 0;
        while (i < order.length) {
            int next = i;
            double here = 0;
            while (next < order.length && higher[order[next]] == higher[order[i]]) {
                here += times[groupOf[order[next++]]];
            }
            found += here;
            // where a resample has none of the highest scores, there may be nothing above them to divide by
            sum += here == 0 ? 0 : here * found / (found + atLeast[order[i]]);
            i = next;
        }
        return sum / found;
    }

    static List<LearningCurves> curves(List<HeldOut> repeats) {
        return repeats.stream().map(HeldOut::curves).toList();
    }
}
