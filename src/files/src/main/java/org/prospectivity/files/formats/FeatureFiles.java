package org.prospectivity.files.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.TableReader;
import org.prospectivity.wps.conversion.TableFeatures;

/** Features in files, the format told by the file's extension. */
public final class FeatureFiles {
    /** The extensions of files that can be read, with their dot. */
    public static final List<String> EXTENSIONS =
            List.of(".csv", ".tsv", ".txt", ".xlsx", ".shp", ".zip", ".gpkg", ".geojson", ".json", ".gml");

    private FeatureFiles() {}

    /**
     * Reads the features of a file: all into memory, or, of a table of points, when they are asked for, so that who takes
     * the table can say what the file leaves open.
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
            case ".csv", ".tsv", ".txt", ".xlsx" -> table(parameter, file, options);
            case ".shp", ".zip" ->
                table(parameter, file, options).withFeatures(() -> ShapefileFeatures.read(parameter, file, options));
            case ".geojson", ".json" -> GeoJsonFeatures.read(parameter, file, options);
            case ".gml" -> GmlFeatures.read(parameter, file, options);
            case ".gpkg" ->
                table(parameter, file, options).withFeatures(() -> GeoPackageFeatures.read(parameter, file, options));
            default -> throw new InvalidInputException(parameter, file, "a file that ends in one of " + EXTENSIONS);
        };
    }

    private static TableFeatures table(String parameter, Path file, FeatureOptions options) {
        return new TableFeatures(
                        parameter,
                        (reading, progress) -> TableReader.read(file, reading, progress),
                        options.reading(),
                        AssayOptions.DEFAULT.coordinates(
                                Optional.ofNullable(options.x()), Optional.ofNullable(options.y())),
                        options.crs())
                .named(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    }
}
