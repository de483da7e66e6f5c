package org.prospectivity.engine.prospectivity;

import java.util.Optional;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.BandSource;

/**
 * A model, the maps it is to score, and what the scores are judged by.
 *
 * @param model a trained one
 * @param maps of the model's elements on its cell size
 * @param parameter the name of the input that gave the maps
 * @param deposits cells to evaluate the scores by, -1 outside
 * @param trainedOn which of the deposits the model was trained on; empty where that is not known
 */
public record PredictionData(
        TrainedModel model,
        BandSource maps,
        String parameter,
        Optional<int[]> deposits,
        Optional<TrainedOn.Flags> trainedOn) {
    /** Maps to score without an evaluation. */
    public static PredictionData of(TrainedModel model, BandSource maps, String parameter) {
        return new PredictionData(model, maps, parameter, Optional.empty(), Optional.empty());
    }

    /** The same with an evaluation. */
    public PredictionData withDeposits(int... cells) {
        return new PredictionData(model, maps, parameter, Optional.of(cells), trainedOn);
    }
}
