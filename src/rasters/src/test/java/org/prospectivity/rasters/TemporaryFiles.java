package org.prospectivity.rasters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that are there as long as they are open. */
public final class TemporaryFiles {
    private TemporaryFiles() {}

    /** How many files of a directory are open or have a name; on Linux an open one may have none. */
    public static long count(Path directory) throws IOException {
        Path open = Path.of("/proc/self/fd");
        long count = 0;
        if (Files.isDirectory(open)) {
            try (Stream<Path> links = Files.list(open)) {
                for (Path link : links.toList()) {
                    count += Files.isSymbolicLink(link)
                                    && Files.readSymbolicLink(link).startsWith(directory)
                            ? 1
                            : 0;
                }
            }
        }
        try (Stream<Path> named = Files.list(directory)) {
            return Math.max(count, named.count());
        }
    }
}
