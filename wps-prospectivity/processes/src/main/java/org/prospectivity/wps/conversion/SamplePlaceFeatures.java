package org.prospectivity.wps.conversion;

import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.geochemistry.SampleTable;

/** The places of gridded samples as features, without attributes, in the order of the samples. */
public final class SamplePlaceFeatures {
    private static final String NAME = "samplePlaces";

    private SamplePlaceFeatures() {}

    /** @param crs of the samples, easting first */
    public static SimpleFeatureCollection of(SampleTable samples, CoordinateReferenceSystem crs) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(NAME);
        type.setCRS(crs);
        type.add("the_geom", Point.class);
        SimpleFeatureType schema = type.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(schema);
        GeometryFactory geometries = new GeometryFactory();
        for (int sample = 0; sample < samples.size(); sample++) {
            Coordinate place = new Coordinate(samples.easting(sample), samples.northing(sample));
            features.add(SimpleFeatureBuilder.build(
                    schema, new Object[] {geometries.createPoint(place)}, NAME + "." + (sample + 1)));
        }
        return features;
    }
}
