package org.prospectivity.tables;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Reads the points of a GeoJSON feature collection (RFC 7946), feature by feature. Coordinates are longitude and latitude
 * on WGS 84, or in the system of the older {@code crs} member, easting first; a file without that member whose coordinates
 * cannot be degrees does not tell its system.
 */
final class GeoJsonTable {
    private static final Pattern CODE = Pattern.compile("(?i).*EPSG[:/]+(?:[0-9.]*[:/]+)?(\\d+)");
    private static final String WGS84 = "EPSG:4326";

    private final String file;
    private final Progress progress;
    private final PlacedRows rows;
    private String crs;
    private boolean isCollection;

    private GeoJsonTable(String file, Progress progress) {
        this.file = file;
        this.progress = progress;
        rows = new PlacedRows(file);
    }

    static Table read(Path path, TableOptions options, Progress progress) throws IOException {
        GeoJsonTable table = new GeoJsonTable(path.getFileName().toString(), progress);
        TextFile text = TextFile.open(path, options.encoding());
        Charset charset = text.byteCharset();
        try (JsonReader json = new JsonReader(new InputStreamReader(text.bytes(), charset))) {
            table.readRoot(json);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw table.fault("something follows its end");
            }
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
            // The library throws IllegalStateException where another kind of value stands than is asked for.
            throw table.fault("it is no GeoJSON feature collection" + Words.because(e));
        }
        return table.finish();
    }

    private void readRoot(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "features" -> {
                    isCollection = true;
                    json.beginArray();
                    while (json.hasNext()) {
                        readFeature(json);
                    }
                    json.endArray();
                }
                case "crs" -> readCrs(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
    }

    private void readCrs(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("properties")) {
                readCrs(json);
            } else if (name.equals("name") && json.peek() == JsonToken.STRING) {
                String value = json.nextString();
                Matcher code = CODE.matcher(value);
                crs = code.matches() ? "EPSG:" + code.group(1) : value.endsWith("CRS84") ? WGS84 : "";
                if (crs.isEmpty()) {
                    throw fault("its coordinate system " + value + " is not known; expected a code of EPSG");
                }
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    private void readFeature(JsonReader json) throws IOException {
        progress.report(0, "Reading feature " + (rows.rows() + 1) + " of " + file);
        rows.begin();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "geometry" -> readGeometry(json);
                case "properties" -> readProperties(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
    }

    private void readProperties(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            rows.name(name);
            switch (json.peek()) {
                case STRING, NUMBER -> rows.cell(name, json.nextString());
                case BOOLEAN -> rows.cell(name, Boolean.toString(json.nextBoolean()));
                // Lists and objects are no cells.
                default -> json.skipValue();
            }
        }
        json.endObject();
    }

    private void readGeometry(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return;
        }
        String kind = "";
        List<double[]> points = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "type" -> kind = json.nextString();
                case "coordinates" -> readCoordinates(json, points);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (!kind.equals("Point") && !kind.equals("MultiPoint")) {
            rows.noPoint("of kind " + (kind.length() > 40 ? kind.substring(0, 40) : kind));
        } else if (points.size() > 1) {
            rows.severalPoints();
        } else if (points.size() == 1) {
            rows.place(points.get(0)[0], points.get(0)[1]);
        }
    }

    /** Of points and lists of points, at any depth, the first two. */
    private void readCoordinates(JsonReader json, List<double[]> points) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return;
        }
        json.beginArray();
        List<Double> numbers = new ArrayList<>();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.BEGIN_ARRAY) {
                readCoordinates(json, points);
            } else if (json.peek() == JsonToken.NUMBER && numbers.size() < 4) {
                numbers.add(json.nextDouble());
            } else {
                json.skipValue();
            }
        }
        json.endArray();
        if (numbers.size() >= 2 && points.size() < 2) {
            points.add(new double[] {numbers.get(0), numbers.get(1)});
        }
    }

    private Table finish() {
        if (!isCollection) {
            throw fault("it is no GeoJSON feature collection");
        }
        if (crs == null) {
            crs = WGS84;
            for (int row = 0; row < rows.rows(); row++) {
                if (Math.abs(rows.x(row)) > 180 || Math.abs(rows.y(row)) > 90) {
                    crs = "";
                }
            }
        }
        return rows.finish(file, crs, List.of());
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }
}
