package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.evaluation.PredictionRateCurve;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Classification;

/**
 * The figures of one model, as they stand in a report.
 *
 * @param model its name
 * @param auc area under the ROC curve of the mean score of its members
 * @param aucMean mean over the members
 * @param aucSd standard deviation over the members; NaN for one member
 * @param foldAuc each fold's own, NaN for one without deposits; empty when not of cross-validation
 * @param averagePrecision of the mean score
 * @param averagePrecisionMean mean over the members
 * @param averagePrecisionSd standard deviation over the members
 * @param crossEntropy in nats, deposits and other cells weighing half each; NaN for scores that are no probabilities
 * @param accuracy at a score of 0.5, likewise
 * @param top5 share of the deposits in the best 5 % of the valid area
 * @param top10 in the best 10 %
 * @param top20 in the best 20 %
 * @param top30 in the best 30 %
 * @param lift10 {@code top10} by 10 %
 * @param predictionRateArea area under the prediction-rate curve
 * @param threshold score at the intersection of the P-A plot
 * @param thresholdDeposits share of the deposits at or above it
 * @param thresholdArea share of the area at or above it
 * @param areaCurve share of the area, 101 points of the prediction-rate curve
 * @param depositCurve share of the deposits, likewise
 * @param deposits number of deposits judged by
 * @param cells number of cells scored
 */
public record ModelFigures(
        String model,
        double auc,
        double aucMean,
        double aucSd,
        double[] foldAuc,
        double averagePrecision,
        double averagePrecisionMean,
        double averagePrecisionSd,
        double crossEntropy,
        double accuracy,
        double top5,
        double top10,
        double top20,
        double top30,
        double lift10,
        double predictionRateArea,
        double threshold,
        double thresholdDeposits,
        double thresholdArea,
        double[] areaCurve,
        double[] depositCurve,
        int deposits,
        int cells) {
    private static final int POINTS = 101;

    /** The figures of a model's skill. */
    public static ModelFigures of(Skill skill) {
        PredictionRateCurve rate = skill.predictionRate();
        double[] area = new double[POINTS];
        double[] found = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            area[i] = i / (POINTS - 1.0);
            found[i] = rate.depositsIn(area[i]);
        }
        return new ModelFigures(
                skill.learner(),
                skill.auc(),
                skill.memberAuc().mean(),
                skill.memberAuc().sd(),
                skill.foldAuc().length > 1 ? skill.foldAuc() : new double[0],
                skill.averagePrecision(),
                skill.memberAveragePrecision().mean(),
                skill.memberAveragePrecision().sd(),
                skill.classification().map(Classification::crossEntropy).orElse(Double.NaN),
                skill.classification().map(Classification::accuracy).orElse(Double.NaN),
                rate.depositsIn(0.05),
                rate.depositsIn(0.1),
                rate.depositsIn(0.2),
                rate.depositsIn(0.3),
                rate.lift(0.1),
                rate.areaUnder(),
                skill.predictionArea().threshold(),
                skill.predictionArea().deposits(),
                skill.predictionArea().area(),
                area,
                found,
                skill.deposits(),
                skill.cells());
    }
}
