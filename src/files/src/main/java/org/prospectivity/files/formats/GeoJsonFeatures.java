package org.prospectivity.files.formats;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;

/**
 * Features in GeoJSON files (RFC 7946). Coordinates are longitude and latitude on WGS 84, or in the CRS of the older
 * {@code crs} member, easting first. When a file without that member holds coordinates that cannot be degrees, its
 * features have no CRS. Properties become attributes: numbers, booleans, and everything else as text.
 */
public final class GeoJsonFeatures {
    private GeoJsonFeatures() {}

    static SimpleFeatureCollection read(String parameter, Path file, FeatureOptions options) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonElement root = JsonParser.parseReader(reader);
            if (!root.isJsonObject() || !root.getAsJsonObject().has("features")) {
                throw fault(parameter, file, "it is no GeoJSON feature collection");
            }
            return features(parameter, file, root.getAsJsonObject(), options);
        } catch (JsonParseException | IllegalStateException | ClassCastException | ParseException e) {
            throw fault(parameter, file, "it is no GeoJSON feature collection: " + e.getMessage());
        }
    }

    private static SimpleFeatureCollection features(
            String parameter, Path file, JsonObject root, FeatureOptions options) throws ParseException {
        List<Geometry> geometries = new ArrayList<>();
        List<Map<String, JsonElement>> properties = new ArrayList<>();
        Map<String, Class<?>> types = new LinkedHashMap<>();
        GeoJsonReader reader = new GeoJsonReader();
        for (JsonElement element : root.getAsJsonArray("features")) {
            JsonObject feature = element.getAsJsonObject();
            JsonElement geometry = feature.get("geometry");
            geometries.add(geometry == null || geometry.isJsonNull() ? null : reader.read(geometry.toString()));
            JsonElement values = feature.get("properties");
            properties.add(
                    values == null || values.isJsonNull()
                            ? Map.of()
                            : values.getAsJsonObject().asMap());
            properties.get(properties.size() - 1).forEach((name, value) -> {
                if (!value.isJsonNull()) {
                    types.merge(name, type(value), (one, other) -> one == other ? one : String.class);
                } else {
                    types.putIfAbsent(name, Object.class);
                }
            });
        }
        if (geometries.isEmpty()) {
            throw fault(parameter, file, "it has no features");
        }
        SimpleFeatureTypeBuilder schema = new SimpleFeatureTypeBuilder();
        schema.setName(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        schema.setCRS(options.crsOr(crs(parameter, root, geometries)));
        String place = "geometry";
        while (types.containsKey(place)) {
            place += "_";
        }
        schema.add(place, Geometry.class);
        types.forEach((name, type) -> schema.add(name, type == Object.class ? String.class : type));
        SimpleFeatureType type = schema.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int f = 0; f < geometries.size(); f++) {
            SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
            builder.add(geometries.get(f));
            for (String name : types.keySet()) {
                JsonElement value = properties.get(f).get(name);
                builder.add(value == null || value.isJsonNull() ? null : value(value, types.get(name)));
            }
            features.add(builder.buildFeature(Integer.toString(f + 1)));
        }
        return features;
    }

    private static Class<?> type(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return Double.class;
        }
        return value instanceof JsonPrimitive primitive && primitive.isBoolean() ? Boolean.class : String.class;
    }

    private static Object value(JsonElement value, Class<?> type) {
        if (type == Double.class) {
            return value.getAsDouble();
        }
        if (type == Boolean.class) {
            return value.getAsBoolean();
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    private static CoordinateReferenceSystem crs(String parameter, JsonObject root, List<Geometry> geometries) {
        if (root.get("crs") instanceof JsonObject crs
                && crs.get("properties") instanceof JsonObject named
                && named.get("name") instanceof JsonPrimitive name) {
            return CrsCodes.decode(parameter, name.getAsString());
        }
        for (Geometry geometry : geometries) {
            if (geometry != null) {
                for (Coordinate point : geometry.getEnvelope().getCoordinates()) {
                    if (!(Math.abs(point.x) <= 180 && Math.abs(point.y) <= 90)) {
                        return null;
                    }
                }
            }
        }
        return CrsCodes.WGS84;
    }

    private static InvalidInputException fault(String parameter, Path file, String fault) {
        return new InvalidInputException(parameter, file + ": " + fault);
    }
}
