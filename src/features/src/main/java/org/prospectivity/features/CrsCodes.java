package org.prospectivity.features;

import java.io.IOException;
import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.prospectivity.engine.InvalidInputException;

/**
 * Coordinate systems by code. The first axis is always the easting or longitude, whatever order the authority defines,
 * as files hold coordinates.
 */
public final class CrsCodes {
    /** Longitude and latitude on WGS 84. */
    public static final CoordinateReferenceSystem WGS84 = DefaultGeographicCRS.WGS84;

    private static final String CRS_84 =
            "(urn:ogc:def:crs:OGC:[0-9.]*:|https?://www.opengis.net/def/crs/OGC/[0-9.]+/|CRS:)(CRS)?84";

    private CrsCodes() {}

    /** Whether a code means longitude and latitude on WGS 84, in either order. */
    public static boolean isWgs84(String code) {
        String text = code.strip();
        return text.matches(CRS_84)
                || text.matches("(?i)(urn:ogc:def:crs:EPSG:[0-9.]*:|https?://www.opengis.net/(def/crs/EPSG/[0-9.]+/"
                        + "|gml/srs/epsg.xml#)|EPSG:)4326");
    }

    /**
     * The CRS of a code or text.
     *
     * @param parameter the input the code was given for
     * @param code {@code EPSG:28350}, {@code 28350}, a URN or URL of OGC, or WKT
     * @throws InvalidInputException naming the parameter, when there is no such CRS
     */
    public static CoordinateReferenceSystem decode(String parameter, String code) {
        String text = code.strip();
        try {
            if (text.contains("[")) {
                return CRS.parseWKT(text);
            }
            if (text.matches(CRS_84)) {
                return WGS84;
            }
            String epsg = text.replaceFirst(
                    "^(urn:ogc:def:crs:EPSG:[0-9.]*:|https?://www.opengis.net/def/crs/EPSG/"
                            + "[0-9.]+/|[eE][pP][sS][gG]:)",
                    "");
            return CRS.decode(epsg.matches("\\d+") ? "EPSG:" + epsg : text, true);
        } catch (FactoryException e) {
            throw new InvalidInputException(parameter, code, "the code of a coordinate system, such as EPSG:28350");
        }
    }

    /** The EPSG code of a coordinate system; empty for none, or one without a code. */
    public static Optional<Integer> code(CoordinateReferenceSystem crs) throws IOException {
        try {
            return crs == null ? Optional.empty() : Optional.ofNullable(CRS.lookupEpsgCode(crs, true));
        } catch (FactoryException e) {
            throw new IOException(e);
        }
    }
}
