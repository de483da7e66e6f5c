package org.prospectivity.wps;

import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.raster.GridGeometry;

/** Made-up points. */
final class TestFeatures {
    private TestFeatures() {}

    /** A point in the centre of each of these cells. */
    static ListFeatureCollection inCells(GridGeometry grid, CoordinateReferenceSystem crs, int... cells) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("points");
        builder.setCRS(crs);
        builder.add("place", Point.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int cell : cells) {
            Coordinate place = new Coordinate(grid.easting(grid.columnOf(cell)), grid.northing(grid.rowOf(cell)));
            features.add(
                    SimpleFeatureBuilder.build(type, new Object[] {new GeometryFactory().createPoint(place)}, null));
        }
        return features;
    }
}
