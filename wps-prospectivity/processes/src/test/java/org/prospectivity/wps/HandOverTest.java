package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.Fingerprint;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.Document;
import org.prospectivity.handover.content.PaperSize;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.Host;
import org.w3c.dom.NodeList;

class HandOverTest {
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_520_000, 500, 40, 40);
    private static final String NO_SKILL =
            "No skill shown on this survey: CNN (AUC 0.501, 0.401 to 0.601) is no better.";

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    HandOverTest() throws Exception {}

    /** A model whose training found something. */
    private static byte[] model(String verdict) {
        TrainedModel model = TestModels.untrained();
        Provenance known = model.provenance();
        return ModelFile.write(new TrainedModel(
                model.bands(),
                model.cellSize(),
                model.ensemble(),
                new Provenance(
                        known.settings(),
                        known.seed(),
                        known.frozen(),
                        known.exclusion(),
                        known.deposits(),
                        known.barren(),
                        known.transfer(),
                        known.parent(),
                        Map.of("geochemistry", "ab12cd34"),
                        known.commonElements(),
                        verdict,
                        known.versions())));
    }

    private RasterStack scores() {
        float[] score = new float[GRID.cells()];
        float[] uncertainty = new float[GRID.cells()];
        float[] applicability = new float[GRID.cells()];
        for (int cell = 0; cell < score.length; cell++) {
            score[cell] = (float) Math.abs(Math.sin(0.3 * GRID.columnOf(cell)) * Math.cos(0.2 * GRID.rowOf(cell)));
            uncertainty[cell] = 0.1f * GRID.columnOf(cell) / 40;
            applicability[cell] = GRID.rowOf(cell) < 10 ? 0.5f : 1.5f;
        }
        return new RasterStack(
                GRID,
                List.of(Band.of("prospectivity"), Band.of("uncertainty"), Band.of("applicability")),
                List.of(score, uncertainty, applicability));
    }

    private RasterStack elements() {
        float[] gold = new float[GRID.cells()];
        float[] copper = new float[GRID.cells()];
        for (int cell = 0; cell < gold.length; cell++) {
            gold[cell] = GRID.columnOf(cell) < 8 && GRID.rowOf(cell) < 8 ? 100 : 1 + cell % 7;
            copper[cell] = 20 + cell % 13;
        }
        return new RasterStack(GRID, List.of(Band.of("Au_ppb"), Band.of("Cu_ppm")), List.of(gold, copper));
    }

    /** Squares of four cells by four, along rows from the north-west. */
    private SimpleFeatureCollection targets(int count) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("targets");
        builder.setCRS(mga50);
        builder.add("shape", Polygon.class);
        builder.add("rank", Integer.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        GeometryFactory geometries = new GeometryFactory();
        for (int i = 0; i < count; i++) {
            double west = 401_000 + i % 6 * 3000;
            double north = 6_519_000 - i / 6 * 3000;
            features.add(SimpleFeatureBuilder.build(
                    type,
                    new Object[] {geometries.toGeometry(new Envelope(west, west + 2000, north - 2000, north)), i + 1},
                    "targets." + (i + 1)));
        }
        return features;
    }

    private Map<String, Object> inputs(Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("prospectivity", Coverages.coverage("scores", scores(), mga50));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private static Map<String, Object> run(Host host, Map<String, Object> inputs) {
        return run(host, inputs, new NullProgressListener());
    }

    private static Map<String, Object> run(Host host, Map<String, Object> inputs, NullProgressListener listener) {
        AnnotatedBeanProcessFactory factory = new ProspectivityProcessFactory(host);
        return factory.create(new NameImpl("prospectivity", "HandOver")).execute(inputs, listener);
    }

    private static Host hosting(byte[] model) {
        return new Host(null, new OneModel("gold", model));
    }

    private static byte[] bytes(Map<String, Object> outputs, String output) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((Document) outputs.get(output)).copyTo(out);
        assertThat(out.size()).isEqualTo((int) ((Document) outputs.get(output)).length());
        return out.toByteArray();
    }

    private static String page(Map<String, Object> outputs) throws IOException {
        return new String(bytes(outputs, "paper"), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(Map<String, Object> outputs) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(outputs, "package")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static org.w3c.dom.Document xml(byte[] document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }

    @Test
    void thePaperSaysPlainlyThatNoSkillWasShown() throws Exception {
        byte[] model = model(NO_SKILL);
        Map<String, Object> outputs = run(hosting(model), inputs("model", "gold", "targets", targets(2)));
        String page = page(outputs);
        assertThat(page)
                .contains("<p class=\"said\">No skill shown</p>", NO_SKILL, "no ground to drill by")
                .contains("ab12cd34", Fingerprint.of(model));
        String other = page(run(hosting(model("It is better than chance.")), inputs("model", "gold")));
        assertThat(other)
                .contains("It is better than chance.")
                .doesNotContain("No skill shown", "no ground to drill by");
    }

    @Test
    void theFiguresAreThoseOfTheModelThatMadeTheMap() throws Exception {
        String report = "{\"verdict\": \"Cannot tell.\", \"crossValidation\": ["
                + "{\"model\": \"CNN from scratch\", \"auc\": 0.843, \"top10\": 0.63},"
                + "{\"model\": \"logistic regression\", \"auc\": 0.939, \"top10\": 0.82}],"
                + "\"recommendation\": {\"model\": \"logistic regression\", \"reason\": \"It is simpler.\"}}";
        Host host = hosting(model("Cannot tell."));
        String page = page(run(host, inputs("model", "gold", "trainingReport", report, "method", Method.NETWORK)));
        assertThat(page)
                .contains(
                        "<p class=\"value\">0.84</p>",
                        "AUC of the map's model, CNN from scratch",
                        "The map is by the network")
                .doesNotContain("<p class=\"value\">0.94</p>", "is taken to be");
        assertThat(page(run(host, inputs("model", "gold", "trainingReport", report))))
                .contains("The map is taken to be by the network, which the training recommends");
        assertThatThrownBy(() -> run(host, inputs("model", "gold", "method", Method.RANDOM_FOREST)))
                .rootCause()
                .hasMessageContaining("method: RANDOM_FOREST is not accepted");
    }

    @Test
    void aMapOfUnknownMakeIsNotJudged() throws Exception {
        Map<String, Object> outputs = run(Host.NONE, inputs());
        assertThat(page(outputs)).contains("<p class=\"said\">Not judged</p>");
        try (PDDocument pdf = Loader.loadPDF(bytes(outputs, "pdf"))) {
            assertThat(pdf.getNumberOfPages()).isBetween(6, 12);
        }
        assertThat(files(outputs))
                .containsKeys("survey.qgs", "layers/scores.tif", "paper/paper.pdf")
                .noneSatisfy((name, content) -> assertThat(name).startsWith("model/"));
    }

    @Test
    void thePdfIsTaggedWithItsFontsWithinInItsLanguage() throws Exception {
        Map<String, Object> outputs = run(
                Host.NONE,
                inputs(
                        "title",
                        "Copper & <gold>",
                        "author",
                        "A. Geologist",
                        "targets",
                        targets(1),
                        "paperSize",
                        PaperSize.LETTER));
        try (PDDocument pdf = Loader.loadPDF(bytes(outputs, "pdf"))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Copper & <gold>");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSizeGreaterThan(5);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(612);
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            assertThat(new PDFTextStripper().getText(pdf)).contains("Copper & <gold>", "Target 1", "How to repeat it");
            List<String> alternatives = new ArrayList<>();
            alternatives(pdf.getDocumentCatalog().getStructureTreeRoot(), alternatives);
            // The map, two of how far to trust it, and the target's.
            assertThat(alternatives).hasSize(4).allSatisfy(text -> assertThat(text)
                    .startsWith("Map of "));
        }
    }

    /** What stands for each picture. */
    private static void alternatives(PDStructureNode node, List<String> found) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Figure")) {
                    found.add(element.getAlternateDescription());
                }
                alternatives(element, found);
            }
        }
    }

    @Test
    void withManyTargetsTheBestHaveAPageAndTheOthersARow() throws Exception {
        Map<String, Object> outputs = run(
                Host.NONE,
                inputs("targets", targets(36), "geochemistry", Coverages.coverage("maps", elements(), mga50)));
        try (PDDocument pdf = Loader.loadPDF(bytes(outputs, "pdf"))) {
            assertThat(pdf.getNumberOfPages()).isBetween(6, 12);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Target 1", "The other targets");
        }
        assertThat(page(outputs)).contains("id=\"target-1\"").doesNotContain("id=\"target-36\"");
    }

    @Test
    void aTargetTellsWhatLeadsInItAndWhatIsNear() throws Exception {
        String page = page(run(
                Host.NONE,
                inputs(
                        "targets",
                        targets(1),
                        "geochemistry",
                        Coverages.coverage("maps", elements(), mga50),
                        "deposits",
                        TestFeatures.inCells(GRID, mga50, 5 * 40 + 4, 20 * 40 + 2),
                        "nearby",
                        3000.0)));
        // Gold is 100 times as high there; the second deposit lies 5 km south.
        assertThat(page).contains("Highest above the survey's mean: Au");
        assertThat(page).contains("Within 3\u00a0km: deposit 1 (inside)").doesNotContain("deposit 2");
    }

    @Test
    void whatAPersonSaysIsTextAndNoMarkup() throws Exception {
        String page = page(run(Host.NONE, inputs("question", "Is <script>alert(1)</script> more?\n\nSecond.")));
        assertThat(page).contains("&lt;script&gt;", "<p>Second.</p>").doesNotContain("<script");
    }

    @Test
    void theProjectNamesFilesOfThePackage() throws Exception {
        Map<String, byte[]> files = files(run(
                hosting(model(NO_SKILL)),
                inputs(
                        "model",
                        "gold",
                        "targets",
                        targets(3),
                        "places",
                        TestFeatures.inCells(GRID, mga50, 7, 77),
                        "geochemistry",
                        Coverages.coverage("maps", elements(), mga50))));
        NodeList sources = xml(files.get("survey.qgs")).getElementsByTagName("datasource");
        assertThat(sources.getLength()).isEqualTo(2 + 1 + 3 + 2);
        for (int i = 0; i < sources.getLength(); i++) {
            String source = sources.item(i).getTextContent();
            assertThat(source).startsWith("./");
            assertThat(files).containsKey(source.substring(2).split("\\|")[0]);
        }
        for (String kind : List.of("targets", "next_samples")) {
            for (String ending : List.of(".gpkg", ".shp", ".dbf", ".prj", ".kml", ".dxf", ".csv", ".qml")) {
                assertThat(files).containsKey("places/" + kind + ending);
            }
        }
        assertThat(files.get("model/gold.prospectivity-model")).isEqualTo(model(NO_SKILL));
        assertThat(new String(files.get("model/card.html"), StandardCharsets.UTF_8))
                .contains(NO_SKILL);
        assertThat(new String(files.get("field-sheet.csv"), StandardCharsets.UTF_8).lines())
                .hasSize(1 + 2 + 3)
                .first()
                .asString()
                .startsWith("kind,rank,easting,northing,why,sampleId");
    }

    /** Counts what it is told, and is cancelled once it has heard enough. */
    private static final class Impatient extends NullProgressListener {
        private final int most;
        private int heard;

        Impatient(int most) {
            this.most = most;
        }

        @Override
        public void progress(float percent) {
            heard++;
        }

        @Override
        public boolean isCanceled() {
            return heard >= most;
        }
    }

    private static long leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("prospectivity-"))
                    .count();
        }
    }

    @Test
    void itEndsWhenItIsCancelledAndLeavesNothing() throws Exception {
        Impatient patient = new Impatient(Integer.MAX_VALUE);
        run(Host.NONE, inputs("targets", targets(2)), patient);
        assertThat(patient.heard).isGreaterThan(20);
        long before = leftBehind();
        for (int most = 1; most < patient.heard; most += patient.heard / 6) {
            Impatient listener = new Impatient(most);
            assertThatThrownBy(() -> run(Host.NONE, inputs("targets", targets(2)), listener))
                    .hasRootCauseInstanceOf(CancellationException.class);
            assertThat(leftBehind()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void theLogoIsOnTheFirstPage() throws Exception {
        BufferedImage logo = new BufferedImage(60, 30, BufferedImage.TYPE_INT_ARGB);
        assertThat(page(run(Host.NONE, inputs("logo", logo, "organisation", "Example Ltd"))))
                .contains("alt=\"Logo of Example Ltd\"");
        assertThat(page(run(Host.NONE, inputs()))).doesNotContain("Logo");
    }

    @Test
    void whatCannotBeUsedIsRefusedByItsName() {
        assertThatThrownBy(() -> run(Host.NONE, inputs("nearby", -1.0)))
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .hasStackTraceContaining("nearby");
        assertThatThrownBy(() -> run(Host.NONE, inputs("trainingReport", "{\"places\": []}")))
                .hasStackTraceContaining("trainingReport");
        assertThatThrownBy(() -> run(Host.NONE, inputs("griddingReport", "no JSON")))
                .hasStackTraceContaining("griddingReport");
        assertThatThrownBy(() -> run(
                        hosting(model(NO_SKILL)),
                        inputs("model", "gold", "trainingReport", "{\"verdict\": \"Another one.\"}")))
                .hasStackTraceContaining("the report of another training");
        assertThatThrownBy(() -> run(Host.NONE, inputs("title", "two\nlines"))).hasStackTraceContaining("one line");
        assertThatThrownBy(() -> run(Host.NONE, inputs("targets", TestFeatures.inCells(GRID, mga50, 1))))
                .hasStackTraceContaining("expected polygons");
    }
}
