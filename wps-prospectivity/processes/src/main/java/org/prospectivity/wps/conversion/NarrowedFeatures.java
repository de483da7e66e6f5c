package org.prospectivity.wps.conversion;

import java.util.HashMap;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;

/**
 * Features of a type as narrow as their values: text formats tell neither whole numbers from others nor what kind of shape
 * all of them are.
 */
public final class NarrowedFeatures {
    private NarrowedFeatures() {}

    /**
     * The same features of another type.
     *
     * @param name of the type
     */
    public static SimpleFeatureCollection of(SimpleFeatureCollection features, String name) {
        SimpleFeatureType type = features.getSchema();
        Map<String, Class<?>> classes = new HashMap<>();
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                for (AttributeDescriptor column : type.getAttributeDescriptors()) {
                    Object value = feature.getAttribute(column.getName());
                    if (value != null) {
                        Class<?> declared = column.getType().getBinding();
                        classes.merge(
                                column.getLocalName(),
                                narrowed(value, column),
                                (one, other) -> one == other ? one : declared);
                    }
                }
            }
        }
        SimpleFeatureTypeBuilder made = new SimpleFeatureTypeBuilder();
        made.setName(name);
        made.setCRS(type.getCoordinateReferenceSystem());
        for (AttributeDescriptor column : type.getAttributeDescriptors()) {
            made.add(
                    column.getLocalName(),
                    classes.getOrDefault(column.getLocalName(), column.getType().getBinding()));
        }
        made.setDefaultGeometry(
                type.getGeometryDescriptor() == null
                        ? null
                        : type.getGeometryDescriptor().getLocalName());
        SimpleFeatureType narrow = made.buildFeatureType();
        ListFeatureCollection result = new ListFeatureCollection(narrow);
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(narrow);
        int number = 0;
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                // The builder makes whole numbers of the others.
                builder.addAll(iterator.next().getAttributes());
                result.add(builder.buildFeature(name + "." + ++number));
            }
        }
        return result;
    }

    private static Class<?> narrowed(Object value, AttributeDescriptor column) {
        if (column instanceof GeometryDescriptor) {
            return value.getClass();
        }
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                ? Integer.class
                : column.getType().getBinding();
    }
}
