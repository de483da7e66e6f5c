package org.prospectivity.files.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;

/** Features in files, the format told by the file's extension. */
public final class FeatureFiles {
    /** The extensions of files that can be read, with their dot. */
    public static final List<String> EXTENSIONS = List.of(".csv", ".geojson", ".json", ".gpkg", ".gml");

    private FeatureFiles() {}

    /**
     * Reads the features of a file: all into memory, or, from a CSV file, which is checked now, one by one whenever they
     * are asked for.
     *
     * @param parameter the input the file was given for
     * @throws InvalidInputException naming the parameter, when the file is missing, empty, of another format or damaged
     */
    public static SimpleFeatureCollection read(String parameter, Path file, FeatureOptions options) throws IOException {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        String extension =
                EXTENSIONS.stream().filter(name::endsWith).findFirst().orElse("");
        InvalidInputException.require(
                Files.isRegularFile(file), parameter, file, "a file that exists, one of " + EXTENSIONS);
        InvalidInputException.require(
                Files.size(file) > 0, parameter, file + ", an empty file,", "a file with content");
        return switch (extension) {
            case ".csv" -> CsvFeatures.read(parameter, file, options);
            case ".geojson", ".json" -> GeoJsonFeatures.read(parameter, file, options);
            case ".gml" -> GmlFeatures.read(parameter, file, options);
            case ".gpkg" -> GeoPackageFeatures.read(parameter, file, options);
            default -> throw new InvalidInputException(parameter, file, "a file that ends in one of " + EXTENSIONS);
        };
    }
}
