package org.prospectivity.wps.conversion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CRSAuthorityFactory;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.ReferencingFactoryFinder;
import org.geotools.referencing.crs.DefaultGeographicCRS;

/** The coordinate systems of EPSG as the host has them, by number or words of their names. */
public final class CrsCatalogue {
    private static final int MOST = 20;
    private static final Pattern CODE = Pattern.compile("(?:EPSG:+)?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOWGS84 = Pattern.compile("TOWGS84\\[[^\\]]*\\]");
    /** A shift of datum, in the order of well-known text: metres, seconds of arc, millionths. */
    private static final List<String> SHIFT = List.of("dx", "dy", "dz", "ex", "ey", "ez", "ppm");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Names by number, read from the authority's tables once. */
    private static final class Names {
        static final Map<String, String> BY_NUMBER = read();

        private static Map<String, String> read() {
            Map<String, String> names = new LinkedHashMap<>();
            try {
                CRSAuthorityFactory authority = ReferencingFactoryFinder.getCRSAuthorityFactory("EPSG", null);
                for (Class<? extends CoordinateReferenceSystem> kind :
                        List.of(ProjectedCRS.class, GeographicCRS.class)) {
                    for (String code : authority.getAuthorityCodes(kind)) {
                        String number = code.replace("EPSG:", "");
                        if (NUMBER.matcher(number).matches()) {
                            names.put(
                                    number,
                                    authority
                                            .getDescriptionText("EPSG:" + number)
                                            .toString());
                        }
                    }
                }
            } catch (FactoryException e) {
                throw new IllegalStateException("the table of coordinate systems cannot be read", e);
            }
            return names;
        }
    }

    private CrsCatalogue() {}

    /**
     * A coordinate system.
     *
     * @param code {@code EPSG:28350}
     * @param name as EPSG has it
     * @param area where it is meant to be used, in words; blank when that is not known
     * @param bounds of this area in degrees: west, south, east, north; empty when they are not known
     * @param degrees whether its coordinates are longitude and latitude
     * @param definition as well-known text of version 1, easting or longitude first
     */
    public record Found(
            String code, String name, String area, List<Double> bounds, boolean degrees, String definition) {}

    /**
     * Those of two horizontal dimensions that a text may mean, the likeliest first, at most {@value #MOST}.
     *
     * @param text a number or code, or words that all occur in the name
     */
    public static List<Found> find(String text) {
        Matcher code = CODE.matcher(text.strip());
        if (code.matches()) {
            String number = String.valueOf(Integer.parseInt(code.group(1)));
            List<Found> exact = found(number).stream().toList();
            // Numbers that begin so stand below: they are seen while a number is typed.
            return Stream.concat(
                            exact.stream(),
                            Names.BY_NUMBER.keySet().stream()
                                    .filter(other -> other.startsWith(number) && !other.equals(number))
                                    .sorted(Comparator.comparingInt(String::length)
                                            .thenComparing(other -> other))
                                    .limit(exact.isEmpty() ? MOST : 0)
                                    .flatMap(other -> found(other).stream()))
                    .toList();
        }
        List<String> words = Arrays.stream(simple(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        return Names.BY_NUMBER.entrySet().stream()
                .filter(entry -> matches(simple(entry.getValue()), words))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> entry) ->
                                entry.getValue().length())
                        .thenComparing(Map.Entry::getValue))
                .limit(MOST)
                .flatMap(entry -> found(entry.getKey()).stream())
                .toList();
    }

    /** A word that is a number must be a whole one, 5 not the 50 of zone 50; any other may begin a word. */
    private static boolean matches(String name, List<String> words) {
        List<String> parts = List.of(name.split(" "));
        return !words.isEmpty()
                && words.stream().allMatch(word -> parts.stream()
                        .anyMatch(part -> NUMBER.matcher(word).matches()
                                ? part.replaceFirst("[ns]$", "").equals(word)
                                : part.startsWith(word)));
    }

    private static String simple(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
    }

    /**
     * As well-known text. GeoTools writes the rotations of a shift of the coordinate-frame kind with wrong signs, so the
     * shift is taken from the transform itself, by which maps are drawn as well.
     */
    private static String definition(CoordinateReferenceSystem crs) throws FactoryException {
        CoordinateReferenceSystem base = crs instanceof ProjectedCRS projected ? projected.getBaseCRS() : crs;
        String transform =
                CRS.findMathTransform(base, DefaultGeographicCRS.WGS84, true).toWKT();
        String wkt = crs.toWKT();
        if (!transform.contains("Coordinate Frame Rotation")) {
            return wkt;
        }
        double[] shift = SHIFT.stream()
                .mapToDouble(name -> {
                    Matcher number =
                            Pattern.compile("\"" + name + "\", ([-+.\\dE]+)").matcher(transform);
                    double value = number.find() ? Double.parseDouble(number.group(1)) : 0;
                    return name.startsWith("e") ? -value : value;
                })
                .toArray();
        return TOWGS84.matcher(wkt)
                .replaceFirst("TOWGS84["
                        + Arrays.stream(shift).mapToObj(String::valueOf).collect(Collectors.joining(", ")) + "]");
    }

    private static Optional<Found> found(String number) {
        try {
            String code = "EPSG:" + number;
            CoordinateReferenceSystem crs = CRS.decode(code, true);
            if (crs.getCoordinateSystem().getDimension() != 2) {
                return Optional.empty();
            }
            GeographicBoundingBox box = CRS.getGeographicBoundingBox(crs);
            boolean told = crs.getDomainOfValidity() != null
                    && crs.getDomainOfValidity().getDescription() != null;
            return Optional.of(new Found(
                    code,
                    crs.getName().getCode(),
                    told ? crs.getDomainOfValidity().getDescription().toString() : "",
                    box == null
                            ? List.of()
                            : List.of(
                                    box.getWestBoundLongitude(),
                                    box.getSouthBoundLatitude(),
                                    box.getEastBoundLongitude(),
                                    box.getNorthBoundLatitude()),
                    crs instanceof GeographicCRS,
                    definition(crs)));
        } catch (FactoryException | UnsupportedOperationException e) {
            // The authority names it, but this library cannot make it.
            return Optional.empty();
        }
    }
}
