package org.prospectivity.wps.conversion;

import java.util.List;
import java.util.OptionalDouble;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.sampling.SuggestedSample;

/** Suggested samples as features, in the order of their ranks. */
public final class SuggestedSampleFeatures {
    private static final String NAME = "suggestedSamples";

    private SuggestedSampleFeatures() {}

    /**
     * The features.
     *
     * @param places by rank
     * @param crs of the places, easting first
     * @param uncertainty whether the map has one; without, the features lack it and its percentile, and likewise
     * @param variance whether a kriging variance is given
     * @param applicability whether it is known where the model applies
     * @param roads whether roads are given
     */
    public static SimpleFeatureCollection of(
            List<SuggestedSample> places,
            CoordinateReferenceSystem crs,
            boolean uncertainty,
            boolean variance,
            boolean applicability,
            boolean roads) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(NAME);
        type.setCRS(crs);
        type.add("the_geom", Point.class);
        type.add("rank", Integer.class);
        type.add("easting", Double.class);
        type.add("northing", Double.class);
        type.add("lon", Double.class);
        type.add("lat", Double.class);
        type.add("worth", Double.class);
        type.add("score", Double.class);
        type.add("percentile", Double.class);
        if (uncertainty) {
            type.add("uncertainty", Double.class);
            type.add("disagreement", Double.class);
        }
        if (variance) {
            type.add("variance", Double.class);
        }
        if (applicability) {
            type.add("applicability", Double.class);
        }
        type.add("sampleDistance", Double.class);
        type.add("gaps", Double.class);
        if (roads) {
            type.add("roadDistance", Double.class);
        }
        type.add("reason", String.class);
        SimpleFeatureType schema = type.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(schema);
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
        GeometryFactory geometries = new GeometryFactory();
        MathTransform toDegrees = Points.transform("prospectivity", crs, DefaultGeographicCRS.WGS84);
        for (SuggestedSample place : places) {
            SuggestedSample.Figures figures = place.figures();
            Coordinate there = new Coordinate(place.easting(), place.northing());
            Coordinate degrees = Points.transformed("prospectivity", there, toDegrees);
            builder.set("the_geom", geometries.createPoint(there));
            builder.set("rank", place.rank());
            builder.set("easting", place.easting());
            builder.set("northing", place.northing());
            builder.set("lon", degrees.x);
            builder.set("lat", degrees.y);
            builder.set("worth", place.worth());
            builder.set("score", figures.score());
            builder.set("percentile", figures.percentile());
            if (uncertainty) {
                builder.set("uncertainty", boxed(figures.uncertainty()));
                builder.set("disagreement", boxed(figures.disagreement()));
            }
            if (variance) {
                builder.set("variance", boxed(figures.variance()));
            }
            if (applicability) {
                builder.set("applicability", boxed(figures.applicability()));
            }
            builder.set("sampleDistance", figures.sampleDistance());
            builder.set("gaps", figures.gaps());
            if (roads) {
                builder.set("roadDistance", boxed(figures.roadDistance()));
            }
            builder.set("reason", place.reason());
            features.add(builder.buildFeature(NAME + "." + place.rank()));
        }
        return features;
    }

    /** A cell without a value has none. */
    private static Double boxed(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }
}
