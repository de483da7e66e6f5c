package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.prospectivity.assays.AssayTable;
import org.prospectivity.assays.CrsSuggestion;
import org.prospectivity.assays.UtmZone;
import org.prospectivity.assays.ZonedCrs;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.rasters.Coverages;

/**
 * The coordinate reference system samples are gridded in, and the samples in it. One that is asked for wins: samples in
 * another are transformed to it, samples without one are taken to be in it. Otherwise it is the samples' own; of degrees,
 * the UTM zone on WGS 84 they lie in. A datum is never guessed: degrees without a CRS are on WGS 84, and that is said.
 */
public final class SampleCrs {
    private final AssayTable assays;
    private final Optional<CoordinateReferenceSystem> own;
    private final CoordinateReferenceSystem target;
    private final List<String> warnings = new ArrayList<>();

    private SampleCrs(
            AssayTable assays, Optional<CoordinateReferenceSystem> own, Optional<CoordinateReferenceSystem> asked) {
        this.assays = assays;
        this.own = own;
        if (isOnAssumedDatum()) {
            warnings.add("The samples are in degrees without a coordinate system, and taken to be on WGS 84.");
        }
        target = asked.orElseGet(this::byTheSamples);
    }

    /**
     * Decides.
     *
     * @param assays the samples
     * @param given the CRS they are said to be in, with its axes in any order; if none, the one their table states
     * @param asked for the result: projected, in metres, easting first
     * @throws InvalidInputException when there is none to be had, or that of a table is unknown
     */
    public static SampleCrs of(
            AssayTable assays, Optional<CoordinateReferenceSystem> given, Optional<CoordinateReferenceSystem> asked) {
        String stated = assays.report().places().crs();
        Optional<CoordinateReferenceSystem> own =
                given.isPresent() || stated.isEmpty() ? given : Optional.of(decode("samples", stated));
        return new SampleCrs(assays, own, asked);
    }

    /** Projected, in metres, easting first. */
    public CoordinateReferenceSystem target() {
        return target;
    }

    /** What was assumed and what looks wrong, for a person. */
    public List<String> warnings() {
        return warnings;
    }

    private CoordinateReferenceSystem byTheSamples() {
        if (isOnAssumedDatum() || own.isPresent() && own.get() instanceof GeographicCRS) {
            UtmZone zone = UtmZone.of(
                    median(assays.places().x()), median(assays.places().y()));
            warnings.add("The samples are gridded in their UTM zone, " + zone.crsName() + " (EPSG:" + zone.epsg()
                    + "); give crs for another.");
            return decode("crs", "EPSG:" + zone.epsg());
        }
        if (own.isEmpty()) {
            List<CrsSuggestion> suggestions = assays.report().places().suggestions();
            throw new InvalidInputException(
                    "crs",
                    "neither given nor known of the samples; expected a projected CRS in metres, "
                            + (suggestions.isEmpty()
                                    ? "EPSG:28350 say"
                                    : suggestions.stream()
                                            .map(found ->
                                                    found.code() + " (" + found.name() + ": " + found.reason() + ")")
                                            .collect(Collectors.joining(", or "))));
        }
        return Coverages.eastingFirst("samples", own.get());
    }

