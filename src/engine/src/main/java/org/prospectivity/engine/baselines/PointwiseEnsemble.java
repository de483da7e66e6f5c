package org.prospectivity.engine.baselines;

import java.util.function.ToDoubleFunction;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Members of one kind, each on its own draw of negatives, that see of a cell its values and nothing else.
 */
abstract sealed class PointwiseEnsemble implements Learner permits RandomForest, LogisticRegression {
    private static final int CELLS_AT_ONCE = 2048;

    private final String name;
    private final CellValues cellValues;
    private final int members;
    private final int negatives;

    /**
     * @param name in reports
     * @param cellValues what a member sees of a cell
     * @param members how many, each on its own draw of negatives
     * @param negatives drawn for each deposit cell
     */
    PointwiseEnsemble(String name, CellValues cellValues, int members, int negatives) {
        InvalidInputException.require(members > 0, "members", members, "at least 1");
        InvalidInputException.require(negatives > 0, "negatives", negatives, "at least 1 for each deposit");
        this.name = name;
        this.cellValues = cellValues;
        this.members = members;
        this.negatives = negatives;
    }

    @Override
    public final String name() {
        return name;
    }

    /** What a member sees of a cell. */
    final CellValues cellValues() {
        return cellValues;
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
    public final Scores scores(TrainingCells training, int[] cells, Progress progress) {
        Members fitting = prepare(training, progress.part(0, 0.1));
        Progress rest = progress.part(0.1, 1);
        float[][] scores = new float[members][];
        for (int m = 0; m < members; m++) {
            Progress member = rest.part(m / (double) members, (m + 1.0) / members);
            int[] drawn = training.negatives(m, negatives);
            ToDoubleFunction<double[]> fitted = fitting.fit(drawn, training.seed(m), member.part(0, 0.9));
            scores[m] = score(fitted, cells, member.part(0.9, 1));
        }
        return Scores.of(scores);
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
        ToDoubleFunction<double[]> fit(int[] negatives, long seed, Progress progress);
    }

    final float[] score(ToDoubleFunction<double[]> fitted, int[] cells, Progress progress) {
        float[] scores = new float[cells.length];
        double[] values = new double[cellValues.count()];
        for (int i = 0; i < cells.length; i++) {
            if (i % CELLS_AT_ONCE == 0) {
                progress.report(i / (double) cells.length, "scoring cells");
            }
            cellValues.read(cells[i], values);
            scores[i] = (float) fitted.applyAsDouble(values);
        }
        return scores;
    }
}
