package org.prospectivity.engine.evaluation;

import java.util.Arrays;

/**
 * A threshold that falls from the highest score to the lowest: how many scores of two groups it has passed at each
 * distinct score. Equal scores are passed together.
 */
final class ScoreSweep {
    private final float[] thresholds;
    private final int[] targets;
    private final int[] others;

    /**
     * @param targetScores at least one, none NaN
     * @param otherScores at least one, none NaN
     */
    ScoreSweep(float[] targetScores, float[] otherScores) {
        float[] a = sorted(targetScores);
        float[] b = sorted(otherScores);
        float[] passed = new float[a.length + b.length];
        int[] ofA = new int[passed.length];
        int[] ofB = new int[passed.length];
        int steps = 0;
        int i = a.length - 1;
        int j = b.length - 1;
        while (i >= 0 || j >= 0) {
            float threshold = j < 0 || i >= 0 && a[i] > b[j] ? a[i] : b[j];
            while (i >= 0 && a[i] >= threshold) {
                i--;
            }
            while (j >= 0 && b[j] >= threshold) {
                j--;
            }
            passed[steps] = threshold;
            ofA[steps] = a.length - 1 - i;
            ofB[steps] = b.length - 1 - j;
            steps++;
        }
        thresholds = Arrays.copyOf(passed, steps);
        targets = Arrays.copyOf(ofA, steps);
        others = Arrays.copyOf(ofB, steps);
    }

    private static float[] sorted(float[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("no scores");
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        if (Float.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a score is NaN");
        }
        return sorted;
    }

    /** Number of distinct scores. */
    int steps() {
        return thresholds.length;
    }

    /** The distinct scores, falling. */
    float[] thresholds() {
        return thresholds;
    }

    /** How many target scores are at least the threshold of a step. */
    int targets(int step) {
        return targets[step];
    }

    /** How many other scores are at least the threshold of a step. */
    int others(int step) {
        return others[step];
    }
}
