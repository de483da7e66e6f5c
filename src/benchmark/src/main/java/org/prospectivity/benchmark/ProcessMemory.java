package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process as Linux counts it. */
enum ProcessMemory {
    /** What is resident now. */
    RESIDENT("VmRSS"),
    /** The most that ever was. */
    PEAK("VmHWM");

    private final String name;

    ProcessMemory(String name) {
        this.name = name;
    }

    /** In MB; 0 where Linux does not tell. */
    long megabytes(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(name + ":"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    >> 10;
        }
    }
}
