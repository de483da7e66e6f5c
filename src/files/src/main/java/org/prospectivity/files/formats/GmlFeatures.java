package org.prospectivity.files.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.geotools.referencing.CRS.AxisOrder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;

/**
 * Features in GML 2, 3.1 and 3.2 files: a collection of members with simple properties, all of which become attributes
 * of text, and points, lines or polygons, one or several, in two dimensions. Coordinates are easting or longitude first, unless
 * their CRS is given as a URN or URL of OGC, whose order is the authority's.
 */
public final class GmlFeatures {
    private static final Set<String> MEMBERS = Set.of("featureMember", "featureMembers", "member");
    private static final Set<String> GEOMETRIES = Set.of(
            "Point",
            "MultiPoint",
            "LineString",
            "MultiLineString",
            "Curve",
            "LineStringSegment",
            "MultiCurve",
            "Polygon",
            "MultiPolygon",
            "MultiSurface",
            "Surface",
            "PolygonPatch");
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final XMLStreamReader xml;
    private final GeometryFactory geometries = new GeometryFactory();
    private final List<Map<String, String>> attributes = new ArrayList<>();
    private final List<Geometry> places = new ArrayList<>();
    private String srsName;

    private GmlFeatures(XMLStreamReader xml) {
        this.xml = xml;
    }

