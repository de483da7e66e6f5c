package org.prospectivity.files.formats;

import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.tables.TableOptions;

/**
 * What a file of features does not tell, or tells wrong. Each may be null.
 *
 * @param x column of the eastings or longitudes in a table; found by its name when null
 * @param y column of the northings or latitudes
 * @param crs in place of the one the file tells
 * @param reading a table's own ways, and which of several it is
 */
public record FeatureOptions(String x, String y, CoordinateReferenceSystem crs, TableOptions reading) {
    /** The file tells it all. */
    public static final FeatureOptions NONE = new FeatureOptions(null, null, null, TableOptions.NONE);

    CoordinateReferenceSystem crsOr(CoordinateReferenceSystem told) {
        return crs == null ? told : crs;
    }

    /** Which of several tables or layers, or null. */
    String table() {
        return reading.layer();
    }
}
