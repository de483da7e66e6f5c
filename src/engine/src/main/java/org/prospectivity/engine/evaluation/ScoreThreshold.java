package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import org.prospectivity.engine.InvalidInputException;

/** The score that cuts off the best part of a map. */
public final class ScoreThreshold {
    private ScoreThreshold() {}

    /**
     * The lowest score that no more than a share of the scored cells reach; the highest score where even that is
     * reached by more, since equal scores are not told apart.
     *
     * @param scores NaN for cells without one; at least one other
     * @param share part of the scored cells, more than 0, at most 1
     * @throws InvalidInputException when the share is not
     */
    public static float ofShare(float[] scores, double share) {
        InvalidInputException.require(share > 0 && share <= 1, "share", share, "more than 0, at most 1");
        float[] sorted = scores.clone();
        Arrays.sort(sorted); // NaN comes last
        int known = sorted.length;
        while (known > 0 && Float.isNaN(sorted[known - 1])) {
            known--;
        }
        if (known == 0) {
            throw new IllegalArgumentException("no scores");
        }
        int first = known - (int) Math.floor(share * known + 1e-9);
        while (first > 0 && first < known && sorted[first] == sorted[first - 1]) {
            first++;
        }
        return sorted[Math.min(first, known - 1)];
    }
}
