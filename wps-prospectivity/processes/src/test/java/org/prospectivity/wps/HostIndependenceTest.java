package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.rasters.GeoTiffs;

/** One jar serves GeoServer 2.27, 2.28 and 3.0: it names no type that one of them lacks. */
class HostIndependenceTest {
    private static final List<String> LACKING_SOMEWHERE = List.of(
            "javax/media/jai",
            "org/eclipse/imagen",
            "it/geosolutions/jaiext",
            "org/jaitools",
            "javax/servlet",
            "jakarta/",
            "com/fasterxml",
            "tools/jackson",
            "USE_JAI_");

    /** GeoServer itself is not at hand in every build, but the sources that name its types are. */
    @Test
    void noSourceOfTheGeoServerModuleNamesATypeThatSomeGeoServerLacks() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../geoserver/src/main"))) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSizeGreaterThan(10);
            for (Path file : found) {
                String text = Files.readString(file);
                assertThat(LACKING_SOMEWHERE.stream().map(name -> name.replace('/', '.')))
                        .as(file.toString())
                        .noneMatch(text::contains);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ProspectivityProcessFactory.class, GeoTiffs.class})
    void noClassNamesATypeThatSomeGeoServerLacks(Class<?> ofModule) throws IOException, URISyntaxException {
        Path classes = Path.of(
                ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(classes)) {
            requireNone(classes);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                requireNone(jar.getPath("/"));
            }
        }
    }

    private static void requireNone(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(found).hasSizeGreaterThan(10);
            for (Path file : found) {
                String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(LACKING_SOMEWHERE).as(file.toString()).noneMatch(constants::contains);
            }
        }
    }
}
