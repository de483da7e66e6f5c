package org.prospectivity.files.processes;

import java.util.Arrays;
import org.geotools.api.data.Parameter;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.util.Converters;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;

/** Makes the values of a process's inputs from texts; coverages, features and images have none. */
public final class LiteralReader {
    private LiteralReader() {}

    /**
     * The value of an input, or one of its values.
     *
     * @throws InvalidInputException naming the input
     */
    public static Object read(Parameter<?> input, String text) {
        return switch (InputKind.of(input.type)) {
            case COVERAGE, FEATURES, IMAGE -> throw new IllegalArgumentException(input.key);
            case BOUNDS -> bounds(input, text);
            case CRS -> CrsCodes.decode(input.key, text);
            case CHOICE -> choice(input, text);
            case SWITCH -> flag(input, text);
            case INTEGER, NUMBER -> number(input, text);
            case GEOMETRY -> geometry(input, text);
            case FILTER -> filter(input, text);
            case TEXT -> text(input, text);
        };
    }

    private static ReferencedEnvelope bounds(Parameter<?> input, String text) {
        String[] parts = text.split(",", 5);
        double[] numbers = Arrays.stream(parts)
                .limit(4)
                .mapToDouble(part -> {
                    try {
                        return Double.parseDouble(part.strip());
                    } catch (NumberFormatException e) {
                        return Double.NaN;
                    }
                })
                .toArray();
        boolean usable = numbers.length == 4
                && Arrays.stream(numbers).allMatch(Double::isFinite)
                && numbers[0] < numbers[2]
                && numbers[1] < numbers[3];
        InvalidInputException.require(
                usable, input.key, text, "four numbers west,south,east,north with west < east and south < north");
        CoordinateReferenceSystem crs = parts.length == 5 ? CrsCodes.decode(input.key, parts[4]) : null;
        return new ReferencedEnvelope(numbers[0], numbers[2], numbers[1], numbers[3], crs);
    }

    private static Object choice(Parameter<?> input, String text) {
        for (Object constant : input.type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text.strip())) {
                return constant;
            }
        }
        throw new InvalidInputException(input.key, text, InputKind.accepted(input));
    }

    private static Boolean flag(Parameter<?> input, String text) {
        InvalidInputException.require(
                text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), input.key, text, "true or false");
        return Boolean.valueOf(text);
    }

    private static Object number(Parameter<?> input, String text) {
        Object number = Converters.convert(text.strip(), input.type);
        // Converters round and clip; what does not come back as the same number was none of this type.
        boolean same = false;
        try {
            same = number instanceof Number value && Double.parseDouble(text) == value.doubleValue()
                    || number instanceof Float real && Float.parseFloat(text) == real;
        } catch (NumberFormatException e) {
            number = null;
        }
        InvalidInputException.require(
                number instanceof Number value && same && Double.isFinite(value.doubleValue()),
                input.key,
                text,
                InputKind.accepted(input));
        return number;
    }

    private static Object geometry(Parameter<?> input, String text) {
        try {
            Object geometry = new WKTReader().read(text);
            if (input.type.isInstance(geometry)) {
                return geometry;
            }
        } catch (ParseException e) {
            // Told below, as for another kind of geometry.
        }
        throw new InvalidInputException(input.key, text, "a " + input.type.getSimpleName() + " as well-known text");
    }

    private static Object filter(Parameter<?> input, String text) {
        try {
            return ECQL.toFilter(text);
        } catch (CQLException e) {
            throw new InvalidInputException(input.key, text, InputKind.accepted(input));
        }
    }

    private static Object text(Parameter<?> input, String text) {
        Object value = Converters.convert(text, input.type);
        InvalidInputException.require(value != null, input.key, text, "a " + input.type.getSimpleName());
        return value;
    }
}
