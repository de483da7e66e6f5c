package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

class GridOnTheCommandLineTest {
    @TempDir
    Path directory;

    private Path samples;
    private Path data;

    /** Samples on the centres of 6 by 5 cells of 1 km, Au rising by 1 from one to the next, one of them censored. */
    @BeforeEach
    void writeSamples() throws IOException {
        StringBuilder text = new StringBuilder("id,x,y,Au_ppb,As_ppm,note,void_ppm\n");
        for (int i = 0; i < 30; i++) {
            text.append(i)
                    .append(',')
                    .append(400_500 + i % 6 * 1000)
                    .append(',')
                    .append(6_499_500 - i / 6 * 1000)
                    .append(',')
                    .append(i == 7 ? "<0.5" : i + 1)
                    .append(',')
                    .append(100 + i * i)
                    .append(",poor,\n");
        }
        samples = Files.writeString(directory.resolve("samples.csv"), text);
        data = directory.resolve("data");
    }

    private Session grid(Object... more) {
        return Session.run(Stream.concat(
                        Stream.of(
                                "--data",
                                data,
                                "run",
                                "GridGeochem",
                                "--samples",
                                samples,
                                "--crs",
                                "EPSG:28350",
                                "--cellSize",
                                "1000"),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void samplesOnCellCentresAreHonouredInTheFile() throws IOException {
        Path out = directory.resolve("out");
        Session session =
                grid("--elements", "Au_ppb,As_ppm", "--bounds", "400000,6495000,406000,6500000", "--out", out);
        assertThat(session.code()).as(session.err()).isZero();
        RasterStack stack = Coverages.stack("result", GeoTiffs.read("result", out.resolve("result.tif")));
        assertThat(stack.bands()).extracting(Band::name).containsExactly("Au_ppb", "As_ppm");
        assertThat(stack.geometry().columns()).isEqualTo(6);
        for (int cell = 0; cell < 30; cell++) {
            assertThat(stack.values("Au_ppb")[cell]).isEqualTo(cell == 7 ? 0.25f : cell + 1);
            assertThat(stack.values("As_ppm")[cell]).isEqualTo(100 + cell * cell);
        }
        assertThat(Files.readString(out.resolve("report.json"))).startsWith("{").contains("\"below\": 1");
    }

    @Test
    void theReportBecomesAPageBesideItOrWhereItIsAskedFor() throws IOException {
        Path out = directory.resolve("out");
        assertThat(grid("--elements", "Au_ppb,As_ppm", "--out", out).code()).isZero();
        Session session = Session.run("report", out.resolve("report.json"));
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).contains("Quality of the element maps", "As_ppm");
        Path elsewhere = directory.resolve("quality.html");
        assertThat(Session.run("report", out.resolve("report.json"), "--out", elsewhere)
                        .code())
                .isZero();
        assertThat(elsewhere).hasSameTextualContentAs(out.resolve("report.html"));
    }

    @Test
    void progressNeverGoesBack() {
        List<Integer> told = grid("--elements", "Au_ppb,As_ppm", "--out", directory.resolve("out"))
                .err()
                .lines()
                .filter(line -> line.matches(" *\\d+ %.*"))
                .map(line -> Integer.valueOf(line.strip().replaceFirst(" .*", "")))
                .toList();
        assertThat(told).isSorted().endsWith(100);
    }

    @Test
    void aDryRunReadsAllAndWritesNothing() throws IOException {
        Path out = directory.resolve("out");
        Session dry = grid("--elements", "Au_ppb", "--layer", "gold", "--out", out, "--dry-run");
        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("samples: ", " 30 features", "the layer gold", out.toString());
        assertThat(dry.out())
                .contains("\n  crs: EPSG:28350\n", "\n  elements: Au_ppb\n")
                .contains("in EPSG:28350, 1 band: Au_ppb\n", " MB, in memory; the program may take ", "\nIt takes ")
                .containsPattern("make\n  [0-9,]+ × [0-9,]+ cells of [0-9,]+ m in EPSG:28350");
        assertThat(out).doesNotExist();
        assertThat(data.resolve("layers")).doesNotExist();
        assertThat(grid("--elements", "Au_ppb", "--layer", "gold").code()).isZero();
        Session taken = grid("--elements", "Au_ppb", "--layer", "gold", "--dry-run");
        assertThat(taken.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(taken.err()).startsWith("error: layer: there is a layer gold already");
        Session missing = Session.run(
                "run",
                "TrainTransferCNN",
                "--geochemistryLayer",
                "silver",
                "--model",
                "m",
                "--data",
                data,
                "--dry-run");
        Session wrong = grid("--elements", "Pt_ppb", "--layer", "pt", "--dry-run");
        assertThat(wrong.err()).contains("elements").contains("Pt_ppb");
        assertThat(wrong.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(missing.err()).contains("silver");
        assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aClusterWithoutItsModuleIsRefusedInASentence() {
        Session far = grid("--elements", "Au_ppb", "--layer", "gold", "--cluster", "local[2]");
        assertThat(far.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(far.err())
                .startsWith("error: cluster: local[2] needs prospectivity-cluster.jar on the class path")
                .doesNotContain("Exception");
        assertThat(data.resolve("layers")).doesNotExist();
        assertThat(grid("--elements", "Au_ppb", "--layer", "gold", "--tiles", "1024")
                        .err())
                .startsWith("error: --tiles needs --cluster");
    }

    @Test
    void whatOnlyAClusterReadsIsRefusedWithoutOne() {
        for (String file :
                List.of("s3a://bucket/lab.csv", "hdfs://host:8020/lab.csv", "lab.parquet", "there/LAB.PARQUET")) {
            Session alone = Session.run(
                    "--data", data, "run", "GridGeochem", "--samples", file, "--elements", "Au_ppb", "--layer", "gold");
            assertThat(alone.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(alone.err())
                    .startsWith("error: samples: " + file + " is read with --cluster only, which may be local"
                            + " (docs/cluster.md); expected that option, or ")
                    .hasLineCount(1);
            Session without = Session.run("inspect", file, "--cluster", "local");
            assertThat(without.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(without.err())
                    .startsWith("error: cluster: local needs prospectivity-cluster.jar on the class path")
                    .hasLineCount(1);
        }
    }

    @Test
    void whatIsNoReportOfGridGeochemIsRefused() throws IOException {
        Path other = Files.writeString(directory.resolve("other.json"), "{\"auc\": 0.7}");
        Path broken = Files.writeString(directory.resolve("broken.json"), "{\"bands\": [");
        for (Path file : List.of(other, broken, directory.resolve("none.json"), samples)) {
            Session session = Session.run("report", file);
            assertThat(session.code()).as(session.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(session.err()).contains("REPORT.json: " + file);
        }
    }

    @Test
    void aPublishedLayerIsListedTakenByNameReplacedOnlyOnRequestAndRemoved() throws IOException {
        Session first = grid("--elements", "Au_ppb", "--layer", "yilgarn:gold");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("layerName: yilgarn:gold\n");
        assertThat(data.resolve("layers/yilgarn/gold.tif")).isRegularFile();
        assertThat(Session.run("layers", "--data", data).out()).isEqualTo("yilgarn:gold\n");

        Session again = grid("--elements", "Au_ppb", "--layer", "yilgarn:gold");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .isEqualTo("error: layer: there is a layer yilgarn:gold already; expected another name, or overwrite"
                        + " true\n");
        assertThat(grid("--elements", "As_ppm", "--layer", "yilgarn:gold", "--overwrite")
                        .code())
                .isZero();
        assertThat(GeoTiffs.bandNames(data.resolve("layers/yilgarn/gold.tif")).get(0))
                .hasValue("As_ppm");

        Path out = directory.resolve("aligned.tif");
        assertThat(Session.run(
                                "--data",
                                data,
                                "run",
                                "GridGeochem",
                                "--samples",
                                samples,
                                "--elements",
                                "Au_ppb",
                                "--alignToLayer",
                                "yilgarn:gold",
                                "--result",
                                out)
                        .code())
                .isZero();
        assertThat(Coverages.geometry("result", GeoTiffs.read("result", out)))
                .isEqualTo(
                        Coverages.geometry("result", GeoTiffs.read("result", data.resolve("layers/yilgarn/gold.tif"))));

        assertThat(Session.run("layers", "remove", "yilgarn:gold", "--data", data)
                        .code())
                .isZero();
        assertThat(Session.run("layers", "--data", data).out()).isEmpty();
    }

    @Test
    void badSamplesAreAnsweredByOneLineThatNamesTheInputAndNothingIsWritten() throws IOException {
        assertRefused("elements", gridOf(samples, "EPSG:28350", "1000", "Pt_ppb"));
        assertRefused("elements", gridOf(samples, "EPSG:28350", "1000", "note"));
        assertRefused("elements", gridOf(samples, "EPSG:28350", "1000", "void_ppm"));
        assertRefused("cellSize", gridOf(samples, "EPSG:28350", "-5", "Au_ppb"));
        assertRefused("crs", gridOf(samples, "EPSG:4326", "1000", "Au_ppb"));
        Path two = file("two.csv", "x,y,Au_ppb\n400000,6500000,1\n401000,6500000,2\n");
        assertRefused("samples", gridOf(two, "EPSG:28350", "1000", "Au_ppb"));
        Path place = file("place.csv", "x,y,Au_ppb\n400000,6500000,1\n400000,6500000,2\n400000,6500000,3\n");
        assertRefused("samples", gridOf(place, "EPSG:28350", "1000", "Au_ppb"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Session gridOf(Path file, String crs, String cellSize, String element) {
        return Session.run(
                "run",
                "GridGeochem",
                "--samples",
                file,
                "--crs",
                crs,
                "--cellSize",
                cellSize,
                "--elements",
                element,
                "--out",
                directory.resolve("out"));
    }

    private void assertRefused(String input, Session session) {
        assertThat(session.code()).as(session.err()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        List<String> told = session.err()
                .lines()
                .filter(line -> !line.matches(" *\\d+ %.*"))
                .toList();
        assertThat(told).singleElement().asString().startsWith("error: " + input + ": ");
        assertThat(directory.resolve("out")).doesNotExist();
    }
}
