package org.prospectivity.server.wps;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.data.Parameter;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.handover.PackageDocument;
import org.prospectivity.handover.PageDocument;
import org.prospectivity.handover.PdfDocument;

/**
 * A format of complex data.
 *
 * @param mimeType as it is told and answered
 * @param others what it is called, too
 * @param binary whether it is base64 within a document
 * @param extension of a file of it
 */
record Format(String mimeType, List<String> others, boolean binary, String extension) {
    private static final Format GEOTIFF = new Format(
            "image/tiff",
            List.of(
                    "image/tiff;subtype=geotiff",
                    "image/geotiff",
                    "application/geotiff",
                    "image/tiff;application=geotiff"),
            true,
            ".tif");
    private static final Format GEOJSON = new Format(
            "application/json",
            List.of("application/geo+json", "application/vnd.geo+json", "text/json"),
            false,
            ".geojson");
    private static final Format CSV = new Format(
            "text/csv", List.of("application/csv", "text/plain", "text/tab-separated-values"), false, ".csv");
    private static final Format WORKBOOK =
            new Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of(), true, ".xlsx");
    private static final Format SHAPEFILE = new Format(
            "application/zip", List.of("application/x-zipped-shp", "application/x-zip-compressed"), true, ".zip");
    private static final Format GEOPACKAGE = new Format(
            "application/geopackage+sqlite3",
            List.of("application/geopackage+vnd.sqlite3", "application/x-gpkg", "application/vnd.sqlite3"),
            true,
            ".gpkg");
    private static final Format KML = new Format(
            "application/vnd.google-earth.kml+xml", List.of("application/vnd.google-earth.kml xml"), false, ".kml");
    private static final Format DXF =
            new Format("image/vnd.dxf", List.of("application/dxf", "image/x-dxf"), false, ".dxf");
    private static final Format GML_2 = gml("text/xml;subtype=wfs-collection/1.0", "text/xml;subtype=gml/2.1.2");
    private static final Format GML_3 = gml(
            "text/xml;subtype=wfs-collection/1.1",
            "text/xml;subtype=gml/3.1.1",
            "text/xml;subtype=gml/3.2.1",
            "application/gml+xml",
            "application/wfs-collection-1.1",
            "text/xml",
            "application/xml");
    private static final Format PNG = new Format("image/png", List.of(), true, ".png");
    private static final Map<Class<?>, Format> DOCUMENTS = Map.of(
            PageDocument.class, new Format(PageDocument.MEDIA_TYPE, List.of(), false, ".html"),
            PdfDocument.class, new Format(PdfDocument.MEDIA_TYPE, List.of(), true, ".pdf"),
            PackageDocument.class, new Format(PackageDocument.MEDIA_TYPE, List.of(), true, ".zip"));

    private static Format gml(String mimeType, String... others) {
        return new Format(mimeType.replace(";", "; "), List.of(others), false, ".gml");
    }

    /** The formats an input is accepted in, the first when none is told; none for a literal or a bounding box. */
    static List<Format> ofInput(Parameter<?> input) {
        return switch (InputKind.of(input.type)) {
            case COVERAGE -> List.of(GEOTIFF);
            case FEATURES -> List.of(GEOJSON, CSV, GML_2, GML_3, WORKBOOK, SHAPEFILE, GEOPACKAGE);
            case IMAGE -> List.of(PNG);
            default -> List.of();
        };
    }

    /** The formats an output is given in, the first unless another is asked for; none for a literal. */
    static List<Format> ofOutput(Parameter<?> output) {
        return switch (InputKind.of(output.type)) {
            case COVERAGE -> List.of(GEOTIFF);
            case FEATURES -> List.of(GEOJSON, GML_3, GEOPACKAGE, SHAPEFILE, KML, DXF, CSV);
            case IMAGE -> List.of(PNG);
            default -> Optional.ofNullable(DOCUMENTS.get(output.type)).stream().toList();
        };
    }

    /** The format of a media type, spaces and parameters such as a character set aside. */
    static Optional<Format> find(List<Format> formats, String mimeType) {
        String type = plain(mimeType);
        return formats.stream()
                .filter(format -> plain(format.mimeType).equals(type) || format.others.contains(type))
                .findFirst();
    }

    private static String plain(String mimeType) {
        return mimeType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").replaceAll(";charset=[^;]*", "");
    }

    /** Whether it is elements within a document. */
    boolean isXml() {
        return extension.equals(".gml");
    }

    /** The format that features are in when nobody tells, by the first character of their text. */
    static Format guessed(List<Format> formats, char first) {
        return formats.size() == 1 ? formats.get(0) : first == '<' ? GML_3 : first == '{' ? GEOJSON : CSV;
    }
}
