package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.SampleDistance;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.Coverages;

/**
 * Where the points of a feature collection lie.
 *
 * @param eastings in metres, in the order of the features
 * @param northings in metres, in the same order
 */
public record Points(double[] eastings, double[] northings) {
    /** Attributes with coordinates of features without a geometry: rows of a table, as a host may read it. */
    private static final List<List<String>> COORDINATES =
            List.of(List.of("x", "y"), List.of("easting", "northing"), List.of("east", "north"));

    /** Sees one point of a feature. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param feature whose point it is; a multipoint's feature is seen once for each of its points
         * @param easting in metres
         * @param northing in metres
         */
        void visit(SimpleFeature feature, double easting, double northing);
    }

    /** How many points there are. */
    public int size() {
        return eastings.length;
    }

    /**
     * The points of features, as {@link #visit} sees them.
     *
     * @throws InvalidInputException naming the parameter, as {@link #visit} does
     */
    public static Points of(String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs) {
        List<Coordinate> points = new ArrayList<>();
        visit(parameter, features, crs, (feature, easting, northing) -> points.add(new Coordinate(easting, northing)));
        return new Points(
                points.stream().mapToDouble(Coordinate::getX).toArray(),
                points.stream().mapToDouble(Coordinate::getY).toArray());
    }

    /**
     * The cell of each point of features, -1 for those outside the grid.
     *
     * @throws InvalidInputException naming the parameter, as {@link #visit} does
     */
    public static int[] cells(
            String parameter, SimpleFeatureCollection features, GridGeometry geometry, CoordinateReferenceSystem crs) {
        return of(parameter, features, crs).cells(geometry);
    }

    /** The cell of each point, -1 for those outside the grid. */
    public int[] cells(GridGeometry geometry) {
        return Labels.cellsAt(geometry, eastings, northings);
    }

    /**
     * For each cell of a grid the distances, in metres, to the nearest points of features, as of {@link SampleDistance}.
     *
     * @throws InvalidInputException naming the parameter, as {@link #visit} does
     */
    public static List<float[]> distances(
            String parameter, SimpleFeatureCollection features, GridGeometry geometry, CoordinateReferenceSystem crs) {
        Points points = of(parameter, features, crs);
        return SampleDistance.of(points.eastings(), points.northings(), geometry);
    }

    /**
     * Visits the points of features in a CRS. Points are transformed when the features have another CRS; features
     * without a CRS are taken to be in this one. Features without a geometry are passed over, unless none can have one
     * and there are attributes {@code x} and {@code y}, {@code easting} and {@code northing} or {@code east} and
     * {@code north}.
     *
     * @param parameter the input the features were given for
     * @param features points or multipoints
     * @param crs the CRS to see them in: projected, in metres
     * @throws InvalidInputException naming the parameter, when there is no point at all, a geometry is no point, a
     *     coordinate is not a finite number, or a point cannot be transformed
     */
    public static void visit(
            String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs, Visitor visitor) {
        CoordinateReferenceSystem target = Coverages.eastingFirst("crs", crs);
        CoordinateReferenceSystem source = features.getSchema().getCoordinateReferenceSystem();
        MathTransform transform = transform(parameter, source, target);
        int[] columns = coordinateColumns(features.getSchema());
        boolean any = false;
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                for (Coordinate point :
                        columns == null ? points(parameter, feature) : points(parameter, feature, columns)) {
                    Coordinate there = transformed(parameter, point, transform);
                    visitor.visit(feature, there.x, there.y);
                    any = true;
                }
            }
        }
        if (!any) {
            throw new InvalidInputException(parameter, "it has no points; expected at least one");
        }
    }

    private static Coordinate[] points(String parameter, SimpleFeature feature) {
        if (!(feature.getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
            return new Coordinate[0];
        }
        if (!(geometry instanceof Point || geometry instanceof MultiPoint)) {
            throw new InvalidInputException(
                    parameter,
                    "feature " + feature.getID() + " is a " + geometry.getGeometryType() + "; expected points");
        }
        return geometry.getCoordinates();
    }

    private static Coordinate[] points(String parameter, SimpleFeature feature, int[] columns) {
        double[] place = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            Object value = feature.getAttribute(columns[c]);
            String text = value == null ? "" : value.toString().strip();
            if (text.isEmpty()) {
                return new Coordinate[0];
            }
            try {
                place[c] = value instanceof Number number ? number.doubleValue() : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new InvalidInputException(
                        parameter,
                        "feature " + feature.getID() + " has the coordinate \"" + text + "\"; expected numbers");
            }
        }
        return new Coordinate[] {new Coordinate(place[0], place[1])};
    }

    /** Where the coordinates of rows of a table are, or null for features that have geometries or neither. */
    private static int[] coordinateColumns(SimpleFeatureType schema) {
        if (schema.getGeometryDescriptor() != null) {
            return null;
        }
        List<String> known = schema.getAttributeDescriptors().stream()
                .map(attribute -> attribute.getLocalName().toLowerCase(Locale.ROOT))
                .toList();
        return COORDINATES.stream()
                .filter(known::containsAll)
                .findFirst()
                .map(names -> names.stream().mapToInt(known::indexOf).toArray())
                .orElse(null);
    }

    /** The way to a CRS, or null where there is nothing to do. */
    static MathTransform transform(
            String parameter, CoordinateReferenceSystem source, CoordinateReferenceSystem target) {
        if (source == null || CRS.equalsIgnoreMetadata(source, target)) {
            return null;
        }
        try {
            return CRS.findMathTransform(source, target, true);
        } catch (FactoryException e) {
            throw new InvalidInputException(
                    parameter,
                    "there is no transformation from " + source.getName().getCode() + " to "
                            + target.getName().getCode());
        }
    }

    /** A point where a transform puts it, or as it is where there is nothing to do. */
    static Coordinate transformed(String parameter, Coordinate point, MathTransform transform) {
        Coordinate there = point;
        if (transform != null) {
            try {
                there = JTS.transform(point, null, transform);
            } catch (TransformException e) {
                throw new InvalidInputException(
                        parameter, "the point " + text(point) + " lies outside the CRS of the map");
            }
        }
        if (!Double.isFinite(there.x) || !Double.isFinite(there.y)) {
            throw new InvalidInputException(
                    parameter, "the point " + text(point) + " has no finite coordinates in the CRS of the map");
        }
        return there;
    }

    private static String text(Coordinate point) {
        return point.x + ", " + point.y;
    }
}
