package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.raster.RasterStack;

/**
 * An area as it is given: maps, and the cells of points on them, -1 for a point outside.
 *
 * @param maps element maps, NaN for no data
 * @param deposits the cell of each known deposit
 * @param barren the cell of each point known to hold none; often empty
 * @param parameter the name of the input that gave the maps
 */
public record Survey(RasterStack maps, int[] deposits, int[] barren, String parameter) {}
