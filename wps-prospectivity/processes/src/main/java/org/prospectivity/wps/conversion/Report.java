package org.prospectivity.wps.conversion;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.prospectivity.engine.model.OptionalJson;

/**
 * Reports as JSON text, for people and programs: records, lists, maps, enums by name. A number that is not finite is
 * written as {@code null}, since JSON has none, and read back as NaN.
 */
public final class Report {
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(double.class, new Doubles())
            .registerTypeAdapter(Double.class, new Doubles())
            .registerTypeAdapter(float.class, new Floats())
            .registerTypeAdapter(Float.class, new Floats())
            .registerTypeAdapterFactory(new OptionalJson())
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private Report() {}

    /** The JSON text of a report. */
    public static String json(Object report) {
        return GSON.toJson(report);
    }

    /**
     * Reads a report that {@link #json} wrote.
     *
     * @throws JsonParseException when the text is no such report
     */
    public static <T> T read(String json, Class<T> type) {
        return GSON.fromJson(json, type);
    }

    private static final class Doubles extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (value == null || !Double.isFinite(value)) {
                out.nullValue();
            } else {
                out.value(value);
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Double.NaN;
            }
            return in.nextDouble();
        }
    }

    private static final class Floats extends TypeAdapter<Float> {
        @Override
        public void write(JsonWriter out, Float value) throws IOException {
            if (value == null || !Float.isFinite(value)) {
                out.nullValue();
            } else {
                out.value(value);
            }
        }

        @Override
        public Float read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Float.NaN;
            }
            return (float) in.nextDouble();
        }
    }
}
