package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.prospectivity.engine.InvalidInputException;

/** Features as they are handed over: all in the coordinate system of the map, points as points, polygons as multipolygons. */
final class HandoverPlaces {
    private static final String GEOMETRY = "the_geom";
    /** What deposits are called by, the first attribute that there is. */
    private static final List<String> NAMES = List.of("name", "deposit", "title", "id");

    private HandoverPlaces() {}

    /**
     * Points with their attributes.
     *
     * @param name of the features
     * @param parameter the input they were given for
     */
    static ListFeatureCollection points(
            String name, String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs) {
        ListFeatureCollection points = empty(name, features.getSchema(), crs, Point.class);
        GeometryFactory geometries = new GeometryFactory();
        Points.visit(
                parameter,
                features,
                crs,
                (feature, easting, northing) ->
                        points.add(made(points, feature, geometries.createPoint(new Coordinate(easting, northing)))));
        return points;
    }

    /**
     * Polygons with their attributes; features without a geometry are passed over.
     *
     * @param name of the features
     * @param parameter the input they were given for
     * @throws InvalidInputException naming the parameter, when a geometry is no polygon
     */
    static ListFeatureCollection polygons(
            String name, String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs) {
        ListFeatureCollection polygons = empty(name, features.getSchema(), crs, MultiPolygon.class);
        MathTransform transform =
                Points.transform(parameter, features.getSchema().getCoordinateReferenceSystem(), crs);
        GeometryFactory geometries = new GeometryFactory();
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                if (!(feature.getDefaultGeometry() instanceof Geometry geometry) || geometry.isEmpty()) {
                    continue;
                }
                InvalidInputException.require(
                        geometry instanceof Polygonal,
                        parameter,
                        "feature " + feature.getID() + ", a " + geometry.getGeometryType() + ",",
                        "polygons");
                Geometry there = PolygonArea.transformed(parameter, feature, geometry, transform);
                polygons.add(made(
                        polygons,
                        feature,
                        there instanceof Polygon polygon
                                ? geometries.createMultiPolygon(new Polygon[] {polygon})
                                : there));
            }
        }
        return polygons;
    }

    private static ListFeatureCollection empty(
            String name, SimpleFeatureType schema, CoordinateReferenceSystem crs, Class<?> geometry) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(name);
        type.setCRS(crs);
        type.add(GEOMETRY, geometry);
        for (AttributeDescriptor column : schema.getAttributeDescriptors()) {
            if (!(column instanceof GeometryDescriptor)
                    && !column.getLocalName().equals(GEOMETRY)) {
                type.add(column.getLocalName(), column.getType().getBinding());
            }
        }
        return new ListFeatureCollection(type.buildFeatureType());
    }

    private static SimpleFeature made(ListFeatureCollection all, SimpleFeature feature, Geometry geometry) {
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(all.getSchema());
        builder.set(GEOMETRY, geometry);
        for (AttributeDescriptor column : all.getSchema().getAttributeDescriptors()) {
            if (!(column instanceof GeometryDescriptor)) {
                builder.set(column.getName(), feature.getAttribute(column.getLocalName()));
            }
        }
        return builder.buildFeature(all.getSchema().getTypeName() + "." + (all.size() + 1));
    }

    /** The features of a collection, in order. */
    static List<SimpleFeature> listed(SimpleFeatureCollection features) {
        List<SimpleFeature> listed = new ArrayList<>();
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                listed.add(iterator.next());
            }
        }
        return listed;
    }

    /** What a person calls a feature; empty where no attribute tells. */
    static Optional<String> called(SimpleFeature feature) {
        return NAMES.stream()
                .flatMap(name -> attribute(feature, name).stream())
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** An attribute, whatever the case of its name. */
    static Optional<Object> attribute(SimpleFeature feature, String name) {
        return feature.getFeatureType().getAttributeDescriptors().stream()
                .map(AttributeDescriptor::getLocalName)
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(feature::getAttribute);
    }

    /** A whole number; another where the attribute is missing or none. */
    static int whole(SimpleFeature feature, String name, int otherwise) {
        return attribute(feature, name)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).intValue())
                .orElse(otherwise);
    }
}
