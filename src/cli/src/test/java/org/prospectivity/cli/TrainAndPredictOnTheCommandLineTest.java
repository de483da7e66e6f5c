package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

/** The chain from samples to a map, and what is refused on the way. */
class TrainAndPredictOnTheCommandLineTest {
    private static final int SIDE = 40;

    @TempDir
    static Path directory;

    private static Path data;
    private static Path samples;
    private static Path deposits;
    private static Path out;

    /** A sample in each cell of 1 km; gold and arsenic are high around 16 deposits. */
    @BeforeAll
    static void gridAndTrain() throws IOException {
        data = directory.resolve("data");
        out = directory.resolve("refused");
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder places = new StringBuilder("id,x,y\n");
        List<int[]> centres = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int column = i % 4 * 10 + 2 + random.nextInt(6);
            int row = i / 4 * 10 + 2 + random.nextInt(6);
            centres.add(new int[] {column, row});
            places.append(String.format(Locale.ROOT, "%d,%d,%d%n", i, easting(column), northing(row)));
        }
        StringBuilder text = new StringBuilder("x,y,Au_ppb,As_ppm,Zn_ppm\n");
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
            int column = cell % SIDE;
            int row = cell / SIDE;
            boolean halo = centres.stream()
                    .anyMatch(centre -> Math.abs(centre[0] - column) <= 1 && Math.abs(centre[1] - row) <= 1);
            double factor = halo ? 10 : 1;
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%.3f,%.3f,%.3f%n",
                    easting(column),
                    northing(row),
                    factor * Math.pow(10, 0.3 * random.nextGaussian()),
                    factor * Math.pow(10, 0.3 * random.nextGaussian()),
                    Math.pow(10, 0.3 * random.nextGaussian())));
        }
        samples = Files.writeString(directory.resolve("samples.csv"), text);
        deposits = Files.writeString(directory.resolve("deposits.csv"), places);
        assertDone(grid("1000", "maps", "Au_ppb,As_ppm"));
        assertDone(train("--model", "gold", "--window", "5", "--folds", "4", "--blocks", "10000"));
    }

    @Test
    void aModelIsSavedOnceAndListed() {
        assertThat(Session.run("models", "--data", data).out()).isEqualTo("gold\n");
        Session again = train("--model", "gold", "--window", "5");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("error: model: ").contains("gold");
    }

    @Test
    void anotherJvmLoadsTheModelAndPredictsTheSame() throws Exception {
        Path here = directory.resolve("here");
        assertDone(predict("--geochemistryLayer", "maps", "--model", "gold", "--out", here));
        Path there = directory.resolve("there");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Arrays.stream(new Object[] {
                    "--data",
                    data,
                    "run",
                    "PredictProspectivity",
                    "--geochemistryLayer",
                    "maps",
                    "--model",
                    "gold",
                    "--out",
                    there
                })
                .forEach(argument -> command.add(argument.toString()));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(told).isZero();
        RasterStack first = map(here);
        RasterStack second = map(there);
        assertThat(second.geometry()).isEqualTo(first.geometry());
        for (int band = 0; band < 2; band++) {
            assertThat(second.values(band)).isEqualTo(first.values(band));
        }
        // the same, and not because both are empty or flat
        float[] scores = first.values("prospectivity");
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            assertThat(score).isBetween(0f, 1f);
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        assertThat(most - least).isGreaterThan(0.5f);
        JsonObject report = report(here);
        assertThat(report.get("validCells").getAsInt()).isEqualTo(SIDE * SIDE);
        // lowest and highest, as the file's cells have them
        JsonArray percentiles = report.getAsJsonArray("scores");
        assertThat(percentiles.get(0).getAsFloat()).isEqualTo(least);
        assertThat(percentiles.get(percentiles.size() - 1).getAsFloat()).isEqualTo(most);
    }

    @Test
    void theMapFindsWhatItWasTrainedOn() throws IOException {
        Path judged = directory.resolve("judged");
        assertDone(predict(
                "--geochemistryLayer",
                "maps",
                "--model",
                "gold",
                "--deposits",
                deposits,
                "--deposits.crs",
                "EPSG:28350",
                "--out",
                judged));
        JsonObject report = report(judged);
        assertThat(report.getAsJsonObject("evaluation").get("auc").getAsDouble())
                .isBetween(0.9, 1.0)
                .isCloseTo(aucAtDeposits(map(judged).values("prospectivity")), within(1e-6));
        assertThat(report.getAsJsonArray("warnings").toString())
                .contains("The model gold was trained on all deposits judged by (16): the figures are success rates.");
    }

    @Test
    void aMapIsJudgedWithCharts() throws IOException {
        Path judged = directory.resolve("evaluation");
        assertDone(run(
                "EvaluateProspectivity",
                "--prospectivityLayer",
                "maps",
                "--band",
                "As_ppm_log10",
                "--deposits",
                deposits,
                "--deposits.crs",
                "EPSG:28350",
                "--out",
                judged));
        JsonObject report = report(judged);
        assertThat(report.getAsJsonObject("evaluation").get("auc").getAsDouble())
                .isBetween(0.8, 1.0)
                .isCloseTo(
                        aucAtDeposits(Coverages.stack(
                                        "maps", GeoTiffs.read("maps", data.resolve("layers/prospectivity/maps.tif")))
                                .values("As_ppm_log10")),
                        within(1e-6));
        assertThat(report.getAsJsonArray("warnings").toString()).contains("success rate");
        for (String chart : List.of("predictionRateChart", "paChart", "rocChart")) {
            assertThat(ImageIO.read(judged.resolve(chart + ".png").toFile()).getWidth())
                    .isEqualTo(800);
        }
        Session printed = run(
                "EvaluateProspectivity",
                "--prospectivityLayer",
                "maps",
                "--deposits",
                deposits,
                "--deposits.crs",
                "EPSG:28350");
        assertThat(printed.out()).startsWith("{").endsWith("}\n");
        refused(
                "rocChart",
                "a file that ends in one of [.png]",
                run("EvaluateProspectivity", "--prospectivityLayer", "maps", "--rocChart", directory.resolve("a.tif")));
    }

    @Test
    void targetsAreWrittenAsGeoJson() throws IOException {
        Path file = directory.resolve("targets.geojson");
        assertDone(run(
                "DelineateTargets",
                "--prospectivityLayer",
                "maps",
                "--band",
                "As_ppm_log10",
                "--geochemistryLayer",
                "maps",
                "--minimumArea",
                "9",
                "--targets",
                file));
        JsonArray targets =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("features");
        assertThat(targets).isNotEmpty();
        for (int i = 0; i < targets.size(); i++) {
            JsonObject target = targets.get(i).getAsJsonObject();
            assertThat(target.getAsJsonObject("geometry").get("type").getAsString())
                    .isEqualTo("MultiPolygon");
            JsonObject properties = target.getAsJsonObject("properties");
            assertThat(properties.get("rank").getAsInt()).isEqualTo(i + 1);
        }
        String leading = targets.get(0)
                .getAsJsonObject()
                .getAsJsonObject("properties")
                .get("leadingElements")
                .getAsString();
        assertThat(leading.split(", ")).containsExactlyInAnyOrder("As", "Au");
    }

    @Test
    void targetsAreWrittenInTheFormatOfTheirFile() throws IOException {
        for (String name : List.of("targets.gpkg", "targets.shp", "targets.zip", "targets.kml", "targets.csv")) {
            Path folder = directory.resolve(name + "-folder");
            Session session = run(
                    "DelineateTargets",
                    "--prospectivityLayer",
                    "maps",
                    "--band",
                    "As_ppm_log10",
                    "--greatestArea",
                    "20",
                    "--targets",
                    folder.resolve(name));
            assertDone(session);
            assertThat(folder.resolve(name)).isNotEmptyFile();
            assertThat(session.err()).contains("wrote " + folder.resolve(name));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                name.endsWith(".shp")
                                        ? new String[] {
                                            "targets.shp", "targets.shx", "targets.dbf", "targets.prj", "targets.cpg"
                                        }
                                        : new String[] {name});
            }
        }
        refused(
                "targets",
                "a file that ends in one of [.geojson, .json, .gpkg, .shp, .zip, .kml, .dxf, .csv]",
                run("DelineateTargets", "--prospectivityLayer", "maps", "--targets", directory.resolve("t.gml")));
    }

    @Test
    void suggestedSamplesAreWrittenInTheFormatOfTheirFile() throws IOException {
        for (String name : List.of("next.geojson", "next.gpkg", "next.shp", "next.kml", "next.csv")) {
            Path file = directory.resolve(name);
            assertDone(run(
                    "SuggestSamples",
                    "--prospectivityLayer",
                    "maps",
                    "--band",
                    "As_ppm_log10",
                    "--samples",
                    deposits,
                    "--samples.crs",
                    "EPSG:28350",
                    "--count",
                    "3",
                    "--places",
                    file));
            assertThat(file).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(directory.resolve("next.csv"))).hasSize(4).anySatisfy(line -> assertThat(line)
                .contains("rank", "lon", "lat", "sampleDistance", "reason"));
    }

    @Test
    void suggestedSamplesAreALayerWhereThatIsAsked() throws IOException {
        Session made = run(
                "SuggestSamples",
                "--prospectivityLayer",
                "maps",
                "--samples",
                deposits,
                "--samples.crs",
                "EPSG:28350",
                "--count",
                "2",
                "--layer",
                "result:next");
        assertDone(made);
        assertThat(made.out()).contains("layerName: result:next");
        assertThat(data.resolve("layers/result/next.about"))
                .content()
                .contains("Suggested samples by maps", "prospectivity:SuggestSamples");
    }

    @Test
    void targetsAreALayerWhereThatIsAsked() throws IOException {
        Object[] inputs = {"--prospectivityLayer", "maps", "--band", "As_ppm_log10", "--layer", "result:targets"};
        Session made = run("DelineateTargets", inputs);
        assertDone(made);
        assertThat(made.out()).contains("layerName: result:targets");
        assertThat(Session.run("layers", "--data", data).out()).contains("result:targets\n");
        assertThat(data.resolve("layers/result/targets.about"))
                .content()
                .contains("Targets of maps", "prospectivity:DelineateTargets");
        refused("layer", "there is a layer result:targets already", run("DelineateTargets", inputs));
    }

    @Test
    void aDryRunOfATrainingSavesNoModelAndTellsTheMaps() {
        Session dry = train("--model", "dry", "--dry-run");
        assertDone(dry);
        assertThat(dry.out())
                .contains(
                        "cells of",
                        "2 bands: ",
                        "How long it takes cannot be told by a trial",
                        "It grows with members × steps")
                .doesNotContain("make\n");
        assertThat(Session.run("models", "--data", data).out()).doesNotContain("dry");
        Session scored = predict("--geochemistryLayer", "maps", "--model", "gold", "--layer", "dry", "--dry-run");
        assertDone(scored);
        assertThat(scored.out()).contains("make\n", "4 bands: prospectivity, uncertainty, applicability, percentile");
        assertThat(Session.run("layers", "--data", data).out()).doesNotContain("dry");
    }

    @Test
    void aMapIsExplainedByTheElementsThatDriveIt() throws IOException {
        Path explained = directory.resolve("explained");
        assertDone(run(
                "ExplainProspectivity",
                "--geochemistryLayer",
                "maps",
                "--model",
                "gold",
                "--method",
                "NETWORK",
                "--out",
                explained));
        RasterStack effects = map(explained);
        assertThat(effects.bands()).extracting(Band::name).containsExactly("Au", "As", "ring_1");
        assertThat(explained.resolve("effectsChart.png")).isNotEmptyFile();
        assertThat(explained.resolve("report.json")).content().contains("\"topMeanAbsolute\"");
    }

    @Test
    void aPublishedMapIsALayer() {
        assertDone(predict("--geochemistryLayer", "maps", "--model", "gold", "--layer", "result:gold"));
        assertThat(Session.run("layers", "--data", data).out()).contains("result:gold\n");
    }

    @Test
    void trainingRefusesWhatItCannotUseAndSavesNothing() throws IOException {
        refused("window", "6 is not accepted; expected an odd number", train("--model", "bad", "--window", "6"));
        refused("window", "41 is not accepted; expected", train("--model", "bad", "--window", "41"));
        refused(
                "steps",
                "-10 is not accepted; expected a whole number from 1",
                train("--model", "bad", "--steps", "-10"));
        refused("freeze", "3", train("--model", "bad", "--pretext", "SELF", "--freeze", "3", "--window", "5"));
        refused("folds", "1 is not accepted", train("--model", "bad", "--folds", "1"));
        refused("blocks", "-5", train("--model", "bad", "--blocks", "-5"));
        refused("model", "../escape", train("--model", "../escape"));
        refused("sourceModel", "nowhere", train("--model", "bad", "--sourceModel", "nowhere"));
        refused(
                "sourceModel",
                "expected one source",
                train("--model", "bad", "--sourceModel", "gold", "--pretext", "SELF"));
        refused(
                "sourceGeochemistry",
                "it overlaps the area to train",
                train(
                        "--model",
                        "bad",
                        "--sourceGeochemistryLayer",
                        "maps",
                        "--sourceDeposits",
                        deposits,
                        "--sourceDeposits.crs",
                        "EPSG:28350"));
        refused(
                "geochemistryLayer",
                "nowhere",
                run(
                        "TrainTransferCNN",
                        "--geochemistryLayer",
                        "nowhere",
                        "--deposits",
                        deposits,
                        "--deposits.crs",
                        "EPSG:28350",
                        "--model",
                        "bad"));
        refused(
                "geochemistry",
                "neither geochemistry nor geochemistryLayer",
                run("TrainTransferCNN", "--deposits", deposits, "--deposits.crs", "EPSG:28350", "--model", "bad"));
        refused(
                "deposits",
                "neither deposits nor depositsLayer",
                run("TrainTransferCNN", "--geochemistryLayer", "maps", "--model", "bad"));
        assertThat(Session.run("models", "--data", data).out()).isEqualTo("gold\n");
    }

    @Test
    void depositsElsewhereAreRefused() throws IOException {
        Path far = Files.writeString(directory.resolve("far.csv"), "x,y\n900000,6490000\n");
        refused("deposits", "none of 1 deposits lies on a cell with data", trainOn(far, "EPSG:28350"));
        // the right places in the next zone's coordinate system are six degrees away
        refused("deposits", "none of 16 deposits lies on a cell with data", trainOn(deposits, "EPSG:28351"));
        Path degrees = Files.writeString(directory.resolve("degrees.csv"), "x,y\n0.4,0.5\n");
        refused("deposits", "none of 1 deposits", trainOn(degrees, "EPSG:28350"));
    }

    @Test
    void predictionRefusesMapsThatDoNotFitTheModel() throws IOException {
        assertDone(grid("1000", "zinc", "Au_ppb,Zn_ppm"));
        refused(
                "geochemistry",
                "lacks the elements As",
                predict("--geochemistryLayer", "zinc", "--model", "gold", "--out", out));
        assertDone(grid("500", "fine", "Au_ppb,As_ppm"));
        refused(
                "geochemistry",
                "cells of 500.0 m",
                predict("--geochemistryLayer", "fine", "--model", "gold", "--out", out));
        refused("model", "nowhere", predict("--geochemistryLayer", "maps", "--model", "nowhere", "--out", out));
        Path blocked = Files.writeString(directory.resolve("a-file"), "");
        Session session =
                predict("--geochemistryLayer", "maps", "--model", "gold", "--result", blocked.resolve("map.tif"));
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).startsWith("error: ").contains("a-file");
    }

    @Test
    void aDamagedModelIsRefusedByWhatIsWrong() throws IOException {
        Path models = data.resolve("models");
        byte[] file;
        try (Stream<Path> saved = Files.list(models)) {
            file = Files.readAllBytes(
                    saved.filter(path -> path.getFileName().toString().startsWith("gold"))
                            .findFirst()
                            .orElseThrow());
        }
        byte[] flipped = file.clone();
        flipped[file.length / 2] ^= 1;
        write(models, "flipped", flipped);
        write(models, "short", Arrays.copyOf(file, file.length / 2));
        write(models, "foreign", "not a model".getBytes(StandardCharsets.UTF_8));
        try {
            refused(
                    "model",
                    "is a damaged",
                    predict("--geochemistryLayer", "maps", "--model", "flipped", "--out", out));
            refused("model", "is a damaged", predict("--geochemistryLayer", "maps", "--model", "short", "--out", out));
            refused(
                    "model",
                    "is not a model of this software",
                    predict("--geochemistryLayer", "maps", "--model", "foreign", "--out", out));
        } finally {
            for (String name : List.of("flipped", "short", "foreign")) {
                Files.delete(models.resolve(name + ".prospectivity-model"));
            }
        }
    }

    private static void write(Path models, String name, byte[] bytes) throws IOException {
        Files.write(models.resolve(name + ".prospectivity-model"), bytes);
    }

    private static int easting(int column) {
        return 400_500 + 1000 * column;
    }

    private static int northing(int row) {
        return 6_499_500 - 1000 * row;
    }

    private static JsonObject report(Path folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
    }

    /** How often a cell with a deposit scores higher than one without, pair by pair; half where they score the same. */
    private static double aucAtDeposits(float[] scores) throws IOException {
        Set<Integer> cells = Files.readAllLines(deposits).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(fields -> (6_499_500 - Integer.parseInt(fields[2])) / 1000 * SIDE
                        + (Integer.parseInt(fields[1]) - 400_500) / 1000)
                .collect(Collectors.toSet());
        double above = 0;
        for (int deposit : cells) {
            for (int cell = 0; cell < scores.length; cell++) {
                if (!cells.contains(cell)) {
                    above += scores[deposit] > scores[cell] ? 1 : scores[deposit] == scores[cell] ? 0.5 : 0;
                }
            }
        }
        return above / cells.size() / (scores.length - cells.size());
    }

    private static RasterStack map(Path folder) throws IOException {
        return Coverages.stack("result", GeoTiffs.read("result", folder.resolve("result.tif")));
    }

    private static Session grid(String cellSize, String layer, String elements) {
        return run(
                "GridGeochem",
                "--samples",
                samples,
                "--crs",
                "EPSG:28350",
                "--cellSize",
                cellSize,
                "--bounds",
                "400000,6460000,440000,6500000",
                "--elements",
                elements,
                "--transform",
                "LOG10",
                "--layer",
                layer);
    }

    private static Session train(Object... more) {
        return run(
                "TrainTransferCNN",
                Stream.concat(
                                Stream.of(
                                        "--geochemistryLayer",
                                        "maps",
                                        "--deposits",
                                        deposits,
                                        "--deposits.crs",
                                        "EPSG:28350",
                                        "--members",
                                        "2"),
                                Stream.of(more))
                        .toArray());
    }

    private static Session trainOn(Path points, String crs) {
        return run(
                "TrainTransferCNN",
                "--geochemistryLayer",
                "maps",
                "--deposits",
                points,
                "--deposits.crs",
                crs,
                "--model",
                "bad",
                "--window",
                "5",
                "--out",
                out);
    }

    private static Session predict(Object... arguments) {
        return run("PredictProspectivity", arguments);
    }

    private static Session run(String process, Object... arguments) {
        return Session.run(Stream.concat(Stream.of("--data", data, "run", process), Stream.of(arguments))
                .toArray());
    }

    private static void assertDone(Session session) {
        assertThat(session.code()).as(session.err()).isZero();
    }

    private static void refused(String input, String what, Session session) {
        assertThat(session.code()).as(session.err()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err().lines().filter(line -> !line.matches(" *\\d+ %.*")))
                .singleElement()
                .asString()
                .startsWith("error: " + input + ": ")
                .contains(what);
        assertThat(out).doesNotExist();
    }
}
