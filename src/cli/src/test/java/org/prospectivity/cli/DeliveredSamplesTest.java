package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.server.ProspectivityServer;
import org.prospectivity.server.ServerOptions;
import org.prospectivity.server.ows.Limits;
import org.prospectivity.tables.GeometryFiles;

/**
 * Samples as laboratories and surveys deliver them, gridded from the command line and by WPS: both doors say the same of
 * each file, whether they take it or ask.
 */
class DeliveredSamplesTest {
    private static final int SAMPLES = 45;
    private static final double[][] SURVEY = survey();

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private static ProspectivityServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ProspectivityServer.start(
                data, new ServerOptions(ServerOptions.LOOPBACK, 0, null, List.of(), Limits.DEFAULT));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** Easting, northing, gold in ppb, arsenic in ppm, iron in per cent. */
    private static double[][] survey() {
        Random random = new Random(29);
        double[][] survey = new double[SAMPLES][];
        for (int s = 0; s < SAMPLES; s++) {
            survey[s] = new double[] {
                Math.rint(10 * (310_000 + 12_000 * random.nextDouble())) / 10,
                Math.rint(10 * (6_702_000 + 12_000 * random.nextDouble())) / 10,
                Math.rint(100 * (0.5 + 20 * random.nextDouble())) / 100,
                Math.rint(10 * (2 + 40 * random.nextDouble())) / 10,
                Math.rint(100 * (1 + 8 * random.nextDouble())) / 100
            };
        }
        return survey;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.1f" : "%s", value);
    }

    /** Gives one cell of a row another text; null to leave it. */
    @FunctionalInterface
    private interface Cells {
        String at(int sample, int column);
    }

