package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.prospectivity.engine.evaluation.Closeness;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.Interval;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.ShiftNull;
import org.prospectivity.engine.evaluation.Verdict;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What a training tells of itself.
 *
 * @param verdict in one sentence
 * @param outcome the verdict in a word; empty without evaluation
 * @param data what was learned from
 * @param training how
 * @param evaluation how the figures were obtained; empty without evaluation
 * @param crossValidation the figures of all models on the same spatial folds; empty without evaluation
 * @param comparisons the network against its rivals, by pairs; empty without evaluation
 * @param closeness what the network owes to the places of samples; empty without evaluation or samples
 * @param recommendation the model to make the map with; empty without evaluation
 * @param shiftNull a model on deposits moved elsewhere; empty when it was not run
 * @param evidence what the skill rests on; empty without evaluation, or where there is but one evidence
 * @param weightsOfEvidence how each band goes with the deposits, and whether bands are independent
 * @param testDeposits the figures of all models, trained on all known deposits, on deposits kept from training; empty
 *     without them
 * @param convergence how the networks learned in cross-validation; empty without evaluation
 * @param warnings what the reader should know before using the model
 * @param provenance enough to train the model again
 */
public record TrainingReport(
        String verdict,
        Optional<Verdict.Outcome> outcome,
        Data data,
        Training training,
        Optional<Evaluation> evaluation,
        List<ModelFigures> crossValidation,
        List<Compared> comparisons,
        Optional<Closeness> closeness,
        Optional<Recommendation> recommendation,
        Optional<Null> shiftNull,
        Optional<EvidenceSkill> evidence,
        WeightsReport weightsOfEvidence,
        List<ModelFigures> testDeposits,
        List<Convergence> convergence,
        List<String> warnings,
        Provenance provenance) {

    /**
     * What was learned from.
     *
     * @param grid of the maps
     * @param validCells cells that may be judged
     * @param bands in the order of the network
     * @param deposits given
     * @param depositsOutside of these, those on no valid cell
     * @param depositCells cells with a deposit
     * @param barrenCells cells given as barren
     * @param commonElements those a transfer rests on
     * @param missingElements those of the network's bands that the source lacks
     */
    public record Data(
            GridGeometry grid,
            int validCells,
            List<String> bands,
            int deposits,
            int depositsOutside,
            int depositCells,
            int barrenCells,
            List<String> commonElements,
            List<String> missingElements) {}

    /**
     * How it was learned.
     *
     * @param window in cells
     * @param windowMetres side of the window
     * @param parameters of one network
     * @param members networks
     * @param steps batches each learned from
     * @param transfer what they started from
     * @param frozen convolutions that kept their parameters
     * @param exclusion metres around deposits without negatives
     */
    public record Training(
            int window,
            double windowMetres,
            int parameters,
            int members,
            int steps,
            String transfer,
            int frozen,
            double exclusion) {}

    /**
     * How the figures were obtained.
     *
     * @param folds number of folds
     * @param repeats of the whole, each with its own arrangement of blocks and draws
     * @param blocks side of a block in metres
     * @param buffer metres between training and test cells
     * @param groups blocks with a deposit, which were resampled for the intervals
     * @param effectiveGroups as many of equal size would tell as much
     * @param resamples of them
     */
    public record Evaluation(
            int folds, int repeats, double blocks, double buffer, int groups, double effectiveGroups, int resamples) {}

    /**
     * The network against another model, or the best of several.
     *
     * @param rival the other
     * @param outcome in words
     * @param difference AUC of the network less that of the rival, corrected for the choice of the best
     * @param interval of the difference, 95 %
     * @param ahead share of the repeats in which the network is ahead
     */
    public record Compared(String rival, String outcome, double difference, Interval interval, double ahead) {
        static Compared of(Comparison comparison) {
            return new Compared(
                    comparison.rival(),
                    comparison.outcome().words(),
                    comparison.difference(),
                    comparison.interval(),
                    comparison.ahead());
        }
    }

    /**
     * A model on deposits moved elsewhere: what clustering alone gives.
     *
     * @param model that was moved, with a single draw of negatives
     * @param auc on the true deposits
     * @param mean AUC over the shifts
     * @param sd likewise
     * @param z how many standard deviations the true deposits' AUC lies above
     * @param p how often chance placement does as well
     * @param aucs of each shift
     */
    public record Null(String model, double auc, double mean, double sd, double z, double p, double[] aucs) {
        static Null of(ShiftNull.Result result) {
            return new Null(
                    result.learner(),
                    result.observed(),
                    result.chance().mean(),
                    result.chance().sd(),
                    result.z(),
                    result.p(),
                    result.aucs());
        }
    }

    /**
     * How a network learned in cross-validation, mean over folds and members.
     *
     * @param model its name
     * @param losses by step
     * @param trainingCrossEntropy of the trained networks on what they learned from, in evaluation mode
     * @param trainingAccuracy likewise
     * @param heldOutCrossEntropy of the trained networks on held-out cells
     * @param heldOutAccuracy likewise
     * @param stepsToScratchBest steps until the held-out loss is down to the best of the network from scratch; empty
     *     when it never is, or scratch was not trained
     */
    public record Convergence(
            String model,
            List<LossPoint> losses,
            double trainingCrossEntropy,
            double trainingAccuracy,
            double heldOutCrossEntropy,
            double heldOutAccuracy,
            OptionalInt stepsToScratchBest) {
        static List<Convergence> of(List<Judged> networks, String scratch) {
            double best = networks.stream()
                    .filter(network -> network.model().equals(scratch))
                    .flatMap(network -> network.curves().losses().stream())
                    .mapToDouble(LossPoint::heldOut)
                    .filter(Double::isFinite)
                    .min()
                    .orElse(Double.NaN);
            return networks.stream()
                    .map(network -> of(network.model(), network.curves(), best))
                    .toList();
        }

        private static Convergence of(String model, LearningCurves curves, double best) {
            List<LossPoint> losses = curves.losses();
            Classification training = curves.training();
            Classification heldOut = curves.heldOut();
            return new Convergence(
                    model,
                    losses,
                    training.crossEntropy(),
                    training.accuracy(),
                    heldOut.crossEntropy(),
                    heldOut.accuracy(),
                    losses.stream()
                            .filter(point -> point.heldOut() <= best)
                            .mapToInt(LossPoint::step)
                            .findFirst());
        }
    }
}
