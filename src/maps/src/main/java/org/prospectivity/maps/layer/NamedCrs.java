package org.prospectivity.maps.layer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;

/**
 * A CRS that a request names.
 *
 * @param code {@code EPSG:} and its number, or {@code CRS:84}
 * @param crs easting or longitude first
 * @param northFirst whether its authority puts the northing or latitude first
 */
public record NamedCrs(String code, CoordinateReferenceSystem crs, boolean northFirst) {
    /** Longitude and latitude on WGS 84. */
    public static final NamedCrs CRS84 = new NamedCrs("CRS:84", CrsCodes.WGS84, false);

    /** A name by which a CRS is had with its authority axes even where others are put in order. */
    private static final String URN = "urn:ogc:def:crs:EPSG::";

    private static final Pattern EPSG = Pattern.compile(
            "(?:EPSG:|urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/"
                    + "|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#)(\\d{1,6})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CRS_84 = Pattern.compile(
            "(?:CRS:|urn:(?:x-)?ogc:def:crs:OGC:[0-9.]*:(?:CRS)?|https?://www\\.opengis\\.net/def/crs/OGC/[0-9.]+/(?:CRS)?)84",
            Pattern.CASE_INSENSITIVE);

    /** The CRS of a number of EPSG. */
    public static NamedCrs epsg(int number) {
        return decode("EPSG:" + number);
    }

    /**
     * The CRS of a code.
     *
     * @param parameter the input it was given for
     * @param text {@code EPSG:28350}, {@code CRS:84}, or the same as a URN or URL of OGC
     * @throws InvalidInputException naming the parameter, when there is none
     */
    public static NamedCrs of(String parameter, String text) {
        if (CRS_84.matcher(text).matches()) {
            return CRS84;
        }
        Matcher epsg = EPSG.matcher(text);
        InvalidInputException.require(
                epsg.matches(), parameter, quoted(text), "the code of a coordinate system, such as EPSG:28350");
        try {
            return epsg(Integer.parseInt(epsg.group(1)));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    parameter, quoted(text), "the code of a coordinate system, such as EPSG:28350");
        }
    }

    private static String quoted(String text) {
        return '"' + text.substring(0, Math.min(text.length(), 100)) + '"';
    }

    private static NamedCrs decode(String code) {
        try {
            CoordinateReferenceSystem crs = CRS.decode(code, true);
            InvalidInputException.require(
                    crs.getCoordinateSystem().getDimension() == 2, "crs", code, "one of two dimensions");
            boolean northFirst =
                    CRS.getAxisOrder(CRS.decode(code.replace("EPSG:", URN), false)) == CRS.AxisOrder.NORTH_EAST;
            return new NamedCrs(code.toUpperCase(Locale.ROOT), crs, northFirst);
        } catch (FactoryException e) {
            throw new InvalidInputException("crs", code, "the code of a coordinate system");
        }
    }

    /** Its number in EPSG. */
    public Optional<Integer> epsg() {
        return code.startsWith("EPSG:") ? Optional.of(Integer.valueOf(code.substring(5))) : Optional.empty();
    }

    /** Its identifier as a URL of OGC. */
    public String url() {
        return epsg().map(number -> "http://www.opengis.net/def/crs/EPSG/0/" + number)
                .orElse("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
    }
}
