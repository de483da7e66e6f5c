package org.prospectivity.wps;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.prospectivity.engine.InvalidInputException;

/**
 * Where the work on a survey stands, as one of its clients tells it.
 *
 * @param version of the content, by which it is noticed that somebody else has saved meanwhile
 * @param state what the client saved
 */
record ProjectState(String version, JsonObject state) {
    /** Of a file that was saved. */
    static ProjectState of(byte[] file) {
        return new ProjectState(version(file), parsed(new String(file, StandardCharsets.UTF_8)));
    }

    /** @throws InvalidInputException naming the parameter {@code state} for anything but a JSON object */
    static JsonObject parsed(String text) {
        JsonElement json;
        try {
            json = JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new InvalidInputException("state", "is no JSON: " + e.getMessage());
        }
        InvalidInputException.require(json.isJsonObject(), "state", "JSON of another kind", "a JSON object");
        return json.getAsJsonObject();
    }

    /** The version of a content: the beginning of its SHA-256. */
    static String version(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
