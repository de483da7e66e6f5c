package org.prospectivity.server.wcs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.prospectivity.server.layer.NamedCrs;

/**
 * The axes of a CRS as WCS 2.0.1 calls them, in the order of its authority.
 *
 * @param labels one for each axis
 * @param northFirst whether the first is the northing or latitude
 * @param unit of both
 */
record Axes(List<String> labels, boolean northFirst, String unit) {
    private static final List<String> EASTINGS = List.of("e", "x", "easting", "long", "lon", "longitude");
    private static final List<String> NORTHINGS = List.of("n", "y", "northing", "lat", "latitude");

    static Axes of(NamedCrs crs) {
        boolean degrees = crs.crs() instanceof GeographicCRS;
        String east = degrees ? "Long" : "E";
        String north = degrees ? "Lat" : "N";
        return new Axes(
                crs.northFirst() ? List.of(north, east) : List.of(east, north),
                crs.northFirst(),
                degrees ? "Deg" : "m");
    }

    /** Whether a label means the northing or latitude; nothing when it means no axis. */
    static Optional<Boolean> isNorth(String label) {
        String known = label.toLowerCase(Locale.ROOT);
        if (NORTHINGS.contains(known)) {
            return Optional.of(true);
        }
        return EASTINGS.contains(known) ? Optional.of(false) : Optional.empty();
    }

    /** Two numbers in the order of the axes. */
    String pair(Object east, Object north) {
        return northFirst ? north + " " + east : east + " " + north;
    }
}
