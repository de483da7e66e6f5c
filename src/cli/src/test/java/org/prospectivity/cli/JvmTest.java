package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a JVM of its own, as a shell starts it. */
class JvmTest {
    @TempDir
    Path directory;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(directory.toFile()).start();
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void standardErrorHoldsNothingButWhatThePersonShouldKnow() throws Exception {
        Path samples = Files.writeString(directory.resolve("s.csv"), "x,y,µ\n400500,6499500,1\n");
        Process run = start("run", "test:Echo", "--word", "µ", "--points", samples.toString(), "--points.crs", "28350");
        assertThat(text(run.getErrorStream())).isEmpty();
        assertThat(text(run.getInputStream()))
                .startsWith("µ\ncount 3\n")
                .contains("points in 28350\n[POINT (400500 6499500), 400500, 6499500, 1]\n");
        assertThat(run.waitFor()).isZero();
    }

    @Test
    void theShellIsToldOfBadInput() throws Exception {
        Process run = start("run", "test:Echo", "--word", "w", "--count", "few");
        assertThat(text(run.getErrorStream()))
                .isEqualTo("error: count: few is not accepted; expected a whole number\n");
        assertThat(run.waitFor()).isEqualTo(2);
    }

    @Test
    void anInterruptedRunEndsSoonAndLeavesNothingBehind() throws Exception {
        Path out = directory.resolve("out");
        Process run = start("run", "test:Slow", "--out", out.toString());
        try (BufferedReader err = run.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).isEqualTo("  0 %  working");
            run.toHandle().destroy();
            assertThat(run.waitFor(8, TimeUnit.SECONDS)).isTrue();
            assertThat(err.lines().toList()).endsWith("cancelled");
        }
        assertThat(run.exitValue()).isNotZero();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
