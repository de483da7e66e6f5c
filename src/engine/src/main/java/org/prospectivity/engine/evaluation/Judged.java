package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.learning.LearningCurves;

/**
 * A model judged by held-out scores of one or more repeats: its figures are means over them, with intervals.
 *
 * @param model its name
 * @param skills its figures in each repeat
 * @param curves how it learned, over all repeats
 * @param repeatScores its held-out score in each repeat for each cell of the grid, NaN where it has none
 * @param groups by whose resamples it was judged
 * @param auc pooled over the folds
 * @param averagePrecision likewise
 * @param captured share of the deposits in the best part of the area, for each of {@link #SHARES}
 * @param placements of each deposit cell the share of cells without one that score less, mean over the repeats
 * @param repeatAucs the AUC of each repeat
 * @param resampledAucs the AUC of each resample of the deposits, mean over the repeats
 * @param leftOutAucs the same of the deposits in groups that the resample does not have; NaN where it has all
 */
public record Judged(
        String model,
        List<Skill> skills,
        LearningCurves curves,
        List<float[]> repeatScores,
        DepositGroups groups,
        Uncertain auc,
        Uncertain averagePrecision,
        List<Uncertain> captured,
        double[] placements,
        double[] repeatAucs,
        double[] resampledAucs,
        double[] leftOutAucs) {
    /** The parts of the area deposits are counted in. */
    public static final List<Double> SHARES = List.of(0.05, 0.1, 0.2, 0.3);

    /**
     * A model by its held-out scores, or by those of deposits kept from training.
     *
     * @param repeats at least one
     */
    public static Judged of(DepositGroups groups, OutOfFold... repeats) {
        return of(
                groups,
                Arrays.stream(repeats)
                        .map(scores -> HeldOut.of(groups.labels(), scores))
                        .toList());
    }

    static Judged of(DepositGroups groups, List<HeldOut> repeats) {
        int[] cellGroups = groups.groupOf();
        double[] placements = mean(repeats.stream().map(HeldOut::placements).toList());
        double[] resampledAucs = means(placements, cellGroups, groups.drawn());
        double[] repeatAucs =
                repeats.stream().mapToDouble(held -> held.skill().auc()).toArray();
        return new Judged(
                repeats.get(0).skill().learner(),
                repeats.stream().map(HeldOut::skill).toList(),
                LearningCurves.of(HeldOut.curves(repeats)),
                repeats.stream().map(HeldOut::scores).toList(),
                groups,
                share(resampledAucs, repeatAucs, placements, groups),
                averagePrecision(repeats, groups),
                SHARES.stream().map(share -> captured(repeats, share, groups)).toList(),
                placements,
                repeatAucs,
                resampledAucs,
                means(placements, cellGroups, groups.leftOut()));
    }

    private static Uncertain averagePrecision(List<HeldOut> repeats, DepositGroups groups) {
        double[] resampled = new double[groups.drawn().length];
        for (HeldOut held : repeats) {
            int[] order = held.order();
            for (int b = 0; b < resampled.length; b++) {
                resampled[b] += held.averagePrecision(order, groups.groupOf(), groups.drawn()[b]) / repeats.size();
            }
        }
        return share(
                resampled,
                repeats.stream()
                        .mapToDouble(held -> held.skill().averagePrecision())
                        .toArray(),
                new double[0],
                groups);
    }

    private static Uncertain captured(List<HeldOut> repeats, double share, DepositGroups groups) {
        int[] positives = groups.labels().positives();
        int[] depositGroups = Arrays.stream(groups.labels().deposits())
                .map(cell -> groups.groupOf()[Arrays.binarySearch(positives, cell)])
                .toArray();
        double[] captured = mean(repeats.stream()
                .map(held -> held.captured(groups.labels(), share))
                .toList());
        return share(
                means(captured, depositGroups, groups.drawn()),
                repeats.stream()
                        .mapToDouble(held -> held.skill().predictionRate().depositsIn(share))
                        .toArray(),
                captured,
                groups);
    }

    private static Uncertain share(double[] resampled, double[] repeats, double[] ofDeposits, DepositGroups groups) {
        double value = Spread.of(repeats).mean();
        StandardError error = StandardError.of(resampled, repeats, ofDeposits, groups);
        return new Uncertain(value, Interval.ofShare(value, error.error(), groups.effective(), error.freedom()));
    }

    /** The mean of each resample, each group counted as often as it says; values that are NaN do not count. */
    private static double[] means(double[] values, int[] groupOf, int[][] resamples) {
        double[] sums = new double[resamples[0].length];
        int[] counts = new int[sums.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                sums[groupOf[i]] += values[i];
                counts[groupOf[i]]++;
            }
        }
        return Arrays.stream(resamples)
                .mapToDouble(times -> {
                    double sum = 0;
                    long count = 0;
                    for (int g = 0; g < sums.length; g++) {
                        sum += times[g] * sums[g];
                        count += (long) times[g] * counts[g];
                    }
                    return sum / count;
                })
                .toArray();
    }

    private static double[] mean(List<double[]> repeats) {
        double[] means = new double[repeats.get(0).length];
        for (double[] values : repeats) {
            for (int i = 0; i < means.length; i++) {
                means[i] += values[i] / repeats.size();
            }
        }
        return means;
    }

    /** Its held-out score for each cell of the grid, mean over the repeats; NaN where it has none in one of them. */
    public float[] scores() {
        float[] means = new float[repeatScores.get(0).length];
        for (float[] scores : repeatScores) {
            for (int cell = 0; cell < means.length; cell++) {
                means[cell] += scores[cell] / repeatScores.size();
            }
        }
        return means;
    }

    /** Its AUC where each deposit cell is held against the cells it is matched with alone, with an interval. */
    public Uncertain auc(MatchedCells matched) {
        List<double[]> ofRepeats =
                repeatScores.stream().map(matched::placements).toList();
        double[] repeats =
                ofRepeats.stream().mapToDouble(each -> Spread.of(each).mean()).toArray();
        double[] amongMatched = mean(ofRepeats);
        return share(means(amongMatched, groups.groupOf(), groups.drawn()), repeats, amongMatched, groups);
    }
}
