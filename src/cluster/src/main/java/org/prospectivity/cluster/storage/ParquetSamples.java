package org.prospectivity.cluster.storage;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.PlacedRows;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.wps.conversion.TableFeatures;

/** Parquet files as tables of samples and as features of any kind. */
final class ParquetSamples {
    private final String parameter;
    private final ParquetParts parts;
    private final List<ParquetColumn> columns;
    private final Optional<String> geometry;
    private final String crs;
    private final WKBReader reader = new WKBReader();

    private ParquetSamples(String parameter, ParquetParts parts, CoordinateReferenceSystem given) {
        this.parameter = parameter;
        this.parts = parts;
        columns = parts.columns();
        geometry = parts.geo().map(GeoParquet::column);
        crs = parts.geo().map(GeoParquet::crs).orElse("");
        String uncoded = parts.geo().map(GeoParquet::uncoded).orElse("");
        if (!uncoded.isEmpty() && given == null) {
            throw new InvalidInputException(
                    parameter,
                    parts.name() + ": its coordinate system, \"" + uncoded + "\", has no code; expected one as --"
                            + parameter + ".crs, EPSG:28350 say");
        }
    }

    /**
     * The features, whose rows are read when they are asked for, the footers at once.
     *
     * @param parameter the input they were given for
     * @param path of a file or a folder of part files
     * @param places which columns hold the coordinates, where there are no geometries
     * @param given CRS in place of the one the file tells, or null
     * @throws InvalidInputException naming the parameter, as {@link ParquetParts#of} does, and for a CRS without a code
     */
    static SimpleFeatureCollection read(
            String parameter, Path path, AssayOptions places, CoordinateReferenceSystem given) {
        ParquetSamples samples = new ParquetSamples(parameter, ParquetParts.of(parameter, path), given);
        String name = samples.parts.name().replaceFirst("\\.[^.]*$", "");
        TableFeatures table = new TableFeatures(
                        parameter, (reading, progress) -> samples.table(progress), TableOptions.NONE, places, given)
                .named(name);
        return samples.geometry.isEmpty() ? table : table.withFeatures(() -> samples.features(name, given));
    }

    private Table table(Progress progress) {
        PlacedRows rows = new PlacedRows(parts.name());
        for (ParquetColumn column : columns) {
            if (!isGeometry(column)) {
                rows.name(column.name());
            }
        }
        parts.read(progress, new ParquetParts.Rows() {
            @Override
            public void begin() {
                rows.begin();
            }

            @Override
            public void value(int column, Object value) {
                String name = columns.get(column).name();
                if (value instanceof byte[] wkb) {
                    rows.place(geometry(wkb, rows.rows()));
                } else if (value instanceof Double number) {
                    rows.cell(name, number);
                } else if (value instanceof BigDecimal decimal) {
                    rows.cell(name, decimal.toPlainString());
                } else if (value != null) {
                    rows.cell(name, value.toString());
                }
            }
        });
        List<String> notes = new ArrayList<>();
        if (!parts.others().isEmpty()) {
            notes.add("Left aside, since no plain values stand in them: " + String.join(", ", parts.others()) + ".");
        }
        Table table = rows.finish(parts.name(), crs, notes);
        // Without geometries the coordinates are in columns.
        return geometry.isEmpty() ? new Table(table.source(), table.columns(), null, List.copyOf(notes)) : table;
    }

    private SimpleFeatureCollection features(String name, CoordinateReferenceSystem given) {
        SimpleFeatureTypeBuilder schema = new SimpleFeatureTypeBuilder();
        schema.setName(name);
        schema.setCRS(given == null ? decoded() : given);
        for (ParquetColumn column : columns) {
            schema.add(column.name(), isGeometry(column) ? Geometry.class : column.type());
        }
        schema.setDefaultGeometry(geometry.orElseThrow());
        SimpleFeatureType type = schema.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
        parts.read(Progress.NONE, new ParquetParts.Rows() {
            private int row;

            @Override
            public void begin() {
                row++;
            }

            @Override
            public void value(int column, Object value) {
                feature.add(value instanceof byte[] wkb ? geometry(wkb, row) : value);
                if (column == columns.size() - 1) {
                    features.add(feature.buildFeature(Integer.toString(row)));
                }
            }
        });
        if (features.isEmpty()) {
            throw fault("it has no features");
        }
        return features;
    }

    private boolean isGeometry(ParquetColumn column) {
        return geometry.filter(column.name()::equals).isPresent();
    }

    private Geometry geometry(byte[] wkb, int row) {
        try {
            return reader.read(wkb);
        } catch (ParseException | RuntimeException e) {
            // Of damaged bytes the reader makes counts and places that are none.
            throw fault("the geometry of row " + row + " is no well-known binary: " + e.getMessage());
        }
    }

    private CoordinateReferenceSystem decoded() {
        try {
            return crs.isEmpty() ? null : CRS.decode(crs, true);
        } catch (FactoryException e) {
            throw new InvalidInputException(parameter, crs, "the code of a coordinate system, such as EPSG:28350");
        }
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException(parameter, parts.name() + ": " + fault);
    }
}
