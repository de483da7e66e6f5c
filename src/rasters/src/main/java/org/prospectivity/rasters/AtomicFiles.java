package org.prospectivity.rasters;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes files wholly or not at all, even if the machine stops: under a hidden name beside them first, then onto the
 * disk, then moved into place.
 */
public final class AtomicFiles {
    private static final Pattern UNFINISHED = Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    /** Moves a written file into its place, once its content is on the disk. */
    public static void finish(Path unfinished, Path file) throws IOException {
        force(unfinished);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
        force(file.toAbsolutePath().getParent());
    }

    /** Has the content of a file or directory put onto the disk. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system opens directories; there a name follows when the system sees fit.
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }

    /** Whether a file is one that is being written, or that was when its writer was stopped. */
    public static boolean isUnfinished(Path file) {
        return UNFINISHED.matcher(file.getFileName().toString()).matches();
    }
}
