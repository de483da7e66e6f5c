package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.BandSource;

/**
 * A model and the maps its scores are explained on.
 *
 * @param model a trained one
 * @param maps of the model's elements on its cell size
 * @param parameter the name of the input that gave the maps
 */
public record ExplanationData(TrainedModel model, BandSource maps, String parameter) {}
