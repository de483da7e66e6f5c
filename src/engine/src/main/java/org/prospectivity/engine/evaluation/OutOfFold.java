package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.Scores;

/**
 * The scores a learner gave to cells it was not trained on.
 *
 * @param learner its name
 * @param folds the folds it ran on
 * @param members for each member of the ensemble a score for each cell of the grid, NaN where it was not tested or
 *     could not score
 * @param mean mean over the members for each cell of the grid, NaN where one of them is
 * @param curves how the members learned
 */
public record OutOfFold(String learner, List<Fold> folds, float[][] members, float[] mean, LearningCurves curves) {

    /**
     * Scores of cells, as {@linkplain Learner#scores learners} give them, on the grid.
     *
     * @param learner its name
     * @param folds the folds it ran on
     * @param scores for each fold the scores of its test cells, by members
     * @param cells of the grid
     * @throws IllegalStateException when the folds' scores do not fit their cells or one another
     */
    public static OutOfFold of(String learner, List<Fold> folds, List<Scores> scores, int cells) {
        float[][] members = new float[scores.get(0).members().length][cells];
        for (int m = 0; m < members.length; m++) {
            Arrays.fill(members[m], Float.NaN);
            for (int f = 0; f < folds.size(); f++) {
                int[] test = folds.get(f).test();
                float[][] held = scores.get(f).members();
                if (held.length != members.length) {
                    throw new IllegalStateException(learner + ": number of members differs between folds");
                }
                if (held[m].length != test.length) {
                    throw new IllegalStateException(
                            learner + ": " + held[m].length + " scores for " + test.length + " cells");
                }
                for (int i = 0; i < test.length; i++) {
                    members[m][test[i]] = held[m][i];
                }
            }
        }
        return of(
                learner,
                folds,
                members,
                LearningCurves.of(scores.stream().map(Scores::curves).toList()));
    }

    /**
     * Scores of cells that one model gave, none of which it was trained on.
     *
     * @param tested the cells
     * @param scores by members
     * @param cells of the grid
     */
    public static OutOfFold of(String learner, int[] tested, Scores scores, int cells) {
        return of(learner, List.of(new Fold(1, tested, new int[0])), List.of(scores), cells);
    }

    /**
     * Scores of members that stand on the grid already, and their mean.
     *
     * @param members for each a score for each cell of the grid
     */
    public static OutOfFold ofMaps(String learner, List<Fold> folds, float[][] members) {
        return of(learner, folds, members, new LearningCurves(List.of()));
    }

    private static OutOfFold of(String learner, List<Fold> folds, float[][] members, LearningCurves curves) {
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
        return new OutOfFold(learner, folds, members, mean, curves);
    }
}
