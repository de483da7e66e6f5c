package org.prospectivity.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddedSurvey;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.geochemistry.Method;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.prospectivity.PredictionData;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.prospectivity.Survey;
import org.prospectivity.engine.prospectivity.TrainingData;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.host.Workplace;
import org.prospectivity.wps.host.Workplaces;

@Timeout(600)
class SparkWorkforceTest {
    @TempDir
    private static Path shared;

    private static Workplace workplace;

    /** Tasks that began; in local mode executors are in this JVM. */
    private static final AtomicInteger BEGUN = new AtomicInteger();

    private static final AtomicInteger ENDED = new AtomicInteger();
    private static final AtomicInteger READIED = new AtomicInteger();

    @BeforeAll
    static void start() {
        // Two threads, and a task is tried three times.
        workplace = Workplaces.at("cluster", "local[2,3]", shared);
    }

    @AfterAll
    static void end() {
        workplace.close();
        assertThat(shared).isEmptyDirectory();
    }

    private static Workforce workforce() {
        return workplace.workforce();
    }

    private static List<Integer> units(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void everyResultIsTakenOnceByItsUnitsNumber() {
        READIED.set(0);
        Job<Integer, String> job = () -> {
            READIED.incrementAndGet();
            return (unit, progress) -> "result " + unit;
        };
        int[] taken = new int[57];
        String[] results = new String[57];
        List<Double> fractions = new ArrayList<>();
        workforce()
                .run(
                        job,
                        units(57),
                        (unit, result) -> {
                            taken[unit]++;
                            results[unit] = result;
                        },
                        (fraction, message) -> fractions.add(fraction));
        assertThat(taken).containsOnly(1);
        assertThat(results[56]).isEqualTo("result 56");
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(READIED).hasValue(1);
    }

    /** Units whose effort is their own number, and results of a hundred times that and how many began before. */
    private static final class Counted implements Job<Integer, Integer> {
        @Override
        public double effort(Integer unit) {
            return unit;
        }

        @Override
        public Worker<Integer, Integer> ready() {
            return (unit, progress) -> 100 * unit + BEGUN.getAndIncrement();
        }
    }

    @Test
    void theGreatestEffortsGoFirstAndResultsAreOfTheirUnits() {
        BEGUN.set(0);
        List<Integer> units = List.of(1, 40, 2, 50, 3, 60, 4, 70);
        List<Integer> results = workforce().map(new Counted(), units, Progress.NONE);
        assertThat(results.stream().map(result -> result / 100)).containsExactlyElementsOf(units);
        // of the two threads one may be slow with what it has; the other goes on in order
        assertThat(results.stream().filter(result -> result < 1000 && result % 100 < 4))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatFailsByChanceIsTriedAgainAndTakenOnce() {
        BEGUN.set(0);
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            if (BEGUN.incrementAndGet() == 3) {
                throw new IllegalStateException("a disk is full");
            }
            return unit;
        };
        assertThat(workforce().map(job, units(5), Progress.NONE)).containsExactly(0, 1, 2, 3, 4);
        assertThat(BEGUN).hasValue(6);
    }

    @Test
    void whatFailsAgainAndAgainIsToldInASentence() {
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            throw new IllegalStateException("the disk is full");
        };
        assertThatThrownBy(() -> workforce().map(job, units(5), Progress.NONE))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("the cluster gave the work up: ")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void inputThatCannotBeUsedIsToldAsOnOneMachineAndNotTriedAgain() {
        BEGUN.set(0);
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            BEGUN.incrementAndGet();
            throw new InvalidInputException("cellSize", 0, "a positive number");
        };
        assertThatThrownBy(() -> workforce().map(job, units(1), Progress.NONE))
                .isExactlyInstanceOf(InvalidInputException.class)
                .hasMessage("cellSize: 0 is not accepted; expected a positive number");
        assertThat(BEGUN).hasValue(1);
    }

