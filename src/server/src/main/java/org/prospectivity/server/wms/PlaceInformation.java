package org.prospectivity.server.wms;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.Property;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.geometry.MismatchedDimensionException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.layer.StoredFeatures;
import org.prospectivity.server.layer.Transforms;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.render.FeaturePainter;
import org.prospectivity.server.render.MapPainter.Styled;
import org.prospectivity.server.render.MapView;

/** What is at a place of a map: the stored values of a coverage's cell in all bands, the features nearby. */
final class PlaceInformation {
    private static final int MOST_FEATURES = 1000;
    private static final int WIDEST_BUFFER = 100;
    /** Pixels around a mark that still hit it. */
    private static final double MARGIN = 3;

    private final List<Found> found = new ArrayList<>();

    /** What a layer has there: a coverage's bands, or a feature with its geometry in the map's CRS. */
    private record Found(PublishedLayer layer, String id, Geometry geometry, Map<String, Object> values) {}

    private PlaceInformation() {}

    static PlaceInformation of(WmsRequest request) throws IOException {
        MapView view = request.view();
        List<PublishedLayer> asked = request.layers("query_layers");
        List<Styled> styled = request.styled();
        List<PublishedLayer> drawn = styled.stream().map(Styled::layer).toList();
        if (!drawn.containsAll(asked)) {
            throw OwsException.invalid(
                    "query_layers", request.parameter("query_layers").orElse(""), "some of the layers drawn");
        }
        int column = place(request, request.version().column(), view.width());
        int row = place(request, request.version().row(), view.height());
        int most =
                request.parameter("feature_count").isPresent() ? request.integer("feature_count", 1, MOST_FEATURES) : 1;
        PlaceInformation information = new PlaceInformation();
        for (Styled one : styled) {
            if (!asked.contains(one.layer())) {
                continue;
            }
            if (one.layer().coverage().isPresent()) {
                information.addCell(one.layer(), view, column + 0.5, row + 0.5);
            } else {
                double distance = request.parameter("buffer").isPresent()
                        ? request.integer("buffer", 0, WIDEST_BUFFER)
                        : MARGIN + one.style().symbols().get(0).size() / 2;
                information.addFeatures(one, view, new double[] {column + 0.5, row + 0.5, distance}, most);
            }
        }
        return information;
    }

    private static int place(WmsRequest request, String parameter, int side) {
        try {
            return request.integer(parameter, 0, side - 1);
        } catch (OwsException e) {
            if (e.code().equals(OwsException.MISSING_PARAMETER)) {
                throw e;
            }
            throw OwsException.of("InvalidPoint", parameter, e.getMessage());
        }
    }

    private void addCell(PublishedLayer layer, MapView view, double column, double row) throws IOException {
        StoredCoverage coverage = layer.coverage().orElseThrow();
        double[] place = {view.x(column), view.y(row)};
        try {
            Transforms.between(view.crs(), coverage.crs()).transform(place, 0, place, 0, 1);
        } catch (TransformException e) {
            return;
        }
        double cellColumn = Math.floor(coverage.grid().column(place[0]));
        double cellRow = Math.floor(coverage.grid().row(place[1]));
        if (cellColumn >= 0
                && cellRow >= 0
                && cellColumn < coverage.grid().columns()
                && cellRow < coverage.grid().rows()) {
            double[] values = coverage.values((int) cellColumn, (int) cellRow);
            Map<String, Object> bands = new LinkedHashMap<>();
            for (int b = 0; b < values.length; b++) {
                bands.put(coverage.bands().get(b), number(values[b], coverage.dataType()));
            }
            found.add(new Found(layer, "", null, bands));
        }
    }

    /** With the digits that tell it in the type it is stored in; null for no data. */
    private static Object number(double value, int type) {
        if (Double.isNaN(value)) {
            return null;
        }
        if (type == DataBuffer.TYPE_FLOAT) {
            return (float) value;
        }
        return type == DataBuffer.TYPE_DOUBLE ? (Object) value : (Object) (long) value;
    }

    private void addFeatures(Styled styled, MapView view, double[] place, int most) throws IOException {
        StoredFeatures features = styled.layer().features().orElseThrow();
        int[] near = new FeaturePainter(features, styled.style().symbols()).near(view, place[0], place[1], place[2]);
        for (SimpleFeature feature : features.features(number -> Arrays.binarySearch(near, number) >= 0, most)) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Property property : feature.getProperties()) {
                if (!(property.getValue() instanceof Geometry)) {
                    values.put(property.getName().getLocalPart(), property.getValue());
                }
            }
            found.add(new Found(styled.layer(), feature.getID(), geometry(feature, features, view), values));
        }
    }

    private static Geometry geometry(SimpleFeature feature, StoredFeatures features, MapView view) {
        try {
            return JTS.transform(
                    (Geometry) feature.getDefaultGeometry(), Transforms.between(features.crs(), view.crs()));
        } catch (TransformException | MismatchedDimensionException e) {
            return null;
        }
    }

    /** As a GeoJSON feature collection; a coverage's cell is a feature without a geometry. */
    String json() {
        JsonArray features = new JsonArray();
        GeoJsonWriter writer = new GeoJsonWriter();
        writer.setEncodeCRS(false);
        for (Found place : found) {
            JsonObject feature = new JsonObject();
            feature.addProperty("type", "Feature");
            feature.addProperty("id", place.id);
            feature.add(
                    "geometry",
                    place.geometry == null ? JsonNull.INSTANCE : JsonParser.parseString(writer.write(place.geometry)));
            JsonObject properties = new JsonObject();
            place.values.forEach((name, value) -> properties.add(name, json(value)));
            feature.add("properties", properties);
            features.add(feature);
        }
        JsonObject collection = new JsonObject();
        collection.addProperty("type", "FeatureCollection");
        collection.add("features", features);
        collection.addProperty("numberReturned", found.size());
        return new GsonBuilder().serializeNulls().create().toJson(collection);
    }

    private static JsonElement json(Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }

    /** As lines {@code name = value} under the name of each layer. */
    String text() {
        if (found.isEmpty()) {
            return "no features were found\n";
        }
        StringBuilder text = new StringBuilder();
        String rule = "-".repeat(44) + '\n';
        PublishedLayer before = null;
        for (Found place : found) {
            if (place.layer != before) {
                text.append("Results for ")
                        .append(place.layer.coverage().isPresent() ? "coverage" : "FeatureType")
                        .append(" '")
                        .append(place.layer.name())
                        .append("':\n")
                        .append(rule);
                before = place.layer;
            }
            place.values.forEach((name, value) -> text.append(name)
                    .append(" = ")
                    .append(value == null ? "NaN" : value.toString().replaceAll("\\R", " "))
                    .append('\n'));
            text.append(rule);
        }
        return text.toString();
    }
}
