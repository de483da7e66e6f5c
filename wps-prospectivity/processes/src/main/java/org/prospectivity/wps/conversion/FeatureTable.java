package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;
import org.prospectivity.wps.host.Limits;

/** Features of a host's own readers, such as a published layer's, as a table: a row for each point. */
final class FeatureTable {
    private static final int REPORT_EVERY = 1000;

    private FeatureTable() {}

    /** An attribute's values; numbers apart, texts each kept once. */
    private static final class Values implements Column {
        private final String name;
        private final Map<String, String> texts = new HashMap<>();
        private double[] numbers = new double[64];
        private String[] written = new String[64];
        private int size;

        Values(String name) {
            this.name = name;
        }

        void add(Object value) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                written = Arrays.copyOf(written, 2 * size);
            }
            numbers[size] = Double.NaN;
            written[size] = "";
            if (value instanceof Number number) {
                numbers[size] = number.doubleValue();
                written[size] = Double.isFinite(number.doubleValue()) ? null : value.toString();
            } else if (value != null) {
                String text = value.toString().strip();
                numbers[size] = numberIn(text);
                written[size] = texts.computeIfAbsent(text, kept -> kept);
            }
            size++;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public String method() {
            return "";
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double number(int row) {
            return Double.isFinite(numbers[row]) ? numbers[row] : Double.NaN;
        }

        @Override
        public String text(int row) {
            return written[row] == null ? plain(numbers[row]) : written[row];
        }

        /** As a person writes it: a whole number without a point. */
        private static String plain(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }
    }

    /**
     * Reads features.
     *
     * @param features points or multipoints, or rows without a geometry
     * @throws InvalidInputException when one is no point, or there are more than the host grids
     */
    static Table of(String parameter, SimpleFeatureCollection features, Limits limits, Progress progress) {
        SimpleFeatureType schema = features.getSchema();
        List<Values> columns = new ArrayList<>();
        List<Integer> attributes = new ArrayList<>();
        for (AttributeDescriptor attribute : schema.getAttributeDescriptors()) {
            if (!(attribute instanceof GeometryDescriptor)) {
                columns.add(new Values(attribute.getLocalName()));
                attributes.add(schema.indexOf(attribute.getName()));
            }
        }
        boolean placed = schema.getGeometryDescriptor() != null;
        boolean northingFirst = SampleCrs.isNorthingFirst(schema.getCoordinateReferenceSystem());
        List<Coordinate> places = new ArrayList<>();
        int expected = Math.max(1, features.size());
        int rows = 0;
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                for (Coordinate place : placed ? points(parameter, feature) : new Coordinate[] {null}) {
                    if (rows % REPORT_EVERY == 0) {
                        progress.report(Math.min(1, (double) rows / expected), "reading samples");
                    }
                    limits.requireSamples(++rows);
                    places.add(place);
                    for (int c = 0; c < columns.size(); c++) {
                        columns.get(c).add(feature.getAttribute(attributes.get(c)));
                    }
                }
            }
        }
        if (rows == 0) {
            throw new InvalidInputException(parameter, "it has no points; expected at least one");
        }
        return new Table(
                schema.getTypeName(),
                List.copyOf(columns),
                placed
                        ? new Table.Places(
                                ordinates(places, northingFirst ? 1 : 0),
                                ordinates(places, northingFirst ? 0 : 1),
                                SampleCrs.text(schema.getCoordinateReferenceSystem()))
                        : null,
                List.of());
    }

    private static double[] ordinates(List<Coordinate> places, int ordinate) {
        return places.stream()
                .mapToDouble(place -> place == null ? Double.NaN : place.getOrdinate(ordinate))
                .toArray();
    }

    /** The places of a feature; a null one for a feature without, which is a row all the same and is counted. */
    private static Coordinate[] points(String parameter, SimpleFeature feature) {
        if (!(feature.getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
            return new Coordinate[] {null};
        }
        if (!(geometry instanceof Point || geometry instanceof MultiPoint)) {
            throw new InvalidInputException(
                    parameter,
                    "feature " + feature.getID() + " is a " + geometry.getGeometryType() + "; expected points");
        }
        return geometry.getCoordinates();
    }
}
