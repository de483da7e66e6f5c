package org.prospectivity.engine.sampling;

import java.util.Optional;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.evidence.DistanceField;
import org.prospectivity.engine.gridding.Area;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A map to choose places by, and what is known beside it. A band called {@value
 * org.prospectivity.engine.prospectivity.ProspectivityPrediction#UNCERTAINTY}, where the map has one, tells where the
 * networks of the model disagree, and one called {@value
 * org.prospectivity.engine.prospectivity.ProspectivityPrediction#APPLICABILITY} where the model does not apply.
 *
 * @param map of scores; places are suggested in cells that have one
 * @param eastings of the samples there are, in metres
 * @param northings of them
 * @param kriged maps on the same grid with kriging variances, in bands whose names end in {@value #VARIANCE}; empty where
 *     none are given
 * @param within where places may lie, by the cell's centre
 * @param roads to reach places from; empty where none are given
 */
public record SamplingData(
        ScoreMap map,
        double[] eastings,
        double[] northings,
        Optional<Named<RasterStack>> kriged,
        Area within,
        Optional<DistanceField> roads) {
    /** What the name of a band of kriging variances ends in. */
    public static final String VARIANCE = "_variance";

    /** A map and samples; places may lie wherever it has a score. */
    public static SamplingData of(ScoreMap map, double[] eastings, double[] northings) {
        return new SamplingData(map, eastings, northings, Optional.empty(), Area.EVERYWHERE, Optional.empty());
    }

    /** The same with kriging variances. */
    public SamplingData withKriged(Named<RasterStack> maps) {
        return new SamplingData(map, eastings, northings, Optional.of(maps), within, roads);
    }

    /** The same with places in a part of the map alone. */
    public SamplingData withWithin(Area area) {
        return new SamplingData(map, eastings, northings, kriged, area, roads);
    }

    /** The same with roads. */
    public SamplingData withRoads(DistanceField distances) {
        return new SamplingData(map, eastings, northings, kriged, within, Optional.of(distances));
    }
}
