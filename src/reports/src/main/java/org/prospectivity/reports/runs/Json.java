package org.prospectivity.reports.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON object of which any member may be missing, as in a report of an older or newer version. */
record Json(JsonObject object) {
    static final Json NOTHING = new Json(new JsonObject());

    private Optional<JsonElement> member(String name) {
        return Optional.ofNullable(object.get(name)).filter(member -> !member.isJsonNull());
    }

    boolean has(String name) {
        return member(name).isPresent();
    }

    /** An object; one without members where there is none. */
    Json at(String name) {
        return member(name)
                .filter(JsonElement::isJsonObject)
                .map(member -> new Json(member.getAsJsonObject()))
                .orElse(NOTHING);
    }

    boolean isEmpty() {
        return object.isEmpty();
    }

    /** A text, or a number or truth as one; blank where there is none. */
    String text(String name) {
        return member(name)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    /** A number; NaN where there is none. */
    double number(String name) {
        return member(name).map(Json::number).orElse(Double.NaN);
    }

    private static double number(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()
                ? element.getAsDouble()
                : Double.NaN;
    }

    private JsonArray array(String name) {
        return member(name)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
    }

    /** The objects of an array. */
    List<Json> all(String name) {
        List<Json> all = new ArrayList<>();
        array(name).forEach(element -> {
            if (element.isJsonObject()) {
                all.add(new Json(element.getAsJsonObject()));
            }
        });
        return all;
    }

    /** The texts of an array. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        array(name).forEach(element -> {
            if (element.isJsonPrimitive()) {
                texts.add(element.getAsString());
            }
        });
        return texts;
    }

    /** The numbers of an array, NaN for what is none. */
    double[] numbers(String name) {
        double[] numbers = new double[array(name).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array(name).get(i));
        }
        return numbers;
    }
}