    @Test
    @Timeout(60)
    void cancelEndsTheTasksThatRun() throws InterruptedException {
        BEGUN.set(0);
        ENDED.set(0);
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            BEGUN.incrementAndGet();
            try {
                while (true) {
                    progress.report(0, "working");
                    Thread.onSpinWait();
                }
            } finally {
                ENDED.incrementAndGet();
            }
        };
        assertThatThrownBy(() -> workforce().map(job, units(100), (fraction, message) -> {
                    if (BEGUN.get() > 0) {
                        throw new CancellationException("enough");
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        while (ENDED.get() < BEGUN.get()) {
            Thread.sleep(20);
        }
        assertThat(BEGUN.get()).isLessThan(5);
        assertThat(workforce().map((Job<Integer, Integer>) () -> (unit, progress) -> unit, units(3), Progress.NONE))
                .containsExactly(0, 1, 2);
    }

    private static RasterStack maps(int columns, int rows) {
        SplittableRandom random = new SplittableRandom(3);
        GridGeometry grid = new GridGeometry(500_000, 6_600_000, 500, columns, rows);
        List<Band> bands = List.of(Band.of("Au_ppb"), Band.of("As_ppm"), Band.of("Sb_ppm"));
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            float[] band = new float[grid.cells()];
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = cell % 11 == b || cell % columns < 4 ? Float.NaN : (float) Math.exp(random.nextGaussian());
            }
            values.add(band);
        }
        return new RasterStack(grid, bands, values);
    }

    @Test
    void sharedMapsHaveTheirBits() {
        RasterStack maps = maps(1203, 901);
        BandSource there = workplace.reachable(maps, Progress.NONE);
        assertThat(there.bands()).isEqualTo(maps.bands());
        assertThat(there.geometry()).isEqualTo(maps.geometry());
        float[][] read = new float[2][10 + 700 * 1203];
        there.read(new int[] {2, 0}, 150, 700, read, 10, Progress.NONE);
        for (int i = 0; i < 2; i++) {
            float[] whole = maps.values(i == 0 ? 2 : 0);
            assertThat(Arrays.equals(
                            Arrays.copyOfRange(read[i], 10, read[i].length),
                            Arrays.copyOfRange(whole, 150 * 1203, 850 * 1203)))
                    .isTrue();
        }
    }

    @Test
    void mapsInAFileOfTheSharedFolderAreCopiedByExecutorsUnlessItWasChanged() throws Exception {
        RasterStack maps = maps(1203, 901);
        Path file = shared.resolve("survey.tif");
        GeoTiffs.write(Coverages.coverage("survey", maps, CRS.decode("EPSG:32633", true)), file);
        BandSource inFile = Coverages.bands("geochemistry", GeoTiffs.read("geochemistry", file, 0), CellLimit.NONE);
        List<String> told = new ArrayList<>();
        BandSource there = workplace.reachable(inFile, (fraction, message) -> told.add(message));
        assertThat(told).anyMatch(message -> message.startsWith("sharing the maps with the cluster: 3 of 4 parts"));
        assertThat(there.geometry()).isEqualTo(maps.geometry());
        RasterStack read = RasterStack.read(there, Progress.NONE);
        for (int b = 0; b < 3; b++) {
            assertThat(Arrays.equals(read.values(b), maps.values(b))).isTrue();
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThatThrownBy(() -> workplace.reachable(inFile, Progress.NONE))
                .isExactlyInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "survey.tif: the file was changed while it was read; run this again when nobody writes to it");
        Files.delete(file);
    }

    /** Gold of a few hundred samples. */
    private static SampleTable samples() {
        SplittableRandom random = new SplittableRandom(5);
        int samples = 400;
        double[] eastings = random.doubles(samples, 500_000, 510_000).toArray();
        double[] northings = random.doubles(samples, 6_500_000, 6_510_000).toArray();
        List<Object> gold = new ArrayList<>();
        for (int s = 0; s < samples; s++) {
            gold.add(String.valueOf(2 + Math.sin(eastings[s] / 900) + 0.1 * random.nextDouble()));
        }
        return new SampleTable(eastings, northings, List.of(new Determinations("Au_ppb", gold)));
    }

    /** Finer than what a report keeps of the values, and no whole number of tiles or strips. */
    @Test
    void largeMapsThatExecutorsPutThemselvesHaveTheBitsAndTheReportOfOneMachine() throws Exception {
        GriddingOptions gridding = GriddingOptions.defaults()
                .withMethod(Method.KRIGING)
                .withVariance(true)
                .withCellSize(7.0)
                .withNeighbours(4);
        GriddedSurvey here = SurveyGridding.run(samples(), gridding.withThreads(2), Progress.NONE);
        try (SurveyMaps store = new SurveyMaps(CellLimit.NONE, 0, () -> Optional.of(shared))) {
            GriddingReport report =
                    SurveyGridding.run(samples(), gridding.withWorkforce(workforce()), store, Progress.NONE);
            assertThat(report)
                    .usingRecursiveComparison()
                    .withEqualsForType((one, other) -> one.compareTo(other) == 0, Double.class)
                    .isEqualTo(here.report());
            RasterStack there = RasterStack.read(store.maps(), Progress.NONE);
            assertThat(there.geometry().cells()).isGreaterThan(1 << 20);
            for (int b = 0; b < 2; b++) {
                assertThat(Arrays.equals(there.values(b), here.maps().values(b)))
                        .isTrue();
            }
            assertThat(workplace.reachable(store.maps(), Progress.NONE)).isSameAs(store.maps());
            float least = Float.POSITIVE_INFINITY;
            for (float value : here.maps().values(0)) {
                least = Float.isNaN(value) ? least : Math.min(least, value);
            }
            GridCoverage2D coverage = store.coverage("maps", CRS.decode("EPSG:32633", true));
            Path file = shared.resolve("maps.tif");
            GeoTiffs.write(coverage, file);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .contains("STATISTICS_MINIMUM\" sample=\"0\">" + (double) least + "<");
            Files.delete(file);
        }
    }

    @Test
    void griddingTrainingAndPredictionHaveTheBitsOfOneMachine() {
        SampleTable table = samples();
        GriddingOptions gridding = GriddingOptions.defaults().withCellSize(50.0);
        GriddedSurvey here = SurveyGridding.run(table, gridding.withThreads(2), Progress.NONE);
        GriddedSurvey there = SurveyGridding.run(table, gridding.withWorkforce(workforce()), Progress.NONE);
        assertThat(Arrays.equals(there.maps().values(0), here.maps().values(0))).isTrue();

        RasterStack maps = maps(60, 60);
        int[] deposits = IntStream.range(0, 25)
                .map(i -> (5 + i / 5 * 12) * 60 + 6 + i % 5 * 12)
                .toArray();
        TrainingOptions training = TrainingOptions.forWindow(5)
                .withSettings(TrainingSettings.defaults()
                        .withSteps(10)
                        .withBatchSize(16)
                        .withMembers(2))
                .withFolds(5)
                .withRepeats(2)
                .withShifts(19)
                .withBlocks(5000);
        TrainingData survey = TrainingData.of(new Survey(maps, deposits, new int[0], "maps"));
        ProspectivityTraining.Result one = ProspectivityTraining.run(survey, training.withThreads(2), Progress.NONE);
        ProspectivityTraining.Result two =
                ProspectivityTraining.run(survey, training.withWorkforce(workforce()), Progress.NONE);
        assertThat(ModelFile.write(two.model())).isEqualTo(ModelFile.write(one.model()));
        assertThat(two.report().verdict()).isEqualTo(one.report().verdict());

        PredictionData onMaps = PredictionData.of(one.model(), maps, "maps");
        PredictionData onShared = PredictionData.of(one.model(), workplace.reachable(maps, Progress.NONE), "maps");
        RasterStack scores = ProspectivityPrediction.run(
                        onMaps, ScoringOptions.defaults().withThreads(2), Progress.NONE)
                .map();
        RasterStack sparkScores = ProspectivityPrediction.run(
                        onShared, ScoringOptions.defaults().withWorkforce(workforce()), Progress.NONE)
                .map();
        for (int b = 0; b < scores.bands().size(); b++) {
            assertThat(Arrays.equals(sparkScores.values(b), scores.values(b))).isTrue();
        }
    }

    @Test
    void tilesAreOneMapAndAppearTogether() throws Exception {
        RasterStack maps = maps(1203, 901);
        // the north-western tile has no data
        for (int b = 0; b < 3; b++) {
            for (int cell = 0; cell < maps.values(b).length; cell++) {
                if (cell / 1203 < 512 && cell % 1203 < 512) {
                    maps.values(b)[cell] = Float.NaN;
                }
            }
        }
        Path folder = shared.resolve("out/maps");
        workplace.writeTiles(maps, "maps", CRS.decode("EPSG:32633", true), 512, folder, Progress.NONE);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "index.vrt",
                            "indexer.properties",
                            "item.json",
                            "tile-0-1.tif",
                            "tile-0-2.tif",
                            "tile-1-0.tif",
                            "tile-1-1.tif",
                            "tile-1-2.tif");
        }
        try (var files = Files.list(folder.getParent())) {
            assertThat(files).containsExactly(folder);
        }
        GridCoverage2D tile = GeoTiffs.read("tile", folder.resolve("tile-1-2.tif"));
        GridGeometry grid = Coverages.geometry("tile", tile);
        assertThat(grid).isEqualTo(new GridGeometry(500_000 + 1024 * 500, 6_600_000 - 512 * 500, 500, 179, 389));
        RasterStack read = RasterStack.read(Coverages.bands("tile", tile, new CellLimit(1 << 30)), Progress.NONE);
        assertThat(read.bands()).isEqualTo(maps.bands());
        double least = Double.POSITIVE_INFINITY;
        for (int b = 0; b < 3; b++) {
            for (int cell = 0; cell < grid.cells(); cell++) {
                int there = (512 + cell / 179) * 1203 + 1024 + cell % 179;
                assertThat(Float.floatToIntBits(read.values(b)[cell]))
                        .isEqualTo(Float.floatToIntBits(maps.values(b)[there]));
            }
        }
        for (float value : maps.values(0)) {
            least = Float.isNaN(value) ? least : Math.min(least, value);
        }
        assertThat(Files.readString(folder.resolve("index.vrt")))
                .contains("<SRS>EPSG:32633</SRS>", "STATISTICS_MINIMUM\">" + least + "<")
                .contains("<DstRect xOff=\"1024\" yOff=\"512\" xSize=\"179\" ySize=\"389\"/>");
        assertThatThrownBy(() -> workplace.writeTiles(
                        maps,
                        "maps",
                        CRS.decode("EPSG:32633", true),
                        512,
                        shared.resolve("out/cancelled"),
                        (fraction, message) -> {
                            if (fraction > 0.5) {
                                throw new CancellationException("enough");
                            }
                        }))
                .isInstanceOf(CancellationException.class);
        try (var files = Files.list(folder.getParent())) {
            assertThat(files).containsExactly(folder);
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        Files.delete(folder.getParent());
    }

    @Test
    void otherAddressesAreRefused() {
        assertThatThrownBy(() -> Workplaces.at("cluster", "http://example", shared))
                .hasMessageStartingWith("cluster: http://example is not accepted; expected a master of Spark");
        assertThatThrownBy(() -> Workplaces.at("cluster", "submitted", shared))
                .hasMessageContaining("spark-submit did not start this program");
    }
}
