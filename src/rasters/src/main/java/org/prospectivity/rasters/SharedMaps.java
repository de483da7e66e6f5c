package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.BandSource;

/**
 * Copies of maps for other machines to read: in a folder of their own, {@code .cluster-UUID}, within one that all machines
 * share. It is made with the first copy and taken away when this is closed.
 */
public final class SharedMaps implements Closeable {
    private final Path shared;
    private final List<SharedBands> copies = new ArrayList<>();
    private Path folder;

    /** @param shared what all machines read under the same name; it is made when it is missing */
    public SharedMaps(Path shared) {
        this.shared = shared.toAbsolutePath();
    }

    /**
     * Copies maps.
     *
     * @throws UncheckedIOException when nothing can be written there
     */
    public SharedBands copy(BandSource maps, Progress progress) {
        try {
            if (folder == null) {
                Files.createDirectories(shared);
                folder = Files.createDirectory(shared.resolve(".cluster-" + UUID.randomUUID()));
            }
            Path own = Files.createDirectory(folder.resolve(String.valueOf(copies.size())));
            SharedBands copy = SharedBands.of(maps, own);
            copies.add(copy);
            copy.fill(maps, (fraction, message) -> progress.report(fraction, "sharing the maps with the cluster"));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can be written to " + shared + ", which the cluster shares", e);
        }
    }

    /**
     * Deletes the copies.
     *
     * @throws UncheckedIOException when they cannot be deleted
     */
    @Override
    public void close() {
        try {
            if (folder != null) {
                for (SharedBands copy : copies) {
                    copy.delete();
                    Files.deleteIfExists(Path.of(copy.folder()));
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}
