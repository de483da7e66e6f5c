package org.prospectivity.wps.conversion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.FeatureVisitor;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.collection.AbstractFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.assays.SamplePlaces;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;

/**
 * A table of samples as a feature collection, so that it passes through any host's inputs: a point for each row with a
 * place, and each column as an attribute of text. Who reads tables takes the table itself, with what a person says of it;
 * it is read when it is first asked for, so that what the file leaves open can be settled by then.
 */
public final class TableFeatures implements SimpleFeatureCollection {
    private final String parameter;
    private final Source source;
    private final TableOptions options;
    private final AssayOptions places;
    private final CoordinateReferenceSystem crs;
    private final Optional<Features> own;
    private final Optional<Features> elsewhere;
    private final String name;
    private SimpleFeatureCollection features;

    /** Reads the features of a file that may hold others than points. */
    @FunctionalInterface
    public interface Features {
        /** Reads them. */
        SimpleFeatureCollection read() throws IOException;
    }

    /** Where the table comes from. */
    @FunctionalInterface
    public interface Source {
        /** Reads the table, by the options where they tell more than it does. */
        Table read(TableOptions options, Progress progress) throws IOException;
    }

    /**
     * @param parameter the input it was given for
     * @param source of the table
     * @param options known by now
     * @param places which columns hold the coordinates, as far as it is known by now
     * @param crs of the coordinates in place of the table's own, or null
     */
    public TableFeatures(
            String parameter, Source source, TableOptions options, AssayOptions places, CoordinateReferenceSystem crs) {
        this(parameter, source, options, places, crs, Optional.empty(), Optional.empty(), "samples");
    }

    private TableFeatures(
            String parameter,
            Source source,
            TableOptions options,
            AssayOptions places,
            CoordinateReferenceSystem crs,
            Optional<Features> own,
            Optional<Features> elsewhere,
            String name) {
        this.name = name;
        this.parameter = parameter;
        this.source = source;
        this.options = options;
        this.places = places;
        this.crs = crs;
        this.own = own;
        this.elsewhere = elsewhere;
    }

    /** The same, which who wants features and no table reads by a reader of features of any kind. */
    public TableFeatures withFeatures(Features other) {
        return new TableFeatures(parameter, source, options, places, crs, Optional.of(other), elsewhere, name);
    }

    /** The same, which processes of others, that know of no tables, read as their host has always done. */
    public TableFeatures elsewhere(Features hosts) {
        return new TableFeatures(parameter, source, options, places, crs, own, Optional.of(hosts), name);
    }

    /** The same as an input of a process of ours, named by it in what is wrong with the table. */
    TableFeatures of(String input) {
        return new TableFeatures(input, source, options, places, crs, own, Optional.empty(), name);
    }

    /** The same, whose features are of a type of this name: that of the file. */
    public TableFeatures named(String type) {
        return new TableFeatures(parameter, source, options, places, crs, own, elsewhere, type);
    }

