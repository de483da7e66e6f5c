package org.prospectivity.files.formats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Shapes of a shapefile as geometries (ESRI, Shapefile Technical Description, 1998); heights and measures are left out. An
 * outer ring is clockwise; a ring that is not is a hole of the smallest outer ring around it, or an outer one when there is
 * none.
 */
final class ShapeGeometry {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** Where the numbers of parts and of places stand, behind the kind and the bounds. */
    private static final int COUNTS = 36;

    private ShapeGeometry() {}

    /**
     * A shape's geometry.
     *
     * @return null for a shape without one
     * @throws RuntimeException when the shape is damaged or of another kind
     */
    static Geometry of(ByteBuffer shape) {
        int kind = shape.getInt(0);
        return switch (kind) {
            case 0 -> null;
            case 1, 11, 21 -> GEOMETRIES.createPoint(place(shape, Integer.BYTES));
            case 8, 18, 28 -> {
                int points = shape.getInt(COUNTS);
                yield GEOMETRIES.createMultiPointFromCoords(places(shape, COUNTS + Integer.BYTES, 0, points));
            }
            case 3, 13, 23 -> {
                List<LineString> lines = new ArrayList<>();
                parts(shape).forEach(part -> lines.add(GEOMETRIES.createLineString(part)));
                yield lines.size() == 1
                        ? lines.get(0)
                        : GEOMETRIES.createMultiLineString(lines.toArray(LineString[]::new));
            }
            case 5, 15, 25 -> polygons(parts(shape));
            default ->
                throw new IllegalArgumentException("its kind is " + kind + "; expected points, lines or polygons");
        };
    }

    private static List<Coordinate[]> parts(ByteBuffer shape) {
        int parts = shape.getInt(COUNTS);
        int places = shape.getInt(COUNTS + Integer.BYTES);
        int firsts = COUNTS + 2 * Integer.BYTES;
        List<Coordinate[]> found = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = shape.getInt(firsts + Integer.BYTES * part);
            int to = part + 1 < parts ? shape.getInt(firsts + Integer.BYTES * (part + 1)) : places;
            found.add(places(shape, firsts + Integer.BYTES * parts, from, to));
        }
        return found;
    }

    private static Coordinate[] places(ByteBuffer shape, int at, int from, int to) {
        if (from < 0 || to < from || to > shape.capacity() / (2 * Double.BYTES)) {
            throw new IllegalArgumentException("places " + from + " to " + to + " are not in it");
        }
        Coordinate[] places = new Coordinate[to - from];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(shape, at + 2 * Double.BYTES * (from + i));
        }
        return places;
    }

    private static Coordinate place(ByteBuffer shape, int at) {
        return new Coordinate(shape.getDouble(at), shape.getDouble(at + Double.BYTES));
    }

    private static Geometry polygons(List<Coordinate[]> parts) {
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (Coordinate[] part : parts) {
            LinearRing ring = GEOMETRIES.createLinearRing(part);
            (Orientation.isCCW(ring.getCoordinateSequence()) ? holes : shells).add(ring);
        }
        List<List<LinearRing>> within = new ArrayList<>();
        shells.forEach(shell -> within.add(new ArrayList<>()));
        for (LinearRing hole : holes) {
            int around = around(hole, shells.subList(0, within.size()));
            if (around < 0) {
                shells.add(hole);
            } else {
                within.get(around).add(hole);
            }
        }
        Polygon[] polygons = new Polygon[shells.size()];
        for (int i = 0; i < polygons.length; i++) {
            polygons[i] = GEOMETRIES.createPolygon(
                    shells.get(i), i < within.size() ? within.get(i).toArray(LinearRing[]::new) : null);
        }
        return polygons.length == 1 ? polygons[0] : GEOMETRIES.createMultiPolygon(polygons);
    }

    /** Which of the shells is the smallest around a hole; -1 for none. */
    private static int around(LinearRing hole, List<LinearRing> shells) {
        int found = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shells.size(); i++) {
            LinearRing shell = shells.get(i);
            double area = shell.getEnvelopeInternal().getArea();
            if (area < least
                    && shell.getEnvelopeInternal().covers(hole.getEnvelopeInternal())
                    && isWithin(hole, shell.getCoordinates())) {
                found = i;
                least = area;
            }
        }
        return found;
    }

    /** Whether no place of a ring lies outside another; they may touch. */
    private static boolean isWithin(LinearRing ring, Coordinate[] other) {
        for (Coordinate place : ring.getCoordinates()) {
            if (!PointLocation.isInRing(place, other)) {
                return false;
            }
        }
        return true;
    }
}
