package org.prospectivity.server.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Puntal;
import org.prospectivity.engine.InvalidInputException;

/** A feature layer as it is drawn: places of points as plain numbers, other geometries as they are. */
public final class StoredFeatures {
    private static final int MOST_TRANSFORMED = 4;
    /** A box without area cannot be shown. */
    private static final double AROUND_METRES = 100;

    private static final double AROUND_DEGREES = 1e-3;

    private final SimpleFeatureCollection features;
    private final CoordinateReferenceSystem crs;
    private final Optional<Integer> epsg;
    /** Eastings and northings in turn. */
    private final double[] points;
    /** The number of each point's feature. */
    private final int[] pointFeatures;

    /** In the CRS that maps asked for last. */
    private final Map<CoordinateReferenceSystem, double[]> transformed = new LinkedHashMap<>(4, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CoordinateReferenceSystem, double[]> eldest) {
            return size() > MOST_TRANSFORMED;
        }
    };

    private final List<Shape> shapes;
    private final Envelope bounds;

    /** A line or area and the number of its feature. */
    public record Shape(Geometry geometry, int feature) {}

    /**
     * Takes in features.
     *
     * @throws InvalidInputException when they tell no CRS
     */
    StoredFeatures(SimpleFeatureCollection features) {
        this.features = features;
        CoordinateReferenceSystem told = features.getSchema().getCoordinateReferenceSystem();
        if (told == null) {
            throw new InvalidInputException(
                    "layer", "its file tells no coordinate system, so it has no place on a map");
        }
        crs = told;
        epsg = code(told);
        double[] places = new double[64];
        int[] owners = new int[32];
        int count = 0;
        shapes = new ArrayList<>();
        bounds = new Envelope();
        int feature = 0;
        try (SimpleFeatureIterator all = features.features()) {
            for (; all.hasNext(); feature++) {
                if (!(all.next().getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
                    continue;
                }
                bounds.expandToInclude(geometry.getEnvelopeInternal());
                if (!(geometry instanceof Puntal)) {
                    shapes.add(new Shape(geometry, feature));
                    continue;
                }
                for (org.locationtech.jts.geom.Coordinate place : geometry.getCoordinates()) {
                    if (count == owners.length) {
                        owners = Arrays.copyOf(owners, 2 * count);
                        places = Arrays.copyOf(places, 4 * count);
                    }
                    places[2 * count] = place.x;
                    places[2 * count + 1] = place.y;
                    owners[count++] = feature;
                }
            }
        }
        points = Arrays.copyOf(places, 2 * count);
        pointFeatures = Arrays.copyOf(owners, count);
    }

    private static Optional<Integer> code(CoordinateReferenceSystem crs) {
        try {
            return Optional.ofNullable(CRS.lookupEpsgCode(crs, false));
        } catch (FactoryException e) {
            return Optional.empty();
        }
    }

    /** Its CRS, easting or longitude first. */
    public CoordinateReferenceSystem crs() {
        return crs;
    }

    /** The EPSG code of its CRS, if it has one. */
    public Optional<Integer> epsg() {
        return epsg;
    }

    /** What it covers, around a single place a little more than that; empty without features. */
    public ReferencedEnvelope bounds() {
        ReferencedEnvelope box = new ReferencedEnvelope(bounds, crs);
        if (!box.isNull() && (box.getWidth() == 0 || box.getHeight() == 0)) {
            box.expandBy(crs instanceof GeographicCRS ? AROUND_DEGREES : AROUND_METRES);
        }
        return box;
    }

    /** Eastings and northings of its points in a CRS, in turn, NaN for points without a place in it. Not to be changed. */
    public double[] pointsIn(CoordinateReferenceSystem wanted) {
        MathTransform transform = Transforms.between(crs, wanted);
        if (transform.isIdentity()) {
            return points;
        }
        synchronized (transformed) {
            return transformed.computeIfAbsent(wanted, any -> transformed(transform));
        }
    }

    private double[] transformed(MathTransform transform) {
        double[] places = points.clone();
        for (int p = 0; p < places.length; p += 2) {
            try {
                transform.transform(points, p, places, p, 1);
            } catch (TransformException e) {
                Arrays.fill(places, p, p + 2, Double.NaN);
            }
        }
        return places;
    }

    /** The number of each point's feature. Not to be changed. */
    public int[] pointFeatures() {
        return pointFeatures;
    }

    /** Its lines and areas. */
    public List<Shape> shapes() {
        return shapes;
    }

    /** The features of some numbers, in order, up to a count. */
    public List<SimpleFeature> features(IntPredicate wanted, int most) throws IOException {
        List<SimpleFeature> found = new ArrayList<>();
        try (SimpleFeatureIterator all = features.features()) {
            for (int feature = 0; all.hasNext() && found.size() < most; feature++) {
                SimpleFeature next = all.next();
                if (wanted.test(feature)) {
                    found.add(next);
                }
            }
        }
        return found;
    }
}
