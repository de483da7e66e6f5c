package org.prospectivity.handover.content;

import java.util.List;
import java.util.Optional;

/**
 * What the paper takes from the report of a training; what that lacks is empty.
 *
 * @param verdict in one sentence
 * @param outcome in a word
 * @param crossValidation the models' figures on held-out blocks
 * @param testDeposits the same on deposits kept from training
 * @param comparisons of the network with its rivals
 * @param closeness to samples
 * @param recommendation which model the map is made with
 * @param shiftNull what chance placement scores
 * @param evidence what the skill rests on
 * @param evaluation how it was judged
 * @param warnings of the training
 */
public record TrainingFigures(
        String verdict,
        Optional<String> outcome,
        List<Model> crossValidation,
        List<Model> testDeposits,
        List<Compared> comparisons,
        Optional<Closeness> closeness,
        Optional<Recommendation> recommendation,
        Optional<ShiftNull> shiftNull,
        Optional<Rests> evidence,
        Optional<Evaluation> evaluation,
        List<String> warnings) {
    public TrainingFigures {
        verdict = verdict == null ? "" : verdict;
        outcome = orEmpty(outcome);
        crossValidation = orEmpty(crossValidation);
        testDeposits = orEmpty(testDeposits);
        comparisons = orEmpty(comparisons);
        closeness = orEmpty(closeness);
        recommendation = orEmpty(recommendation);
        shiftNull = orEmpty(shiftNull);
        evidence = orEmpty(evidence);
        evaluation = orEmpty(evaluation);
        warnings = orEmpty(warnings);
    }

    private static <T> Optional<T> orEmpty(Optional<T> given) {
        return given == null ? Optional.empty() : given;
    }

    private static <T> List<T> orEmpty(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /**
     * An interval of 95 %.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Interval(double low, double high) {}

    /**
     * A figure with its interval.
     *
     * @param value the figure
     * @param interval of it
     */
    public record Uncertain(double value, Interval interval) {}

    /**
     * Intervals of a model's figures.
     *
     * @param auc of the AUC
     * @param top10 of the share of deposits in the best tenth
     */
    public record Intervals(Interval auc, Interval top10) {}

    /**
     * A model's figures.
     *
     * @param model its name
     * @param auc area under the ROC curve
     * @param top10 share of the deposits in the best 10 % of the area
     * @param areaCurve shares of the area
     * @param depositCurve shares of the deposits in them
     * @param deposits judged by
     * @param intervals of 95 %
     */
    public record Model(
            String model,
            double auc,
            double top10,
            double[] areaCurve,
            double[] depositCurve,
            int deposits,
            Optional<Intervals> intervals) {
        public Model {
            areaCurve = areaCurve == null ? new double[0] : areaCurve;
            depositCurve = depositCurve == null ? new double[0] : depositCurve;
            intervals = orEmpty(intervals);
        }
    }

    /**
     * The network against a rival.
     *
     * @param rival the other
     * @param outcome in words
     * @param difference of AUC
     * @param interval of it
     */
    public record Compared(String rival, String outcome, double difference, Interval interval) {}

    /**
     * What closeness to samples explains.
     *
     * @param control its AUC by itself
     * @param amongAlike AUC among cells as close
     */
    public record Closeness(double control, Uncertain amongAlike) {}

    /**
     * The model to use.
     *
     * @param model its name
     * @param reason in a sentence
     */
    public record Recommendation(String model, String reason) {}

    /**
     * Deposits put elsewhere.
     *
     * @param auc where they are
     * @param mean elsewhere
     * @param sd likewise
     * @param p how often chance does as well
     */
    public record ShiftNull(double auc, double mean, double sd, double p) {}

    /**
     * What the skill rests on.
     *
     * @param sentence in one sentence
     */
    public record Rests(String sentence) {}

    /**
     * How the figures were obtained.
     *
     * @param folds of the cross-validation
     * @param repeats of it
     * @param blocks side of a block, in metres
     * @param buffer between training and test cells, in metres
     */
    public record Evaluation(int folds, int repeats, double blocks, double buffer) {}
}
