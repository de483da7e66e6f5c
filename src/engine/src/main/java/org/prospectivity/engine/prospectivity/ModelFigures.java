package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.prospectivity.engine.evaluation.Interval;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.learning.Classification;

/**
 * The figures of one model, as they stand in a report: means over the repeats.
 *
 * @param model its name
 * @param auc area under the ROC curve of the mean score of its members
 * @param aucMean mean over the members
 * @param aucSd standard deviation over the members; NaN for one member
 * @param foldAuc that of each fold of the first repeat, NaN for one without deposits; empty when not of cross-validation
 * @param repeatAuc each repeat's own; empty when not of cross-validation
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
 * @param intervals of 95 %; empty for a map that was judged as it is
 */
public record ModelFigures(
        String model,
        double auc,
        double aucMean,
        double aucSd,
        double[] foldAuc,
        double[] repeatAuc,
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
        int cells,
        Optional<Intervals> intervals) {
    private static final int POINTS = 101;

    /**
     * How well the figures of the same names are known: intervals of 95 % over other deposits, other blocks and other
     * draws.
     */
    public record Intervals(
            Interval auc, Interval averagePrecision, Interval top5, Interval top10, Interval top20, Interval top30) {}

    /** The figures of a model that was judged. */
    public static ModelFigures of(Judged judged) {
        return of(
                judged.skills(),
                Optional.of(new Intervals(
                        judged.auc().interval(),
                        judged.averagePrecision().interval(),
                        judged.captured().get(0).interval(),
                        judged.captured().get(1).interval(),
                        judged.captured().get(2).interval(),
                        judged.captured().get(3).interval())));
    }

    /** The figures of a model's skill, without intervals. */
    public static ModelFigures of(Skill skill) {
        return of(List.of(skill), Optional.empty());
    }

    private static ModelFigures of(List<Skill> repeats, Optional<Intervals> intervals) {
        double[] area = new double[POINTS];
        double[] found = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            area[i] = i / (POINTS - 1.0);
            found[i] = captured(repeats, area[i]);
        }
        boolean validated = repeats.get(0).foldAuc().length > 1;
        return new ModelFigures(
                repeats.get(0).learner(),
                mean(repeats, Skill::auc),
                mean(repeats, skill -> skill.memberAuc().mean()),
                mean(repeats, skill -> skill.memberAuc().sd()),
                validated ? repeats.get(0).foldAuc() : new double[0],
                validated ? repeats.stream().mapToDouble(Skill::auc).toArray() : new double[0],
                mean(repeats, Skill::averagePrecision),
                mean(repeats, skill -> skill.memberAveragePrecision().mean()),
                mean(repeats, skill -> skill.memberAveragePrecision().sd()),
                classified(repeats, Classification::crossEntropy),
                classified(repeats, Classification::accuracy),
                captured(repeats, 0.05),
                captured(repeats, 0.1),
                captured(repeats, 0.2),
                captured(repeats, 0.3),
                captured(repeats, 0.1) / 0.1,
                mean(repeats, skill -> skill.predictionRate().areaUnder()),
                mean(repeats, skill -> skill.predictionArea().threshold()),
                mean(repeats, skill -> skill.predictionArea().deposits()),
                mean(repeats, skill -> skill.predictionArea().area()),
                area,
                found,
                repeats.get(0).deposits(),
                repeats.get(0).cells(),
                intervals);
    }

    private static double captured(List<Skill> repeats, double share) {
        return mean(repeats, skill -> skill.predictionRate().depositsIn(share));
    }

    private static double classified(List<Skill> repeats, Function<Classification, Double> figure) {
        return mean(repeats, skill -> skill.classification().map(figure).orElse(Double.NaN));
    }

    private static double mean(List<Skill> repeats, ToDoubleFunction<Skill> figure) {
        return Spread.of(repeats.stream().mapToDouble(figure).toArray()).mean();
    }
}
