package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.geotools.api.data.Parameter;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.LearnedDeposits;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Layers;
import org.prospectivity.wps.host.Limits;
import org.prospectivity.wps.host.NamedFiles;
import org.prospectivity.wps.host.Turns;

/** Trainings small enough for a test: what goes in, what comes out, and what is refused before any work. */
class TrainTransferCNNTest {
    private static final Name TRAIN = new NameImpl("prospectivity", "TrainTransferCNN");
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_520_000, 500, 40, 40);
    private static final GridGeometry APART = new GridGeometry(500_000, 6_520_000, 500, 40, 40);
    private static final int[] DEPOSITS = IntStream.range(0, 16)
            .map(i -> (i / 4 * 10 + 5) * 40 + i % 4 * 10 + 5)
            .toArray();
    /** Cells without data, away from all deposits. */
    private static final Set<Integer> HOLE = Set.of(0, 1, 40, 41);

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final SavedModels models = new SavedModels();
    private final Host host =
            new Host(new NoLayers(), models, new Limits(Long.MAX_VALUE, Integer.MAX_VALUE, 2, new Turns(1)));

    TrainTransferCNNTest() throws Exception {}

    /** Keeps models in memory. */
    private static final class SavedModels implements NamedFiles {
        private final Map<String, byte[]> files = new LinkedHashMap<>();

        @Override
        public void checkSavable(String name, boolean overwrite) {
            InvalidInputException.require(overwrite || !files.containsKey(name), "model", name, "a new name");
        }

        @Override
        public String save(String name, byte[] file, boolean overwrite) {
            files.put(name, file);
            return name;
        }

        @Override
        public byte[] load(String name) {
            InvalidInputException.require(files.containsKey(name), "model", name, "one of " + files.keySet());
            return files.get(name);
        }

        @Override
        public List<String> list() {
            return List.copyOf(files.keySet());
        }

        @Override
        public void delete(String name) {
            files.remove(name);
        }
    }

    /** A host that must not be asked for a layer: work would have begun. */
    private static final class NoLayers implements Layers {
        @Override
        public GridCoverage2D coverage(String name) {
            throw new AssertionError("read " + name);
        }

        @Override
        public SimpleFeatureSource features(String name) {
            throw new AssertionError("read " + name);
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
            return List.of();
        }
    }

    /** Gold and arsenic are ten times as high on and beside each deposit. */
    private GridCoverage2D maps(GridGeometry grid) {
        SplittableRandom random = new SplittableRandom(5);
        Set<Integer> halos = new HashSet<>();
        for (int deposit : DEPOSITS) {
            for (int step : new int[] {-41, -40, -39, -1, 0, 1, 39, 40, 41}) {
                halos.add(deposit + step);
            }
        }
        float[][] values = new float[2][grid.cells()];
        for (float[] band : values) {
            for (int cell = 0; cell < band.length; cell++) {
                double background = Math.exp(0.3 * random.nextGaussian());
                band[cell] =
                        HOLE.contains(cell) ? Float.NaN : (float) (halos.contains(cell) ? 10 * background : background);
            }
        }
        return Coverages.coverage(
                "maps", new RasterStack(grid, List.of(Band.of("Au_ppb"), Band.of("As_ppm")), List.of(values)), mga50);
    }

    private Map<String, Object> inputs(Object... more) {
        Map<String, Object> inputs = new HashMap<>(Map.of(
                "geochemistry",
                maps(GRID),
                "deposits",
                TestFeatures.inCells(GRID, mga50, DEPOSITS),
                "model",
                "gold",
                "window",
                5,
                "steps",
                10,
                "members",
                2,
                "folds",
                0));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private Map<String, Object> run(Map<String, Object> inputs) {
        return run(inputs, new NullProgressListener());
    }

    private Map<String, Object> run(Map<String, Object> inputs, NullProgressListener listener) {
        return new ProspectivityProcessFactory(host).create(TRAIN).execute(inputs, listener);
    }

    private static JsonObject report(Map<String, Object> outputs) {
        return JsonParser.parseString((String) outputs.get("report")).getAsJsonObject();
    }

    private static List<String> texts(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    @Test
    void heldOutScoresAreGivenWhereAskedFor() {
        Map<String, Object> evaluated =
                inputs("folds", 4, "repeats", 2, "shifts", 0, "blocks", 5000.0, "window", 5, "outOfFold", true);
        Map<String, Object> outputs = run(evaluated);

        GridCoverage2D coverage = (GridCoverage2D) outputs.get("outOfFold");
        RasterStack maps = Coverages.stack("outOfFold", coverage);
        assertThat(Coverages.geometry("outOfFold", coverage)).isEqualTo(GRID);
        assertThat(maps.bands()).extracting(Band::name).containsExactly("network", "recommended");
        for (int cell = 0; cell < GRID.cells(); cell++) {
            assertThat(Float.isNaN(maps.values(0)[cell])).isEqualTo(HOLE.contains(cell));
        }
        List<String> table = ((String) outputs.get("outOfFoldTable")).lines().toList();
        assertThat(table).hasSize(1 + GRID.cells() - HOLE.size());
        assertThat(table.get(0))
                .startsWith("easting,northing,label,deposits,group,fold 1,fold 2,\"CNN from scratch 1\"");
        assertThat(table.stream().filter(row -> row.contains(",deposit,"))).hasSize(DEPOSITS.length);
        assertThat(outputs.get("layerName")).isEqualTo("");

        evaluated.put("outOfFold", false);
        evaluated.put("overwrite", true);
        assertThat(run(evaluated)).containsOnlyKeys("modelName", "report", "history");
    }

    @Test
    void withoutAnEvaluationThereAreNone() {
        refused(
                inputs("folds", 0, "outOfFold", true),
                "outOfFold: true, with folds 0 is not accepted; expected folds of 2 or more");
    }

    private void refused(Map<String, Object> inputs, String message) {
        assertThatThrownBy(() -> run(inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
        assertThat(models.list()).isEmpty();
    }

    @Test
    void itsInputsAndOutputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(TRAIN);
        assertThat(inputs)
                .containsOnlyKeys(
                        "geochemistry",
                        "geochemistryLayer",
                        "evidenceLayers",
                        "evidence",
                        "kinds",
                        "deposits",
                        "depositsLayer",
                        "barren",
                        "barrenLayer",
                        "testDeposits",
                        "testDepositsLayer",
                        "samples",
                        "samplesLayer",
                        "model",
                        "overwrite",
                        "sourceModel",
                        "sourceGeochemistry",
                        "sourceGeochemistryLayer",
                        "sourceDeposits",
                        "sourceDepositsLayer",
                        "pretext",
                        "freeze",
                        "window",
                        "steps",
                        "learningRate",
                        "batchSize",
                        "mixing",
                        "bandDropout",
                        "negatives",
                        "negativesFrom",
                        "exclusion",
                        "members",
                        "earlyStopping",
                        "blend",
                        "blocks",
                        "folds",
                        "repeats",
                        "shifts",
                        "compare",
                        "seed",
                        "outOfFold",
                        "layer");
        assertThat(inputs.values())
                .allSatisfy(
                        input -> assertThat(input.getDescription().toString()).isNotBlank())
                .filteredOn(input -> input.getMinOccurs() > 0)
                .extracting(Parameter::getName)
                .containsExactly("model");
        assertThat(Processors.getResultInfo(TRAIN, null))
                .containsOnlyKeys("modelName", "report", "history", "outOfFold", "outOfFoldTable", "layerName");
    }

    @Test
    void theReportTellsWhatWasLearnedHowAndHowWell() {
        int[] learned = Arrays.copyOf(DEPOSITS, 14);
        int[] kept = Arrays.copyOfRange(DEPOSITS, 14, 16);
        int[] barren = {20 * 40 + 20, 30 * 40 + 10};
        // and one in the hole
        int[] given = IntStream.concat(IntStream.of(learned), IntStream.of(0)).toArray();
        Map<String, Object> outputs = run(inputs(
                "deposits",
                TestFeatures.inCells(GRID, mga50, given),
                "barren",
                TestFeatures.inCells(GRID, mga50, barren),
                "testDeposits",
                TestFeatures.inCells(GRID, mga50, kept),
                "samples",
                TestFeatures.inCells(GRID, mga50, 7, 700, 1400),
                "folds",
                4,
                "blocks",
                5000.0));
        assertThat(outputs).containsOnlyKeys("modelName", "report", "history").containsEntry("modelName", "gold");
        assertThat(models.list()).containsExactly("gold");

        JsonObject report = report(outputs);
        assertThat(report.get("verdict").getAsString()).isNotBlank();
        JsonObject data = report.getAsJsonObject("data");
        assertThat(data.get("validCells").getAsInt()).isEqualTo(GRID.cells() - HOLE.size());
        assertThat(texts(data.getAsJsonArray("bands"))).containsExactly("Au_ppb", "As_ppm");
        assertThat(data.get("deposits").getAsInt()).isEqualTo(given.length);
        assertThat(data.get("depositsOutside").getAsInt()).isEqualTo(1);
        assertThat(data.get("depositCells").getAsInt()).isEqualTo(learned.length);
        assertThat(data.get("barrenCells").getAsInt()).isEqualTo(barren.length);
        JsonObject training = report.getAsJsonObject("training");
        assertThat(training.get("window").getAsInt()).isEqualTo(5);
        assertThat(training.get("windowMetres").getAsDouble()).isEqualTo(2500);
        assertThat(training.get("members").getAsInt()).isEqualTo(2);
        assertThat(training.get("steps").getAsInt()).isEqualTo(10);
        assertThat(training.get("transfer").getAsString()).isEqualTo("none");
        // a fifth of five cells
        assertThat(training.get("exclusion").getAsDouble()).isEqualTo(500);
        JsonObject evaluation = report.getAsJsonObject("evaluation");
        assertThat(evaluation.get("folds").getAsInt()).isEqualTo(4);
        assertThat(evaluation.get("blocks").getAsDouble()).isEqualTo(5000);
        assertThat(evaluation.get("repeats").getAsInt()).isEqualTo(3);

        // every model is judged by the same deposits, and by the mean of its folds
        JsonArray judged = report.getAsJsonArray("crossValidation");
        List<String> names = new ArrayList<>();
        for (JsonElement element : judged) {
            JsonObject figures = element.getAsJsonObject();
            names.add(figures.get("model").getAsString());
            assertThat(figures.get("deposits").getAsInt()).isEqualTo(learned.length);
            assertThat(figures.getAsJsonArray("foldAuc")).hasSize(4);
            assertThat(figures.getAsJsonArray("repeatAuc")).hasSize(3);
            JsonObject interval = figures.getAsJsonObject("intervals").getAsJsonObject("auc");
            assertThat(figures.get("auc").getAsDouble())
                    .isBetween(
                            interval.get("low").getAsDouble(),
                            interval.get("high").getAsDouble());
            assertThat(figures.get("auc").getAsDouble()).isBetween(0.0, 1.0);
            assertThat(figures.get("lift10").getAsDouble())
                    .isCloseTo(10 * figures.get("top10").getAsDouble(), within(1e-9));
        }
        assertThat(names).doesNotHaveDuplicates().contains("random forest", "best single element");
        assertThat(names)
                .contains(report.getAsJsonObject("recommendation").get("model").getAsString());
        assertThat(report.getAsJsonArray("testDeposits")).hasSizeGreaterThanOrEqualTo(names.size());
        for (JsonElement element : report.getAsJsonArray("testDeposits")) {
            assertThat(element.getAsJsonObject().get("deposits").getAsInt()).isEqualTo(kept.length);
        }
        assertThat(texts(report.getAsJsonArray("warnings")))
                .anyMatch(warning -> warning.startsWith("1 of 15 deposits lie outside the valid area"))
                .anyMatch(warning -> warning.contains("chance placement"))
                .noneMatch(warning -> warning.contains("Without the samples' places"));

        JsonArray history =
                JsonParser.parseString((String) outputs.get("history")).getAsJsonArray();
        assertThat(history).isNotEmpty();
        for (JsonElement element : history) {
            JsonObject point = element.getAsJsonObject();
            assertThat(names).contains(point.get("model").getAsString());
            assertThat(point.get("step").getAsInt()).isBetween(1, 10);
            assertThat(point.get("training").getAsDouble()).isPositive();
            assertThat(point.get("heldOut").getAsDouble()).isPositive();
        }
    }

    @Test
    void whatIsLeftOutOfTheEvaluationIsLeftOutOfTheReport() {
        Map<String, Object> outputs = run(inputs());
        JsonObject report = report(outputs);
        assertThat(report.get("evaluation")).matches(evaluation -> evaluation == null || evaluation.isJsonNull());
        assertThat(report.getAsJsonArray("crossValidation")).isEmpty();
        assertThat(report.getAsJsonArray("testDeposits")).isEmpty();
        assertThat(outputs).containsEntry("history", "[]");
    }

    @Test
    void theModelPredicts() {
        run(inputs("steps", 60, "seed", 3L));
        Map<String, Object> outputs = new ProspectivityProcessFactory(host)
                .create(new NameImpl("prospectivity", "PredictProspectivity"))
                .execute(
                        new HashMap<>(Map.of("geochemistry", maps(GRID), "model", "gold")), new NullProgressListener());
        float[] scores = Coverages.stack("result", (GridCoverage2D) outputs.get("result"))
                .values("prospectivity");
        double onDeposits = IntStream.of(DEPOSITS)
                .mapToDouble(cell -> scores[cell])
                .average()
                .orElseThrow();
        double between = IntStream.of(DEPOSITS)
                .filter(cell -> cell % 40 < 35)
                .mapToDouble(cell -> scores[cell + 5])
                .average()
                .orElseThrow();
        assertThat(onDeposits - between).isGreaterThan(0.3);
    }

    @Test
    void aSeedDecidesEverything() {
        run(inputs("model", "first"));
        run(inputs("model", "again"));
        run(inputs("model", "other", "seed", 2L));
        assertThat(models.load("again")).isEqualTo(models.load("first"));
        assertThat(models.load("other")).isNotEqualTo(models.load("first"));
    }

    @Test
    void aModelIsReplacedOnlyWhereAsked() {
        run(inputs());
        byte[] first = models.load("gold");
        assertThatThrownBy(() -> run(inputs("seed", 2L))).rootCause().hasMessageContaining("model: gold");
        assertThat(models.load("gold")).isSameAs(first);
        run(inputs("seed", 2L, "overwrite", true));
        assertThat(models.load("gold")).isNotEqualTo(first);
    }

    @Test
    void anAreaApartOrAModelIsASource() {
        JsonObject fromArea = report(run(inputs(
                "model",
                "source",
                "sourceGeochemistry",
                maps(APART),
                "sourceDeposits",
                TestFeatures.inCells(APART, mga50, DEPOSITS))));
        assertThat(texts(fromArea.getAsJsonObject("data").getAsJsonArray("commonElements")))
                .containsExactlyInAnyOrder("Au", "As");
        assertThat(fromArea.getAsJsonObject("data").getAsJsonArray("missingElements"))
                .isEmpty();
        assertThat(fromArea.getAsJsonObject("training").get("transfer").getAsString())
                .isNotEqualTo("none");
        JsonObject fromModel = report(run(inputs("sourceModel", "source", "freeze", "1")));
        assertThat(fromModel.getAsJsonObject("training").get("transfer").getAsString())
                .contains("source");
        assertThat(fromModel.getAsJsonObject("training").get("frozen").getAsInt())
                .isEqualTo(1);
        assertThat(models.list()).containsExactly("source", "gold");
        assertThat(depositsLearned("source"))
                .as("its own and those of the source")
                .containsExactly(16, 16);
        assertThat(depositsLearned("gold"))
                .as("its own, and those of the model it began with")
                .containsExactly(16, 16, 16);
    }

    private List<Integer> depositsLearned(String model) {
        return ModelFile.read(models.load(model), "model").learned().orElseThrow().areas().stream()
                .map(area -> area.eastings().length)
                .toList();
    }

    /** Of a source that borders on the area, what is too near is not learned, and so not kept as known. */
    @Test
    void theModelKeepsTheDepositsItLearnedAndNoOthers() {
        GridGeometry beside = new GridGeometry(GRID.east(), 6_520_000, 500, 40, 40);
        run(inputs(
                "sourceGeochemistry", maps(beside), "sourceDeposits", TestFeatures.inCells(beside, mga50, DEPOSITS)));
        assertThat(depositsLearned("gold"))
                .as("four lie in the sixth column, within the window and two cells")
                .containsExactly(16, 12);
        LearnedDeposits.Area own = ModelFile.read(models.load("gold"), "model")
                .learned()
                .orElseThrow()
                .areas()
                .get(0);
        assertThat(own.eastings()[0]).isEqualTo(GRID.easting(5));
        assertThat(own.northings()[0]).isEqualTo(GRID.northing(5));
    }

    @Test
    void moreThanOneSourceIsRefused() {
        GridCoverage2D maps = maps(APART);
        Object deposits = TestFeatures.inCells(APART, mga50, DEPOSITS);
        refused(
                inputs("sourceModel", "other", "pretext", TrainTransferCNN.Pretext.SELF),
                "sourceModel: sourceModel and pretext SELF are given; expected one source");
        refused(
                inputs("sourceModel", "other", "sourceGeochemistry", maps, "sourceDeposits", deposits),
                "sourceModel: sourceModel and sourceGeochemistry are given; expected one source");
        refused(
                inputs(
                        "sourceGeochemistry",
                        maps,
                        "sourceDeposits",
                        deposits,
                        "pretext",
                        TrainTransferCNN.Pretext.SELF),
                "sourceGeochemistry: sourceGeochemistry and pretext SELF are given; expected one source");
    }

    @Test
    void aSourceIsWholeAndApart() {
        refused(inputs("sourceGeochemistry", maps(APART)), "sourceDeposits: is missing; expected");
        refused(
                inputs("sourceDeposits", TestFeatures.inCells(APART, mga50, DEPOSITS)),
                "sourceGeochemistry: is missing; expected");
        refused(
                inputs("sourceGeochemistry", maps(GRID), "sourceDeposits", TestFeatures.inCells(GRID, mga50, DEPOSITS)),
                "sourceGeochemistry: it overlaps the area to train");
        refused(inputs("sourceModel", "nowhere"), "sourceModel: ");
    }

    /** The host fails the test as soon as it is asked for a layer. */
    @Test
    void whatCanBeSeenInTheRequestIsRefusedBeforeAnyLayerIsRead() {
        Map<String, Object> refusals = new LinkedHashMap<>();
        refusals.put("model", " ");
        refusals.put("steps", 0);
        refusals.put("learningRate", -1.0);
        refusals.put("batchSize", 3);
        refusals.put("mixing", -1.0);
        refusals.put("bandDropout", 1.0);
        refusals.put("negatives", 0);
        refusals.put("members", 0);
        refusals.put("folds", 1);
        refusals.put("shifts", 1);
        refusals.put("blocks", 0.0);
        refusals.put("exclusion", -1.0);
        refusals.put("freeze", "some");
        refusals.forEach((input, value) -> {
            Map<String, Object> inputs = inputs(input, value, "geochemistryLayer", "maps");
            inputs.remove("geochemistry");
            refused(inputs, input + ": ");
        });
    }

    @Test
    void aMapBeyondTheHostsLimitIsRefused() {
        Host small = new Host(new NoLayers(), models, new Limits(GRID.cells() - 1, Integer.MAX_VALUE, 1, new Turns(1)));
        assertThatThrownBy(() -> new ProspectivityProcessFactory(small)
                        .create(TRAIN)
                        .execute(inputs(), new NullProgressListener()))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("geochemistry: ");
        assertThat(models.list()).isEmpty();
    }

    /** The host gives one turn: one that was not given back would hold up the next training for ever. */
    @Test
    void aCancelSavesNothingAndGivesTheTurnBack() {
        AtomicInteger asked = new AtomicInteger();
        run(inputs("members", 1), cancelledAt(Integer.MAX_VALUE, asked));
        models.delete("gold");
        int reports = asked.get();
        assertThat(reports).isGreaterThan(3);
        int stride = Math.max(1, reports / 8);
        for (int last = 1; last <= reports; last += stride) {
            NullProgressListener listener = cancelledAt(last, new AtomicInteger());
            assertThatThrownBy(() -> run(inputs("members", 1), listener))
                    .as("cancelled at report " + last + " of " + reports)
                    .hasRootCauseInstanceOf(CancellationException.class);
            assertThat(models.list()).isEmpty();
        }
        run(inputs("members", 1));
        assertThat(models.list()).containsExactly("gold");
    }

    /** Is cancelled from the n-th time it is asked on. */
    private static NullProgressListener cancelledAt(int last, AtomicInteger asked) {
        return new NullProgressListener() {
            @Override
            public boolean isCanceled() {
                return asked.incrementAndGet() >= last;
            }
        };
    }
}
