package org.prospectivity.files.formats;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Geometry;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.tables.ShapefileRecords;

/** Features in shapefiles: points, lines and polygons. Whole numbers, other numbers and flags keep their kind; dates are text. */
final class ShapefileFeatures implements ShapefileRecords.Visitor {
    /** Digits that a long holds in any case. */
    private static final int LONGEST_WHOLE = 18;

    private final String parameter;
    private final Path path;
    private final FeatureOptions options;
    private final List<Geometry> shapes = new ArrayList<>();
    private final List<List<Optional<Object>>> rows = new ArrayList<>();
    private List<String> fields;
    private String crs;

    private ShapefileFeatures(String parameter, Path path, FeatureOptions options) {
        this.parameter = parameter;
        this.path = path;
        this.options = options;
    }

    static SimpleFeatureCollection read(String parameter, Path path, FeatureOptions options) throws IOException {
        ShapefileFeatures features = new ShapefileFeatures(parameter, path, options);
        try {
            ShapefileRecords.read(path, options.reading(), Progress.NONE, features);
        } catch (InvalidInputException e) {
            throw e.parameter().equals("samples") ? e.of(parameter) : e;
        }
        return features.collection();
    }

    @Override
    public void begin(String source, List<String> names, String system) {
        fields = names;
        crs = system;
    }

    @Override
    public void record(ByteBuffer shape, List<Object> values) {
        try {
            shapes.add(ShapeGeometry.of(shape));
        } catch (RuntimeException e) {
            // A damaged shape names places beyond its bytes, or rings that are none.
            throw fault("shape " + (shapes.size() + 1) + " is damaged: " + e.getMessage());
        }
        rows.add(List.copyOf(values.stream().map(Optional::ofNullable).toList()));
    }

    @Override
    public void end(int deleted) {
        if (shapes.isEmpty()) {
            throw fault("it has no features");
        }
    }

    private SimpleFeatureCollection collection() {
        SimpleFeatureTypeBuilder schema = new SimpleFeatureTypeBuilder();
        schema.setName(path.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        schema.setCRS(options.crsOr(crs.isEmpty() ? null : CrsCodes.decode(parameter, crs)));
        schema.add("the_geom", Geometry.class);
        List<Class<?>> types = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            types.add(type(field));
            schema.add(fields.get(field), types.get(field));
        }
        SimpleFeatureType type = schema.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int i = 0; i < shapes.size(); i++) {
            SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
            feature.add(shapes.get(i));
            for (int field = 0; field < fields.size(); field++) {
                feature.add(as(types.get(field), rows.get(i).get(field)));
            }
            features.add(feature.buildFeature(Integer.toString(i + 1)));
        }
        return features;
    }

    /** What all values of a field are; text when they are of several kinds, or there are none. */
    private Class<?> type(int field) {
        List<Object> values =
                rows.stream().flatMap(row -> row.get(field).stream()).toList();
        if (values.isEmpty()) {
            return String.class;
        }
        if (values.stream().allMatch(Boolean.class::isInstance)) {
            return Boolean.class;
        }
        if (!values.stream().allMatch(Number.class::isInstance)) {
            return String.class;
        }
        return values.stream().allMatch(ShapefileFeatures::isWhole) ? Long.class : Double.class;
    }

    private static boolean isWhole(Object value) {
        return value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.precision() - number.scale() <= LONGEST_WHOLE;
    }

    private static Object as(Class<?> type, Optional<Object> value) {
        if (value.isEmpty()) {
            return null;
        }
        if (type == Long.class) {
            return ((Number) value.get()).longValue();
        }
        if (type == Double.class) {
            return ((Number) value.get()).doubleValue();
        }
        return type == Boolean.class ? value.get() : value.get().toString();
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException(parameter, path + ": " + fault);
    }
}
