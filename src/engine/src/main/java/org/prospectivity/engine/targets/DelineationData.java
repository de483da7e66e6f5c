package org.prospectivity.engine.targets;

import java.util.Optional;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.prospectivity.TrainedOn;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A map to cut targets out of, and what is known beside it. A band called {@value
 * org.prospectivity.engine.prospectivity.ProspectivityPrediction#UNCERTAINTY}, where the map has one, gives the targets'
 * uncertainty, and one called {@value org.prospectivity.engine.prospectivity.ProspectivityPrediction#APPLICABILITY} how
 * much of them lies where the model does not apply.
 *
 * @param map to cut
 * @param deposits cells of deposits to choose the threshold by and to count, -1 outside
 * @param elements element maps on the grid of the map, to tell the leading elements
 * @param trainedOn which of the deposits the model behind the map was trained on, where that is known
 */
public record DelineationData(
        ScoreMap map,
        Optional<int[]> deposits,
        Optional<Named<RasterStack>> elements,
        Optional<TrainedOn.Flags> trainedOn) {
    /** A map alone. */
    public static DelineationData of(ScoreMap map) {
        return new DelineationData(map, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with deposits. */
    public DelineationData withDeposits(int... cells) {
        return new DelineationData(map, Optional.of(cells), elements, trainedOn);
    }

    /** The same with element maps. */
    public DelineationData withElements(Named<RasterStack> maps) {
        return new DelineationData(map, deposits, Optional.of(maps), trainedOn);
    }
}