    private static String rows(String delimiter, Cells changed) {
        StringBuilder rows = new StringBuilder();
        for (int s = 0; s < SAMPLES; s++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < 5; c++) {
                String other = changed.at(s, c);
                cells.add(other != null ? other : number(SURVEY[s][c]));
            }
            rows.append(String.join(delimiter, cells)).append('\n');
        }
        return rows.toString();
    }

    private static String rows() {
        return rows(",", (s, c) -> null);
    }

    private static final String PLAIN = "x,y,Au_ppb,As_ppm,Fe_pct\n";

    /** What a door says of a file: its report, or why it refuses. */
    private record Answer(JsonObject report, String refusal) {
        JsonObject element(String band) {
            for (JsonElement element : report.getAsJsonObject("reading").getAsJsonArray("elements")) {
                if (element.getAsJsonObject().get("element").getAsString().equals(band)) {
                    return element.getAsJsonObject();
                }
            }
            throw new AssertionError(band + " is not in " + report);
        }

        int count(String band, String what) {
            return element(band).get(what).getAsInt();
        }

        List<String> texts(JsonArray array) {
            List<String> texts = new ArrayList<>();
            array.forEach(text -> texts.add(text.getAsString()));
            return texts;
        }

        String told() {
            JsonObject reading = report.getAsJsonObject("reading");
            return String.join(
                    "\n",
                    String.join("\n", texts(report.getAsJsonArray("warnings"))),
                    String.join("\n", texts(reading.getAsJsonArray("notes"))));
        }
    }

    private Answer ask(String name, byte[] content, Object... inputs) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve(name), content);
        Answer here = byCommand(file, inputs);
        Answer there = byRequest(name, content, inputs);
        assertThat(there.refusal() == null).as(here + "\n" + there).isEqualTo(here.refusal() == null);
        if (here.refusal() == null) {
            here.report().getAsJsonObject("reading").remove("source");
            there.report().getAsJsonObject("reading").remove("source");
            assertThat(there.report()).isEqualTo(here.report());
        }
        return here;
    }

    private Answer refused(String name, byte[] content, String[] parts, Object... inputs)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve(name), content);
        Answer here = byCommand(file, inputs);
        Answer there = byRequest(name, content, inputs);
        assertThat(here.refusal()).contains(parts);
        assertThat(there.refusal()).contains(parts);
        return here;
    }

    private Answer byCommand(Path file, Object... inputs) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        List<Object> arguments = new ArrayList<>(
                List.of("--data", folder.resolve("data"), "run", "GridGeochem", "--samples", file, "--out", out));
        for (int i = 0; i < inputs.length; i += 2) {
            arguments.add("--" + inputs[i]);
            arguments.add(inputs[i + 1]);
        }
        Session session = Session.run(arguments.toArray());
        if (session.code() != ExitCode.DONE) {
            assertThat(session.code()).as(session.err()).isEqualTo(ExitCode.BAD_INPUT);
            return new Answer(null, session.err());
        }
        JsonObject report = JsonParser.parseString(Files.readString(out.resolve("report.json")))
                .getAsJsonObject();
        report.getAsJsonArray("warnings")
                .forEach(warning -> assertThat(session.err()).contains("warning: " + warning.getAsString()));
        return new Answer(report, null);
    }

    private static Answer byRequest(String name, byte[] content, Object... inputs)
            throws IOException, InterruptedException {
        Map<String, String> mimeTypes = new LinkedHashMap<>();
        mimeTypes.put(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        mimeTypes.put(".zip", "application/zip");
        mimeTypes.put(".gpkg", "application/geopackage+sqlite3");
        String mimeType = mimeTypes.getOrDefault(name.replaceFirst(".*(\\.[a-z]+)$", "$1"), "text/csv");
        StringBuilder request = new StringBuilder(
                        "<wps:Execute service='WPS' version='1.0.0'"
                                + " xmlns:wps='http://www.opengis.net/wps/1.0.0' xmlns:ows='http://www.opengis.net/ows/1.1'>"
                                + "<ows:Identifier>prospectivity:GridGeochem</ows:Identifier><wps:DataInputs><wps:Input>"
                                + "<ows:Identifier>samples</ows:Identifier><wps:Data><wps:ComplexData encoding='base64' mimeType='")
                .append(mimeType)
                .append("'>")
                .append(Base64.getEncoder().encodeToString(content))
                .append("</wps:ComplexData></wps:Data></wps:Input>");
        for (int i = 0; i < inputs.length; i += 2) {
            request.append("<wps:Input><ows:Identifier>")
                    .append(inputs[i])
                    .append("</ows:Identifier><wps:Data><wps:LiteralData>")
                    .append(inputs[i + 1].toString().replace("<", "&lt;"))
                    .append("</wps:LiteralData></wps:Data></wps:Input>");
        }
        request.append("</wps:DataInputs><wps:ResponseForm><wps:RawDataOutput><ows:Identifier>report</ows:Identifier>"
                + "</wps:RawDataOutput></wps:ResponseForm></wps:Execute>");
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/wps"))
                                .header("Content-Type", "text/xml")
                                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return answer.startsWith("{")
                ? new Answer(JsonParser.parseString(answer).getAsJsonObject(), null)
                : new Answer(
                        null, answer.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final Object[] ZONE_50 = {"crs", "EPSG:28350", "elements", "*"};

    private static Object[] and(Object... more) {
        Object[] all = Arrays.copyOf(ZONE_50, ZONE_50.length + more.length);
        System.arraycopy(more, 0, all, ZONE_50.length, more.length);
        return all;
    }

    private static void isWhole(Answer answer) {
        assertThat(answer.report().get("samples").getAsInt()).isEqualTo(SAMPLES);
        for (String band : List.of("Au_ppb", "As_ppm", "Fe_pct")) {
            assertThat(answer.count(band, "measured")).as(band).isEqualTo(SAMPLES);
        }
    }

    @Test
    void aNumberForMissingIsNoConcentration() throws Exception {
        Answer answer = ask(
                "s.csv",
                bytes(PLAIN + rows(",", (s, c) -> c == 2 && s < 5 ? s < 3 ? "-99999" : "-999.0" : null)),
                ZONE_50);
        assertThat(answer.count("Au_ppb", "missing")).isEqualTo(5);
        assertThat(answer.count("Au_ppb", "below")).isZero();
    }

    @Test
    void anElementWithoutAValueIsRefusedByNameOrLeftOutByAPattern() throws Exception {
        byte[] file = bytes(PLAIN + rows(",", (s, c) -> c == 3 ? "-9999" : null));
        refused("s.csv", file, new String[] {"As_ppm", "-9999"}, "crs", "EPSG:28350", "elements", "Au_ppb,As_ppm");
        assertThat(ask("s.csv", file, ZONE_50).told()).contains("As_ppm");
    }

    @Test
    void decimalCommasThousandsUnitsInBracketsAndUnicodeTextAreRead() throws Exception {
        isWhole(ask(
                "comma.csv",
                bytes(PLAIN.replace(',', ';')
                        + rows(";", (s, c) -> number(SURVEY[s][c]).replace('.', ','))),
                ZONE_50));
        isWhole(ask(
                "thousands.csv",
                bytes(PLAIN
                        + rows(
                                ",",
                                (s, c) ->
                                        c < 2 ? '"' + String.format(Locale.ROOT, "%,.1f", SURVEY[s][c]) + '"' : null)),
                ZONE_50));
        isWhole(ask("brackets.csv", bytes("X,Y,Au [ppb],As (ppm),Fe (%)\n" + rows()), ZONE_50));
        isWhole(ask("names.csv", bytes("MGA_E,MGA_N,AU_PPB,As_ppm_AR,Fe-XRF_pct\n" + rows()), ZONE_50));
        String tabs = PLAIN.replace(',', '\t') + rows("\t", (s, c) -> null);
        isWhole(ask("unicode.txt", ("\uFEFF" + tabs).getBytes(Charset.forName("UTF-16LE")), ZONE_50));
    }

    @Test
    void headersOfSeveralRowsCommentsAndFootersAreToldApart() throws Exception {
        Answer units =
                ask("units.csv", bytes("East,North,Au,As,Fe\nm,m,ppb,ppm,%\nGPS,GPS,FA25,AR,AR\n" + rows()), ZONE_50);
        isWhole(units);
        Answer groups = ask(
                "groups.csv",
                bytes("Sample,Coordinates,,Au-AA24,ME-MS41,ME-MS41\n,,,Au,As,Fe\n,x,y,ppb,ppm,%\n"
                        + rows().lines().map(line -> "A," + line).reduce("", (a, b) -> a + b + "\n")),
                ZONE_50);
        isWhole(groups);
        isWhole(ask(
                "footer.csv",
                bytes("# Soil survey\n# Made up\n" + PLAIN + rows() + "\n,,,,\nEnd of report,,,,\n"),
                ZONE_50));
    }

    @Test
    void codesOfLaboratoriesAreCountedAndUnclearOnesAskedFor() throws Exception {
        String[] codes = {"LNR", "I/S", "*", "< 0.5", "<0,5", "0.5<", ">1000"};
        byte[] clear = bytes(PLAIN
                + rows(
                        ",",
                        (s, c) -> c == 2 && s < codes.length
                                ? codes[s].contains(",") ? '"' + codes[s] + '"' : codes[s]
                                : null));
        Answer answer = ask("s.csv", clear, ZONE_50);
        assertThat(answer.count("Au_ppb", "missing")).isEqualTo(3);
        assertThat(answer.count("Au_ppb", "below")).isEqualTo(3);
        assertThat(answer.count("Au_ppb", "above")).isEqualTo(1);
        byte[] unclear = bytes(PLAIN + rows(",", (s, c) -> c == 2 && s < 2 ? s == 0 ? "BDL" : "n.d." : null));
        refused("u.csv", unclear, new String[] {"BDL", "n.d.", "limits"}, ZONE_50);
        assertThat(ask("u.csv", unclear, and("limits", "Au_ppb=0.5")).count("Au_ppb", "below"))
                .isEqualTo(2);
    }

    @Test
    void signsBesideAValueAreItsLimits() throws Exception {
        String rows = rows(",", (s, c) -> c == 2 ? (s < 4 ? "0.5,<" : number(SURVEY[s][2]) + ",") : null);
        Answer answer = ask("s.csv", bytes("x,y,Au_ppb,Au_flag,As_ppm,Fe_pct\n" + rows), ZONE_50);
        assertThat(answer.count("Au_ppb", "below")).isEqualTo(4);
    }

    @Test
    void aWorkbookIsReadBelowItsTitles() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "tests", "1.0");
        workbook.newWorksheet("Notes").value(0, 0, "Nothing here");
        Worksheet sheet = workbook.newWorksheet("Assays");
        sheet.value(0, 0, "Soil survey");
        String[] names = PLAIN.strip().split(",");
        for (int c = 0; c < names.length; c++) {
            sheet.value(2, c, names[c]);
        }
        for (int s = 0; s < SAMPLES; s++) {
            for (int c = 0; c < 5; c++) {
                if (s == 0 && c == 2) {
                    sheet.value(3, c, "<0.5");
                } else if (!(s == 1 && c == 2)) {
                    sheet.value(s + 3, c, SURVEY[s][c]);
                }
            }
        }
        workbook.finish();
        Answer answer = ask("s.xlsx", out.toByteArray(), ZONE_50);
        assertThat(answer.report().get("samples").getAsInt()).isEqualTo(SAMPLES);
        assertThat(answer.count("Au_ppb", "below")).isEqualTo(1);
        assertThat(answer.count("Au_ppb", "missing")).isEqualTo(1);
        assertThat(answer.told()).contains("Assays");
    }

    @Test
    void aLayerOfAGeoPackageIsAskedForByName() throws Exception {
        Path file = GeometryFiles.geoPackage(folder.resolve("made.gpkg"), "rocks", "soil 2021");
        for (int s = 0; s < SAMPLES; s++) {
            GeometryFiles.insert(
                    file,
                    "soil 2021",
                    s == 0 ? null : GeometryFiles.blob(GeometryFiles.point(SURVEY[s][0], SURVEY[s][1]), 0),
                    SURVEY[s][2],
                    "soil");
        }
        byte[] content = Files.readAllBytes(file);
        refused("s.gpkg", content, new String[] {"rocks", "soil 2021", "table"}, "elements", "Au_ppb");
        Answer answer = ask("s.gpkg", content, "elements", "Au_ppb", "table", "soil 2021");
        assertThat(answer.report().get("samples").getAsInt()).isEqualTo(SAMPLES - 1);
        assertThat(answer.told()).contains("1 row");
    }

    @Test
    void aZippedShapefileBringsItsCrs() throws Exception {
        byte[][] shapes = new byte[SAMPLES][];
        for (int s = 0; s < SAMPLES; s++) {
            shapes[s] = GeometryFiles.shape(s + 1, 1, SURVEY[s][0], SURVEY[s][1]);
        }
        GeometryFiles.shapefile(folder.resolve("made.shp"), StandardCharsets.UTF_8, shapes);
        Files.writeString(
                folder.resolve("made.prj"), CRS.decode("EPSG:28350", true).toWKT());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String ending : List.of("shp", "shx", "dbf", "prj")) {
                Path part = folder.resolve("made." + ending);
                if (Files.exists(part)) {
                    zip.putNextEntry(new ZipEntry("made." + ending));
                    copy(part, zip);
                }
            }
        }
        Answer answer = ask("s.zip", out.toByteArray(), "elements", "*");
        assertThat(answer.report().get("samples").getAsInt()).isEqualTo(SAMPLES);
        assertThat(answer.told()).doesNotContain("UTM zone");
    }

    private static void copy(Path from, OutputStream to) throws IOException {
        Files.copy(from, to);
    }

    @Test
    void severalZonesAreNeverMixed() throws Exception {
        byte[] file = bytes("Zone," + PLAIN
                + rows().lines()
                        .map(line -> (line.hashCode() % 2 == 0 ? "50," : "51,") + line)
                        .reduce("", (a, b) -> a + b + "\n"));
        refused("s.csv", file, new String[] {"50", "51", "PROJECT"}, ZONE_50);
        Answer answer = ask("s.csv", file, and("zones", "PROJECT"));
        // The zones' meridians are 6 degrees apart: some 580 km at 30 degrees south.
        assertThat(answer.report().getAsJsonObject("grid").get("columns").getAsInt()
                        * answer.report()
                                .getAsJsonObject("grid")
                                .get("cellSize")
                                .getAsDouble())
                .isBetween(500_000.0, 650_000.0);
    }

    @Test
    void intervalsOfDrillHolesAreToldOfAndCanBeFiltered() throws Exception {
        StringBuilder file = new StringBuilder("Hole,x,y,From,To,Au_ppb\n");
        for (int s = 0; s < 15; s++) {
            for (int depth = 0; depth < 3; depth++) {
                file.append("H")
                        .append(s)
                        .append(',')
                        .append(SURVEY[s][0])
                        .append(',')
                        .append(SURVEY[s][1])
                        .append(',')
                        .append(depth)
                        .append(',')
                        .append(depth + 1)
                        .append(',')
                        .append(SURVEY[s + depth][2])
                        .append('\n');
            }
        }
        assertThat(ask("s.csv", bytes(file.toString()), ZONE_50).told()).contains("15 places with 3 intervals");
        Answer top = ask("s.csv", bytes(file.toString()), and("filter", "From < 1"));
        assertThat(top.report().get("samples").getAsInt()).isEqualTo(15);
    }

    @Test
    void degreesAreGriddedInTheirZoneAndThatIsSaid() throws Exception {
        StringBuilder file = new StringBuilder("LON,LAT,Au_ppb\n");
        for (double[] sample : SURVEY) {
            file.append(String.format(
                    Locale.ROOT,
                    "%.5f,%.5f,%s%n",
                    115.2 + (sample[0] - 310_000) / 1e5,
                    -29.8 + (sample[1] - 6_702_000) / 1e5,
                    sample[2]));
        }
        Answer answer = ask("s.csv", bytes(file.toString()), "elements", "Au_ppb");
        assertThat(answer.told()).contains("WGS 84 / UTM zone 50S").contains("EPSG:32750");
    }

    @Test
    void aSampleInTheSeaOfGuineaDoesNotSetTheCellSize() throws Exception {
        byte[] file = bytes(PLAIN + rows() + "0,0,1,1,1\n");
        Answer answer = ask("s.csv", file, ZONE_50);
        assertThat(answer.report().getAsJsonObject("grid").get("cellSize").getAsDouble())
                .isLessThan(1000);
        assertThat(answer.told()).contains("0, 0");
    }
}
