package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.FilterAttributeExtractor;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.assays.CollarJoin;
import org.prospectivity.assays.Rows;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.wps.host.Limits;

/** Samples as they come through an input, as a table. */
public final class Samples {
    private final SimpleFeatureCollection features;

    /** @param features a table read from a file, or points or rows a host has read */
    public Samples(SimpleFeatureCollection features) {
        this.features = features;
    }

    /**
     * The samples as a table.
     *
     * @param options of reading a file
     * @param limits of the number of samples
     * @throws InvalidInputException naming {@code samples} or an option, when they cannot be read for certain
     */
    public Table table(TableOptions options, Limits limits, Progress progress) {
        if (!(features instanceof TableFeatures file)) {
            return FeatureTable.of("samples", features, limits, progress);
        }
        Table table = file.table(options, progress);
        limits.requireSamples(table.rows());
        return table;
    }

    /** What is known of the columns of the coordinates before the process's own inputs are looked at. */
    public AssayOptions places() {
        return features instanceof TableFeatures file ? file.places() : AssayOptions.DEFAULT;
    }

    /** The CRS the samples are said to be in; empty when only their table can tell. */
    public Optional<CoordinateReferenceSystem> crs() {
        return Optional.ofNullable(
                features instanceof TableFeatures file
                        ? file.crs()
                        : features.getSchema().getCoordinateReferenceSystem());
    }

    /** The code of the projected CRS they are said to be in; empty when it is another, or only their table can tell. */
    public Optional<String> projectedCrs() {
        return crs().filter(ProjectedCRS.class::isInstance).map(SampleCrs::text);
    }

    /**
     * The rows of a table that meet a condition.
     *
     * @param ecql on columns by their names, those with other signs than letters, digits and _ in double quotes
     * @throws InvalidInputException naming {@code filter}, when it cannot be read, names no column or leaves no row
     */
    public static Table filtered(Table table, String ecql) {
        Filter filter = filter(ecql);
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("samples");
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(column);
            type.add(column.name(), Object.class);
        }
        SimpleFeatureType schema = type.buildFeatureType();
        for (String name : names(filter)) {
            InvalidInputException.require(
                    schema.getDescriptor(name) != null,
                    "filter",
                    name,
                    "the name of a column: "
                            + columns.stream().map(Column::name).toList());
        }
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> {
                    for (Column column : columns) {
                        double number = column.number(row);
                        String text = column.text(row);
                        builder.add(Double.isNaN(number) ? text.isEmpty() ? null : text : (Object) number);
                    }
                    SimpleFeature feature = builder.buildFeature(Integer.toString(row));
                    return filter.evaluate(feature);
                })
                .toArray();
        InvalidInputException.require(
                rows.length > 0, "filter", ecql, "a condition that some of the " + table.rows() + " samples meet");
        return Rows.of(table, rows);
    }

    private static String[] names(Filter filter) {
        FilterAttributeExtractor names = new FilterAttributeExtractor();
        filter.accept(names, null);
        return names.getAttributeNames();
    }

    private static Filter filter(String ecql) {
        try {
            return ECQL.toFilter(ecql);
        } catch (CQLException e) {
            throw new InvalidInputException(
                    "filter", ecql, "a condition in ECQL, such as Medium = 'soil' AND Year > 2010: " + e.getMessage());
        }
    }

    /** Assays with the collars of their holes beside them. */
    public static Table joined(Table assays, Table collars, Optional<String> hole) {
        return CollarJoin.join(assays, collars, hole);
    }

    /**
     * Elements as clients send them: one a value, or several in one value with commas between.
     *
     * @param given possibly null
     * @throws InvalidInputException when none is left
     */
    public static List<String> elements(List<String> given) {
        List<String> names = given == null
                ? List.of()
                : given.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        InvalidInputException.require(
                !names.isEmpty(), "elements", "none", "names of columns, symbols such as Au, or * for all elements");
        return names;
    }

    /**
     * Text of an input, with commas between several values, as a list.
     *
     * @param text possibly null
     */
    public static List<String> list(String text) {
        return Inputs.text(text).map(List::of).orElse(List.of());
    }
}