    static SimpleFeatureCollection read(String parameter, Path file, FeatureOptions options) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            GmlFeatures reader = new GmlFeatures(SafeXml.reader(stream));
            reader.xml.nextTag();
            reader.readMembers();
            if (reader.places.isEmpty()) {
                throw fault(parameter, file, "it has no features");
            }
            return reader.features(parameter, file, options);
        } catch (XMLStreamException e) {
            throw fault(
                    parameter,
                    file,
                    "it is no GML of points, lines or polygons that is accepted here: "
                            + String.valueOf(e.getMessage()).replaceAll("(?s).*\\nMessage: ", ""));
        }
    }

    /** From the start of an element to its end: the features at any depth in it. */
    private void readMembers() throws XMLStreamException {
        boolean holdsFeatures = MEMBERS.contains(xml.getLocalName());
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (holdsFeatures) {
                    readFeature();
                } else {
                    readMembers();
                }
            }
        }
    }

    private void readFeature() throws XMLStreamException {
        Map<String, String> values = new LinkedHashMap<>();
        Geometry place = null;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("boundedBy")) {
                    skip();
                } else {
                    Property property = readProperty();
                    if (property.geometry != null) {
                        place = place == null ? property.geometry : place;
                    } else {
                        values.put(name, property.text);
                    }
                }
            }
        }
        attributes.add(values);
        places.add(place);
    }

    private record Property(String text, Geometry geometry) {}

    private Property readProperty() throws XMLStreamException {
        boolean nil = "true".equals(xml.getAttributeValue(XSI, "nil"));
        StringBuilder text = new StringBuilder();
        Geometry geometry = null;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (GEOMETRIES.contains(xml.getLocalName())) {
                    geometry = readGeometry(2);
                } else {
                    skip();
                }
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        String value = text.toString().strip();
        return new Property(nil || value.isEmpty() ? null : value, geometry);
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private Geometry readGeometry(int inheritedDimension) throws XMLStreamException {
        String kind = xml.getLocalName();
        tell(xml.getAttributeValue(null, "srsName"));
        int dimension = dimension(inheritedDimension);
        List<Coordinate> coordinates = new ArrayList<>();
        List<LinearRing> rings = new ArrayList<>();
        List<Geometry> parts = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "pos", "posList", "coordinates", "coord" -> coordinates.addAll(readCoordinates(dimension));
                case "exterior", "interior", "outerBoundaryIs", "innerBoundaryIs" -> rings.add(readRing(dimension));
                default -> {
                    if (GEOMETRIES.contains(xml.getLocalName())) {
                        parts.add(readGeometry(dimension));
                    } else {
                        parts.addAll(readParts(dimension));
                    }
                }
            }
        }
        return switch (kind) {
            case "Point" -> point(coordinates);
            case "MultiPoint" -> geometries.createMultiPoint(parts.toArray(Point[]::new));
            case "LineString", "LineStringSegment" -> line(coordinates);
            case "MultiLineString", "MultiCurve", "Curve" ->
                geometries.createMultiLineString(parts.stream()
                        .flatMap(part -> each(part, LineString.class))
                        .toArray(LineString[]::new));
            case "Polygon", "PolygonPatch" -> polygon(rings);
            default ->
                geometries.createMultiPolygon(parts.stream()
                        .flatMap(part -> each(part, Polygon.class))
                        .toArray(Polygon[]::new));
        };
    }

    private static <T extends Geometry> Stream<T> each(Geometry geometry, Class<T> kind) {
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(geometry::getGeometryN)
                .map(kind::cast);
    }

    /** Members of a geometry that has several, such as {@code pointMember} and {@code patches}. */
    private List<Geometry> readParts(int dimension) throws XMLStreamException {
        List<Geometry> parts = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (!GEOMETRIES.contains(xml.getLocalName())) {
                    throw new XMLStreamException("there is a " + xml.getLocalName(), xml.getLocation());
                }
                parts.add(readGeometry(dimension));
            }
        }
        return parts;
    }

    private LinearRing readRing(int dimension) throws XMLStreamException {
        List<Coordinate> coordinates = new ArrayList<>();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (Set.of("pos", "posList", "coordinates", "coord").contains(xml.getLocalName())) {
                    coordinates.addAll(readCoordinates(dimension(dimension)));
                } else {
                    depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        if (coordinates.size() < 4 || !coordinates.get(0).equals2D(coordinates.get(coordinates.size() - 1))) {
            throw new XMLStreamException("a ring is not closed", xml.getLocation());
        }
        return geometries.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    private int dimension(int inherited) throws XMLStreamException {
        String dimension = xml.getAttributeValue(null, "srsDimension");
        if (dimension != null && !dimension.matches("[23]")) {
            throw new XMLStreamException("srsDimension is " + dimension + ", not 2 or 3", xml.getLocation());
        }
        return dimension == null ? inherited : Integer.parseInt(dimension);
    }

    private void tell(String name) throws XMLStreamException {
        if (name != null && srsName != null && !name.equals(srsName)) {
            throw new XMLStreamException("there are two coordinate systems, " + srsName + " and " + name);
        }
        srsName = name == null ? srsName : name;
    }

    private List<Coordinate> readCoordinates(int inheritedDimension) throws XMLStreamException {
        String kind = xml.getLocalName();
        List<Coordinate> coordinates = new ArrayList<>();
        if (kind.equals("coord")) {
            List<Double> numbers = new ArrayList<>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    numbers.add(number(xml.getElementText().strip()));
                }
            }
            add(numbers, Math.max(2, numbers.size()), coordinates);
        } else if (kind.equals("coordinates")) {
            String decimal = attribute("decimal", ".");
            String separator = attribute("cs", ",");
            String tuples = attribute("ts", " ");
            String text = xml.getElementText().strip();
            for (String tuple : tuples.isBlank() ? text.split("\\s+") : text.split(Pattern.quote(tuples))) {
                List<Double> numbers = new ArrayList<>();
                for (String part : tuple.strip().split(Pattern.quote(separator))) {
                    numbers.add(number(part.strip().replace(decimal, ".")));
                }
                add(numbers, Math.max(2, numbers.size()), coordinates);
            }
        } else {
            int dimension = dimension(inheritedDimension);
            List<Double> numbers = new ArrayList<>();
            for (String part : xml.getElementText().strip().split("\\s+")) {
                numbers.add(number(part));
            }
            add(numbers, kind.equals("pos") ? Math.max(2, numbers.size()) : dimension, coordinates);
        }
        return coordinates;
    }

    private String attribute(String name, String otherwise) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse(otherwise);
    }

    private double number(String text) throws XMLStreamException {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a value that is not finite.
        }
        throw new XMLStreamException("a coordinate is \"" + text + "\", not a number", xml.getLocation());
    }

    private void add(List<Double> numbers, int dimension, List<Coordinate> coordinates) throws XMLStreamException {
        if (numbers.isEmpty() || numbers.size() % dimension != 0) {
            throw new XMLStreamException(
                    numbers.size() + " numbers make no coordinates of " + dimension, xml.getLocation());
        }
        for (int i = 0; i < numbers.size(); i += dimension) {
            coordinates.add(new Coordinate(numbers.get(i), numbers.get(i + 1)));
        }
    }

    private Geometry point(List<Coordinate> coordinates) throws XMLStreamException {
        if (coordinates.size() != 1) {
            throw new XMLStreamException("a point has " + coordinates.size() + " coordinates", xml.getLocation());
        }
        return geometries.createPoint(coordinates.get(0));
    }

    private Geometry line(List<Coordinate> coordinates) throws XMLStreamException {
        if (coordinates.size() < 2) {
            throw new XMLStreamException("a line has " + coordinates.size() + " coordinates", xml.getLocation());
        }
        return geometries.createLineString(coordinates.toArray(Coordinate[]::new));
    }

    private Geometry polygon(List<LinearRing> rings) throws XMLStreamException {
        if (rings.isEmpty()) {
            throw new XMLStreamException("a polygon has no ring", xml.getLocation());
        }
        return geometries.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private SimpleFeatureCollection features(String parameter, Path file, FeatureOptions options) {
        if (srsName != null && options.crs() == null && isNorthingFirst(parameter, srsName)) {
            for (Geometry place : places) {
                if (place != null) {
                    place.apply((Coordinate c) -> c.setCoordinate(new Coordinate(c.y, c.x)));
                    place.geometryChanged();
                }
            }
        }
        Set<String> names = new LinkedHashSet<>();
        attributes.forEach(values -> names.addAll(values.keySet()));
        String geometry = "geometry";
        while (names.contains(geometry)) {
            geometry += "_";
        }
        SimpleFeatureTypeBuilder schema = new SimpleFeatureTypeBuilder();
        schema.setName(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        schema.setCRS(options.crsOr(srsName == null ? null : CrsCodes.decode(parameter, common(srsName))));
        schema.add(geometry, Geometry.class);
        names.forEach(name -> schema.add(name, String.class));
        SimpleFeatureType type = schema.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int f = 0; f < places.size(); f++) {
            SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
            builder.add(places.get(f));
            for (String name : names) {
                builder.add(attributes.get(f).get(name));
            }
            features.add(builder.buildFeature(Integer.toString(f + 1)));
        }
        return features;
    }

    /** The address of GML 2 for a code. */
    private static String common(String srsName) {
        return srsName.replaceFirst("^http://www.opengis.net/gml/srs/epsg.xml#", "EPSG:");
    }

    private static boolean isNorthingFirst(String parameter, String srsName) {
        String code = srsName.replaceFirst(
                "^(urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]*:|https?://www.opengis.net/def/crs/EPSG/[0-9.]+/)(?=\\d+$)", "");
        if (code.equals(srsName)) {
            return false;
        }
        try {
            CoordinateReferenceSystem crs = CRS.decode("urn:ogc:def:crs:EPSG::" + code);
            return CRS.getAxisOrder(crs) == AxisOrder.NORTH_EAST;
        } catch (FactoryException e) {
            throw new InvalidInputException(parameter, srsName, "the code of a coordinate system, such as EPSG:28350");
        }
    }

    private static InvalidInputException fault(String parameter, Path file, String fault) {
        return new InvalidInputException(parameter, file + ": " + fault);
    }
}
