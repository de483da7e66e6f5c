package org.prospectivity.cluster.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** A temporary folder with files, deleted when the program says so and, if it is stopped before, as the JVM ends. */
final class TemporaryCopies {
    private final Thread atEnd = new Thread(this::deleteAll);
    private Path root;
    private int folders;
    private boolean ended;

    /** A new folder. */
    synchronized Path folder() throws IOException {
        requireNotEnded();
        if (root == null) {
            root = Files.createTempDirectory("prospectivity-storage");
            Runtime.getRuntime().addShutdownHook(atEnd);
        }
        return Files.createDirectory(root.resolve(Integer.toString(folders++)));
    }

    /** A new folder within one of these. */
    synchronized Path folder(Path path) throws IOException {
        requireNotEnded();
        return Files.createDirectory(path);
    }

    /** A new empty file in one of the folders, to be written. */
    synchronized Path file(Path path) throws IOException {
        requireNotEnded();
        return Files.createFile(path);
    }

    /** Nothing comes to be in folders that are deleted, while who copies does not know of the end yet. */
    private void requireNotEnded() {
        if (ended) {
            throw new CancellationException();
        }
    }

    /** Deletes all. */
    synchronized void delete() {
        if (root != null && !ended) {
            try {
                Runtime.getRuntime().removeShutdownHook(atEnd);
            } catch (IllegalStateException e) {
                // The JVM is ending already: the hook is at work.
            }
        }
        deleteAll();
    }

    private synchronized void deleteAll() {
        ended = true;
        if (root == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> all = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Where an open file cannot be deleted it stays in the temporary folder; the run has its results all the
            // same.
        }
    }
}
