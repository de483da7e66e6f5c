package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The scores a learner gave to cells it was not trained on.
 *
 * @param learner its name
 * @param folds the folds it ran on
 * @param members for each member of the ensemble a score for each cell of the grid, NaN where it was not tested or
 *     could not score
 * @param mean mean over the members for each cell of the grid, NaN where one of them is
 */
public record OutOfFold(String learner, List<Fold> folds, float[][] members, float[] mean) {

    /** Scores of members and their mean. */
    public static OutOfFold of(String learner, List<Fold> folds, float[][] members) {
        float[] mean = new float[members[0].length];
        Arrays.fill(mean, Float.NaN);
        for (Fold fold : folds) {
            for (int cell : fold.test()) {
                double sum = 0;
                for (float[] member : members) {
                    sum += member[cell];
                }
                mean[cell] = (float) (sum / members.length);
            }
        }
        return new OutOfFold(learner, folds, members, mean);
    }
}
