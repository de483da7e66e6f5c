package org.prospectivity.engine.evidence;

import java.io.Serializable;
import org.prospectivity.engine.raster.Band;

/**
 * A band of evidence and where it comes from.
 *
 * @param band its name and kind
 * @param source the layer it is made of
 * @param rule how its values are made, as a phrase
 * @param unit what they are measured in; empty for none
 */
public record EvidenceBand(Band band, String source, String rule, String unit) implements Serializable {}
