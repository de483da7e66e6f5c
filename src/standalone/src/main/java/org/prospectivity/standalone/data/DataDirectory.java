package org.prospectivity.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prospectivity.engine.InvalidInputException;

/**
 * A directory that keeps layers and models:
 *
 * <pre>
 * layers/WORKSPACE/NAME.tif        a coverage, and NAME.sld its style
 * layers/WORKSPACE/NAME.geojson    features; also .json, .csv, .gpkg
 * models/NAME.prospectivity-model  a trained model
 * styles/NAME.sld                  a style that layers may be published with by its name
 * </pre>
 *
 * <p>It is made when something is first written to it. Files put there by hand are found like any other.
 */
public final class DataDirectory {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final String NAME_RULE =
            "a name of at most 100 letters, digits and _ - . that does not begin with - or .";

    private final Path root;

    public DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where its layers are found by name. */
    public FileLayers layers() {
        return new FileLayers(this);
    }

    /** Where its models are found by name. */
    public FileModels models() {
        return new FileModels(this);
    }

    /** Where large requests are kept while they are answered. */
    public Path requests() {
        return directory("requests");
    }

    Path directory(String kind) {
        return root.resolve(kind);
    }

    /** Requires a name to be one, so that it never leads out of the directory. */
    static String checked(String parameter, String name) {
        InvalidInputException.require(NAME.matcher(name).matches(), parameter, '"' + name + '"', NAME_RULE);
        return name;
    }

    /** What names would be accepted, as a phrase: "a model, one of [a, b]". */
    static String oneOf(String kind, List<String> names) {
        return kind + (names.isEmpty() ? ", but there is none yet" : ", one of " + names);
    }

    /** The entries of a directory in order; none when it does not exist. */
    static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /** Requires that files can be written to a directory, or to one that would be made for it. */
    static void requireWritable(String parameter, Path directory) {
        Path existing = directory;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        InvalidInputException.require(
                existing != null && Files.isDirectory(existing) && Files.isWritable(existing),
                parameter,
                "the directory " + directory,
                "one that can be written to");
    }
}
