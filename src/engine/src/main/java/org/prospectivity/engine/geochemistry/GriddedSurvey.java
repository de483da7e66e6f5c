package org.prospectivity.engine.geochemistry;

import org.prospectivity.engine.raster.RasterStack;

/**
 * The maps of a survey's elements and the report on them.
 *
 * @param maps one band an element or log-ratio, then, when wanted, one of the kriging variance for each
 * @param report how they were made and how good they are
 */
public record GriddedSurvey(RasterStack maps, GriddingReport report) {}
