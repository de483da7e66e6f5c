package org.prospectivity.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.prospectivity.rasters.AtomicFiles;

/**
 * The files of a layer while they are published: all of them take their place, or none, even if the program is stopped on
 * the way. They are written to a hidden folder beside their places. Once all are there the folder is given another name,
 * and from then on they are the layer's: whoever finds such a folder moves them on. A folder whose writer was stopped before
 * that is swept away by whoever starts next; that its writer still runs is told by a file beside it that is locked, as the
 * system ends a lock with the program, however that ends.
 */
final class Publishing {
    private static final String COMPLETE = ".complete";
    private static final String LOCK = ".lock";

    /** The folders this program writes to: by opening the lock of one it would lose that. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final String layer;
    private final Path unfinished;
    private final Path complete;
    private final FileChannel lock;

    private Publishing(String layer, Path unfinished) throws IOException {
        this.layer = layer;
        this.unfinished = unfinished;
        this.lock = locked(unfinished);
        this.complete = unfinished.resolveSibling(unfinished.getFileName() + COMPLETE);
    }

    /** @param any a file of the layer */
    static Publishing begin(Path any) throws IOException {
        Publishing publishing = new Publishing(stem(any), AtomicFiles.unfinished(any.resolveSibling(stem(any))));
        try {
            Files.createDirectory(publishing.unfinished);
            return publishing;
        } catch (IOException e) {
            publishing.discard();
            throw e;
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        OWN.add(folder);
        while (true) {
            FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            if (Files.exists(lockOf(folder))) {
                return channel;
            }
            // Another swept it away in the moment before it was locked.
            channel.close();
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static boolean isBeingWritten(Path folder) throws IOException {
        if (OWN.contains(folder)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Removes what programs left in a folder of layers that were stopped while they wrote. */
    static void sweep(Path workspace) throws IOException {
        for (Path entry : DataDirectory.entries(workspace)) {
            String name = entry.getFileName().toString();
            Path folder = name.endsWith(LOCK)
                    ? entry.resolveSibling(name.substring(0, name.length() - LOCK.length()))
                    : entry;
            boolean written = name.endsWith(LOCK) || Files.isDirectory(folder);
            if (written && AtomicFiles.isUnfinished(folder) && !isBeingWritten(folder)) {
                remove(folder);
                Files.deleteIfExists(lockOf(folder));
            }
        }
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

    /** Removes what was written and not published; to be called at the end in any case. */
    void discard() throws IOException {
        try {
            remove(unfinished);
            Files.deleteIfExists(lockOf(unfinished));
        } finally {
            lock.close();
            OWN.remove(unfinished);
        }
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
