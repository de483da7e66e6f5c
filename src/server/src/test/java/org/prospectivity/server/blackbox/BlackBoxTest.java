package org.prospectivity.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.server.blackbox.Client.Answer;
import org.prospectivity.server.blackbox.Client.Execute;

class BlackBoxTest {
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final String MODEL = named("model");

    private static HostUnderTest host;
    private static Client client;
    private static TestSurvey survey;
    private static String samples;
    /** Element maps that the host publishes, made before all tests. */
    private static String maps;

    @TempDir
    private Path files;

    /** What the host told while it made them. */
    private static final List<Integer> PROGRESS = new ArrayList<>();

    private static Xml published;
    /** The model of the run as the host names it, once it is trained. */
    private static String model;

    @BeforeAll
    static void start() throws Exception {
        host = HostUnderTest.start();
        client = host.client();
        survey = new TestSurvey();
        samples = survey.samples();
        published = client.await(
                grid().literal("layer", named("maps"))
                        .document("storeExecuteResponse=\"true\" status=\"true\"", "layerName", "report"),
                state -> state.texts("//wps:ProcessStarted/@percentCompleted")
                        .forEach(percent -> PROGRESS.add(Integer.valueOf(percent))));
        assertThat(published.has("//wps:ProcessSucceeded"))
                .as(published.toString())
                .isTrue();
        maps = literal(published, "layerName");
    }

    @AfterAll
    static void stop() throws Exception {
        if (model != null) {
            client.execute(new Execute("prospectivity:DeleteModel")
                    .literal("model", model)
                    .raw("modelName", null));
        }
        if (host != null) {
            host.close();
        }
    }

    private static String named(String name) {
        return HostUnderTest.property("workspace")
                        .map(workspace -> workspace + ":")
                        .orElse("") + "blackbox_" + name + "_" + RUN;
    }

    private static Execute grid() {
        Execute grid = new Execute("prospectivity:GridGeochem")
                .geoJson("samples", samples)
                .literal("crs", TestSurvey.CRS)
                .literal("cellSize", 500)
                .literal("transform", "LOG10");
        TestSurvey.ELEMENTS.forEach(element -> grid.literal("elements", element));
        return grid;
    }

    private static Execute train(String model, int steps) {
        return new Execute("prospectivity:TrainTransferCNN")
                .literal("geochemistryLayer", maps)
                .geoJson("deposits", survey.deposits())
                .literal("model", model)
                .literal("overwrite", true)
                .literal("window", 5)
                .literal("steps", steps)
                .literal("members", 1)
                .literal("folds", 0);
    }

    /** The model of the run, trained once. A host may put its workspace before the name. */
    private static String model() throws Exception {
        if (model == null) {
            Xml answer = client.await(
                    train(MODEL, 10).document("storeExecuteResponse=\"true\" status=\"true\"", "modelName"),
                    state -> {});
            assertThat(literal(answer, "modelName")).as(answer.toString()).endsWith(MODEL);
            model = literal(answer, "modelName");
        }
        return model;
    }

    private static String literal(Xml response, String output) {
        return response.text("//wps:Output[ows:Identifier='" + output + "']/wps:Data/wps:LiteralData");
    }

    private static String inStorage(String layer) {
        return layer.replace(":", "__");
    }

    @Test
    void theCapabilitiesListTheProcesses() throws Exception {
        Xml capabilities = client.get("ows", "service", "WPS", "request", "GetCapabilities", "version", "1.0.0")
                .xml();
        assertThat(capabilities.texts("//wps:Process/ows:Identifier"))
                .contains(
                        "prospectivity:GridGeochem",
                        "prospectivity:TrainTransferCNN",
                        "prospectivity:PredictProspectivity",
                        "prospectivity:EvaluateProspectivity",
                        "prospectivity:DelineateTargets",
                        "prospectivity:SuggestSamples",
                        "prospectivity:ExplainProspectivity",
                        "prospectivity:HandOver",
                        "prospectivity:ListModels",
                        "prospectivity:DeleteModel");
    }

