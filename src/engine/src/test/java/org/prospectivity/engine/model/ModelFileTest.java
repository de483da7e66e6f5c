package org.prospectivity.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.raster.Normalisation;

class ModelFileTest {
    private static final Architecture ARCHITECTURE = Architecture.of(2, 9);

    @Test
    void whatIsWrittenIsReadAgain() {
        TrainedModel model = model();
        assertThat(ModelFile.read(ModelFile.write(model), "model"))
                .usingRecursiveComparison()
                .isEqualTo(model);
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(ModelFile.write(model())).isEqualTo(ModelFile.write(model()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 100, 1000, 5000, 20_000})
    void aFileThatEndsEarlyIsRefused(int length) {
        byte[] file = ModelFile.write(model());
        assertThatThrownBy(() -> ModelFile.read(Arrays.copyOf(file, length), "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("model: ");
    }

    @Test
    void everyFlippedByteIsNoticedOrChangesNothing() {
        byte[] file = ModelFile.write(model());
        TrainedModel whole = ModelFile.read(file, "model");
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = file.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(ModelFile.read(damaged, "model"))
                        .usingRecursiveComparison()
                        .isEqualTo(whole);
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(350);
    }

    @Test
    void foreignFilesAreRefusedAsSuch() throws IOException {
        assertThatThrownBy(() -> ModelFile.read("not a zip at all".getBytes(StandardCharsets.UTF_8), "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a model of this software");
        assertThatThrownBy(() -> ModelFile.read(zip("readme.txt", "hello"), "model"))
                .hasMessageContaining("readme.txt where model.json is expected");
        assertThatThrownBy(() -> ModelFile.read(zip("../../etc/passwd", "x"), "model"))
                .hasMessageContaining("where model.json is expected");
        assertThatThrownBy(() -> ModelFile.read(zip("model.json", "{\"format\": \"other\"}"), "model"))
                .hasMessageContaining("not a model of this software");
        assertThatThrownBy(() -> ModelFile.read(zip("model.json", "[1, 2"), "model"))
                .hasMessageContaining("model.json cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void anotherVersionIsRefusedByItsNumber(int version) throws IOException {
        String json = "{\"format\": \"prospectivity-model\", \"version\": " + version + "}";
        assertThatThrownBy(() -> ModelFile.read(zip("model.json", json), "model"))
                .hasMessageContaining("format version " + version)
                .hasMessageContaining("reads version 2");
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "2, 1000000001", "0, 9", "2000000000, 9", "-2, 9", "3, 9"})
    void sizesThatCannotBeAreRefusedBeforeMemoryIsTaken(int bands, int window) throws IOException {
        String json = "{\"format\": \"prospectivity-model\", \"version\": 2, \"cellSize\": 500, \"provenance\": {},"
                + "\"bands\": [{\"name\": \"Au_ppb\"}, {\"name\": \"As_ppm\"}], \"memberSha256\": [\"ab\"],"
                + "\"architecture\": {\"bands\": " + bands + ", \"window\": " + window
                + ", \"blocks\": 2, \"channels\": 16, \"hidden\": 32}}";
        assertThatThrownBy(() -> ModelFile.read(zip("model.json", json), "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.json");
    }

    @Test
    void aNetworkLargerThanTheFileIsRefused() throws IOException {
        String json = "{\"format\": \"prospectivity-model\", \"version\": 2, \"cellSize\": 500, \"provenance\": {},"
                + "\"bands\": [{\"name\": \"Au_ppb\"}, {\"name\": \"As_ppm\"}], \"memberSha256\": [\"ab\"],"
                + "\"architecture\": {\"bands\": 2, \"window\": 9, \"blocks\": 8, \"channels\": 512, \"hidden\": 1024}}";
        assertThatThrownBy(() -> ModelFile.read(zip("model.json", json), "model"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        String json = " ".repeat(50_000_000);
        byte[] bomb = zip("model.json", json);
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> ModelFile.read(bomb, "model")).hasMessageContaining("longer than 1048576 bytes");
    }

    private static TrainedModel model() {
        SplittableRandom random = new SplittableRandom(5);
        List<float[]> members = List.of(parameters(random), parameters(random));
        return new TrainedModel(
                List.of(
                        new TrainedModel.Input("Au_ppb", new Normalisation(true, 0.5, 1.25, 0.3)),
                        new TrainedModel.Input("As_ppm", null)),
                500,
                new Ensemble(ARCHITECTURE, members),
                new Provenance(
                        TrainingSettings.DEFAULT,
                        7,
                        2,
                        1,
                        2000,
                        12,
                        0,
                        "another area, trained on first",
                        null,
                        Map.of("geochemistry", "abc"),
                        List.of("Au"),
                        "No verdict.",
                        Map.of("java", "17")));
    }

    private static float[] parameters(SplittableRandom random) {
        float[] parameters = new float[ARCHITECTURE.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextGaussian();
        }
        return parameters;
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
