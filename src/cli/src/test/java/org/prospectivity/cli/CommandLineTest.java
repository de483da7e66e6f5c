package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

class CommandLineTest {
    @TempDir
    Path directory;

    private Path samples;

    @BeforeEach
    void writeSamples() throws IOException {
        samples = file("samples.csv", "id,x,y,Au_ppb\na,400500,6499500,<0.5\nb,401500,6499500,12\n");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private List<String> files(Path where) throws IOException {
        if (!Files.exists(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theProjectsOwnProcessesAreListedFirst() {
        Session session = Session.run("list");
        assertThat(session.code()).isZero();
        assertThat(session.err()).isEmpty();
        List<String> lines = session.out().lines().toList();
        assertThat(lines.get(0)).startsWith("prospectivity:ConvertFeatures").endsWith("  Convert features");
        assertThat(lines).anyMatch(line -> line.matches("test:Echo +Echo"));
        long own =
                lines.stream().filter(line -> line.startsWith("prospectivity:")).count();
        assertThat(lines.subList(0, (int) own)).allMatch(line -> line.startsWith("prospectivity:"));
    }

    @Test
    void aDescriptionTellsEachInputsTypeDefaultAndWhetherItIsRequired() {
        Session session = Session.run("describe", "test:Echo");
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .startsWith("test:Echo - Echo\nTells its inputs.\n")
                .contains("  --word TEXT   required\n      A word.\n")
                .contains("  --count INTEGER   default 3\n      How many.\n")
                .contains("  --colour NAME   default RED\n      Which colour.\n      Accepts one of RED, GREEN.\n")
                .contains("  --names TEXT[,...]\n")
                .contains("  --bounds W,S,E,N\n      Where.\n      Accepts west,south,east,north[,CRS].\n")
                .contains("  --maps FILE.tif\n      Maps.\n      Accepts a GeoTIFF file.\n")
                .contains("--NAME.x")
                .contains("Outputs\n  --told FILE\n      The inputs given, one a line.\n");
        assertThat(Session.run("describe", "echo").out()).isEqualTo(session.out());
        assertThat(Session.run("run", "Echo", "--help").out()).isEqualTo(session.out());
    }

    @Test
    void inputsArriveWithTheirTypesAndDefaults() {
        Session session = Session.run(
                "run",
                "echo",
                "--word",
                "-hello",
                "--share=-0.25",
                "--loud",
                "--colour",
                "green",
                "--names",
                "a, b",
                "--names",
                "c",
                "--bounds",
                "1,2,3,4,EPSG:28350",
                "--system",
                "28350");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .isEqualTo("-hello\ncount 3\nshare -0.25\nloud true\ncolour GREEN\nnames [a, b, c]\n"
                        + "bounds 1.0 3.0 2.0 4.0 28350\nsystem 28350\n");
    }

    @Test
    void aBlankInputIsAsGoodAsNone() {
        assertThat(Session.run("run", "Echo", "--word", "w", "--share", "", "--loud", "false")
                        .out())
                .contains("share null\n", "loud false\n");
    }

    @Test
    void textMayStandInAFile() throws IOException {
        Path text = file("word.txt", "from a file, with commas");
        assertThat(Session.run("run", "Echo", "--word", "@" + text).out()).startsWith("from a file, with commas\n");
    }

    @Test
    void columnsOfACsvFileArriveAsText() {
        Session session = Session.run("run", "Echo", "--word", "w", "--points", samples, "--points.crs", "EPSG:28350");
        assertThat(session.out())
                .endsWith("points in 28350\n"
                        + "[POINT (400500 6499500), a, 400500, 6499500, <0.5]\n"
                        + "[POINT (401500 6499500), b, 401500, 6499500, 12]\n");
        assertThat(Session.run("run", "Echo", "--word", "w", "--points", samples, "--crs", "EPSG:28351")
                        .out())
                .as("a common --crs, since the process has no input of that name")
                .contains("points in 28351\n");
    }

    @Test
    void everyOutputGoesToItsFile() throws IOException {
        Path out = directory.resolve("new/results");
        Session session = Session.run("run", "Twofold", "--points", samples, "--out", out);
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out()).isEmpty();
        assertThat(files(out)).containsExactly("back.geojson", "map.tif", "report.json");
        assertThat(session.err()).contains("wrote " + out.resolve("map.tif") + "\n");
        assertThat(out.resolve("report.json")).hasContent("{\n  \"cells\": 6\n}\n");
        GridCoverage2D map = GeoTiffs.read("map", out.resolve("map.tif"));
        assertThat(Coverages.geometry("map", map)).isEqualTo(new GridGeometry(400_000, 6_500_000, 1000, 3, 2));
        assertThat(Coverages.stack("map", map).bands()).extracting(Band::name).containsExactly("Au_ppb", "As_ppm");
        assertThat(Session.run("run", "Echo", "--word", "w", "--maps", out.resolve("map.tif"))
                        .out())
                .endsWith("band Au_ppb\nband As_ppm\n");
        assertThat(Session.run("run", "Echo", "--word", "w", "--points", out.resolve("back.geojson"))
                        .out())
                .contains("[POINT (401500 6499500), b, 401500, 6499500, 12]\n");
    }

    @Test
    void textWithoutAFileIsPrintedAndCanBePiped() {
        Session session = Session.run(
                "run",
                "Twofold",
                "--points",
                samples,
                "--map",
                directory.resolve("m.tif"),
                "--back",
                directory.resolve("b.geojson"));
        assertThat(session.code()).isZero();
        assertThat(session.out()).isEqualTo("{\n  \"cells\": 6\n}\n");
    }

    @Test
    void progressOutsideATerminalIsAFewLines() {
        Session session = Session.run("run", "Twofold", "--points", samples, "--out", directory.resolve("o"));
        List<String> lines =
                session.err().lines().filter(line -> line.contains(" %")).toList();
        List<String> work = lines.stream().filter(line -> line.endsWith("half")).toList();
        assertThat(work).hasSizeBetween(10, 22);
        assertThat(lines.get(0)).isEqualTo("  0 %  first half");
        assertThat(lines).hasSizeLessThan(work.size() + 10);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("100 %  writing map");
    }

    @Test
    void dataWithoutAPlaceIsRefusedBeforeTheWorkUnlessItIsKeptAsALayer() {
        Session session = Session.run("run", "Twofold", "--points", samples, "--back", directory.resolve("b.json"));
        assertRefused(
                session,
                "error: there is no place for the output map; give --map FILE.tif or --out DIRECTORY, or --layer NAME"
                        + " to keep it as a layer");
        assertThat(Session.run("run", "Twofold", "--points", samples, "--layer", "a")
                        .code())
                .isZero();
    }

    @Test
    void whatCannotBeUnderstoodIsAnsweredWithTheClosestThatCould() {
        assertRefused(Session.run("lst"), "error: there is no command lst; did you mean list?");
        assertRefused(Session.run("--dta", "x", "list"), "error: there is no option --dta; did you mean --data?");
        assertRefused(Session.run("describe", "Ecko"), "error: there is no process Ecko; did you mean Echo?");
        assertRefused(
                Session.run("run", "test:Twofol"),
                "error: there is no process test:Twofol; did you mean test:Twofold?");
        assertRefused(
                Session.run("run", "Echo", "--wrod", "a"),
                "error: test:Echo has no option --wrod; did you mean --word?");
        assertRefused(Session.run("run", "Echo", "--zzzzzz=1"), "error: test:Echo has no option --zzzzzz");
        assertRefused(
                Session.run("run", "Echo", "a"),
                "error: \"a\" stands alone; expected each value behind the option it is for, as in --word VALUE");
        assertRefused(Session.run("run", "Echo"), "error: test:Echo needs --word; see: describe test:Echo");
        assertRefused(
                Session.run("run", "Echo", "--word"), "error: Missing required parameter for option '--word' (VALUE)");
        assertRefused(Session.run("run"), "error: Missing required parameter: 'PROCESS'");
    }

    @Test
    void aServerIsToldOfItsClusterAsAWhole() {
        Session without = Session.run("serve", "--shared", "maps");
        assertThat(without.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(without.err())
                .isEqualTo("error: --program, --shared and --values need --master, the cluster they are of\n");
        assertThat(Session.run("serve", "--master", "yarn").err()).startsWith("error: --master needs --program, ");
        assertThat(Session.run("serve", "--master", "yarn", "--program", "p", "--values", 0)
                        .err())
                .isEqualTo("error: values: 0 is not accepted; expected a whole number from 1\n");
    }

    @Test
    void aValueOfTheWrongKindIsRefusedByName() {
        String[][] cases = {
            {"--count", "2.5", "count: 2.5 is not accepted; expected a whole number"},
            {"--count", "99999999999", "count: 99999999999 is not accepted; expected a whole number"},
            {"--count", "many", "count: many is not accepted; expected a whole number"},
            {"--share", "half", "share: half is not accepted; expected a number"},
            {"--share", "NaN", "share: NaN is not accepted; expected a number"},
            {"--colour", "blue", "colour: blue is not accepted; expected one of RED, GREEN"},
            {"--loud", "yes", "loud: yes is not accepted; expected true or false"},
            {
                "--bounds",
                "3,2,1,4",
                "bounds: 3,2,1,4 is not accepted; expected four numbers west,south,east,north with west < east and"
                        + " south < north"
            },
            {
                "--system",
                "EPSG:999999",
                "system: EPSG:999999 is not accepted; expected the code of a coordinate system, such as EPSG:28350"
            },
            {
                "--points",
                "none.csv",
                "points: none.csv is not accepted; expected a file that exists, one of [.csv, .tsv, .txt, .xlsx, .shp, .zip, .gpkg, .geojson, .json, .gml]"
            },
            {"--maps", "none.tif", "maps: none.tif is not accepted; expected a GeoTIFF file that exists"},
        };
        for (String[] one : cases) {
            assertRefused(Session.run("run", "Echo", "--word", "w", one[0], one[1]), "error: " + one[2]);
        }
        assertRefused(
                Session.run("run", "Echo", "--word", "a", "--word", "b"),
                "error: word: it is given 2 times; expected one value");
    }

    @Test
    void filesWithNothingUsableInThemAreRefusedByName() throws IOException {
        Path empty = file("empty.csv", "");
        Path header = file("header.csv", "x,y,Au\n");
        Path text = file("text.csv", "x,y\n1,2\n3,north\n");
        Path ragged = file("ragged.csv", "x,y\n1,2,3\n");
        Path places = file("places.csv", "name,where\na,b\n");
        assertRefusedFile(empty, " is not accepted; expected a file with content", ", an empty file,");
        assertRefusedTable(header, "header.csv: it has no row of numbers under a header");
        assertRefusedTable(text, "no columns of coordinates are found among [x, y]");
        assertRefusedTable(ragged, "ragged.csv: 1 of 1 rows, row 2 first, have more cells than the 2 columns");
        assertRefusedTable(places, "places.csv: it has no row of numbers under a header");
    }

    private static void assertRefusedTable(Path file, String fault) {
        Session session = Session.run("run", "Echo", "--word", "w", "--points", file);
        assertThat(session.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(session.err()).startsWith("error: points: " + fault);
    }

    private static void assertRefusedFile(Path file, String fault, String what) {
        assertRefused(
                Session.run("run", "Echo", "--word", "w", "--points", file), "error: points: " + file + what + fault);
    }

    @Test
    void anOutputThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
        Path blocked = samples.resolve("below");
        Session session = Session.run("run", "Twofold", "--points", samples, "--out", blocked);
        assertRefused(session, "error: out: " + samples + " is no directory; expected one to write to");
        assertRefused(
                Session.run("run", "Twofold", "--points", samples, "--out", directory, "--map", directory),
                "error: map: " + directory + " is not accepted; expected a file that ends in one of [.tif, .tiff]");
        assertRefused(
                Session.run(
                        "run", "Twofold", "--points", samples, "--out", directory, "--map", blocked.resolve("m.tif")),
                "error: map: " + samples + " is no directory; expected one to write to");
        assertThat(files(directory)).containsExactly("samples.csv");
    }

    @Test
    void inputTheProcessRefusesIsBadInputAndNothingIsWritten() throws IOException {
        Session session =
                Session.run("run", "Twofold", "--points", samples, "--cellSize", "-5", "--out", directory.resolve("o"));
        assertRefused(session, "error: cellSize: -5.0 is not accepted; expected a positive number of metres");
        assertThat(files(directory)).containsExactly("samples.csv");
    }

    @Test
    void aFaultIsOneLineUnlessMoreIsAskedFor() {
        Session session = Session.run("run", "Broken");
        assertThat(session.code()).isEqualTo(1);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).isEqualTo("fault: IllegalStateException: a wheel came off (--verbose tells where)\n");
        Session verbose = Session.run("run", "Broken", "--verbose");
        assertThat(verbose.code()).isEqualTo(1);
        assertThat(verbose.err())
                .startsWith("fault: IllegalStateException: a wheel came off\n")
                .contains("at org.prospectivity.cli.TestProcesses$Broken.execute");
    }

    @Test
    void modelsAreListedAndRemovedByName() throws IOException {
        Path data = directory.resolve("data");
        assertThat(Session.run("--data", data, "models")).isEqualTo(new Session(0, "", "no models in " + data + "\n"));
        Files.createDirectories(data.resolve("models"));
        Files.write(data.resolve("models/first.prospectivity-model"), new byte[] {1});
        assertThat(Session.run("models", "--data", data).out()).isEqualTo("first\n");
        assertThat(Session.run("run", "ListModels", "--data", data).out()).isEqualTo("[\n  \"first\"\n]\n");
        assertRefused(
                Session.run("models", "remove", "other", "--data", data),
                "error: model: other is not accepted; expected the name of a saved model, one of [first]");
        assertThat(Session.run("models", "remove", "first", "--data", data).code())
                .isZero();
        assertRefused(
                Session.run("run", "DeleteModel", "--model", "first", "--data", data),
                "error: model: first is not accepted; expected the name of a saved model, but there is none yet");
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        Session session = Session.run();
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.out()).contains("Usage: prospectivity", "list", "describe", "run", "layers", "models");
        assertThat(Session.run("--help").code()).isZero();
        assertThat(Session.run("--version").out()).startsWith("prospectivity ");
    }

    private static void assertRefused(Session session, String line) {
        assertThat(session.err()).isEqualTo(line + "\n");
        assertThat(session.out()).isEmpty();
        assertThat(session.code()).isEqualTo(2);
    }

    @Test
    void shortOptionsDoWhatTheLongOnesDo() {
        assertThat(Session.run("-h").out())
                .isEqualTo(Session.run("--help").out())
                .contains("COMMAND");
        assertThat(Session.run("-V").out())
                .isEqualTo(Session.run("--version").out())
                .startsWith("prospectivity ");
        assertThat(Session.run("run", "ListModels", "-h").out()).startsWith("prospectivity:ListModels - ");
        assertThat(Session.run("layers", "-h").out()).contains("Lists the layers");
    }

    @Test
    void aShellIsToldWhatToComplete() throws Exception {
        Path script = directory.resolve("completion");
        Files.writeString(script, Session.run("completion").out());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script
                                + "; COMP_WORDS=(prospectivity run Gri); COMP_CWORD=2; COMP_LINE='prospectivity"
                                + " run Gri'; _complete_prospectivity; echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("GridGeochem");
    }

    @Test
    void anEmptyDirectoryIsToldOf() {
        Path data = directory.resolve("empty");
        assertThat(Session.run("--data", data, "layers")).isEqualTo(new Session(0, "", "no layers in " + data + "\n"));
        assertThat(Session.run("--data", data, "models")).isEqualTo(new Session(0, "", "no models in " + data + "\n"));
    }

    @Test
    void settingsComeFromAFileAndTheCommandLineCountsMore() throws Exception {
        Path settings = directory.resolve("find.settings");
        Files.writeString(settings, "# what to find\ntext = 28350\n");
        assertThat(Session.run("run", "FindCoordinateSystem", "--settings", settings)
                        .out())
                .contains("EPSG:28350");
        assertThat(Session.run("run", "FindCoordinateSystem", "--settings", settings, "--text", "32650")
                        .out())
                .contains("EPSG:32650")
                .doesNotContain("28350");
        Files.writeString(settings, "txet = 28350\n");
        assertThat(Session.run("run", "FindCoordinateSystem", "--settings", settings)
                        .err())
                .contains("has no option --txet", "did you mean --text?");
        assertThat(Session.run("run", "FindCoordinateSystem", "--settings", directory.resolve("none"))
                        .err())
                .startsWith("error: settings: ");
    }
}
