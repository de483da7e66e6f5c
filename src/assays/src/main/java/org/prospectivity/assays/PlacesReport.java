package org.prospectivity.assays;

import java.util.List;

/**
 * What the places of samples were made of. Rows are numbered from 1.
 *
 * @param columns the columns of the coordinates, "x, y"; "geometry" when the table has geometries
 * @param measure what they are measured in
 * @param crs that the table states; empty when it states none
 * @param suggestions CRS they may be in (metres) or be gridded in (degrees), the likeliest first
 * @param datum that a name tells; empty when none does
 * @param extent of the samples placed
 * @param placed samples with a place
 * @param without rows without coordinates that can be read
 * @param coded rows left out at 0, 0 or at a code for no coordinate
 * @param far rows left out far from all others
 * @param swapped whether all coordinates were interchanged
 * @param turned rows whose coordinates alone were interchanged or lacked a minus
 * @param zones numbers of the zones a column tells
 */
public record PlacesReport(
        String columns,
        Measure measure,
        String crs,
        List<CrsSuggestion> suggestions,
        String datum,
        Extent extent,
        int placed,
        int without,
        List<Integer> coded,
        List<Integer> far,
        boolean swapped,
        List<Integer> turned,
        List<Integer> zones) {
    /** What coordinates are measured in. */
    public enum Measure {
        /** Longitudes and latitudes; on WGS 84 unless another CRS is given. */
        DEGREES,
        /** Eastings and northings of a CRS that has to be given, unless the table states it. */
        METRES
    }

    /** Least and greatest coordinates. */
    public record Extent(double west, double south, double east, double north) {}
}
