package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.engine.InvalidInputException;

/**
 * What is made of a layer, as a person writes it: {@code faults=distance}, {@code faults=density(5000)}, {@code
 * geology=category(UNIT)}.
 *
 * @param text as it was given
 * @param source the layer's name
 * @param operation what is made
 * @param argument in the brackets, if there are any
 */
record Recipe(String text, String source, Operation operation, Optional<String> argument) {
    private static final Pattern FORM = Pattern.compile("(.+?)\\s*=\\s*([A-Za-z_]+)\\s*(?:\\((.*)\\))?");

    /** What can be made of a layer, by the word that stands for it in small letters. */
    enum Operation {
        /** A band a class: 1 or 0. */
        CATEGORY,
        /** The distance to each class. */
        CATEGORY_DISTANCE,
        /** The distance to the nearest feature. */
        DISTANCE,
        /** Length of lines or number of points by area, within a radius. */
        DENSITY,
        /** The distance to the lines of each class of direction. */
        ORIENTATION,
        /** The distance to the nearest place where lines of two features meet. */
        INTERSECTIONS,
        /** The bands of a coverage as they are. */
        BANDS,
        /** The bands of a coverage as numbers of any kind. */
        CONTINUOUS,
        SLOPE,
        GRADIENT,
        CURVATURE,
        VERTICAL_DERIVATIVE,
        TILT,
        FOCAL_MEAN,
        FOCAL_DEVIATION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidInputException naming {@code evidence}, when a text is no recipe */
    static List<Recipe> parse(List<String> texts) {
        return Inputs.texts(texts).stream().map(Recipe::parse).toList();
    }

    private static Recipe parse(String text) {
        Matcher form = FORM.matcher(text);
        InvalidInputException.require(
                form.matches(), "evidence", text, "a layer and what is made of it, such as faults=distance");
        for (Operation operation : Operation.values()) {
            if (operation.word().equalsIgnoreCase(form.group(2))) {
                return new Recipe(text, form.group(1), operation, Inputs.text(form.group(3)));
            }
        }
        List<String> words = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            words.add(operation.word());
        }
        throw new InvalidInputException("evidence", text, "one of " + words + " behind the equals sign");
    }

    /** A number in the brackets that has to be above 0. */
    double positive(String what) {
        try {
            double number = Double.parseDouble(argument.orElse(""));
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new InvalidInputException(
                "evidence", text, source + "=" + operation.word() + "(" + what + "), a number above 0 in the brackets");
    }

    /** Refuses anything in the brackets. */
    void plain() {
        InvalidInputException.require(
                argument.isEmpty(), "evidence", text, source + "=" + operation.word() + " without brackets");
    }

    /** The refusal of a recipe that is not for such a layer. */
    InvalidInputException unfit(String what, String accepted) {
        return new InvalidInputException(
                "evidence", text + " is not accepted, " + source + " being " + what + "; expected " + accepted);
    }
}
