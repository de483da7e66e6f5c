package org.prospectivity.cluster.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.prospectivity.engine.InvalidInputException;

/**
 * What the metadata of a GeoParquet file (versions 1.0 and 1.1) tell.
 *
 * @param column of the geometries, in well-known binary
 * @param crs of the geometries, easting first, as {@code EPSG:code}; empty when the file says that it is not known, or
 *     tells one without a code
 * @param uncoded the name of a system that the file tells without a code; else empty
 * @param boxes columns that only bound the geometries
 */
record GeoParquet(String column, String crs, String uncoded, Set<String> boxes) {
    /** The key of the metadata in a file's footer. */
    static final String KEY = "geo";

    private static final String WGS84 = "EPSG:4326";

    /**
     * Reads the metadata.
     *
     * @param parameter the input the file was given for
     * @param file its name
     * @throws InvalidInputException when they are not of these versions
     */
    static GeoParquet of(String parameter, String file, String metadata) {
        try {
            JsonObject geo = JsonParser.parseString(metadata).getAsJsonObject();
            String version = geo.get("version").getAsString();
            InvalidInputException.require(
                    version.matches("1\\.[0-9]+\\.[0-9].*"),
                    parameter,
                    file + " of GeoParquet " + version,
                    "version 1.0 or 1.1");
            String column = geo.get("primary_column").getAsString();
            JsonObject columns = geo.getAsJsonObject("columns");
            JsonObject primary = columns.getAsJsonObject(column);
            String encoding = primary.get("encoding").getAsString();
            InvalidInputException.require(
                    encoding.equals("WKB"),
                    parameter,
                    file + " with geometries encoded as " + encoding,
                    "well-known binary (WKB)");
            Optional<JsonObject> system = system(primary);
            String crs = primary.has("crs") ? system.flatMap(GeoParquet::code).orElse("") : WGS84;
            return new GeoParquet(column, crs, crs.isEmpty() ? name(system) : "", boxes(columns));
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | ClassCastException e) {
            // What Gson throws for members that are missing or of another kind.
            throw new InvalidInputException(
                    parameter,
                    file + ": its metadata \"" + KEY + "\" are not those of GeoParquet 1.0 or 1.1; expected version,"
                            + " primary_column and columns with their encoding");
        }
    }

    private static Optional<JsonObject> system(JsonObject column) {
        JsonElement crs = column.get("crs");
        return crs == null || crs.isJsonNull() ? Optional.empty() : Optional.of(crs.getAsJsonObject());
    }

    private static Optional<String> code(JsonObject crs) {
        if (!crs.has("id")) {
            return Optional.empty();
        }
        JsonObject id = crs.getAsJsonObject("id");
        String code = id.get("authority").getAsString() + ":" + id.get("code").getAsString();
        return Optional.of(code.equals("OGC:CRS84") ? WGS84 : code);
    }

    private static String name(Optional<JsonObject> crs) {
        return crs.map(system -> system.has("name") ? system.get("name").getAsString() : "without name")
                .orElse("");
    }

    /** The columns named by {@code "covering": {"bbox": {"xmin": ["bbox", "xmin"], …}}} of each column. */
    private static Set<String> boxes(JsonObject columns) {
        Set<String> boxes = new TreeSet<>();
        for (String name : columns.keySet()) {
            JsonObject covering = columns.getAsJsonObject(name).getAsJsonObject("covering");
            JsonObject box = covering == null ? null : covering.getAsJsonObject("bbox");
            if (box != null) {
                for (String side : box.keySet()) {
                    JsonArray path = box.getAsJsonArray(side);
                    boxes.add(path.get(0).getAsString());
                }
            }
        }
        return boxes;
    }
}