    @Test
    void aProcessIsDescribed() throws Exception {
        Xml described = client.get(
                        "wps",
                        "service",
                        "WPS",
                        "version",
                        "1.0.0",
                        "request",
                        "DescribeProcess",
                        "identifier",
                        "prospectivity:GridGeochem")
                .xml();
        assertThat(described.texts("//ProcessDescription/ows:Identifier")).containsExactly("prospectivity:GridGeochem");
        assertThat(described.texts("//Input/ows:Identifier")).contains("samples", "samplesLayer", "elements", "layer");
        assertThat(described.texts("//Input[ows:Identifier='samples']//Supported/Format/MimeType"))
                .contains("application/json");
        assertThat(described.texts("//Input[ows:Identifier='method']//ows:Value"))
                .contains("IDW", "KRIGING");
        assertThat(described.texts("//Output/ows:Identifier"))
                .containsExactly("result", "layerName", "report", "samplePlaces");
        assertThat(described.texts("//Output[ows:Identifier='result']//Supported/Format/MimeType"))
                .contains("image/tiff");
    }

    @Test
    void aCoverageComesBackAsItIs() throws Exception {
        assertThat(client.execute(grid().raw("result", "image/tiff")).isTiff()).isTrue();
    }

    @Test
    void textComesBackAsItIs() throws Exception {
        Answer report = client.execute(new Execute("prospectivity:DescribeModel")
                .literal("model", model())
                .raw("report", null));
        assertThat(report.text()).startsWith("{").contains("Au_ppb");
    }

    @Test
    void aDocumentHoldsTheOutputsAskedFor() throws Exception {
        Xml response = client.execute(grid().document("", "result image/tiff", "report"))
                .xml();
        assertThat(response.has("//wps:ProcessSucceeded"))
                .as(response.toString())
                .isTrue();
        assertThat(response.texts("//wps:Output/ows:Identifier")).containsExactlyInAnyOrder("result", "report");
        byte[] tiff = Base64.getMimeDecoder()
                .decode(response.text("//wps:Output[ows:Identifier='result']/wps:Data/wps:ComplexData"));
        assertThat(new Answer(200, "image/tiff", tiff).isTiff()).isTrue();
        assertThat(literal(response, "report")).contains("Au_ppb");
    }

    @Test
    void anOutputByReferenceIsFetchedFromItsAddress() throws Exception {
        Xml response = client.execute(grid().document("", "result image/tiff reference"))
                .xml();
        String address = response.text("//wps:Output[ows:Identifier='result']/wps:Reference/@href");
        assertThat(client.get(address).isTiff()).as(response.toString()).isTrue();
    }

    @Test
    void theSameDataByKeyAndValue() throws Exception {
        Answer models = client.get(
                "wps",
                "service",
                "WPS",
                "version",
                "1.0.0",
                "request",
                "Execute",
                "identifier",
                "prospectivity:ListModels",
                "DataInputs",
                "",
                "RawDataOutput",
                "models");
        assertThat(models.text()).startsWith("[");
    }

    @Test
    void progressIsToldWhileAProcessRuns() {
        assertThat(published.text("/wps:ExecuteResponse/@statusLocation")).contains("GetExecutionStatus");
        assertThat(PROGRESS).isSorted().allMatch(percent -> percent >= 0 && percent <= 100);
    }

    private static Answer ask(String service, String version, String request, String... more) throws Exception {
        List<String> parameters = new ArrayList<>(
                List.of("service", service.toUpperCase(Locale.ROOT), "version", version, "request", request));
        parameters.addAll(List.of(more));
        return client.get(service, parameters.toArray(String[]::new));
    }

    private static Answer map(String version, String crs, String box) throws Exception {
        return ask(
                "wms",
                version,
                "GetMap",
                "layers",
                maps,
                "styles",
                "",
                crs,
                "EPSG:4326",
                "bbox",
                box,
                "width",
                "60",
                "height",
                "40",
                "format",
                "image/png",
                "transparent",
                "true");
    }

    @Test
    void thePublishedMapsAreShownByWms() throws Exception {
        assertThat(ask("wms", "1.3.0", "GetCapabilities").xml().texts("//wms:Layer/wms:Name"))
                .contains(maps);
        assertThat(ask("wms", "1.1.1", "GetCapabilities").xml().texts("//Layer/Name"))
                .contains(maps);
        Answer older = map("1.1.1", "srs", "117,42,117.3,42.2");
        assertThat(older.isPng()).as(older.text()).isTrue();
        Answer latitudeFirst = map("1.3.0", "crs", "42,117,42.2,117.3");
        assertThat(latitudeFirst.isPng()).as(latitudeFirst.text()).isTrue();
        assertThat(latitudeFirst.body()).isEqualTo(older.body());
        Answer legend = ask("wms", "1.1.1", "GetLegendGraphic", "layer", maps, "format", "image/png");
        assertThat(legend.isPng()).as(legend.text()).isTrue();
    }

