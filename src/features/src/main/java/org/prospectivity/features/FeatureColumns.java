package org.prospectivity.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/** The attributes of features beside their geometry, and their coordinate system, as formats of tables want them. */
final class FeatureColumns {
    private FeatureColumns() {}

    /** What kinds of values the formats tell apart. */
    enum Kind {
        WHOLE,
        NUMBER,
        FLAG,
        TEXT;

        static Kind of(AttributeDescriptor column) {
            Class<?> type = column.getType().getBinding();
            if (type == Integer.class || type == Long.class || type == Short.class || type == Byte.class) {
                return WHOLE;
            }
            if (Number.class.isAssignableFrom(type)) {
                return NUMBER;
            }
            return type == Boolean.class ? FLAG : TEXT;
        }
    }

    static List<AttributeDescriptor> of(SimpleFeatureType type) {
        return type.getAttributeDescriptors().stream()
                .filter(column -> !(column instanceof GeometryDescriptor))
                .toList();
    }

    /** A value of a feature; null where it has none, or one that is no number where numbers are. */
    static Object value(SimpleFeature feature, AttributeDescriptor column) {
        Object value = feature.getAttribute(column.getName());
        return value instanceof Number number && !Double.isFinite(number.doubleValue()) ? null : value;
    }

    /**
     * Names of at most so many characters of ASCII, no two of which differ in case alone: too long ones are cut, and those
     * that are the same then are numbered at their end.
     */
    static List<String> shortNames(List<String> names, int length) {
        List<String> made = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String name : names) {
            String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
            String candidate = plain.substring(0, Math.min(length, plain.length()));
            for (int number = 1; taken.contains(candidate.toLowerCase(Locale.ROOT)); number++) {
                String end = String.valueOf(number);
                candidate = plain.substring(0, Math.min(length - end.length(), plain.length())) + end;
            }
            taken.add(candidate.toLowerCase(Locale.ROOT));
            made.add(candidate);
        }
        return made;
    }

    /** The text of a coordinate system in one line. */
    static String text(CoordinateReferenceSystem crs) {
        return crs.toWKT().replaceAll("\\s*\\R\\s*", "");
    }
}
