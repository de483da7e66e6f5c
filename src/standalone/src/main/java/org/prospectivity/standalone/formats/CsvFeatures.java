package org.prospectivity.standalone.formats;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.InvalidInputException;

/**
 * Points in a CSV file: a line of column names, then a line for each point. Columns are separated by commas, or by
 * semicolons or tabs when the first line has those and no comma. Every column becomes an attribute of text, since
 * {@code <0.5} is a value too; blank is null. The coordinates are in columns named by the options, or else called x and
 * y, easting and northing, east and north, longitude and latitude, lon and lat or long and lat, in upper or lower case;
 * the last three pairs are degrees on WGS 84 unless the options tell a CRS. Otherwise the features have no CRS.
 */
final class CsvFeatures {
    private static final List<List<String>> METRES =
            List.of(List.of("x", "y"), List.of("easting", "northing"), List.of("east", "north"));
    private static final List<List<String>> DEGREES =
            List.of(List.of("longitude", "latitude"), List.of("lon", "lat"), List.of("long", "lat"));

    private final String parameter;
    private final Path file;

    private CsvFeatures(String parameter, Path file) {
        this.parameter = parameter;
        this.file = file;
    }

    static SimpleFeatureCollection read(String parameter, Path file, FeatureOptions options) throws IOException {
        return new CsvFeatures(parameter, file).read(options);
    }

    private SimpleFeatureCollection read(FeatureOptions options) throws IOException {
        String text = text();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (Reader reader = new StringReader(text);
                CSVParser parser = CSVParser.parse(reader, format)) {
            Iterator<CSVRecord> lines = parser.iterator();
            if (!lines.hasNext()) {
                throw fault("it has no line of column names");
            }
            List<String> columns = columns(lines.next());
            boolean degrees = false;
            List<Integer> xy = named(options, columns);
            if (xy == null) {
                xy = pair(METRES, columns);
            }
            if (xy == null) {
                xy = pair(DEGREES, columns);
                degrees = xy != null;
            }
            if (xy == null) {
                throw fault("it has no columns x and y (or easting and northing, longitude and latitude), only "
                        + columns + "; name the columns of the coordinates with --" + parameter + ".x and --"
                        + parameter + ".y");
            }
            SimpleFeatureType type = type(columns, options, degrees);
            ListFeatureCollection features = new ListFeatureCollection(type);
            GeometryFactory geometries = new GeometryFactory();
            while (lines.hasNext()) {
                CSVRecord line = lines.next();
                long number = parser.getCurrentLineNumber();
                if (line.size() != columns.size()) {
                    throw fault("line " + number + " has " + line.size() + " values, but there are " + columns.size()
                            + " columns");
                }
                SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
                feature.add(geometries.createPoint(new Coordinate(
                        coordinate(line, xy.get(0), columns, number), coordinate(line, xy.get(1), columns, number))));
                for (String value : line) {
                    feature.add(value.isEmpty() ? null : value);
                }
                features.add(feature.buildFeature(Integer.toString(features.size() + 1)));
            }
            if (features.isEmpty()) {
                throw fault("it has column names but no further line");
            }
            return features;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw fault("it is damaged: " + e.getMessage());
        }
    }

    /** UTF-8, with or without its mark, or else the single-byte code of older spreadsheets. */
    private String text() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (text.indexOf('\0') >= 0) {
            throw fault("it is no text");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.indexOf(',') < 0) {
            return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
        }
        return ',';
    }

    private List<String> columns(CSVRecord header) {
        List<String> columns = header.toList();
        Set<String> names = new HashSet<>();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).isEmpty()) {
                throw fault("column " + (c + 1) + " has no name");
            }
            if (!names.add(columns.get(c))) {
                throw fault("two columns are called " + columns.get(c));
            }
        }
        return columns;
    }

    private List<Integer> named(FeatureOptions options, List<String> columns) {
        if (options.x() == null && options.y() == null) {
            return null;
        }
        if (options.x() == null || options.y() == null) {
            throw fault("only one of --" + parameter + ".x and --" + parameter + ".y is given; expected both");
        }
        return List.of(column(options.x(), columns), column(options.y(), columns));
    }

    private int column(String name, List<String> columns) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw fault("it has no column " + name + ", only " + columns);
        }
        return at;
    }

    private static List<Integer> pair(List<List<String>> known, List<String> columns) {
        List<String> lower =
                columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return known.stream()
                .filter(lower::containsAll)
                .findFirst()
                .map(pair -> pair.stream().map(lower::indexOf).toList())
                .orElse(null);
    }

    private SimpleFeatureType type(List<String> columns, FeatureOptions options, boolean degrees) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        type.setCRS(options.crsOr(degrees ? CrsCodes.WGS84 : null));
        String geometry = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "geometry" + "_".repeat(i))
                .filter(name -> !columns.contains(name))
                .findFirst()
                .orElseThrow();
        type.add(geometry, Point.class);
        columns.forEach(column -> type.add(column, String.class));
        return type.buildFeatureType();
    }

    private double coordinate(CSVRecord line, int column, List<String> columns, long number) {
        try {
            double value = Double.parseDouble(line.get(column));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a value that is not finite.
        }
        throw fault(
                "line " + number + ": " + columns.get(column) + " is \"" + line.get(column) + "\"; expected a number");
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException(parameter, file + ": " + fault);
    }
}
