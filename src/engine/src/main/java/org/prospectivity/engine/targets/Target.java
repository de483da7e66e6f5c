package org.prospectivity.engine.targets;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A place worth a visit.
 *
 * @param figures what is to be known of it
 * @param outline along the edges of its cells; several polygons where parts of it share corners alone
 */
public record Target(Figures figures, List<CellPolygon> outline) {

    /**
     * What is to be known of a target.
     *
     * @param rank from 1: by mean score, then by area
     * @param cells number of its cells
     * @param areaKm2 their area
     * @param meanScore over its cells
     * @param maxScore the highest
     * @param threshold the lowest, above which it was cut; empty where all targets share one threshold
     * @param meanUncertainty over its cells; empty when the map has none
     * @param outsideShare share of its cells that are unlike what the model has learned from; empty when the map does not
     *     tell
     * @param deposits number of deposits in it; empty when none were given
     * @param leadingElements up to three elements of the highest mean above that of the survey, the highest first; empty
     *     without element maps
     */
    public record Figures(
            int rank,
            int cells,
            double areaKm2,
            double meanScore,
            double maxScore,
            OptionalDouble threshold,
            OptionalDouble meanUncertainty,
            OptionalDouble outsideShare,
            OptionalInt deposits,
            Optional<List<Element>> leadingElements) {}

    /**
     * An element in a target.
     *
     * @param symbol of the element
     * @param meanScore mean over the target's cells with data of the normalised band: how many standard deviations above
     *     the mean of the survey
     */
    public record Element(String symbol, double meanScore) implements Serializable {}
}
