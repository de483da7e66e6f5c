package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.List;

/**
 * What a learner says of cells, and how it came to know.
 *
 * @param members for each member of the ensemble the score of each cell, 0 to 1, NaN where it cannot score
 * @param curves how the members learned
 */
public record Scores(float[][] members, LearningCurves curves) implements Serializable {
    /** Scores of members that do not learn by steps. */
    public static Scores of(float[]... members) {
        return new Scores(members, new LearningCurves(List.of()));
    }
}
