package org.prospectivity.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Features as a drawing: DXF of release 12 (Autodesk, AC1009), which every program that knows the format reads. Points are
 * points; lines and the rings of polygons are polylines; a label stands at each feature on a layer of its own. Attributes
 * are extended data of each entity, a text {@code name=value} each. A drawing has no coordinate system: a comment at its
 * beginning tells it, and coordinates are as they are.
 */
final class DxfWriter {
    private static final String APPLICATION = "PROSPECTIVITY";
    private static final String LABELS = "_LABELS";
    /** What a label is taken from, the first that there is. */
    private static final List<String> LABELLING = List.of("name", "rank");
    /** Longest text of extended data. */
    private static final int LONGEST = 255;
    /** Height of labels as a share of the extent. */
    private static final double LABEL_HEIGHT = 0.008;

    private static final int POINT_COLOUR = 1;
    private static final int LINE_COLOUR = 5;
    private static final int LABEL_COLOUR = 7;

    private final Writer out;
    private final String layer;
    private final List<AttributeDescriptor> columns;
    private final double height;

    private DxfWriter(Writer out, String layer, List<AttributeDescriptor> columns, double height) {
        this.out = out;
        this.layer = layer;
        this.columns = columns;
        this.height = height;
    }

    static void write(SimpleFeatureCollection features, Path file) throws IOException {
        ReferencedEnvelope bounds = features.getBounds();
        // No bounds are taken for granted: of no features there are none.
        boolean empty = bounds == null || bounds.isEmpty() || bounds.isNull();
        double size = empty ? 0 : Math.max(bounds.getWidth(), bounds.getHeight());
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
                SimpleFeatureIterator iterator = features.features()) {
            DxfWriter dxf = new DxfWriter(
                    out,
                    layerName(features.getSchema().getTypeName()),
                    FeatureColumns.of(features.getSchema()),
                    size > 0 ? LABEL_HEIGHT * size : 1);
            dxf.begin(features.getSchema().getCoordinateReferenceSystem(), empty ? null : bounds);
            while (iterator.hasNext()) {
                dxf.feature(iterator.next());
            }
            dxf.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Of release 12: at most 31 capitals, digits and underscores. */
    private static String layerName(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return plain.substring(0, Math.min(31 - LABELS.length(), plain.length()));
    }

    private void begin(CoordinateReferenceSystem crs, ReferencedEnvelope bounds) throws IOException {
        Optional<Integer> code = CrsCodes.code(crs);
        group(
                999,
                crs == null
                        ? "Coordinate system: not told"
                        : "Coordinate system: "
                                + code.map(number -> "EPSG:" + number + ", ").orElse("")
                                + crs.getName().getCode());
        section("HEADER");
        group(9, "$ACADVER");
        group(1, "AC1009");
        if (bounds != null) {
            group(9, "$EXTMIN");
            place(new Coordinate(bounds.getMinX(), bounds.getMinY()));
            group(9, "$EXTMAX");
            place(new Coordinate(bounds.getMaxX(), bounds.getMaxY()));
        }
        group(0, "ENDSEC");
        section("TABLES");
        table("LTYPE", 1);
        group(0, "LTYPE");
        group(2, "CONTINUOUS");
        group(70, 0);
        group(3, "Solid line");
        group(72, 65);
        group(73, 0);
        group(40, "0.0");
        group(0, "ENDTAB");
        table("LAYER", 2);
        layer(layer, LINE_COLOUR);
        layer(layer + LABELS, LABEL_COLOUR);
        group(0, "ENDTAB");
        table("APPID", 1);
        group(0, "APPID");
        group(2, APPLICATION);
        group(70, 0);
        group(0, "ENDTAB");
        group(0, "ENDSEC");
        section("ENTITIES");
    }

    private void end() {
        group(0, "ENDSEC");
        group(0, "EOF");
    }

    private void section(String name) {
        group(0, "SECTION");
        group(2, name);
    }

    private void table(String name, int entries) {
        group(0, "TABLE");
        group(2, name);
        group(70, entries);
    }

    private void layer(String name, int colour) {
        group(0, "LAYER");
        group(2, name);
        group(70, 0);
        group(62, colour);
        group(6, "CONTINUOUS");
    }

    private void feature(SimpleFeature feature) {
        if (!(feature.getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
            return;
        }
        draw(geometry, feature);
        label(feature).ifPresent(text -> {
            Coordinate at = geometry.getInteriorPoint().getCoordinate();
            group(0, "TEXT");
            group(8, layer + LABELS);
            place(geometry instanceof Point ? new Coordinate(at.x + height / 2, at.y + height / 2) : at);
            group(40, number(height));
            group(1, plain(text));
        });
    }

    private Optional<String> label(SimpleFeature feature) {
        return LABELLING.stream()
                .flatMap(wanted ->
                        columns.stream().filter(column -> column.getLocalName().equalsIgnoreCase(wanted)))
                .map(column -> FeatureColumns.value(feature, column))
                .filter(value -> value != null && !value.toString().isBlank())
                .map(DxfWriter::text)
                .findFirst();
    }

    private void draw(Geometry geometry, SimpleFeature feature) {
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                draw(geometry.getGeometryN(i), feature);
            }
        } else if (geometry instanceof Polygon polygon) {
            polyline(polygon.getExteriorRing(), feature);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                polyline(polygon.getInteriorRingN(i), feature);
            }
        } else if (geometry instanceof LineString line) {
            polyline(line, feature);
        } else if (geometry instanceof Point point) {
            group(0, "POINT");
            group(8, layer);
            group(62, POINT_COLOUR);
            place(point.getCoordinate());
            attributes(feature);
        }
    }

    private void polyline(LineString line, SimpleFeature feature) {
        boolean closed = line.isClosed();
        group(0, "POLYLINE");
        group(8, layer);
        group(66, 1);
        place(new Coordinate(0, 0));
        group(70, closed ? 1 : 0);
        attributes(feature);
        // A closed one comes back by itself.
        int corners = line.getNumPoints() - (closed ? 1 : 0);
        for (int i = 0; i < corners; i++) {
            group(0, "VERTEX");
            group(8, layer);
            place(line.getCoordinateN(i));
        }
        group(0, "SEQEND");
        group(8, layer);
    }

    private void attributes(SimpleFeature feature) {
        group(1001, APPLICATION);
        for (AttributeDescriptor column : columns) {
            Object value = FeatureColumns.value(feature, column);
            if (value != null) {
                String text = plain(column.getLocalName() + "=" + text(value));
                group(1000, text.substring(0, Math.min(LONGEST, text.length())));
            }
        }
    }

    private static String text(Object value) {
        return value instanceof Double || value instanceof Float
                ? number(((Number) value).doubleValue())
                : value.toString();
    }

    private static String number(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /** What is not ASCII, as the format writes it; no line breaks, which would end the text. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= 0x7f) {
                plain.append(String.format(Locale.ROOT, "\\U+%04X", (int) c));
            } else {
                plain.append(c < ' ' ? ' ' : c);
            }
        }
        return plain.toString();
    }

    private void place(Coordinate place) {
        group(10, number(place.x));
        group(20, number(place.y));
        group(30, "0.0");
    }

    private void group(int code, int value) {
        group(code, String.valueOf(value));
    }

    private void group(int code, String value) {
        try {
            out.write(code + "\r\n" + value + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
