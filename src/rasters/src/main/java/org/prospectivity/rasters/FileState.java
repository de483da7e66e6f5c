package org.prospectivity.rasters;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;

/**
 * A file as it was at some time, by which another machine that opens it later knows that it is the same.
 *
 * @param path as all who open it reach it
 * @param bytes its size
 * @param modified when it was changed, in milliseconds
 */
record FileState(String path, long bytes, long modified) implements Serializable {
    /** A file as it is now. */
    static FileState of(Path file) throws IOException {
        return new FileState(
                file.toString(),
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis());
    }

    /** The same file by its name in a folder, if it lies in there, links followed. */
    Optional<FileState> within(Path folder) throws IOException {
        Path root = folder.toRealPath();
        Path file;
        try {
            file = Path.of(path).toRealPath();
        } catch (NoSuchFileException deleted) {
            // Whoever has it open still reads it.
            return Optional.empty();
        }
        return file.startsWith(root)
                ? Optional.of(
                        new FileState(folder.resolve(root.relativize(file)).toString(), bytes, modified))
                : Optional.empty();
    }

    /**
     * The file, which has to be as it was.
     *
     * @throws InvalidInputException naming the file, when it was changed
     * @throws UncheckedIOException when it is not there
     */
    Path unchanged() {
        Path file = Path.of(path);
        FileState now;
        try {
            now = of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(BandFile.unreachable(path), e);
        }
        if (!equals(now)) {
            throw new InvalidInputException(
                    file.getFileName().toString(),
                    "the file was changed while it was read; run this again when nobody writes to it");
        }
        return file;
    }
}
