package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.JTS;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.Area;
import org.prospectivity.rasters.Coverages;

/** What polygons cover, whether they overlap or not; their holes are not part of it. */
public final class PolygonArea implements Area {
    private final List<Geometry> given = new ArrayList<>();
    private final transient STRtree polygons = new STRtree();

    private PolygonArea() {}

    /**
     * The area of the polygons of features. Features in another CRS have the corners of their polygons transformed;
     * features without one are taken to be in it. Features without a geometry are passed over.
     *
     * @param parameter the input the features were given for
     * @param crs projected, in metres
     * @throws InvalidInputException naming the parameter, when there is no polygon at all, a geometry is no polygon or
     *     cannot be transformed
     */
    public static PolygonArea of(String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs) {
        CoordinateReferenceSystem target = Coverages.eastingFirst("crs", crs);
        MathTransform transform =
                Points.transform(parameter, features.getSchema().getCoordinateReferenceSystem(), target);
        PolygonArea area = new PolygonArea();
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                if (!(feature.getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
                    continue;
                }
                if (!(geometry instanceof Polygonal)) {
                    throw new InvalidInputException(
                            parameter,
                            "feature " + feature.getID() + " is a " + geometry.getGeometryType()
                                    + "; expected polygons");
                }
                area.add(transformed(parameter, feature, geometry, transform));
            }
        }
        if (area.polygons.isEmpty()) {
            throw new InvalidInputException(parameter, "it has no polygons; expected at least one");
        }
        area.polygons.build();
        return area;
    }

    private void add(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry polygon = geometry.getGeometryN(i);
            if (!polygon.isEmpty()) {
                given.add(polygon);
                polygons.insert(polygon.getEnvelopeInternal(), new IndexedPointInAreaLocator(polygon));
            }
        }
    }

    /** What is read is indexed anew. */
    private Object readResolve() {
        PolygonArea area = new PolygonArea();
        given.forEach(area::add);
        area.polygons.build();
        return area;
    }

    /** A geometry of a feature in a CRS; the transform is null where there is nothing to do. */
    static Geometry transformed(String parameter, SimpleFeature feature, Geometry geometry, MathTransform transform) {
        Geometry there = geometry;
        if (transform != null) {
            try {
                there = JTS.transform(geometry, transform);
            } catch (TransformException e) {
                throw new InvalidInputException(
                        parameter, "feature " + feature.getID() + " lies outside the CRS of the map");
            }
        }
        for (Coordinate corner : there.getCoordinates()) {
            if (!Double.isFinite(corner.x) || !Double.isFinite(corner.y)) {
                throw new InvalidInputException(
                        parameter, "feature " + feature.getID() + " has no finite coordinates in the CRS of the map");
            }
        }
        return there;
    }

    @Override
    public boolean contains(double easting, double northing) {
        Coordinate place = new Coordinate(easting, northing);
        List<?> near = polygons.query(new Envelope(place));
        return near.stream().anyMatch(polygon -> ((PointOnGeometryLocator) polygon).locate(place) != Location.EXTERIOR);
    }
}
