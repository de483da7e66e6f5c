package org.prospectivity.wps.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.prospectivity.engine.Threads;

/** A program that works by threads of its own JVM, or does something else. */
public final class TestProgram {
    /** What it said last before it ended. */
    static final String LAST_WORDS = "there is no command work";

    private TestProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        OutputStream out = System.out;
        System.setOut(System.err);
        switch (arguments[0]) {
            case "work" -> WorkProgram.serve(System.in, out, () -> new Threads(2), () -> System.exit(0));
            case "without-a-cluster" ->
                WorkProgram.serve(
                        System.in,
                        out,
                        () -> {
                            throw new IllegalStateException("no executor can be had\nin any way");
                        },
                        () -> System.exit(0));
            case "of-another-version" -> {
                out.write("prospectivity work 9.9\nwhatever 9.9 says".getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(60_000);
            }
            default -> {
                System.err.println(LAST_WORDS);
                System.err.println("\tat some.place");
                System.exit(3);
            }
        }
    }

    /** What starts it. */
    public static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TestProgram.class.getName()),
                        Stream.of(arguments))
                .toList();
    }

    /** A script that starts it, whatever it is told behind {@code work}. */
    public static Path script(Path folder) throws IOException {
        Path script = folder.resolve("prospectivity");
        Files.writeString(script, "#!/bin/sh\nexec '" + String.join("' '", command()) + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}
