package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.evidence.Polygons;
import org.prospectivity.engine.evidence.Ring;
import org.prospectivity.engine.evidence.Segments;
import org.prospectivity.engine.gridding.Extent;

/**
 * The geometries of a layer in the CRS of a grid: all polygons, all lines or all points. Polygons that cross themselves
 * are made valid. Features without a geometry are passed over; both are counted.
 */
final class Shapes {
    /** What a layer holds. */
    enum Kind {
        POLYGONS,
        LINES,
        POINTS
    }

    private record Line(int feature, Coordinate from, Coordinate to) {}

    private final String source;
    private Kind kind;
    private final Map<String, List<List<Ring>>> polygons = new TreeMap<>();
    private final Segments.Builder segments = new Segments.Builder();
    private final List<Line> lines = new ArrayList<>();
    private final Envelope extent = new Envelope();
    private int features;
    private int empty;
    private int repaired;
    private int unclassed;

    private Shapes(String source) {
        this.source = source;
    }

    /**
     * The geometries of features.
     *
     * @param source the layer's name
     * @param classes the attribute with each polygon's class, or none when all are one
     * @throws InvalidInputException when there is no such attribute, no geometry at all, or there are several kinds
     */
    static Shapes of(
            String source, SimpleFeatureCollection features, CoordinateReferenceSystem crs, Optional<String> classes) {
        Shapes shapes = new Shapes(source);
        classes.ifPresent(attribute -> {
            List<String> names = features.getSchema().getAttributeDescriptors().stream()
                    .map(descriptor -> descriptor.getLocalName())
                    .toList();
            InvalidInputException.require(
                    names.contains(attribute),
                    "evidence",
                    attribute,
                    "an attribute of " + source + ", which has " + String.join(", ", names));
        });
        if (features.getSchema().getGeometryDescriptor() == null) {
            shapes.rows(features, crs);
        } else {
            MathTransform transform =
                    Points.transform("features", features.getSchema().getCoordinateReferenceSystem(), crs);
            try (SimpleFeatureIterator iterator = features.features()) {
                while (iterator.hasNext()) {
                    SimpleFeature feature = iterator.next();
                    if (!(feature.getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
                        shapes.empty++;
                        continue;
                    }
                    shapes.features++;
                    shapes.add(
                            PolygonArea.transformed("features", feature, geometry, transform),
                            classes.map(feature::getAttribute).map(Shapes::text),
                            classes.isPresent());
                }
            }
        }
        if (shapes.kind == null) {
            throw new InvalidInputException(
                    "features",
                    source + " has no geometry"
                            + (shapes.empty > 0 ? " (" + shapes.empty + " features without one)" : "")
                            + "; expected at least one polygon, line or point");
        }
        return shapes;
    }

    /** Rows of a table with coordinates. */
    private void rows(SimpleFeatureCollection table, CoordinateReferenceSystem crs) {
        Points.visit("features", table, crs, (feature, easting, northing) -> {
            kind = Kind.POINTS;
            features++;
            segments.add(easting, northing);
            extent.expandToInclude(easting, northing);
        });
    }

    /** As a person writes it: a whole number without a point. */
    private static String text(Object value) {
        return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
                ? Long.toString(number.longValue())
                : value.toString().strip();
    }

    private void add(Geometry geometry, Optional<String> name, boolean classed) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.isEmpty()) {
                continue;
            }
            if (part instanceof Polygon polygon) {
                require(Kind.POLYGONS);
                if (classed && name.filter(text -> !text.isEmpty()).isEmpty()) {
                    unclassed++;
                } else {
                    add(polygon, name.orElse(""));
                }
            } else if (part instanceof LineString line) {
                require(Kind.LINES);
                for (int p = 1; p < line.getNumPoints(); p++) {
                    add(line.getCoordinateN(p - 1), line.getCoordinateN(p));
                }
            } else if (part instanceof Point point) {
                require(Kind.POINTS);
                segments.add(point.getX(), point.getY());
            } else {
                add(part, name, classed);
                continue;
            }
            extent.expandToInclude(part.getEnvelopeInternal());
        }
    }

    private void require(Kind found) {
        if (kind != null && kind != found) {
            throw new InvalidInputException(
                    "features",
                    source + " holds " + kind.name().toLowerCase(Locale.ROOT) + " and "
                            + found.name().toLowerCase(Locale.ROOT) + "; expected one kind of geometry in a layer");
        }
        kind = found;
    }

    private void add(Coordinate from, Coordinate to) {
        segments.add(from.x, from.y, to.x, to.y);
        lines.add(new Line(features, from, to));
    }

    private void add(Polygon polygon, String name) {
        Geometry valid = polygon;
        if (!polygon.isValid()) {
            valid = GeometryFixer.fix(polygon);
            repaired++;
        }
        for (int i = 0; i < valid.getNumGeometries(); i++) {
            if (valid.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
                List<Ring> rings = new ArrayList<>();
                rings.add(ring(part.getExteriorRing(), false));
                for (int h = 0; h < part.getNumInteriorRing(); h++) {
                    rings.add(ring(part.getInteriorRingN(h), true));
                }
                polygons.computeIfAbsent(name, key -> new ArrayList<>()).add(rings);
            }
        }
    }

    private static Ring ring(LinearRing ring, boolean hole) {
        double[] places = new double[2 * ring.getNumPoints()];
        for (int i = 0; i < ring.getNumPoints(); i++) {
            Coordinate place = ring.getCoordinateN(i);
            places[2 * i] = place.x;
            places[2 * i + 1] = place.y;
        }
        return new Ring(places, hole);
    }

    Kind kind() {
        return kind;
    }

    /** All lines or points. */
    Segments segments() {
        return segments.build();
    }

    /** The polygons of each class, by its name; of the class without a name, when there are none. */
    Map<String, Polygons> classes() {
        Map<String, Polygons> classes = new LinkedHashMap<>();
        polygons.forEach((name, members) -> classes.put(name, new Polygons(members)));
        return classes;
    }

    /** All polygons. */
    Polygons polygons() {
        return new Polygons(polygons.values().stream().flatMap(List::stream).toList());
    }

    Extent extent() {
        return new Extent(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
    }

    /** Where lines of different features cross or touch. */
    Segments intersections() {
        STRtree index = new STRtree();
        for (Line line : lines) {
            index.insert(new Envelope(line.from, line.to), line);
        }
        Segments.Builder places = new Segments.Builder();
        LineIntersector intersector = new RobustLineIntersector();
        for (Line line : lines) {
            for (Object near : index.query(new Envelope(line.from, line.to))) {
                Line other = (Line) near;
                if (other.feature > line.feature) {
                    intersector.computeIntersection(line.from, line.to, other.from, other.to);
                    for (int i = 0; i < intersector.getIntersectionNum(); i++) {
                        Coordinate place = intersector.getIntersection(i);
                        places.add(place.x, place.y);
                    }
                }
            }
        }
        return places.build();
    }

    /** What a person should know of the layer. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (empty > 0) {
            warnings.add(source + ": " + empty + " of " + (empty + features) + " features have no geometry");
        }
        if (repaired > 0) {
            warnings.add(source + ": " + repaired + " polygons cross themselves and were made valid");
        }
        if (unclassed > 0) {
            warnings.add(source + ": " + unclassed + " polygons have no class and count as none");
        }
        return warnings;
    }
}
