package org.prospectivity.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of the program in a JVM of its own, with what it says and takes. */
final class ProgramRun {
    /** What its JVM is usually given as heap. */
    static final String HEAP = "-Xmx4g";

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final long start = System.nanoTime();
    private double cancelSeconds = Double.NaN;
    private long peakMegabytes;

    private ProgramRun(Process process) {
        this.process = process;
    }

    /**
     * Runs the program to its end.
     *
     * @param heap option of its JVM
     * @param temporary its folder for temporary files
     * @param cancelAt the run is cancelled a second after the first line of its progress of this task; null for never
     * @param percent and from this percentage on
     */
    static ProgramRun of(String heap, Path temporary, String cancelAt, int percent, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-classpath",
                System.getProperty("java.class.path"),
                "org.prospectivity.cli.Main"));
        command.addAll(arguments);
        ProgramRun run = new ProgramRun(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        run.follow(cancelAt, percent);
        return run;
    }

    private void follow(String cancelAt, int percent) throws IOException, InterruptedException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.printf("%7.1f s  %s%n", seconds(), line);
                lines.add(line);
                peakMegabytes = Math.max(peakMegabytes, ProcessMemory.PEAK.megabytes(process.pid()));
                if (cancelAt != null && isAt(line, cancelAt, percent) && Double.isNaN(cancelSeconds)) {
                    TimeUnit.SECONDS.sleep(1);
                    long asked = System.nanoTime();
                    process.toHandle().destroy();
                    process.waitFor();
                    cancelSeconds = (System.nanoTime() - asked) / 1e9;
                }
            }
        }
        process.waitFor();
    }

    private static boolean isAt(String line, String task, int percent) {
        String[] parts = line.strip().split(" %  ");
        return parts.length == 2 && parts[1].equals(task) && Integer.parseInt(parts[0]) >= percent;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** What it said, progress included. */
    List<String> lines() {
        return lines;
    }

    /** From the signal to the end of the JVM; NaN when it was not cancelled. */
    double cancelSeconds() {
        return cancelSeconds;
    }

    /** At its last line. */
    long peakMegabytes() {
        return peakMegabytes;
    }
}
