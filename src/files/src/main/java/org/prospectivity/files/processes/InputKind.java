package org.prospectivity.files.processes;

import java.awt.image.RenderedImage;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.geotools.api.data.Parameter;
import org.geotools.api.filter.Filter;
import org.geotools.api.geometry.Bounds;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.feature.FeatureCollection;
import org.locationtech.jts.geom.Geometry;

/** What an input or output of a process is, and how a person gives it. */
public enum InputKind {
    COVERAGE("FILE.tif", "a GeoTIFF file"),
    FEATURES("FILE", "a CSV, GeoJSON, GeoPackage or GML file"),
    IMAGE("FILE.png", "a PNG file"),
    BOUNDS("W,S,E,N", "west,south,east,north[,CRS]"),
    CRS("CODE", "the code of a coordinate system, such as EPSG:28350"),
    CHOICE("NAME", "one of the names listed"),
    SWITCH("[true|false]", "true or false"),
    INTEGER("INTEGER", "a whole number"),
    NUMBER("NUMBER", "a number"),
    GEOMETRY("WKT", "well-known text"),
    FILTER("ECQL", "an ECQL expression"),
    TEXT("TEXT", "text");

    private final String placeholder;
    private final String meaning;

    InputKind(String placeholder, String meaning) {
        this.placeholder = placeholder;
        this.meaning = meaning;
    }

    /** The kind of a type that a process declares. */
    public static InputKind of(Class<?> type) {
        if (GridCoverage2D.class.isAssignableFrom(type)) {
            return COVERAGE;
        }
        if (FeatureCollection.class.isAssignableFrom(type)) {
            return FEATURES;
        }
        if (RenderedImage.class.isAssignableFrom(type)) {
            return IMAGE;
        }
        if (Bounds.class.isAssignableFrom(type)) {
            return BOUNDS;
        }
        if (CoordinateReferenceSystem.class.isAssignableFrom(type)) {
            return CRS;
        }
        if (type.isEnum()) {
            return CHOICE;
        }
        if (type == Boolean.class || type == boolean.class) {
            return SWITCH;
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return INTEGER;
        }
        if (type.isPrimitive() && type != char.class || Number.class.isAssignableFrom(type)) {
            return NUMBER;
        }
        if (Geometry.class.isAssignableFrom(type)) {
            return GEOMETRY;
        }
        return Filter.class.isAssignableFrom(type) ? FILTER : TEXT;
    }

    /** What stands for a value behind the name of an option. */
    public String placeholder() {
        return placeholder;
    }

    /** What is accepted as a value of an input, as a phrase. */
    public static String accepted(Parameter<?> input) {
        InputKind kind = of(input.type);
        return kind == CHOICE ? "one of " + choices(input.type) : kind.meaning;
    }

    /** Whether the placeholder says what is accepted already. */
    public boolean isPlain() {
        return switch (this) {
            case TEXT, SWITCH, INTEGER, NUMBER -> true;
            default -> false;
        };
    }

    /** Whether several values can be given at once, separated by commas. */
    public boolean isSeparable() {
        return switch (this) {
            case TEXT, CHOICE, SWITCH, INTEGER, NUMBER -> true;
            default -> false;
        };
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }
}
