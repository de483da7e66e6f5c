package org.prospectivity.server.style;

import java.util.Optional;

/**
 * How a coverage is drawn.
 *
 * @param band name of the band, or its number from 1; empty for the first
 * @param opacity 0 to 1
 * @param colours of its values; empty for the customary ones
 */
public record RasterStyle(Optional<String> band, double opacity, Optional<ColourMap> colours) {
    /** The first band in the customary colours. */
    public static final RasterStyle CUSTOMARY = new RasterStyle(Optional.empty(), 1, Optional.empty());
}
