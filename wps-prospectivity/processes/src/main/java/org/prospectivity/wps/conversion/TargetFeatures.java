package org.prospectivity.wps.conversion;

import java.util.List;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.targets.CellPolygon;
import org.prospectivity.engine.targets.Target;

/** Targets as features, in the order of their ranks. */
public final class TargetFeatures {
    private static final String NAME = "targets";

    private TargetFeatures() {}

    /**
     * The features.
     *
     * @param targets by rank
     * @param grid their outlines are on
     * @param crs of the grid, easting first
     * @param thresholds whether each has its own; without, the features lack the attribute, and likewise
     * @param uncertainty whether they have one
     * @param applicability whether it is known where the model applies
     * @param deposits whether deposits were counted
     * @param elements whether leading elements are known
     */
    public static SimpleFeatureCollection of(
            List<Target> targets,
            GridGeometry grid,
            CoordinateReferenceSystem crs,
            boolean thresholds,
            boolean uncertainty,
            boolean applicability,
            boolean deposits,
            boolean elements) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(NAME);
        type.setCRS(crs);
        type.add("the_geom", MultiPolygon.class);
        type.add("rank", Integer.class);
        type.add("areaKm2", Double.class);
        type.add("meanScore", Double.class);
        type.add("maxScore", Double.class);
        if (thresholds) {
            type.add("threshold", Double.class);
        }
        if (uncertainty) {
            type.add("meanUncertainty", Double.class);
        }
        if (applicability) {
            type.add("outsideShare", Double.class);
        }
        if (deposits) {
            type.add("deposits", Integer.class);
        }
        if (elements) {
            type.add("leadingElements", String.class);
        }
        SimpleFeatureType schema = type.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(schema);
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
        GeometryFactory geometries = new GeometryFactory();
        for (Target target : targets) {
            Target.Figures figures = target.figures();
            builder.set("the_geom", geometry(target.outline(), grid, geometries));
            builder.set("rank", figures.rank());
            builder.set("areaKm2", figures.areaKm2());
            builder.set("meanScore", figures.meanScore());
            builder.set("maxScore", figures.maxScore());
            if (thresholds) {
                builder.set("threshold", figures.threshold().orElseThrow());
            }
            if (uncertainty) {
                builder.set("meanUncertainty", figures.meanUncertainty().orElseThrow());
            }
            if (applicability) {
                builder.set("outsideShare", figures.outsideShare().orElseThrow());
            }
            if (deposits) {
                builder.set("deposits", figures.deposits().orElseThrow());
            }
            if (elements) {
                builder.set(
                        "leadingElements",
                        figures.leadingElements().orElseThrow().stream()
                                .map(Target.Element::symbol)
                                .collect(Collectors.joining(", ")));
            }
            features.add(builder.buildFeature(NAME + "." + figures.rank()));
        }
        return features;
    }

    private static MultiPolygon geometry(List<CellPolygon> outline, GridGeometry grid, GeometryFactory geometries) {
        return geometries.createMultiPolygon(outline.stream()
                .map(polygon -> geometries.createPolygon(
                        ring(polygon.shell(), grid, geometries),
                        polygon.holes().stream()
                                .map(hole -> ring(hole, grid, geometries))
                                .toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new));
    }

    private static LinearRing ring(CellPolygon.Ring ring, GridGeometry grid, GeometryFactory geometries) {
        Coordinate[] corners = new Coordinate[ring.columns().length];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(
                    grid.west() + ring.columns()[i] * grid.cellSize(), grid.north() - ring.rows()[i] * grid.cellSize());
        }
        return geometries.createLinearRing(corners);
    }
}