    /** Degrees of a table that tells no CRS. */
    private boolean isOnAssumedDatum() {
        return own.isEmpty() && assays.places().degrees();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /**
     * The samples in the target.
     *
     * @throws InvalidInputException when one cannot be transformed, or the CRS of a zone is not known
     */
    public SampleTable samples() {
        double[] eastings = assays.places().x().clone();
        double[] northings = assays.places().y().clone();
        if (assays.places().zones().length > 0) {
            zones().forEach((zone, rows) -> transform(zoneCrs(zone), rows, eastings, northings));
        } else {
            Optional<CoordinateReferenceSystem> from =
                    own.isPresent() || !assays.places().degrees() ? own : Optional.of(DefaultGeographicCRS.WGS84);
            from.ifPresent(
                    crs -> transform(crs, IntStream.range(0, eastings.length).toArray(), eastings, northings));
        }
        warnOutside(eastings, northings);
        return assays.samples(eastings, northings);
    }

    private TreeMap<Integer, int[]> zones() {
        return IntStream.range(0, assays.places().zones().length)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> assays.places().zones()[row],
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), rows -> rows.stream()
                                .mapToInt(Integer::intValue)
                                .toArray())));
    }

    /** The CRS of another zone of the projection the result is in. */
    private CoordinateReferenceSystem zoneCrs(int zone) {
        Optional<ZonedCrs> projection =
                epsg(target).stream().boxed().findFirst().flatMap(ZonedCrs::of);
        if (projection.isPresent() && zone < 0 && projection.get() == ZonedCrs.WGS84_NORTH) {
            projection = Optional.of(ZonedCrs.WGS84_SOUTH);
        }
        OptionalInt code = projection.map(found -> found.epsg(Math.abs(zone))).orElse(OptionalInt.empty());
        if (code.isEmpty()) {
            throw new InvalidInputException(
                    "crs",
                    target.getName().getCode() + " does not tell the projection of zone " + Math.abs(zone)
                            + "; expected a CRS with zones, EPSG:28350 or EPSG:32750 say");
        }
        return decode("crs", "EPSG:" + code.getAsInt());
    }

    private void transform(CoordinateReferenceSystem from, int[] rows, double[] eastings, double[] northings) {
        if (CRS.equalsIgnoreMetadata(from, target)) {
            return;
        }
        int first = isNorthingFirst(from) ? 1 : 0;
        double[] points = new double[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            points[2 * i + first] = eastings[rows[i]];
            points[2 * i + 1 - first] = northings[rows[i]];
        }
        try {
            MathTransform transform = CRS.findMathTransform(from, target, true);
            transform.transform(points, 0, points, 0, rows.length);
        } catch (FactoryException e) {
            throw new InvalidInputException(
                    "samples",
                    "there is no transformation from " + from.getName().getCode() + " to "
                            + target.getName().getCode());
        } catch (TransformException e) {
            throw new InvalidInputException(
                    "samples",
                    "some lie outside " + target.getName().getCode() + " or "
                            + from.getName().getCode() + ": " + e.getMessage());
        }
        for (int i = 0; i < rows.length; i++) {
            InvalidInputException.require(
                    Double.isFinite(points[2 * i]) && Double.isFinite(points[2 * i + 1]),
                    "samples",
                    "the point " + eastings[rows[i]] + ", " + northings[rows[i]],
                    "points within " + target.getName().getCode());
            eastings[rows[i]] = points[2 * i];
            northings[rows[i]] = points[2 * i + 1];
        }
    }

    /** A wrong CRS mostly puts samples where it is not meant to be used. */
    private void warnOutside(double[] eastings, double[] northings) {
        GeographicBoundingBox area = CRS.getGeographicBoundingBox(target);
        if (area == null) {
            return;
        }
        double[] points = new double[2 * eastings.length];
        for (int i = 0; i < eastings.length; i++) {
            points[2 * i] = eastings[i];
            points[2 * i + 1] = northings[i];
        }
        try {
            CRS.findMathTransform(target, DefaultGeographicCRS.WGS84, true)
                    .transform(points, 0, points, 0, eastings.length);
        } catch (FactoryException | TransformException e) {
            warnings.add("The samples cannot be placed on the globe: "
                    + target.getName().getCode() + " may be the wrong CRS.");
            return;
        }
        int outside = 0;
        for (int i = 0; i < eastings.length; i++) {
            boolean within = points[2 * i] >= area.getWestBoundLongitude()
                    && points[2 * i] <= area.getEastBoundLongitude()
                    && points[2 * i + 1] >= area.getSouthBoundLatitude()
                    && points[2 * i + 1] <= area.getNorthBoundLatitude();
            outside += within ? 0 : 1;
        }
        if (outside > 0) {
            warnings.add(outside + " of " + eastings.length + " samples lie outside the area of use of "
                    + target.getName().getCode() + " (longitude " + area.getWestBoundLongitude() + " to "
                    + area.getEastBoundLongitude() + ", latitude " + area.getSouthBoundLatitude() + " to "
                    + area.getNorthBoundLatitude() + "): the coordinates or crs may be wrong.");
        }
    }

    /** Whether the first axis is the northing or the latitude. */
    static boolean isNorthingFirst(CoordinateReferenceSystem crs) {
        return crs != null && CRS.getAxisOrder(crs) == CRS.AxisOrder.NORTH_EAST;
    }

    /** A CRS as a table states it: its EPSG code, or else well-known text; empty for null. */
    static String text(CoordinateReferenceSystem crs) {
        if (crs == null) {
            return "";
        }
        OptionalInt code = epsg(crs);
        return code.isPresent() ? "EPSG:" + code.getAsInt() : crs.toWKT();
    }

    private static OptionalInt epsg(CoordinateReferenceSystem crs) {
        try {
            Integer code = CRS.lookupEpsgCode(crs, false);
            return code == null ? OptionalInt.empty() : OptionalInt.of(code);
        } catch (FactoryException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * A CRS with the easting or longitude first.
     *
     * @param parameter the input it is stated for
     * @param text {@code EPSG:code} or well-known text
     * @throws InvalidInputException when there is no such CRS
     */
    static CoordinateReferenceSystem decode(String parameter, String text) {
        try {
            return text.contains("[") ? CRS.parseWKT(text) : CRS.decode(text, true);
        } catch (FactoryException e) {
            throw new InvalidInputException(parameter, text, "the code of a coordinate system, such as EPSG:28350");
        }
    }
}
