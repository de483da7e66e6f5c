package org.prospectivity.handover.content;

import org.prospectivity.engine.raster.Band;

/**
 * How a band is shown.
 *
 * @param number in its coverage, from 1
 * @param band its name
 * @param ramp its colours
 * @param sld the same as an SLD document
 */
public record BandStyle(int number, Band band, Ramp ramp, String sld) {
    /** What a person calls the band: the element with its unit, or its name. */
    public String title() {
        String unit = band.unit().label();
        return band.kind().isGeochemistry() && !unit.isEmpty() ? band.symbol() + ", " + unit : band.label();
    }
}
