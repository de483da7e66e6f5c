package org.prospectivity.features;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** Features as GeoJSON (RFC 7946). */
final class GeoJsonFile {
    private static final int DECIMALS = 9;
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    private GeoJsonFile() {}

    /**
     * Writes features with their coordinates as they are; a CRS other than WGS 84 is told by the {@code crs} member,
     * which GDAL and QGIS read.
     */
    static void write(SimpleFeatureCollection features, Path file) throws IOException {
        GeoJsonWriter geometries = new GeoJsonWriter(DECIMALS);
        geometries.setEncodeCRS(false);
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonWriter out = GSON.newJsonWriter(text);
                SimpleFeatureIterator iterator = features.features()) {
            out.beginObject().name("type").value("FeatureCollection");
            writeCrs(features.getSchema().getCoordinateReferenceSystem(), out);
            out.name("features").beginArray();
            while (iterator.hasNext()) {
                write(iterator.next(), geometries, out);
            }
            out.endArray().endObject();
        }
    }

    private static void writeCrs(CoordinateReferenceSystem crs, JsonWriter out) throws IOException {
        if (crs == null || CRS.equalsIgnoreMetadata(crs, CrsCodes.WGS84)) {
            return;
        }
        Optional<Integer> code = CrsCodes.code(crs);
        if (code.isPresent()) {
            out.name("crs").beginObject().name("type").value("name").name("properties");
            out.beginObject().name("name").value("urn:ogc:def:crs:EPSG::" + code.get());
            out.endObject().endObject();
        }
    }

    private static void write(SimpleFeature feature, GeoJsonWriter geometries, JsonWriter out) throws IOException {
        out.beginObject().name("type").value("Feature").name("id").value(feature.getID());
        Object geometry = feature.getDefaultGeometry();
        out.name("geometry").jsonValue(geometry == null ? "null" : geometries.write((Geometry) geometry));
        out.name("properties").beginObject();
        for (AttributeDescriptor attribute : feature.getFeatureType().getAttributeDescriptors()) {
            Object value = feature.getAttribute(attribute.getName());
            if (attribute
                    .getName()
                    .equals(feature.getFeatureType().getGeometryDescriptor().getName())) {
                continue;
            }
            out.name(attribute.getLocalName());
            if (value instanceof Number number) {
                if (Double.isFinite(number.doubleValue())) {
                    out.value(number);
                } else {
                    out.nullValue();
                }
            } else if (value instanceof Boolean flag) {
                out.value(flag);
            } else {
                out.value(value == null ? null : value.toString());
            }
        }
        out.endObject().endObject();
    }
}
