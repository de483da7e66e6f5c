package org.prospectivity.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.synthetic.SyntheticSurvey;

class SyntheticFilesTest {
    /** Tests run in the module's folder. */
    private static final Path TEST_DATA = Path.of("../../test-data");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"target", "source"})
    void theCommittedSurveyIsWhatItsParametersGiveByteForByte(String area) throws IOException {
        SyntheticFiles.write(TEST_DATA.resolve(area + "/parameters.properties"), directory);
        List<String> names = surveyFiles(TEST_DATA.resolve(area));
        assertThat(surveyFiles(directory))
                .isEqualTo(names)
                .contains(
                        "samples.csv", "deposits.csv", "faults.geojson", "lithology.geojson", "parameters.properties");
        for (String name : names) {
            assertThat(directory.resolve(name))
                    .hasSameBinaryContentAs(TEST_DATA.resolve(area).resolve(name));
        }
    }

    @Test
    void theAreaToLearnFromLiesInAnotherZone() throws IOException {
        assertThat(SyntheticFiles.crs(TEST_DATA.resolve("target"))).isEqualTo("EPSG:32650");
        assertThat(SyntheticFiles.crs(TEST_DATA.resolve("source"))).isEqualTo("EPSG:32651");
        assertThat(TEST_DATA.resolve("source/faults.geojson")).content().contains("EPSG::32651");
    }

    @Test
    void theCommittedFilesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(TEST_DATA)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(3_000_000);
        }
    }

    @Test
    void theTargetCensorsGoldAndBismuthAsItsDescriptionSays() throws IOException {
        SyntheticSurvey survey =
                SyntheticSurvey.generate(SyntheticFiles.read(TEST_DATA.resolve("target/parameters.properties")));
        List<String> names = survey.parameters().elements().stream()
                .map(element -> element.name())
                .toList();
        assertThat(shareBelowDetection(survey, names.indexOf("Au_ppb"))).isBetween(0.14, 0.16);
        assertThat(shareBelowDetection(survey, names.indexOf("Bi_ppm"))).isBetween(0.09, 0.11);
    }

    @Test
    void valuesBelowDetectionCarryTheLimit() throws IOException {
        SyntheticFiles.write(TEST_DATA.resolve("target/parameters.properties"), directory);
        List<String> lines = Files.readAllLines(directory.resolve("samples.csv"));
        assertThat(lines.get(0)).startsWith("id,x,y,Au_ppb,As_ppm");
        assertThat(lines.stream().skip(1)).hasSize(3600).allSatisfy(line -> {
            String gold = line.split(",")[3];
            assertThat(gold.equals("<1") || Double.parseDouble(gold) >= 1).isTrue();
        });
    }

    @Test
    void aFaultInTheParameterFileIsNamed() throws IOException {
        String good = Files.readString(TEST_DATA.resolve("target/parameters.properties"));
        assertRefused(good.replaceFirst("samples = \\d+", "samples = many"), "samples: many");
        assertRefused(good.replaceFirst("crs = .*", "crs = EPSG:1"), "crs: EPSG:1");
        assertRefused(good.replaceFirst("crs = .*", ""), "crs: is missing");
        assertRefused(good.replaceFirst("ringRadius = \\d+", ""), "ringRadius: is missing");
        assertRefused(good + "ringradius = 3000\n", "unknown keys [ringradius]");
        assertRefused(good.replaceFirst("Au_ppb.median = [\\d.]+", "Au_ppb.median = -1"), "Au_ppb.median: -1.0");
        assertThatThrownBy(() -> SyntheticFiles.read(directory.resolve("none.properties")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.properties");
    }

    private void assertRefused(String content, String message) throws IOException {
        Path file = Files.write(directory.resolve("bad.properties"), content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> SyntheticFiles.write(file, directory.resolve("out")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    private static double shareBelowDetection(SyntheticSurvey survey, int element) {
        int samples = survey.parameters().sampling().samples();
        int below = 0;
        for (int i = 0; i < samples; i++) {
            below += survey.belowDetection(element, i) ? 1 : 0;
        }
        return below / (double) samples;
    }

    private static List<String> surveyFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
