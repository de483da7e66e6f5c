package org.prospectivity.files.formats;

import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * What a file of features does not tell, or tells wrong. Each may be null.
 *
 * @param x column of the eastings or longitudes in a CSV file; found by its name when null
 * @param y column of the northings or latitudes
 * @param crs in place of the one the file tells
 * @param table of a GeoPackage with several
 */
public record FeatureOptions(String x, String y, CoordinateReferenceSystem crs, String table) {
    /** The file tells it all. */
    public static final FeatureOptions NONE = new FeatureOptions(null, null, null, null);

    CoordinateReferenceSystem crsOr(CoordinateReferenceSystem told) {
        return crs == null ? told : crs;
    }
}
