package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.DataUtilities;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Layers;
import org.prospectivity.wps.host.NamedFiles;

/** The processes on evidence beside geochemistry. */
class EvidenceInputsTest {
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 80, 80);
    private static final int[] DEPOSITS = IntStream.range(0, 16)
            .map(i -> (10 + i / 4 * 20) * 80 + 10 + i % 4 * 20)
            .toArray();

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final OneSaved models = new OneSaved();
    private final Host host = new Host(new Published(), models);

    EvidenceInputsTest() throws Exception {}

    /** A layer of lines, faults, and one of a signed grid, tmi, on the maps' grid. */
    private final class Published implements Layers {
        @Override
        public GridCoverage2D coverage(String name) {
            InvalidInputException.require(name.equals("w:tmi"), "layer", name, "w:tmi");
            return Coverages.coverage("tmi", new RasterStack(GRID, List.of(Band.of("tmi")), List.of(signed())), mga50);
        }

        @Override
        public SimpleFeatureSource features(String name) {
            InvalidInputException.require(name.equals("w:faults"), "layer", name, "w:faults");
            return DataUtilities.source(faults());
        }

        @Override
        public void checkPublishable(String name, String style, boolean overwrite) {
            throw new AssertionError("published " + name);
        }

        @Override
        public String publish(String name, GridCoverage2D coverage, String style, boolean overwrite) {
            throw new AssertionError("published " + name);
        }

        @Override
        public List<String> list() {
            return List.of("w:tmi", "w:faults");
        }
    }

    /** Keeps the last model. */
    private static final class OneSaved implements NamedFiles {
        private byte[] file;

        @Override
        public void checkSavable(String name, boolean overwrite) {}

        @Override
        public String save(String name, byte[] model, boolean overwrite) {
            file = model;
            return name;
        }

        @Override
        public byte[] load(String name) {
            return file;
        }

        @Override
        public List<String> list() {
            return List.of();
        }

        @Override
        public void delete(String name) {}
    }

    private static float[] signed() {
        SplittableRandom random = new SplittableRandom(9);
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) (100 * random.nextGaussian());
        }
        return values;
    }

    private static float[] positive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) Math.exp(random.nextGaussian());
        }
        return values;
    }

    private ListFeatureCollection faults() {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("faults");
        builder.setCRS(mga50);
        builder.add("shape", LineString.class);
        SimpleFeatureType type = builder.buildFeatureType();
        LineString line = new GeometryFactory().createLineString(new Coordinate[] {
            new Coordinate(GRID.west() + 1000, GRID.south() + 1000),
            new Coordinate(GRID.east() - 500, GRID.north() - 3000)
        });
        return new ListFeatureCollection(
                type, new ArrayList<>(List.of(SimpleFeatureBuilder.build(type, new Object[] {line}, "1"))));
    }

    private GridCoverage2D maps(String... names) {
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (String name : names) {
            bands.add(Band.of(name));
            values.add(name.startsWith("tmi") ? signed() : positive(bands.size()));
        }
        return Coverages.coverage("maps", new RasterStack(GRID, bands, values), mga50);
    }

    private Map<String, Object> run(String process, Object... inputs) {
        Map<String, Object> all = new HashMap<>();
        if (process.equals("TrainTransferCNN")) {
            all.putAll(Map.of("deposits", TestFeatures.inCells(GRID, mga50, DEPOSITS), "window", 5, "steps", 5));
            all.putAll(Map.of("members", 1, "folds", 0, "overwrite", true));
        }
        if (!process.equals("StackEvidence")) {
            all.put("model", "gold");
        }
        for (int i = 0; i < inputs.length; i += 2) {
            all.put((String) inputs[i], inputs[i + 1]);
        }
        return new ProspectivityProcessFactory(host)
                .create(new NameImpl("prospectivity", process))
                .execute(all, new NullProgressListener());
    }

    private static RasterStack result(Map<String, Object> outputs) {
        return Coverages.stack("result", (GridCoverage2D) outputs.get("result"));
    }

    private static JsonObject report(Map<String, Object> outputs) {
        return JsonParser.parseString((String) outputs.get("report")).getAsJsonObject();
    }

    private List<String> modelBands() {
        return ModelFile.read(models.file, "model").inputs().stream()
                .map(Band::name)
                .toList();
    }

    private static void refused(Runnable work, String... messages) {
        for (String message : messages) {
            assertThatThrownBy(work::run)
                    .rootCause()
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void whatIsWarnedOfOnTheWayStandsInTheReport() {
        List<Object> inputs = List.of(
                "geochemistry",
                maps("Au_ppb", "As_ppm"),
                "evidenceLayers",
                List.of("w:faults"),
                "evidence",
                List.of("faults=orientation(4)"));
        for (String process : List.of("TrainTransferCNN", "PredictProspectivity", "ExplainProspectivity")) {
            assertThat(report(run(process, inputs.toArray())).get("warnings").toString())
                    .as(process)
                    .contains("faults: no line has the directions");
        }
    }

    @Test
    void layersStackedOnTheWayAreThoseOfTheStackMadeBefore() {
        List<String> layers = List.of("w:tmi", "w:faults");
        run("TrainTransferCNN", "geochemistry", maps("Au_ppb", "As_ppm"), "evidenceLayers", layers);
        byte[] onTheWay = models.file;
        assertThat(modelBands()).containsExactly("Au_ppb", "As_ppm", "tmi_continuous", "faults_distance");
        RasterStack scores =
                result(run("PredictProspectivity", "geochemistry", maps("Au_ppb", "As_ppm"), "evidenceLayers", layers));

        GridCoverage2D stack = (GridCoverage2D) run(
                        "StackEvidence",
                        "geochemistry",
                        maps("Au_ppb", "As_ppm"),
                        "coverageLayers",
                        List.of("w:tmi"),
                        "featureLayers",
                        List.of("w:faults"))
                .get("result");
        run("TrainTransferCNN", "geochemistry", stack);
        assertThat(models.file).isEqualTo(onTheWay);
        RasterStack again = result(run("PredictProspectivity", "geochemistry", stack));
        assertThat(again.values(0)).containsExactly(scores.values(0));
        assertThat(result(run("ExplainProspectivity", "geochemistry", stack, "charts", false))
                        .bands())
                .extracting(Band::name)
                .containsExactly("Au", "As", "geochemistry", "tmi-continuous", "faults-distance", "ring_1");
        refused(
                () -> run("PredictProspectivity", "geochemistry", maps("Au_ppb", "As_ppm")),
                "lacks the elements tmi_continuous, faults_distance");
    }

    @Test
    void whatANameDoesNotTellAnInputSaysAndTheModelKnowsFromThenOn() {
        refused(
                () -> run("TrainTransferCNN", "geochemistry", maps("Au_ppb", "tmi")),
                "band tmi holds -",
                "values outside 0 and above",
                "tmi=CONTINUOUS");
        run("TrainTransferCNN", "geochemistry", maps("Au_ppb", "tmi"), "kinds", List.of("tmi=CONTINUOUS"));
        assertThat(modelBands()).containsExactly("Au_ppb", "tmi_continuous");
        RasterStack bare = result(run("PredictProspectivity", "geochemistry", maps("Au_ppb", "tmi")));
        RasterStack named = result(run("PredictProspectivity", "geochemistry", maps("Au_ppb", "tmi_continuous")));
        assertThat(bare.values(0)).containsExactly(named.values(0));
    }

    @Test
    void theReportTellsWhatTheSkillRestsOnAndOfSuspects() {
        JsonObject report = report(run(
                "TrainTransferCNN",
                "geochemistry",
                maps("Au_ppb", "As_ppm", "road_distance"),
                "folds",
                4,
                "blocks",
                10_000.0,
                "repeats",
                1,
                "shifts",
                0));
        JsonObject evidence = report.getAsJsonObject("evidence");
        assertThat(evidence.get("sentence").getAsString()).startsWith("Geochemistry alone scores AUC");
        assertThat(evidence.getAsJsonArray("parts")).hasSize(6);
        assertThat(evidence.getAsJsonArray("effects")).hasSize(4);
        List<String> warnings = new ArrayList<>();
        for (JsonElement warning : report.getAsJsonArray("warnings")) {
            warnings.add(warning.getAsString());
        }
        assertThat(warnings).anyMatch(warning -> warning.startsWith("road_distance may tell where people looked"));
        assertThat(report(run(
                                "TrainTransferCNN",
                                "geochemistry",
                                maps("Au_ppb", "As_ppm"),
                                "folds",
                                4,
                                "blocks",
                                10_000.0,
                                "repeats",
                                1,
                                "shifts",
                                0))
                        .get("evidence")
                        .isJsonNull())
                .isTrue();
    }

    @Test
    void evidenceLearnsAndTransfersWithItsOwnKinds() {
        GridCoverage2D source = Coverages.coverage(
                "source",
                new RasterStack(
                        new GridGeometry(500_000, 6_506_000, 500, 80, 80),
                        List.of(Band.of("Au_ppm"), Band.of("tmi"), Band.of("rock-granite_category")),
                        List.of(positive(3), signed(), new float[GRID.cells()])),
                mga50);
        JsonObject report = report(run(
                "TrainTransferCNN",
                "geochemistry",
                maps("Au_ppb", "tmi"),
                "kinds",
                List.of("tmi=CONTINUOUS"),
                "sourceGeochemistry",
                source,
                "sourceDeposits",
                TestFeatures.inCells(new GridGeometry(500_000, 6_506_000, 500, 80, 80), mga50, DEPOSITS)));
        assertThat(report.getAsJsonObject("data")
                        .getAsJsonArray("commonElements")
                        .toString())
                .isEqualTo("[\"Au\",\"tmi_continuous\"]");
        run(
                "TrainTransferCNN",
                "geochemistry",
                maps("Au_ppb", "tmi_continuous"),
                "pretext",
                TrainTransferCNN.Pretext.SELF);
        assertThat(modelBands()).containsExactly("Au_ppb", "tmi_continuous");
    }

    @Test
    void layersNobodyPublishesAndKindsOfNoBandAreRefusedByName() {
        refused(
                () -> run("TrainTransferCNN", "geochemistry", maps("Au_ppb"), "evidenceLayers", List.of("w:elsewhere")),
                "evidenceLayers: w:elsewhere");
        refused(
                () -> run("TrainTransferCNN", "geochemistry", maps("Au_ppb"), "kinds", List.of("tmi=CONTINUOUS")),
                "kinds: tmi");
    }
}
