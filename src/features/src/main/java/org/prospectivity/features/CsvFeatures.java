package org.prospectivity.features;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Features as a table: their attributes, and {@code x}, {@code y} of a point within each, in the coordinate system that the
 * last column, {@code crs}, names.
 */
final class CsvFeatures {
    private CsvFeatures() {}

    static void write(SimpleFeatureCollection features, Path file) throws IOException {
        List<AttributeDescriptor> columns = FeatureColumns.of(features.getSchema());
        List<String> header = new ArrayList<>(
                columns.stream().map(AttributeDescriptor::getLocalName).toList());
        header.addAll(List.of("x", "y", "crs"));
        Optional<Integer> code = CrsCodes.code(features.getSchema().getCoordinateReferenceSystem());
        String crs = code.map(number -> "EPSG:" + number).orElse("");
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
                SimpleFeatureIterator iterator = features.features()) {
            csv.writeRecord(header);
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                List<String> row = new ArrayList<>();
                columns.forEach(column -> row.add(text(FeatureColumns.value(feature, column))));
                Optional<Point> within = Optional.ofNullable((Geometry) feature.getDefaultGeometry())
                        .filter(geometry -> !geometry.isEmpty())
                        .map(Geometry::getInteriorPoint);
                row.add(within.map(point -> text(point.getX())).orElse(""));
                row.add(within.map(point -> text(point.getY())).orElse(""));
                row.add(crs);
                csv.writeRecord(row);
            }
        }
    }

    /** Numbers without an exponent. */
    private static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }
}
