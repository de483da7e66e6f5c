package org.prospectivity.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.prospectivity.rasters.AtomicFiles;

/**
 * The files of a layer while they are published: all of them take their place, or none, even if the program is stopped on
 * the way. They are written to a hidden folder beside their places. Once all are there the folder is given another name,
 * and from then on they are the layer's: whoever finds such a folder moves them on.
 */
final class Publishing {
    private static final String COMPLETE = ".complete";

    private final String layer;
    private final Path unfinished;
    private final Path complete;

    private Publishing(String layer, Path unfinished) {
        this.layer = layer;
        this.unfinished = unfinished;
        this.complete = unfinished.resolveSibling(unfinished.getFileName() + COMPLETE);
    }

    /** @param any a file of the layer */
    static Publishing begin(Path any) throws IOException {
        Path folder = AtomicFiles.unfinished(any.resolveSibling(stem(any)));
        Files.createDirectory(folder);
        return new Publishing(stem(any), folder);
    }

    /** Where a file is written that is to take a place. */
    Path file(Path place) {
        return unfinished.resolve(place.getFileName());
    }

    /** Moves the files to their places, and removes what else the layer had. */
    void commit() throws IOException {
        for (Path file : DataDirectory.entries(unfinished)) {
            AtomicFiles.force(file);
        }
        Files.move(unfinished, complete);
        AtomicFiles.force(complete.getParent());
        finish(layer, complete);
    }

    /** Removes what was written and not published. */
    void discard() throws IOException {
        remove(unfinished);
    }

    /** Completes what a program was about that was stopped, in a folder of layers. */
    static void recover(Path workspace) throws IOException {
        for (Path folder : DataDirectory.entries(workspace)) {
            String name = folder.getFileName().toString();
            if (name.endsWith(COMPLETE) && Files.isDirectory(folder)) {
                // A dot, the layer's name, a dot, the folder's own name.
                String unfinished = name.substring(1, name.length() - COMPLETE.length());
                finish(unfinished.substring(0, unfinished.lastIndexOf('.')), folder);
            }
        }
    }

    private static void finish(String layer, Path folder) throws IOException {
        List<Path> files = DataDirectory.entries(folder);
        if (!files.isEmpty()) {
            for (Path former : DataDirectory.entries(folder.getParent())) {
                boolean replaced =
                        files.stream().anyMatch(file -> file.getFileName().equals(former.getFileName()));
                if (Files.isRegularFile(former) && stem(former).equals(layer) && !replaced) {
                    Files.deleteIfExists(former);
                }
            }
        }
        for (Path file : files) {
            AtomicFiles.finish(file, folder.resolveSibling(file.getFileName()));
        }
        remove(folder);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** Removes a folder with its files, if it is there. */
    static void remove(Path folder) throws IOException {
        try {
            for (Path file : DataDirectory.entries(folder)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException e) {
            // Another removed it.
        }
    }
}
