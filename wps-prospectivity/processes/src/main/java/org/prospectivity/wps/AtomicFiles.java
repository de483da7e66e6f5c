package org.prospectivity.wps;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files wholly or not at all: under a hidden name beside them first, then moved into place. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a file that does not exist yet. */
    @FunctionalInterface
    public interface Content {
        /** @param file a new file, to be made and written */
        void writeTo(Path file) throws IOException;
    }

    /**
     * Writes a file. Its directory is made when it is missing; an existing file stays as it was until the new one is
     * complete, and for good when the content cannot be written.
     */
    public static void write(Path file, Content content) throws IOException {
        Path unfinished = unfinished(file);
        try {
            content.writeTo(unfinished);
            finish(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A name for a file while it is written; the file's directory is made when it is missing. */
    public static Path unfinished(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        return directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    }

    /** Moves a written file into its place. */
    public static void finish(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
