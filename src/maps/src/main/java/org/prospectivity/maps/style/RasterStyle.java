package org.prospectivity.maps.style;

import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;

/**
 * How a coverage is drawn.
 *
 * @param band name of the band, or its number from 1; empty for the first
 * @param opacity 0 to 1
 * @param colours of its values; empty for the customary ones
 * @param above what is drawn upon it, of another band; often nothing
 */
public record RasterStyle(
        Optional<String> band, double opacity, Optional<ColourMap> colours, Optional<RasterStyle> above) {
    /** Greys scores where their model does not apply, so that they stay to be seen but are not taken for the others. */
    public static final RasterStyle NOT_APPLICABLE = new RasterStyle(
            Optional.of(ProspectivityPrediction.APPLICABILITY),
            1,
            Optional.of(new ColourMap(
                    ColourMap.Type.INTERVALS,
                    List.of(
                            new ColourMap.Entry(0xCCD9D9D9, 1, "unlike what the model has learned from"),
                            new ColourMap.Entry(0, Float.MAX_VALUE, "")))));

    /** Of one band. */
    public RasterStyle(Optional<String> band, double opacity, Optional<ColourMap> colours) {
        this(band, opacity, colours, Optional.empty());
    }

    /** The same with another drawn upon it. */
    public RasterStyle with(RasterStyle other) {
        return new RasterStyle(band, opacity, colours, Optional.of(other));
    }

    /** The first band in the customary colours. */
    public static final RasterStyle CUSTOMARY = new RasterStyle(Optional.empty(), 1, Optional.empty());
}
