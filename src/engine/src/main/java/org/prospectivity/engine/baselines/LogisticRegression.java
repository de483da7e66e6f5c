package org.prospectivity.engine.baselines;

import de.bwaldvogel.liblinear.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.GridGeometry;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * Ridge logistic regression on the values of each cell, by LIBLINEAR (Fan et al. 2008): minimises ½‖w‖² + C Σ a ln(1 +
 * exp(−y w·x)), the intercept being one of the weights and a = n / 2n₊ for the n₊ deposit cells and n / 2n₋ for the n₋
 * others of n, so that both weigh the same. Unweighted, the ridge would hold the intercept back from the low share of
 * deposits, and the bands would have to make up for it. The score is the probability of a deposit, at even odds. Bands
 * should be normalised, or the penalty favours those of large numbers.
 *
 * <p>C is that of {@link #COSTS} with the least cross-entropy (at even odds) on inner spatial blocks of the training
 * cells, one for all members; {@value #COST} where the training cells cannot be divided into {@value #INNER_FOLDS}
 * such folds, as with a handful of deposits.
 */
public final class LogisticRegression extends PointwiseEnsemble {
    /** C where the training cells cannot tell: the smaller, the stronger the ridge. */
    public static final double COST = 0.01;

    private static final double[] COSTS = {1e-4, 1e-3, 1e-2, 1e-1, 1};
    private static final int INNER_FOLDS = 4;
    private static final double TOLERANCE = 1e-3;
    private static final int ITERATIONS = 1000;

    private final double blocks;

    /**
     * @param name in reports
     * @param cellValues what it sees of a cell
     * @param members how many regressions, each on its own draw of negatives
     * @param negatives drawn for each deposit cell
     * @param blocks side in metres of the inner blocks C is chosen on; NaN for a C of {@value #COST}
     */
    public LogisticRegression(String name, CellValues cellValues, int members, int negatives, double blocks) {
        super(name, cellValues, members, negatives);
        this.blocks = blocks;
    }

    @Override
    Members prepare(TrainingCells training, Progress progress) {
        double cost = cost(training, progress);
        return (negatives, seed, part) -> {
            part.report(0, "fitting a regression");
            return new Regression(
                    fit(examples(training.positives(), negatives), training.positives().length, cost, seed));
        };
    }

    /**
     * The members of a training as numbers.
     *
     * @return for each member the weight of each value of a cell and, behind them, the intercept: they make the logit of
     *     a deposit, at even odds
     */
    public double[][] weights(TrainingCells training, Progress progress) {
        double cost = cost(training, progress.part(0, 0.5));
        double[][] weights = new double[members()][];
        for (int m = 0; m < weights.length; m++) {
            progress.report(0.5 + 0.5 * m / weights.length, "fitting a regression");
            weights[m] = fit(
                    examples(training.positives(), training.negatives(m, negatives())),
                    training.positives().length,
                    cost,
                    training.seed(m));
        }
        return weights;
    }

    /** The C that does best on inner folds, the smaller of equals. */
    private double cost(TrainingCells training, Progress progress) {
        if (Double.isNaN(blocks)) {
            return COST;
        }
        GridGeometry geometry = cellValues().geometry();
        Labels labels = training.labels(geometry);
        List<Fold> folds;
        try {
            folds = new SpatialBlocks(blocks, INNER_FOLDS, 0, training.seed()).split(labels);
        } catch (InvalidInputException tooFew) {
            return COST;
        }
        float[][] scores = new float[COSTS.length][geometry.cells()];
        for (Fold fold : folds) {
            TrainingCells inner = labels.training(fold.training(), training.seed());
            MutableDataset<Label> examples = examples(inner.positives(), inner.negatives(0, negatives()));
            for (int c = 0; c < COSTS.length; c++) {
                double done = (fold.number() - 1.0 + c / (double) COSTS.length) / folds.size();
                progress.report(done, "choosing the ridge");
                float[] held = score(
                        new Regression(fit(examples, inner.positives().length, COSTS[c], inner.seed(0))),
                        fold.test(),
                        Progress.NONE);
                for (int i = 0; i < held.length; i++) {
                    scores[c][fold.test()[i]] = held[i];
                }
            }
        }
        int[] others = Arrays.stream(labels.validCells())
                .filter(cell -> Arrays.binarySearch(labels.positives(), cell) < 0)
                .toArray();
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < COSTS.length; c++) {
            double entropy = Classification.atEvenOdds(at(scores[c], labels.positives()), at(scores[c], others))
                    .crossEntropy();
            if (entropy < least) {
                least = entropy;
                best = c;
            }
        }
        return COSTS[best];
    }

    private static float[] at(float[] scores, int[] cells) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = scores[cells[i]];
        }
        return values;
    }

    private MutableDataset<Label> examples(int[] positives, int[] negatives) {
        return LabelledExamples.of(cellValues(), positives, negatives);
    }

    /** The weights of the values and, behind them, the intercept. */
    private double[] fit(MutableDataset<Label> examples, int positives, double cost, long seed) {
        LibLinearClassificationTrainer trainer = new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), cost, ITERATIONS, TOLERANCE, seed);
        int negatives = examples.size() - positives;
        trainer.setLabelWeights(Map.of(
                new Label(LabelledExamples.DEPOSIT), examples.size() / (2f * positives),
                new Label(LabelledExamples.NEGATIVE), examples.size() / (2f * negatives)));
        LibLinearClassificationModel fitted = (LibLinearClassificationModel) trainer.train(examples);
        Model model = fitted.getInnerModels().get(0);
        Label first = fitted.getOutputIDInfo().getOutput(model.getLabels()[0]);
        int sign = first.getLabel().equals(LabelledExamples.DEPOSIT) ? 1 : -1;
        int[] bandOf = LabelledExamples.bands(fitted.getFeatureIDMap());
        double[] slopes = model.getFeatureWeights();
        double[] weights = new double[cellValues().count() + 1];
        for (int f = 0; f < bandOf.length; f++) {
            weights[bandOf[f]] = sign * slopes[f];
        }
        weights[weights.length - 1] = sign * slopes[bandOf.length];
        return weights;
    }
}
