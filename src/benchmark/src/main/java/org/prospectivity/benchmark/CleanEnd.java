package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Requires that runs of the program leave nothing behind, and that cancelled ones end within a second.
 *
 * @param temporary the folder of their temporary files
 * @param result the file they write
 */
record CleanEnd(Path temporary, Path result) {
    /** A cancel takes less, in seconds. */
    static final double AT_ONCE = 1;

    /** Cancels a run on the way, which has to end within some seconds. */
    void cancelled(String heap, String at, int percent, double most, List<String> arguments) throws Exception {
        Files.deleteIfExists(result);
        ProgramRun run = ProgramRun.of(heap, temporary, at, percent, arguments);
        System.out.printf(Locale.ROOT, "cancelled at \"%s\": ended after %.2f s%n", at, run.cancelSeconds());
        require(run.cancelSeconds() < most, "a cancel at \"" + at + "\" took " + run.cancelSeconds() + " s");
        requireNoneLeft();
        try (Stream<Path> files = Files.list(result.getParent())) {
            List<Path> left = files.filter(file -> file.getFileName()
                            .toString()
                            .contains(result.getFileName().toString()))
                    .toList();
            require(left.isEmpty(), left + " stayed behind");
        }
    }

    /** GeoTools and the JVM keep files of their own there. */
    void requireNoneLeft() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            List<Path> left = files.filter(file -> file.getFileName().toString().startsWith("prospectivity"))
                    .toList();
            require(left.isEmpty(), left + " stayed behind");
        }
    }

    static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(fault);
        }
    }
}
