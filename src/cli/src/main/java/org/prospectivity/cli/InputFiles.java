package org.prospectivity.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.formats.FeatureFiles;
import org.prospectivity.files.formats.FeatureOptions;
import org.prospectivity.wps.host.Storage;
import org.prospectivity.wps.host.Workplaces;

/**
 * The files that inputs name: of this machine, or, with a cluster, of its storage, copied to this machine until this is
 * closed. Parquet files are read by what a cluster brings.
 */
final class InputFiles implements Closeable {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
    private static final Pattern PARQUET = Pattern.compile("(?i).*\\.(geo)?parquet");
    private static final String WITH_CLUSTER =
            " is read with --cluster only, which may be local (docs/cluster.md);" + " expected that option, or ";

    private final Optional<String> cluster;
    private Storage storage;

    /** @param options of which {@code cluster} counts */
    InputFiles(ProcessOptions options) {
        cluster = options.program("cluster");
    }

    /** Makes something of a file. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Path file) throws IOException;
    }

    /**
     * What a reader makes of a file.
     *
     * @param parameter the input it is given for
     * @param text a path or an address
     * @throws InvalidInputException naming the input, when there is no such file, or as the reader does
     */
    <T> T read(String parameter, String text, Reading<T> reading) throws IOException {
        if (!ADDRESS.matcher(text).matches()) {
            return reading.of(InputReader.path(parameter, text));
        }
        Path copy = storage(parameter, text, "the path of a file").copy(parameter, text);
        try {
            return reading.of(copy);
        } catch (InvalidInputException e) {
            throw e.naming(copy.toString(), text);
        }
    }

    /** The features of a file, or of a folder of Parquet files, as {@link #read}. */
    SimpleFeatureCollection features(String parameter, String text, FeatureOptions options) throws IOException {
        return read(
                parameter,
                text,
                file -> isParquet(file)
                        ? storage(parameter, text, "a file that ends in one of " + FeatureFiles.EXTENSIONS)
                                .parquet(
                                        parameter,
                                        file,
                                        AssayOptions.DEFAULT.coordinates(
                                                Optional.ofNullable(options.x()), Optional.ofNullable(options.y())),
                                        options.crs())
                        : FeatureFiles.read(parameter, file, options));
    }

    private boolean isParquet(Path file) {
        return PARQUET.matcher(file.toString()).matches() || cluster.isPresent() && Files.isDirectory(file);
    }

    /** Nothing of a cluster is asked for before an input wants it. */
    private Storage storage(String parameter, String text, String otherwise) {
        if (storage == null) {
            storage = Workplaces.storageAt(
                    "cluster",
                    cluster.orElseThrow(() -> new InvalidInputException(parameter, text + WITH_CLUSTER + otherwise)));
        }
        return storage;
    }

    @Override
    public void close() {
        if (storage != null) {
            storage.close();
        }
    }
}
