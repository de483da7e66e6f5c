package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Seeds;
import org.prospectivity.engine.learning.SpatialBlocks;

/**
 * Deposits in spatial groups, and resamples of the groups. Deposits of one camp are found or missed together, so what is
 * drawn with replacement is the block with all its deposits (cluster bootstrap; Davison and Hinkley 1997, Bootstrap
 * Methods and their Application, section 3.8). The blocks are those of the first arrangement, whatever the repeats'. All
 * models are judged on the same resamples. The area is the survey's and is not resampled.
 */
public final class DepositGroups {
    /** Resamples where the caller has no wish. */
    public static final int RESAMPLES = 2000;

    private final Labels labels;
    private final int[] groupOf;
    private final int groups;
    private final int[][] drawn;
    private final int[][] leftOut;
    private final double effective;

    /**
     * @param blocks whose squares are the groups
     * @param resamples how many
     * @param seed of the draws
     */
    public DepositGroups(Labels labels, SpatialBlocks blocks, int resamples, long seed) {
        this.labels = labels;
        int[] blockOf = blocks.blockOf(labels.geometry());
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        int[] positives = labels.positives();
        groupOf = new int[positives.length];
        for (int p = 0; p < positives.length; p++) {
            groupOf[p] = numbers.computeIfAbsent(blockOf[positives[p]], block -> numbers.size());
        }
        groups = numbers.size();
        double[] sizes = new double[groups];
        Arrays.stream(groupOf).forEach(group -> sizes[group]++);
        effective = positives.length
                * (double) positives.length
                / Arrays.stream(sizes).map(size -> size * size).sum();
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, groups));
        drawn = new int[resamples][groups];
        for (int[] resample : drawn) {
            for (int draw = 0; draw < groups; draw++) {
                resample[random.nextInt(groups)]++;
            }
        }
        leftOut = Arrays.stream(drawn)
                .map(times ->
                        Arrays.stream(times).map(time -> time == 0 ? 1 : 0).toArray())
                .toArray(int[][]::new);
    }

    Labels labels() {
        return labels;
    }

    /** How many groups hold a deposit. */
    public int groups() {
        return groups;
    }

    /** As many groups of equal size would tell as much (Kish 1965, Survey Sampling, section 8.2). */
    public double effective() {
        return effective;
    }

    /** The number of the group of each deposit cell, from 0, in their order; not a copy. */
    public int[] groupOf() {
        return groupOf;
    }

    /** How often each resample has each group. */
    int[][] drawn() {
        return drawn;
    }

    /** Of each resample the groups that it does not have, once each. */
    int[][] leftOut() {
        return leftOut;
    }
}
