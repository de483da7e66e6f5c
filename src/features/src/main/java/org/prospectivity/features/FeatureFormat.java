package org.prospectivity.features;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureCollection;

/** A format that features are written in, told by the ending of the file. */
public enum FeatureFormat {
    /** Coordinates as they are, with the older {@code crs} member. */
    GEOJSON(List.of(".geojson", ".json"), GeoJsonFile::write),
    /** One table of features, in their coordinate system. */
    GEOPACKAGE(List.of(".gpkg"), GeoPackageWriter::write),
    /** A shapefile with the files that belong to it beside it. */
    SHAPEFILE(List.of(".shp"), ShapefileWriter::write),
    /** The files of a shapefile in one archive. */
    ZIPPED_SHAPEFILE(List.of(".zip"), ShapefileWriter::writeZipped),
    /** Longitude and latitude on WGS 84. */
    KML(List.of(".kml"), KmlWriter::write),
    /** A drawing: outlines, points and labels, coordinates as they are. */
    DXF(List.of(".dxf"), DxfWriter::write),
    /** A row a feature, with a point within it in place of the geometry. */
    CSV(List.of(".csv"), CsvFeatures::write);

    /** The endings of all formats, that of the first format first. */
    public static final List<String> EXTENSIONS = Arrays.stream(values())
            .flatMap(format -> format.extensions.stream())
            .toList();

    private final List<String> extensions;
    private final Writing writing;

    /** Writes features to a file, and to others of its name where the format has several. */
    @FunctionalInterface
    private interface Writing {
        void write(SimpleFeatureCollection features, Path file) throws IOException;
    }

    FeatureFormat(List<String> extensions, Writing writing) {
        this.extensions = extensions;
        this.writing = writing;
    }

    /** The format of a file; empty when its ending is that of none. */
    public static Optional<FeatureFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /**
     * Writes features.
     *
     * @param file that ends as one of this format
     * @throws org.prospectivity.engine.InvalidInputException when the format cannot hold them
     */
    public void write(SimpleFeatureCollection features, Path file) throws IOException {
        writing.write(features, file);
    }
}