    /**
     * The table.
     *
     * @param more options that go before those known when it was given
     * @throws InvalidInputException as the source does, naming this input
     */
    public Table table(TableOptions more, Progress progress) {
        try {
            return source.read(more.or(options), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidInputException e) {
            throw e.parameter().equals("samples") ? e.of(parameter) : e;
        }
    }

    /** Which columns hold the coordinates, as far as it was known when the table was given. */
    AssayOptions places() {
        return places;
    }

    /** The CRS of the coordinates in place of the table's own, or null. */
    CoordinateReferenceSystem crs() {
        return crs;
    }

    private synchronized SimpleFeatureCollection asFeatures() {
        if (features == null) {
            try {
                features = elsewhere.or(() -> own).orElse(this::points).read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return features;
    }

    private SimpleFeatureCollection points() {
        Table table = table(TableOptions.NONE, Progress.NONE);
        try {
            SamplePlaces found = SamplePlaces.of(table, places.outliers(AssayOptions.Outliers.KEEP));
            // Who reads features hears no warnings: a deposit without a place must not get lost.
            InvalidInputException.require(
                    found.report().without() == 0,
                    parameter,
                    found.report().without() + " of " + table.rows() + " rows without coordinates that can be read",
                    "coordinates in each");
            return new Rows(name, table, found, crs != null ? crs : own(table, found));
        } catch (InvalidInputException e) {
            throw e.parameter().equals("samples") ? e.of(parameter) : e;
        }
    }

    private CoordinateReferenceSystem own(Table table, SamplePlaces found) {
        if (table.places() != null && !table.places().crs().isEmpty()) {
            return SampleCrs.decode(parameter, table.places().crs());
        }
        return found.degrees() ? DefaultGeographicCRS.WGS84 : null;
    }

    /** The rows with a place, made into features one by one. */
    private static final class Rows extends AbstractFeatureCollection {
        private final Table table;
        private final SamplePlaces places;
        private final int size;

        Rows(String name, Table table, SamplePlaces places, CoordinateReferenceSystem crs) {
            super(type(name, table, crs));
            this.table = table;
            this.places = places;
            int placed = 0;
            for (double x : places.x()) {
                placed += Double.isNaN(x) ? 0 : 1;
            }
            size = placed;
        }

        private static SimpleFeatureType type(String name, Table table, CoordinateReferenceSystem crs) {
            SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
            type.setName(name);
            type.setCRS(crs);
            Set<String> names = new HashSet<>();
            table.columns().forEach(column -> names.add(column.name()));
            String geometry = "geometry";
            while (names.contains(geometry)) {
                geometry += "_";
            }
            type.add(geometry, Point.class);
            table.columns().forEach(column -> type.add(column.name(), String.class));
            return type.buildFeatureType();
        }

        @Override
        protected Iterator<SimpleFeature> openIterator() {
            return new RowIterator();
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public ReferencedEnvelope getBounds() {
            ReferencedEnvelope bounds = new ReferencedEnvelope(schema.getCoordinateReferenceSystem());
            for (int row = 0; row < places.x().length; row++) {
                if (!Double.isNaN(places.x()[row])) {
                    bounds.expandToInclude(places.x()[row], places.y()[row]);
                }
            }
            return bounds;
        }

        private final class RowIterator implements Iterator<SimpleFeature> {
            private final GeometryFactory geometries = new GeometryFactory();
            private final SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
            private int next = -1;

            RowIterator() {
                advance();
            }

            private void advance() {
                do {
                    next++;
                } while (next < places.x().length && Double.isNaN(places.x()[next]));
            }

            @Override
            public boolean hasNext() {
                return next < places.x().length;
            }

            @Override
            public SimpleFeature next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                builder.add(geometries.createPoint(new Coordinate(places.x()[next], places.y()[next])));
                for (Column column : table.columns()) {
                    String text = column.text(next);
                    builder.add(text.isEmpty() ? null : text);
                }
                SimpleFeature feature = builder.buildFeature(Integer.toString(next + 1));
                advance();
                return feature;
            }
        }
    }

    @Override
    public SimpleFeatureIterator features() {
        return asFeatures().features();
    }

    @Override
    public SimpleFeatureType getSchema() {
        return asFeatures().getSchema();
    }

    @Override
    public String getID() {
        return asFeatures().getID();
    }

    @Override
    public void accepts(FeatureVisitor visitor, ProgressListener listener) throws IOException {
        asFeatures().accepts(visitor, listener);
    }

    @Override
    public SimpleFeatureCollection subCollection(Filter filter) {
        return asFeatures().subCollection(filter);
    }

    @Override
    public SimpleFeatureCollection sort(SortBy order) {
        return asFeatures().sort(order);
    }

    @Override
    public ReferencedEnvelope getBounds() {
        return asFeatures().getBounds();
    }

    @Override
    public boolean contains(Object feature) {
        return asFeatures().contains(feature);
    }

    @Override
    public boolean containsAll(Collection<?> all) {
        return asFeatures().containsAll(all);
    }

    @Override
    public boolean isEmpty() {
        return asFeatures().isEmpty();
    }

    @Override
    public int size() {
        return asFeatures().size();
    }

    @Override
    public Object[] toArray() {
        return asFeatures().toArray();
    }

    @Override
    public <T> T[] toArray(T[] into) {
        return asFeatures().toArray(into);
    }
}
