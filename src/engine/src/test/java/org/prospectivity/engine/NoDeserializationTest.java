package org.prospectivity.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java's serialization runs what a file tells it to; nothing here reads by it. */
class NoDeserializationTest {
    private static final List<String> READERS = List.of(
            "java/io/ObjectInputStream", "java/io/ObjectInput", "java/beans/XMLDecoder", "restoreComputationGraph");

    @Test
    void noClassReadsSerializedObjects() throws Exception {
        Path classes = Path.of(Progress.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(found).hasSizeGreaterThan(10);
            for (Path file : found) {
                String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(READERS).as(file.toString()).noneMatch(constants::contains);
            }
        }
    }
}
