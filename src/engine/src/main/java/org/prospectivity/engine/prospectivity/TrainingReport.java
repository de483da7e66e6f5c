package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What a training tells of itself.
 *
 * @param verdict in one sentence
 * @param data what was learned from
 * @param training how
 * @param evaluation how the figures were obtained; empty without evaluation
 * @param crossValidation the figures of all models on the same spatial folds; empty without evaluation
 * @param shiftNull the network on deposits moved elsewhere; empty when it was not run
 * @param testDeposits the figures of all models, trained on all known deposits, on deposits kept from training; empty
 *     without them
 * @param convergence how the networks learned in cross-validation; empty without evaluation
 * @param warnings what the reader should know before using the model
 * @param provenance enough to train the model again
 */
public record TrainingReport(
        String verdict,
        Data data,
        Training training,
        Optional<Evaluation> evaluation,
        List<ModelFigures> crossValidation,
        Optional<Null> shiftNull,
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
     * @param blocks side of a block in metres
     * @param buffer metres between training and test cells
     */
    public record Evaluation(int folds, double blocks, double buffer) {}

    /**
     * The network on deposits moved elsewhere: what clustering alone gives.
     *
     * @param mean AUC over the shifts
     * @param sd likewise
     * @param z how many standard deviations the true deposits' AUC lies above
     * @param aucs of each shift
     */
    public record Null(double mean, double sd, double z, double[] aucs) {}

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
            OptionalInt stepsToScratchBest) {}
}