    @Test
    void thePublishedMapsAreGivenByWcs() throws Exception {
        Xml newer = ask("wcs", "2.0.1", "DescribeCoverage", "coverageId", inStorage(maps))
                .xml();
        assertThat(newer.texts("//wcs:CoverageId")).containsExactly(inStorage(maps));
        RasterStack whole =
                cells(ask("wcs", "2.0.1", "GetCoverage", "coverageId", inStorage(maps), "format", "image/tiff"));
        GridGeometry grid = whole.geometry();
        double west = grid.west() + 3 * grid.cellSize();
        RasterStack part = cells(ask(
                "wcs",
                "2.0.1",
                "GetCoverage",
                "coverageId",
                inStorage(maps),
                "format",
                "image/tiff",
                "subset",
                "E(" + west + "," + (west + 4 * grid.cellSize()) + ")"));
        assertThat(part.geometry().columns()).isEqualTo(4);
        for (int band = 0; band < whole.bands().size(); band++) {
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < 4; column++) {
                    assertThat(part.values(band)[row * 4 + column])
                            .isEqualTo(whole.values(band)[row * grid.columns() + 3 + column]);
                }
            }
        }
    }

    @Test
    void theyAreTheSameByTheOldWcsWhereTheHostHasIt() throws Exception {
        boolean offered = ask("wcs", "1.0.0", "GetCapabilities")
                        .xml()
                        .texts("/wcs10:WCS_Capabilities")
                        .size()
                == 1;
        assumeTrue(offered || HostUnderTest.property("host").isEmpty(), "the host has no WCS 1.0.0");
        RasterStack whole =
                cells(ask("wcs", "2.0.1", "GetCoverage", "coverageId", inStorage(maps), "format", "image/tiff"));
        GridGeometry grid = whole.geometry();
        Xml older = ask("wcs", "1.0.0", "DescribeCoverage", "coverage", maps).xml();
        assertThat(older.texts("//wcs10:CoverageOffering/wcs10:name")).containsExactly(maps);
        String box = String.format(Locale.ROOT, "%s,%s,%s,%s", grid.west(), grid.south(), grid.east(), grid.north());
        RasterStack same = cells(ask(
                "wcs",
                "1.0.0",
                "GetCoverage",
                "coverage",
                maps,
                "crs",
                TestSurvey.CRS,
                "bbox",
                box,
                "width",
                Integer.toString(grid.columns()),
                "height",
                Integer.toString(grid.rows()),
                "format",
                "GeoTIFF"));
        assertThat(same.geometry()).isEqualTo(grid);
        for (int band = 0; band < whole.bands().size(); band++) {
            assertThat(same.values(band)).containsExactly(whole.values(band));
        }
    }

    private RasterStack cells(Answer coverage) throws Exception {
        assertThat(coverage.isTiff()).as(coverage.text()).isTrue();
        return Coverages.stack(
                "coverage", GeoTiffs.read("coverage", Files.write(files.resolve("coverage.tif"), coverage.body())));
    }

    @Test
    void fromMapsToScoresByTheNamesOfLayers() throws Exception {
        Xml scored = client.await(
                new Execute("prospectivity:PredictProspectivity")
                        .literal("geochemistryLayer", maps)
                        .literal("model", model())
                        .geoJson("deposits", survey.deposits())
                        .literal("layer", named("scores"))
                        .document("storeExecuteResponse=\"true\" status=\"true\"", "layerName", "report"),
                state -> {});
        assertThat(literal(scored, "layerName"))
                .as(scored.toString())
                .endsWith(named("scores").replaceFirst(".*:", ""));
        assertThat(literal(scored, "report")).contains("\"auc\"");
        Answer evaluated = client.execute(new Execute("prospectivity:EvaluateProspectivity")
                .literal("prospectivityLayer", literal(scored, "layerName"))
                .geoJson("deposits", survey.deposits())
                .raw("report", null));
        assertThat(evaluated.text()).contains("\"auc\"");
    }

    @Test
    void mapsAreGivenByReferenceToTheHostsOwnServices() throws Exception {
        Answer byCoverage = client.execute(new Execute("prospectivity:PredictProspectivity")
                .coverage("geochemistry", maps)
                .literal("model", model())
                .raw("result", "image/tiff"));
        Answer byName = client.execute(new Execute("prospectivity:PredictProspectivity")
                .literal("geochemistryLayer", maps)
                .literal("model", model())
                .raw("result", "image/tiff"));
        Answer byProcess = client.execute(new Execute("prospectivity:PredictProspectivity")
                .chained("geochemistry", grid().raw("result", "image/tiff"))
                .literal("model", model())
                .raw("result", "image/tiff"));
        assertThat(byName.isTiff()).as(byName.text()).isTrue();
        assertThat(byCoverage.isTiff()).as(byCoverage.text()).isTrue();
        assertThat(byProcess.isTiff()).as(byProcess.text()).isTrue();
    }

    @Test
    void mapsAreSentAsData() throws Exception {
        byte[] sent = client.execute(grid().raw("result", "image/tiff")).body();
        Answer scores = client.execute(new Execute("prospectivity:PredictProspectivity")
                .geoTiff("geochemistry", sent)
                .literal("model", model())
                .raw("result", "image/tiff"));
        assertThat(scores.isTiff()).as(scores.text()).isTrue();
    }

    @Test
    void theModelIsListedAndDeleted() throws Exception {
        String name = MODEL + "_second";
        Xml trained = client.execute(train(name, 10).document("", "modelName")).xml();
        String model = literal(trained, "modelName");
        assertThat(model).as(trained.toString()).endsWith(name);
        Execute list = new Execute("prospectivity:ListModels").raw("models", null);
        assertThat(client.execute(list).text()).contains('"' + model + '"');
        client.execute(
                new Execute("prospectivity:DeleteModel").literal("model", model).raw("modelName", null));
        assertThat(client.execute(list).text()).doesNotContain(model);
    }

    @Test
    void aProcessIsDismissedWhileItRuns() throws Exception {
        Xml accepted = client.execute(train(MODEL + "_never", 100000)
                        .document("storeExecuteResponse=\"true\" status=\"true\"", "modelName"))
                .xml();
        String location = accepted.text("/wps:ExecuteResponse/@statusLocation");
        String id = location.replaceFirst("(?i).*executionId=([^&]+).*", "$1");
        for (int i = 0; i < 100 && !client.get(location).xml().has("//wps:ProcessStarted"); i++) {
            Thread.sleep(100);
        }
        long start = System.nanoTime();
        Xml dismissed = client.get("ows", "service", "WPS", "version", "1.0.0", "request", "Dismiss", "executionId", id)
                .xml();
        assertThat(dismissed.has("//wps:ProcessFailed"))
                .as(dismissed.toString())
                .isTrue();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        Xml forgotten = client.get(location).xml();
        assertThat(forgotten.has("//wps:ProcessSucceeded")).isFalse();
        assertThat(client.execute(new Execute("prospectivity:ListModels").raw("models", null))
                        .text())
                .doesNotContain(MODEL + "_never");
    }

    @Test
    void whatIsWrongWithAnInputIsTold() throws Exception {
        assertThat(client.execute(grid().literal("power", -1).document("", "report"))
                        .xml()
                        .fault())
                .contains("power");
        assertThat(client.execute(new Execute("prospectivity:PredictProspectivity")
                                .literal("geochemistryLayer", "no_such_layer")
                                .literal("model", model())
                                .document("", "report"))
                        .xml()
                        .fault())
                .contains("no_such_layer");
        assertThat(client.execute(new Execute("prospectivity:DeleteModel")
                                .literal("model", "no_such_model")
                                .document("", "modelName"))
                        .xml()
                        .fault())
                .contains("no_such_model");
    }

    @Test
    void whatIsWrongWithARequestIsTold() throws Exception {
        for (Xml answer : Arrays.asList(
                client.execute(new Execute("prospectivity:NoSuchProcess").document(""))
                        .xml(),
                client.execute(grid().literal("noSuchInput", 1).document("", "report"))
                        .xml(),
                client.execute(grid().document("", "noSuchOutput")).xml(),
                client.get(
                                "ows",
                                "service",
                                "WPS",
                                "version",
                                "1.0.0",
                                "request",
                                "GetExecutionStatus",
                                "executionId",
                                "00000000-0000-0000-0000-000000000000")
                        .xml(),
                client.get("ows", "service", "WPS", "version", "1.0.0", "request", "NoSuchOperation")
                        .xml(),
                client.post("wps", "<wps:Execute").xml())) {
            assertThat(answer.fault()).as(answer.toString()).isNotBlank();
        }
    }
}
