package org.prospectivity.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.prospectivity.engine.InvalidInputException;

/**
 * Shapes as the main and the index file of a shapefile (ESRI, Shapefile Technical Description, 1998): outer rings of
 * polygons are clockwise, holes counterclockwise.
 *
 * @param shapes bytes of the .shp
 * @param index bytes of the .shx
 */
record ShapeRecords(byte[] shapes, byte[] index) {
    private static final int MAGIC = 9994;
    private static final int VERSION = 1000;
    private static final int HEADER = 100;
    private static final int RECORD_HEADER = 8;
    private static final int NULL = 0;
    private static final int POINT = 1;
    private static final int LINE = 3;
    private static final int POLYGON = 5;
    private static final int POINTS = 8;
    /** Lengths are told in words. */
    private static final int WORD = 2;

    /**
     * The files of shapes.
     *
     * @param type of all of them
     * @param geometries in their order, null for none
     * @throws InvalidInputException for shapes of several kinds, or too many for the format
     */
    static ShapeRecords of(Class<?> type, List<Geometry> geometries) {
        int kind = kind(type, geometries);
        List<byte[]> contents = new ArrayList<>();
        Envelope bounds = new Envelope();
        long length = HEADER;
        for (Geometry geometry : geometries) {
            byte[] content = content(kind, geometry);
            contents.add(content);
            length += RECORD_HEADER + content.length;
            if (geometry != null) {
                bounds.expandToInclude(geometry.getEnvelopeInternal());
            }
        }
        if (length > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "features", "they take " + length + " bytes, more than a shapefile holds; expected .gpkg");
        }
        ByteBuffer shapes = header(kind, bounds, (int) length);
        ByteBuffer index = header(kind, bounds, HEADER + RECORD_HEADER * contents.size());
        for (int i = 0; i < contents.size(); i++) {
            int words = contents.get(i).length / WORD;
            index.putInt(shapes.position() / WORD).putInt(words);
            shapes.putInt(i + 1).putInt(words).put(contents.get(i));
        }
        return new ShapeRecords(shapes.array(), index.array());
    }

    private static int kind(Class<?> type, List<Geometry> geometries) {
        int declared = kind(type);
        int[] kinds = geometries.stream()
                .filter(geometry -> geometry != null)
                .mapToInt(geometry -> kind(geometry.getClass()))
                .distinct()
                .toArray();
        if (declared != NULL) {
            return declared;
        }
        if (kinds.length > 1) {
            throw new InvalidInputException(
                    "features", "they are shapes of several kinds, and a shapefile holds one; expected .gpkg");
        }
        return kinds.length == 0 ? POLYGON : kinds[0];
    }

    /** The kind of a class of geometries; null for one that has several. */
    private static int kind(Class<?> type) {
        if (type == Point.class) {
            return POINT;
        }
        if (Puntal.class.isAssignableFrom(type)) {
            return POINTS;
        }
        if (Polygonal.class.isAssignableFrom(type)) {
            return POLYGON;
        }
        return Lineal.class.isAssignableFrom(type) ? LINE : NULL;
    }

    private static ByteBuffer header(int kind, Envelope bounds, int length) {
        ByteBuffer header = ByteBuffer.allocate(length);
        header.putInt(MAGIC).position(24);
        header.putInt(length / WORD);
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(VERSION).putInt(kind);
        box(header, bounds.isNull() ? new Envelope(0, 0, 0, 0) : bounds);
        header.order(ByteOrder.BIG_ENDIAN).position(HEADER);
        return header;
    }

    private static void box(ByteBuffer buffer, Envelope box) {
        buffer.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }

    private static byte[] content(int kind, Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            return buffer(Integer.BYTES).putInt(NULL).array();
        }
        if (kind == POINT) {
            Coordinate place = geometry.getCoordinate();
            return buffer(20)
                    .putInt(POINT)
                    .putDouble(place.x)
                    .putDouble(place.y)
                    .array();
        }
        List<Coordinate[]> parts = parts(geometry);
        int places = parts.stream().mapToInt(part -> part.length).sum();
        boolean lined = kind != POINTS;
        ByteBuffer content = buffer(40 + (lined ? 4 + 4 * parts.size() : 0) + 16 * places);
        content.putInt(kind);
        box(content, geometry.getEnvelopeInternal());
        if (lined) {
            content.putInt(parts.size());
        }
        content.putInt(places);
        if (lined) {
            int first = 0;
            for (Coordinate[] part : parts) {
                content.putInt(first);
                first += part.length;
            }
        }
        for (Coordinate[] part : parts) {
            for (Coordinate place : part) {
                content.putDouble(place.x).putDouble(place.y);
            }
        }
        return content.array();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Coordinate[]> parts(Geometry geometry) {
        List<Coordinate[]> parts = new ArrayList<>();
        if (geometry instanceof MultiPoint) {
            parts.add(geometry.getCoordinates());
            return parts;
        }
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                parts.add(turned(polygon.getExteriorRing(), false));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    parts.add(turned(polygon.getInteriorRingN(hole), true));
                }
            } else {
                parts.add(geometry.getGeometryN(i).getCoordinates());
            }
        }
        return parts;
    }

    private static Coordinate[] turned(LineString ring, boolean counterclockwise) {
        CoordinateSequence places = ring.getCoordinateSequence();
        return (Orientation.isCCW(places) == counterclockwise ? ring : ring.reverse()).getCoordinates();
    }
}
