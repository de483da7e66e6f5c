package org.prospectivity.handover.content;

import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * A place worth a visit, and what the maps and the known deposits tell of it.
 *
 * @param rank from 1
 * @param outline in the coordinate system of the maps
 * @param cells of the map whose centres lie in it
 * @param areaKm2 of the outline
 * @param easting of a point within it
 * @param northing of that point
 * @param longitude of that point, on WGS 84
 * @param latitude of that point
 * @param meanScore over its cells
 * @param maxScore the highest
 * @param percentile share of the map's cells that score less than its mean, 0 to 1
 * @param uncertainty mean over its cells; empty where the map has none
 * @param uncertaintyPercentile share of the map's cells that are less uncertain than that, 0 to 1; likewise
 * @param outsideShare of its cells that are unlike what the model has learned from; empty where the map does not tell
 * @param leading what stands highest in it above the survey's mean, the highest first
 * @param near known deposits around it, the nearest first
 * @param places suggested samples in it
 */
public record Target(
        int rank,
        Geometry outline,
        int cells,
        double areaKm2,
        double easting,
        double northing,
        double longitude,
        double latitude,
        double meanScore,
        double maxScore,
        double percentile,
        OptionalDouble uncertainty,
        OptionalDouble uncertaintyPercentile,
        OptionalDouble outsideShare,
        List<Leading> leading,
        List<Near> near,
        int places) {
    public Target {
        leading = List.copyOf(leading);
        near = List.copyOf(near);
    }

    /**
     * A band that stands high in a target.
     *
     * @param style of the band
     * @param deviations its mean there above the survey's mean, in standard deviations of the survey
     */
    public record Leading(BandStyle style, double deviations) {}

    /**
     * A deposit near a target.
     *
     * @param deposit the deposit
     * @param metres from the target's outline; 0 within it
     */
    public record Near(Deposit deposit, double metres) {}
}
