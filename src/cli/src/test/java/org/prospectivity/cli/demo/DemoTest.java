package org.prospectivity.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.geotools.data.util.NullProgressListener;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.server.ProspectivityServer;
import org.prospectivity.server.ServerOptions;

class DemoTest {
    private static final Path TEST_DATA = Path.of("../../test-data");

    @TempDir
    Path directory;

    /** A sixth of the committed areas, so that the chain takes seconds. */
    private Path smallSurvey() throws IOException {
        for (String area : List.of("target", "source")) {
            String parameters = Files.readString(TEST_DATA.resolve(area + "/parameters.properties"))
                    .replaceFirst("width = \\d+", "width = 25000")
                    .replaceFirst("height = \\d+", "height = 25000")
                    .replaceFirst("samples = \\d+", "samples = 600")
                    .replaceFirst("known = \\d+", "known = 8")
                    .replaceFirst("hidden = \\d+", area.equals("target") ? "hidden = 6" : "hidden = 0")
                    .replaceFirst("coreOnly = \\d+", "coreOnly = 20")
                    .replaceFirst("singleElement = \\d+", "singleElement = 20")
                    .replaceFirst("filled = \\d+", "filled = 10")
                    .replaceFirst("clearance = \\d+", "clearance = 500");
            Path file = Files.writeString(directory.resolve(area + ".properties"), parameters);
            SyntheticFiles.write(file, directory.resolve("data").resolve(area));
        }
        return directory.resolve("data");
    }

    @Test
    void theChainEndsInMapsAModelAndAReportThatCountsTheHiddenDepositsOnTheMap() throws Exception {
        Path results = directory.resolve("results");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Demo.Settings quick = new Demo.Settings(500, 9, 10, 1, 0);
        Path survey = smallSurvey();
        Path report;
        try (ProspectivityServer server = ProspectivityServer.start(results, ServerOptions.local(0))) {
            report = new Demo(
                            survey,
                            results,
                            server.address(),
                            quick,
                            new PrintStream(text, true, StandardCharsets.UTF_8),
                            new NullProgressListener())
                    .run();
        }

        assertThat(results.resolve("models/demo.prospectivity-model")).isNotEmptyFile();
        assertThat(zone(results, "target")).isEqualTo(32650);
        assertThat(zone(results, "source")).isEqualTo(32651);
        assertThat(Coverages.stack("map", GeoTiffs.read("map", results.resolve("layers/demo/evidence.tif")))
                        .bands())
                .extracting(Band::name)
                .contains("faults_distance", "lithology-granite_category", "lithology-diorite_category");
        RasterStack map =
                Coverages.stack("map", GeoTiffs.read("map", results.resolve("layers/demo/prospectivity.tif")));
        long found = foundInBestTenth(map);
        String verdict = found + " of the 6 hidden deposits (" + Math.round(100 * found / 6.0)
                + " %) lie in the most prospective 10 % of the area.";
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("1/5", "2/5", "3/5", "4/5", "5/5", verdict, "CNN with transfer", "random forest");
        assertThat(report)
                .isEqualTo(results.resolve("report.html"))
                .content()
                .contains(
                        verdict.replace(" %", "\u00a0%"),
                        "Prediction-rate curve",
                        "Hidden deposits inside the outline (" + found + ")",
                        "Au, ppb",
                        "Au, ppm",
                        "Mo, ppm");
    }

    private static int zone(Path results, String map) throws Exception {
        return CRS.lookupEpsgCode(
                Coverages.crs("map", GeoTiffs.read("map", results.resolve("layers/demo/" + map + ".tif"))), true);
    }

    /** Counted anew, from the files: of the cells without a known deposit, how many score at least as high. */
    private long foundInBestTenth(RasterStack map) throws IOException {
        float[] scores = map.values("prospectivity");
        float[] area = scores.clone();
        cells("deposits.csv", map).forEach(cell -> area[cell] = Float.NEGATIVE_INFINITY);
        long judged =
                scores.length - cells("deposits.csv", map).stream().distinct().count();
        return cells("hidden.csv", map).stream()
                .filter(cell -> {
                    long atLeast = 0;
                    for (float score : area) {
                        atLeast += score >= scores[cell] ? 1 : 0;
                    }
                    return atLeast <= judged / 10;
                })
                .count();
    }

    private List<Integer> cells(String file, RasterStack map) throws IOException {
        return Files.readAllLines(directory.resolve("data/target").resolve(file)).stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .map(fields ->
                        map.geometry().cellAt(Double.parseDouble(fields.get(1)), Double.parseDouble(fields.get(2))))
                .toList();
    }
}
