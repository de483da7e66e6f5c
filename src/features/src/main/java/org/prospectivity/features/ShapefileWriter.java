package org.prospectivity.features;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Geometry;
import org.prospectivity.engine.InvalidInputException;

/**
 * Features as a shapefile: {@code .shp} and {@code .shx} with the shapes, {@code .dbf} with the attributes in UTF-8, which
 * {@code .cpg} says, and {@code .prj} with the coordinate system. Fields have names of at most {@value #NAME} characters.
 */
final class ShapefileWriter {
    private static final int NAME = 10;
    private static final int LONGEST_TEXT = 254;
    private static final int WHOLE = 18;
    /** As GDAL writes numbers. */
    private static final int NUMBER = 24;

    private static final int DECIMALS = 15;

    private ShapefileWriter() {}

    /** @param file that ends in .shp; the others are beside it */
    static void write(SimpleFeatureCollection features, Path file) throws IOException {
        List<Geometry> shapes = new ArrayList<>();
        SimpleFeatureType type = features.getSchema();
        List<AttributeDescriptor> columns = FeatureColumns.of(type);
        List<Object[]> rows = new ArrayList<>();
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                shapes.add((Geometry) feature.getDefaultGeometry());
                rows.add(columns.stream()
                        .map(column -> stored(FeatureColumns.value(feature, column), column))
                        .toArray());
            }
        }
        ShapeRecords records =
                ShapeRecords.of(type.getGeometryDescriptor().getType().getBinding(), shapes);
        Files.write(beside(file, ".shp"), records.shapes());
        Files.write(beside(file, ".shx"), records.index());
        writeTable(columns, rows, beside(file, ".dbf"));
        Files.writeString(beside(file, ".cpg"), "UTF-8");
        CoordinateReferenceSystem crs = type.getCoordinateReferenceSystem();
        if (crs != null) {
            Files.writeString(beside(file, ".prj"), FeatureColumns.text(crs));
        }
    }

    /** @param file that ends in .zip */
    static void writeZipped(SimpleFeatureCollection features, Path file) throws IOException {
        Path directory = Files.createTempDirectory("shapefile");
        try {
            write(features, directory.resolve(features.getSchema().getTypeName() + ".shp"));
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Path part : files(directory)) {
                    zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
                    Files.copy(part, zip);
                }
            }
        } finally {
            for (Path part : files(directory)) {
                Files.delete(part);
            }
            Files.delete(directory);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static Path beside(Path file, String extension) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + extension);
    }

    private static void writeTable(List<AttributeDescriptor> columns, List<Object[]> rows, Path file)
            throws IOException {
        List<String> names = FeatureColumns.shortNames(
                columns.stream().map(AttributeDescriptor::getLocalName).toList(), NAME);
        List<DBFField> fields = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            fields.add(field(
                    names.get(c),
                    columns.get(c),
                    rows.stream().map(row -> row[column]).toList()));
        }
        if (fields.isEmpty()) {
            // A table has to have a field.
            fields.add(new DBFField("id", DBFDataType.NUMERIC, WHOLE));
            for (int r = 0; r < rows.size(); r++) {
                rows.set(r, new Object[] {r + 1});
            }
        }
        try (OutputStream stream = Files.newOutputStream(file);
                DBFWriter table = new DBFWriter(stream, StandardCharsets.UTF_8)) {
            table.setFields(fields.toArray(DBFField[]::new));
            rows.forEach(table::addRecord);
        }
    }

    private static DBFField field(String name, AttributeDescriptor column, List<Object> values) {
        return switch (FeatureColumns.Kind.of(column)) {
            case WHOLE -> new DBFField(name, DBFDataType.NUMERIC, WHOLE);
            case NUMBER -> new DBFField(name, DBFDataType.NUMERIC, NUMBER, DECIMALS);
            case FLAG -> new DBFField(name, DBFDataType.LOGICAL);
            case TEXT -> new DBFField(name, DBFDataType.CHARACTER, textLength(column.getLocalName(), values));
        };
    }

    private static int textLength(String name, List<Object> values) {
        int longest = values.stream()
                .mapToInt(value -> value == null ? 0 : ((String) value).getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
        if (longest > LONGEST_TEXT) {
            throw new InvalidInputException(
                    name,
                    "has a text of " + longest + " bytes, and a shapefile holds " + LONGEST_TEXT
                            + "; expected another format, such as .gpkg");
        }
        return Math.max(1, longest);
    }

    private static Object stored(Object value, AttributeDescriptor column) {
        return value != null && FeatureColumns.Kind.of(column) == FeatureColumns.Kind.TEXT ? value.toString() : value;
    }
}
