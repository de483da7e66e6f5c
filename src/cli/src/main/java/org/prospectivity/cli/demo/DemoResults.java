package org.prospectivity.cli.demo;

import java.util.List;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction.PredictionReport;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.engine.raster.RasterStack;

/**
 * What the chain gave and what it was given.
 *
 * @param target the area to explore
 * @param source the area to learn from
 * @param hidden deposits of the target the model was never shown
 * @param decoys what looks like a deposit there in single elements
 * @param training what the training tells
 * @param map scores and their uncertainty in the target
 * @param prediction what the prediction tells, evaluated by the hidden deposits
 * @param withGeology what a training tells that sees faults and lithology beside the elements
 */
record DemoResults(
        Area target,
        Area source,
        List<Place> hidden,
        List<Place> decoys,
        TrainingReport training,
        RasterStack map,
        PredictionReport prediction,
        TrainingReport withGeology) {

    /**
     * A surveyed area.
     *
     * @param samples where they were taken
     * @param known its known deposits
     * @param maps of its elements, in log10 of their units
     * @param gridding how they were made
     */
    record Area(List<Place> samples, List<Place> known, RasterStack maps, GriddingReport gridding) {}
}
