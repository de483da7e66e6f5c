package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.BandSource;

/**
 * Maps that other machines read and write: in a folder of their own, {@code .cluster-UUID}, within one that all machines
 * share. It is made when it is first needed and taken away with all that is in it when this is closed.
 */
public final class SharedMaps implements Closeable {
    private final Path shared;
    private Path folder;

    /** @param shared what all machines reach under the same name; it is made when it is missing */
    public SharedMaps(Path shared) {
        this.shared = shared.toAbsolutePath();
    }

    /**
     * The folder of these maps.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public synchronized Path folder() {
        try {
            if (folder == null) {
                Files.createDirectories(shared);
                folder = Files.createDirectory(shared.resolve(".cluster-" + UUID.randomUUID()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(unwritable(), e);
        }
    }

    /**
     * Maps as other machines reach them: those that they reach already as they are, of others a copy.
     *
     * @param workforce on those machines, which copies what is read from a GeoTIFF file in the folder they share
     * @throws UncheckedIOException when nothing can be written there
     */
    public BandFileBands of(BandSource maps, Workforce workforce, Progress progress) {
        if (maps instanceof BandFileBands there && there.isShared()) {
            return there;
        }
        try {
            return SharedCopy.of(
                    maps,
                    shared,
                    folder(),
                    workforce,
                    (fraction, message) -> progress.report(fraction, "sharing the maps with the cluster: " + message));
        } catch (IOException e) {
            throw new UncheckedIOException(unwritable(), e);
        }
    }

    private String unwritable() {
        return "nothing can be written to " + shared + ", which the cluster shares";
    }

    /**
     * Deletes the maps.
     *
     * @throws UncheckedIOException when they cannot be deleted
     */
    @Override
    public synchronized void close() {
        try {
            if (folder != null) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.deleteIfExists(folder);
                folder = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}
