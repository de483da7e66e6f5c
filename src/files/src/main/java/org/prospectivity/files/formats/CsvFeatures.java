package org.prospectivity.files.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.collection.AbstractFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * Points in a CSV file: a line of column names, then a line for each point. Columns are separated by commas, or by
 * semicolons or tabs when the first line has those and no comma. Every column becomes an attribute of text, since
 * {@code <0.5} is a value too; blank is null. The coordinates are in columns named by the options, or else called x and
 * y, easting and northing, east and north, longitude and latitude, lon and lat or long and lat, in upper or lower case;
 * the last three pairs are degrees on WGS 84 unless the options tell a CRS. Otherwise the features have no CRS.
 *
 * <p>The whole file is checked at once, but a feature is made only when it is asked for, from the file, so that none is
 * kept in memory.
 */
final class CsvFeatures extends AbstractFeatureCollection {
    private static final List<List<String>> METRES =
            List.of(List.of("x", "y"), List.of("easting", "northing"), List.of("east", "north"));
    private static final List<List<String>> DEGREES =
            List.of(List.of("longitude", "latitude"), List.of("lon", "lat"), List.of("long", "lat"));

    private final CsvFile file;
    private final List<String> columns;
    private final List<Integer> xy;
    private final int size;
    private final ReferencedEnvelope bounds;

    private CsvFeatures(CsvFile file, List<String> columns, List<Integer> xy, SimpleFeatureType type) {
        super(type);
        this.file = file;
        this.columns = columns;
        this.xy = xy;
        bounds = new ReferencedEnvelope(type.getCoordinateReferenceSystem());
        int count = 0;
        try (Lines lines = new Lines()) {
            while (lines.hasNext()) {
                bounds.expandToInclude(((Point) lines.next().getDefaultGeometry()).getCoordinate());
                count++;
            }
        }
        if (count == 0) {
            throw file.fault("it has column names but no further line");
        }
        size = count;
    }

    static SimpleFeatureCollection read(String parameter, Path path, FeatureOptions options) throws IOException {
        CsvFile file = CsvFile.open(parameter, path);
        List<String> columns;
        try (CSVParser parser = file.parser()) {
            Iterator<CSVRecord> lines = parser.iterator();
            if (!lines.hasNext()) {
                throw file.fault("it has no line of column names");
            }
            columns = columns(file, lines.next());
        } catch (UncheckedIOException | IllegalStateException e) {
            throw file.damaged(e);
        }
        boolean degrees = false;
        List<Integer> xy = named(file, options, columns);
        if (xy == null) {
            xy = pair(METRES, columns);
        }
        if (xy == null) {
            xy = pair(DEGREES, columns);
            degrees = xy != null;
        }
        if (xy == null) {
            throw file.fault("it has no columns x and y (or easting and northing, longitude and latitude), only "
                    + columns + "; name the columns of the coordinates with --" + parameter + ".x and --"
                    + parameter + ".y");
        }
        return new CsvFeatures(file, columns, xy, type(path, columns, options, degrees));
    }

    @Override
    protected Iterator<SimpleFeature> openIterator() {
        return new Lines();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ReferencedEnvelope getBounds() {
        return new ReferencedEnvelope(bounds);
    }

    /** The features line by line. */
    private final class Lines implements Iterator<SimpleFeature>, SimpleFeatureIterator, AutoCloseable {
        private final GeometryFactory geometries = new GeometryFactory();
        private final SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
        private final CSVParser parser;
        private final Iterator<CSVRecord> lines;
        private int read;

        Lines() {
            try {
                parser = file.parser();
            } catch (IOException e) {
                throw file.damaged(e);
            }
            lines = parser.iterator();
            if (hasNext()) {
                line();
            }
        }

        @Override
        public boolean hasNext() {
            try {
                return lines.hasNext();
            } catch (UncheckedIOException | IllegalStateException e) {
                throw file.damaged(e);
            }
        }

        private CSVRecord line() {
            try {
                return lines.next();
            } catch (UncheckedIOException | IllegalStateException e) {
                throw file.damaged(e);
            }
        }

        @Override
        public SimpleFeature next() throws NoSuchElementException {
            CSVRecord line = line();
            long number = parser.getCurrentLineNumber();
            if (line.size() != columns.size()) {
                throw file.fault("line " + number + " has " + line.size() + " values, but there are " + columns.size()
                        + " columns");
            }
            builder.add(geometries.createPoint(
                    new Coordinate(coordinate(line, xy.get(0), number), coordinate(line, xy.get(1), number))));
            for (String value : line) {
                builder.add(value.isEmpty() ? null : value);
            }
            read++;
            return builder.buildFeature(Integer.toString(read));
        }

        private double coordinate(CSVRecord line, int column, long number) {
            try {
                double value = Double.parseDouble(line.get(column));
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Told below, as for a value that is not finite.
            }
            throw file.fault("line " + number + ": " + columns.get(column) + " is \"" + line.get(column)
                    + "\"; expected a number");
        }

        @Override
        public void close() {
            try {
                parser.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<String> columns(CsvFile file, CSVRecord header) {
        List<String> columns = header.toList();
        Set<String> names = new HashSet<>();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).isEmpty()) {
                throw file.fault("column " + (c + 1) + " has no name");
            }
            if (!names.add(columns.get(c))) {
                throw file.fault("two columns are called " + columns.get(c));
            }
        }
        return columns;
    }

    private static List<Integer> named(CsvFile file, FeatureOptions options, List<String> columns) {
        if (options.x() == null && options.y() == null) {
            return null;
        }
        if (options.x() == null || options.y() == null) {
            throw file.fault("only one of --" + file.parameter() + ".x and --" + file.parameter()
                    + ".y is given; expected both");
        }
        return List.of(column(file, options.x(), columns), column(file, options.y(), columns));
    }

    private static int column(CsvFile file, String name, List<String> columns) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw file.fault("it has no column " + name + ", only " + columns);
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

    private static SimpleFeatureType type(Path path, List<String> columns, FeatureOptions options, boolean degrees) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(path.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
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
}
