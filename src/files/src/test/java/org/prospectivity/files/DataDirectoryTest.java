package org.prospectivity.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.LayerDescription;
import org.prospectivity.wps.host.NamedFiles;

class DataDirectoryTest {
    private static final String SLD = "<StyledLayerDescriptor/>";

    @TempDir
    Path directory;

    private Path root;
    private FileLayers layers;
    private NamedFiles models;

    @BeforeEach
    void open() {
        root = directory.resolve("data");
        layers = new DataDirectory(root).layers();
        models = new DataDirectory(root).models();
    }

    private static GridCoverage2D coverage(String band) throws Exception {
        return Coverages.coverage(
                "maps",
                new RasterStack(
                        new GridGeometry(0, 0, 10, 2, 1), List.of(Band.of(band)), List.of(new float[] {1, Float.NaN})),
                CRS.decode("EPSG:28350", true));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aPublishedCoverageIsFoundByItsFullOrShortName() throws Exception {
        assertThat(layers.publish("gold", coverage("Au_ppb"), null, false)).isEqualTo("prospectivity:gold");
        assertThat(layers.publish("alaska:gold", coverage("As_ppm"), SLD, false))
                .isEqualTo("alaska:gold");
        assertThat(files())
                .containsExactly("layers/alaska/gold.sld", "layers/alaska/gold.tif", "layers/prospectivity/gold.tif");
        assertThat(layers.list()).containsExactly("alaska:gold", "prospectivity:gold");
        assertThat(Coverages.stack("layer", layers.coverage("gold")).bands())
                .extracting(Band::name)
                .containsExactly("Au_ppb");
        assertThat(Coverages.stack("layer", layers.coverage("alaska:gold")).bands())
                .extracting(Band::name)
                .containsExactly("As_ppm");
    }

    @Test
    void aLayerIsReplacedOnlyOnRequestAndWithItsStyle() throws Exception {
        layers.publish("gold", coverage("Au_ppb"), SLD, false);
        assertThatThrownBy(() -> layers.checkPublishable("gold", null, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("layer: there is a layer gold already; expected another name, or overwrite true");
        assertThatThrownBy(() -> layers.publish("prospectivity:gold", coverage("As_ppm"), null, false))
                .isInstanceOf(InvalidInputException.class);
        layers.publish("gold", coverage("As_ppm"), null, true);
        assertThat(files()).containsExactly("layers/prospectivity/gold.tif");
    }

    @Test
    void whatALayerTellsOfItselfIsKeptAndGoesWithIt() throws Exception {
        LayerDescription told = new LayerDescription(
                "Prospectivity by gold", "Verdict of its training: none.", List.of("Au"), Map.of("model", "gold"));
        layers.publish("gold", coverage("Au_ppb"), told.made(Instant.parse("2026-11-29T02:50:10Z")), null, false);
        LayerDescription kept = FileLayers.description(layers.layer("gold"));
        assertThat(kept.title()).isEqualTo("Prospectivity by gold");
        assertThat(kept.summary()).isEqualTo("Verdict of its training: none. Made on 2026-11-29 02:50 UTC.");
        assertThat(kept.origin()).containsEntry("model", "gold").containsEntry("made", "2026-11-29 02:50 UTC");
        assertThat(layers.list()).containsExactly("prospectivity:gold");
        layers.publish("gold", coverage("As_ppm"), null, true);
        assertThat(FileLayers.description(layers.layer("gold"))).isEqualTo(LayerDescription.NONE);
        Files.writeString(root.resolve("layers/prospectivity/gold.about"), "{\"title\": [1]}");
        assertThat(FileLayers.description(layers.layer("gold"))).isEqualTo(LayerDescription.NONE);
        layers.delete("gold");
        assertThat(files()).isEmpty();
    }

    @Test
    void aStyleIsADocumentOrTheNameOfOneInTheDirectory() throws Exception {
        assertThatThrownBy(() -> layers.publish("gold", coverage("Au_ppb"), "heat", false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("style: heat is not accepted; expected an SLD document or the name of a style");
        assertThat(layers.list()).isEmpty();
        Files.createDirectories(root.resolve("styles"));
        Files.writeString(root.resolve("styles/heat.sld"), SLD);
        layers.publish("gold", coverage("Au_ppb"), "heat", false);
        assertThat(root.resolve("layers/prospectivity/gold.sld")).hasContent(SLD);
    }

    @Test
    void featuresPutIntoTheDirectoryAreFoundByName() throws Exception {
        Files.createDirectories(root.resolve("layers/yilgarn"));
        Files.writeString(root.resolve("layers/yilgarn/deposits.csv"), "x,y\n1,2\n");
        assertThat(layers.list()).containsExactly("yilgarn:deposits");
        assertThat(layers.features("yilgarn:deposits").getFeatures().size()).isEqualTo(1);
        assertThatThrownBy(() -> layers.checkPublishable("yilgarn:deposits", null, true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("layer: yilgarn:deposits, the name of a feature layer, is not accepted; expected another"
                        + " name");
        assertThatThrownBy(() -> layers.features("deposits"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("layer: deposits is not accepted; expected the name of a feature layer, one of"
                        + " [yilgarn:deposits]");
        assertThatThrownBy(() -> layers.coverage("yilgarn:deposits"))
                .hasMessage("layer: yilgarn:deposits is not accepted; expected the name of a coverage, but there is"
                        + " none yet");
    }

    @Test
    void aModelComesBackAsItWasSavedAndIsReplacedOnlyOnRequest() throws Exception {
        models.checkSavable("gold", false);
        assertThat(models.save("gold", new byte[] {1, 2}, false)).isEqualTo("gold");
        assertThat(models.load("gold")).containsExactly(1, 2);
        assertThatThrownBy(() -> models.checkSavable("gold", false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("model: there is a model gold already; expected another name, or overwrite true");
        models.checkSavable("gold", true);
        models.save("gold", new byte[] {3}, true);
        assertThat(models.load("gold")).containsExactly(3);
        assertThat(models.list()).containsExactly("gold");
        assertThat(files()).containsExactly("models/gold.prospectivity-model");
        models.delete("gold");
        assertThat(models.list()).isEmpty();
        assertThatThrownBy(() -> models.load("gold"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("model: gold is not accepted; expected the name of a saved model, but there is none yet");
    }

    @Test
    void noNameLeadsOutOfTheDirectory() throws Exception {
        for (String name : List.of(
                "../gold", "a/b", "a\\b", "..", ".hidden", "", "-x", "a:b:c", "x".repeat(101), "nul", "COM1.gold")) {
            assertThatThrownBy(() -> layers.checkPublishable(name, null, true))
                    .as(name)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("layer: ");
            assertThatThrownBy(() -> layers.coverage(name)).as(name).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> models.load(name)).as(name).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> layers.delete("..:gold")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatWasBeingPublishedWhenTheProgramWasStoppedIsPublishedWhollyOrNotAtAll() throws Exception {
        String id = ".gold.00000000-0000-4000-8000-000000000000";
        layers.publish("gold", coverage("Au_ppb"), SLD, false);
        layers.publish("other:gold", coverage("As_ppm"), null, false);
        Path workspace = root.resolve("layers/prospectivity");
        // Stopped with all files there, one of them moved already.
        Path complete = Files.createDirectory(workspace.resolve(id + ".complete"));
        Files.copy(root.resolve("layers/other/gold.tif"), complete.resolve("gold.tif"));
        // Stopped on the way, with and without the lock of the writer.
        Path abandoned = Files.createDirectory(root.resolve("layers/other").resolve(id));
        Files.writeString(abandoned.resolve("gold.tif"), "half");
        Path fresh = Files.createDirectory(workspace.resolve(id.replace("gold", "new")));
        Files.writeString(fresh.resolve("new.tif"), "half");
        Files.createFile(workspace.resolve(fresh.getFileName() + ".lock"));
        Files.createFile(workspace.resolve(id + ".lock"));

        assertThat(layers.list()).containsExactly("other:gold", "prospectivity:gold");
        new DataDirectory(root).recover();
        assertThat(files()).containsExactly("layers/other/gold.tif", "layers/prospectivity/gold.tif");
        assertThat(List.of(abandoned, fresh)).noneMatch(Files::exists);
        assertThat(Coverages.stack("layer", layers.coverage("gold")).bands())
                .extracting(Band::name)
                .containsExactly("As_ppm");
        assertThat(layers.list()).containsExactly("other:gold", "prospectivity:gold");
    }

    /** A program that writes a layer until it is ended. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Publishing publishing = Publishing.begin(Path.of(arguments[0], "gold.sld"));
            Files.writeString(publishing.file(Path.of(arguments[0], "gold.tif")), "half");
            System.out.println("writing");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void whatAProgramWritesIsSweptAwayOnlyOnceThatHasEnded() throws Exception {
        Path workspace = Files.createDirectories(root.resolve("layers/other"));
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        workspace.toAbsolutePath().normalize().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(writer.inputReader().readLine()).isEqualTo("writing");
            Publishing own =
                    Publishing.begin(workspace.toAbsolutePath().normalize().resolve("silver.sld"));
            Files.writeString(own.file(Path.of("silver.tif")), "half");
            for (int k = 0; k < 2; k++) {
                new DataDirectory(root).recover();
                assertThat(files()).filteredOn(file -> file.endsWith(".tif")).hasSize(2);
            }
            own.discard();
            assertThat(files()).filteredOn(file -> file.endsWith("gold.tif")).hasSize(1);
        } finally {
            writer.destroyForcibly();
            writer.waitFor();
        }
        new DataDirectory(root).recover();
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldBeforeTheWork() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        DataDirectory blocked = new DataDirectory(file.resolve("data"));
        assertThatThrownBy(() -> blocked.models().checkSavable("gold", false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("models is not accepted; expected one that can be written to");
        assertThatThrownBy(() -> blocked.layers().checkPublishable("gold", null, false))
                .isInstanceOf(InvalidInputException.class);
        assertThat(blocked.layers().list()).isEmpty();
    }

    @Test
    void aFileTooLongToBeAModelIsNotReadIntoMemory() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("models"));
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("gold.prospectivity-model").toFile(), "rw")) {
            file.setLength(3L << 30); // sparse
        }
        assertThatThrownBy(() -> new DataDirectory(directory).models().load("gold"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("model: is a file of 3221225472 bytes");
    }
}
