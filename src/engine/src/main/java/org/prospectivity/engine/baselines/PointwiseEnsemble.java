package org.prospectivity.engine.baselines;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Members of one kind, each on its own draw of negatives, that see of a cell its values and nothing else.
 */
abstract sealed class PointwiseEnsemble extends SimpleLearner permits RandomForest, LogisticRegression {
    private final int members;
    private final int negatives;

    /**
     * @param name in reports
     * @param cellValues what a member sees of a cell
     * @param members how many, each on its own draw of negatives
     * @param negatives drawn for each deposit cell
     */
    PointwiseEnsemble(String name, CellValues cellValues, int members, int negatives) {
        super(name, cellValues);
        InvalidInputException.require(members > 0, "members", members, "at least 1");
        InvalidInputException.require(negatives > 0, "negatives", negatives, "at least 1 for each deposit");
        this.members = members;
        this.negatives = negatives;
    }

    /** How many there are, each on its own draw of negatives. */
    final int members() {
        return members;
    }

    /** How many negatives are drawn for each deposit cell. */
    final int negatives() {
        return negatives;
    }

    @Override
    public final SimpleModel fit(TrainingCells training, Progress progress) {
        Members fitting = prepare(training, progress.part(0, 0.1));
        Progress rest = progress.part(0.1, 1);
        List<PointModel> fitted = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            fitted.add(fitting.fit(
                    training.negatives(m, negatives),
                    training.seed(m),
                    rest.part(m / (double) members, (m + 1.0) / members)));
        }
        return new SimpleModel(name(), cellValues().radii(), fitted);
    }

    /** What all members of a training share. */
    abstract Members prepare(TrainingCells training, Progress progress);

    /** Makes the members of a training. */
    @FunctionalInterface
    interface Members {
        /**
         * Fits a member to the training's deposit cells and these others.
         *
         * @param negatives cells without a deposit
         * @param seed of the member
         * @return the probability of a deposit, at even odds, from the values of a cell
         */
        PointModel fit(int[] negatives, long seed, Progress progress);
    }
}
