package org.prospectivity.engine.evaluation;

import de.bwaldvogel.liblinear.Model;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * Ridge logistic regression on the values of each cell, by LIBLINEAR (Fan et al. 2008): minimises ½‖w‖² + C Σ ln(1 +
 * exp(−y w·x)) with C = {@value #COST}, the intercept being one of the weights. Bands should be normalised, or the
 * penalty favours those of large numbers. The score is the probability brought to even odds.
 */
public final class LogisticRegression implements Learner {
    /** C: the smaller, the stronger the ridge. */
    public static final double COST = 1;

    private static final double TOLERANCE = 1e-3;
    private static final int ITERATIONS = 1000;
    private static final int CELLS_AT_ONCE = 65536;

    private final String name;
    private final CellValues cellValues;
    private final int members;
    private final int negatives;

    /**
     * @param name in reports
     * @param cellValues what it sees of a cell
     * @param members how many regressions, each on its own draw of negatives
     * @param negatives drawn for each deposit cell
     */
    public LogisticRegression(String name, CellValues cellValues, int members, int negatives) {
        InvalidInputException.require(members > 0, "members", members, "at least 1");
        InvalidInputException.require(negatives > 0, "negatives", negatives, "at least 1 for each deposit");
        this.name = name;
        this.cellValues = cellValues;
        this.members = members;
        this.negatives = negatives;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[][] scores(TrainingCells training, int[] cells, Progress progress) {
        float[][] scores = new float[members][];
        for (int m = 0; m < members; m++) {
            Progress member = progress.part(m / (double) members, (m + 1.0) / members);
            member.report(0, "fitting a regression");
            int[] drawn = training.negatives(m, negatives);
            double[] weights = weights(training.positives(), drawn, training.seed(m));
            scores[m] = score(weights, drawn.length / (double) training.positives().length, cells, member);
        }
        return scores;
    }

    /** A weight for each band and the intercept behind them, of the logit of a deposit. */
    private double[] weights(int[] positives, int[] negativeCells, long seed) {
        LibLinearClassificationModel fitted = (LibLinearClassificationModel) new LibLinearClassificationTrainer(
                        new LinearClassificationType(LinearType.L2R_LR), COST, ITERATIONS, TOLERANCE, seed)
                .train(LabelledExamples.of(cellValues, positives, negativeCells, values -> {}));
        Model model = fitted.getInnerModels().get(0);
        Label first = fitted.getOutputIDInfo().getOutput(model.getLabels()[0]);
        int sign = first.getLabel().equals(LabelledExamples.DEPOSIT) ? 1 : -1;
        int[] bandOf = LabelledExamples.bands(fitted.getFeatureIDMap());
        double[] ofFeatures = model.getFeatureWeights();
        double[] weights = new double[cellValues.count() + 1];
        for (int f = 0; f < bandOf.length; f++) {
            weights[bandOf[f]] = sign * ofFeatures[f];
        }
        weights[cellValues.count()] = sign * ofFeatures[bandOf.length];
        return weights;
    }

    private float[] score(double[] weights, double negativesPerPositive, int[] cells, Progress progress) {
        float[] scores = new float[cells.length];
        double[] values = new double[cellValues.count()];
        for (int i = 0; i < cells.length; i++) {
            if (i % CELLS_AT_ONCE == 0) {
                progress.report(0.5 + 0.5 * i / cells.length, "scoring cells");
            }
            cellValues.read(cells[i], values);
            double logit = weights[values.length];
            for (int b = 0; b < values.length; b++) {
                logit += weights[b] * values[b];
            }
            scores[i] = EvenOdds.of(1 / (1 + Math.exp(-logit)), negativesPerPositive);
        }
        return scores;
    }
}
