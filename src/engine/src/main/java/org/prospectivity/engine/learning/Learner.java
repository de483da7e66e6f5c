package org.prospectivity.engine.learning;

import java.io.Serializable;
import org.prospectivity.engine.Progress;

/**
 * A model that can be trained on labelled cells and then scores cells. It knows the maps of the whole survey, but of
 * deposits only what the training cells tell.
 *
 * <p>Implementations are safe for use by several threads at a time, one a fold.
 */
public interface Learner extends Serializable {

    /** The name it has in a report. */
    String name();

    /** How long it takes to train and score a fold, as a multiple of what a simple model takes; for progress. */
    default double effort() {
        return 1;
    }

    /**
     * Trains on labelled cells and scores others. The result depends on the arguments alone, not on earlier calls.
     *
     * @param training where deposits are known and where negatives may be drawn from
     * @param cells the numbers of the cells to score
     * @param progress hears of training and scoring
     * @return for each member of the ensemble the score of each of {@code cells}. Members differ in their draw of
     *     negatives ({@link TrainingCells#negatives}) and in their own randomness ({@link TrainingCells#seed(int)}); their
     *     number does not depend on the arguments. Scores that are probabilities are probabilities at even odds: how
     *     likely a deposit would be if cells with and without one were equally frequent
     */
    Scores scores(TrainingCells training, int[] cells, Progress progress);
}
