package org.prospectivity.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.Natives;
import org.prospectivity.engine.cnn.Regularisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.cnn.WindowScorer;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Training and scoring beside libtorch (by DJL) and ONNX Runtime, with the same networks and parameters; they must give
 * the same scores before any time is taken. Writes {@code network.md} to a folder.
 */
final class NetworkBenchmark {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int BANDS = 12;
    private static final int BATCH = 64;
    private static final int ROUNDS = 5;
    private static final int MAP = 512;
    private static final double TOLERANCE = 1e-5;
    private static final String ENGINE = "engine";
    private static final String TORCH = "libtorch";
    private static final String ONNX = "ONNX Runtime";

    /** One whose time is nearly all in its convolutions. */
    private static final Architecture LARGE = new Architecture(BANDS, 17, 3, 64, 32);

    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private final Predictors area = area(MAP);
    private final TrainingCells cells = cells();

    NetworkBenchmark(Path folder) {
        this.folder = folder;
    }

    void run() throws Exception {
        // libtorch comes with the build; nothing is fetched or reported
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", folder.resolve("djl").toString());
        Natives.singleThread();
        TorchNetwork.threads(1);
        line("# Network: time beside peers");
        line("");
        line(
                "%d cores, Java %s. Medians of %d interleaved rounds behind 2 that warm up; ratios are how many times "
                        + "faster the engine is, by the clock and by processor time.",
                CORES, Runtime.version(), ROUNDS);
        firstUse();
        load("before");
        line("");
        line("| work | unit | engine | peer | its figure | ratio, clock | ratio, processor |");
        line("|---|---|---|---|---|---|---|");
        for (int window : new int[] {9, 17}) {
            member(Architecture.of(BANDS, window), 60);
        }
        member(LARGE, 10);
        for (int window : new int[] {9, 17}) {
            ensemble(Architecture.of(BANDS, window));
        }
        for (int window : new int[] {9, 17}) {
            scoring(Architecture.of(BANDS, window));
        }
        scoring(LARGE);
        patchwise(Architecture.of(BANDS, 17));
        patchwise(LARGE);
        line("");
        load("after");
        Files.writeString(folder.resolve("network.md"), text);
    }

    /** Rounds are interleaved, but a busy machine does not meet one thread and several alike. */
    private void load(String when) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        line("Processes that wanted a core in the minute %s: %.1f on average.", when, load);
    }

    /** What a machine pays once to have the natives unpacked, and every process to load them. */
    private void firstUse() throws IOException, InterruptedException {
        Path cache = Files.createTempDirectory(folder, "natives");
        line("");
        line("First score in a new process: %.1f s with the natives to unpack, %.1f s after.", use(cache), use(cache));
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static double use(Path cache) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        FirstUse.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a first use ended with code " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** A process that scores a map as large as a window. */
    static final class FirstUse {
        private FirstUse() {}

        public static void main(String[] arguments) {
            Architecture architecture = Architecture.of(BANDS, 9);
            Predictors area = area(9);
            new Ensemble(architecture, List.of(NetworkPlan.of(architecture).randomParameters()))
                    .score(area, 1, Progress.NONE);
        }
    }

    /** A member trained as the engine does it, drawing and turning its batches; the peer has its batch ready. */
    private void member(Architecture architecture, int steps) throws Exception {
        NetworkPlan plan = NetworkPlan.of(architecture);
        CnnLearner learner = learner(architecture, steps, 1);
        requireEqualMaps(plan, architecture);
        try (TorchNetwork torch = torch(plan)) {
            Contest contest = new Contest(ROUNDS)
                    .with(ENGINE, () -> learner.train(cells, 1, Progress.NONE))
                    .with(TORCH, () -> IntStream.range(0, steps).forEach(i -> torch.step()))
                    .run();
            row("member trained, one core, " + plan.name(), "ms a step", 1000.0 / steps, contest, ENGINE, TORCH);
        }
    }

    /** A member a core on both sides; libtorch takes longer with a member at a time on all cores. */
    private void ensemble(Architecture architecture) throws Exception {
        NetworkPlan plan = NetworkPlan.of(architecture);
        int steps = 30;
        int members = 2 * CORES;
        CnnLearner learner = learner(architecture, steps, members);
        List<TorchNetwork> torches = new ArrayList<>();
        try {
            for (int m = 0; m < members; m++) {
                torches.add(torch(plan));
            }
            Contest contest = new Contest(ROUNDS)
                    .with(ENGINE, () -> learner.train(cells, CORES, Progress.NONE))
                    .with(
                            TORCH,
                            () -> Workers.map(members, CORES, Progress.NONE, (m, progress) -> {
                                TorchNetwork.threads(1);
                                return IntStream.range(0, steps)
                                        .mapToObj(i -> torches.get(m).step())
                                        .reduce((one, other) -> other)
                                        .orElseThrow();
                            }))
                    .run();
            String work = "ensemble of " + members + " trained, all cores, " + plan.name();
            row(work, "ms a step of a member", 1000.0 / steps / members, contest, ENGINE, TORCH);
        } finally {
            torches.forEach(TorchNetwork::close);
        }
    }

    /**
     * A map of {@value #MAP} × {@value #MAP} cells on one core. The peers' tiles are there already; the engine cuts its
     * own out of the map.
     */
    private void scoring(Architecture architecture) throws Exception {
        NetworkPlan plan = NetworkPlan.of(architecture);
        requireEqualMaps(plan, architecture);
        float[] parameters = plan.randomParameters();
        Ensemble ensemble = new Ensemble(architecture, List.of(parameters));
        try (TorchNetwork torch = new TorchNetwork(plan, parameters, Regularisation.NONE);
                OnnxNetwork onnx = new OnnxNetwork(plan, parameters, 1)) {
            Contest contest =
                    new Contest(ROUNDS).with(ENGINE, () -> ensemble.scores(area, area.valid(), 1, Progress.NONE));
            int[] tiles = {128, 256};
            for (int tile : tiles) {
                int side = tile + plan.reach();
                float[] values = noise(side * side * BANDS);
                requireEqual(onnx.predict(values, side, side), torch.predict(values, 1, side, side), plan);
                int count = MAP / tile * (MAP / tile);
                contest.with(TORCH + tile, () -> repeat(count, () -> torch.predict(values, 1, side, side)))
                        .with(ONNX + tile, () -> repeat(count, () -> onnx.predict(values, side, side)));
            }
            contest.run();
            for (String peer : List.of(TORCH, ONNX)) {
                row(
                        "dense scores, one core, " + plan.name(),
                        "µs a cell",
                        1e6 / MAP / MAP,
                        contest,
                        ENGINE,
                        fastest(contest, peer, tiles));
            }
        }
    }

    private static String fastest(Contest contest, String name, int[] tiles) {
        return contest.seconds(name + tiles[0]) < contest.seconds(name + tiles[1]) ? name + tiles[0] : name + tiles[1];
    }

    /** The whole map at once, and cells of it each from a window of its own. */
    private void patchwise(Architecture architecture) throws Exception {
        NetworkPlan plan = NetworkPlan.of(architecture);
        float[] parameters = plan.randomParameters();
        Ensemble ensemble = new Ensemble(architecture, List.of(parameters));
        int[] some = IntStream.range(0, 1024).map(i -> i * 256 + 17).toArray();
        float[] map = ensemble.scores(area, area.valid(), 1, Progress.NONE)[0];
        float[] expected = WindowScorer.scores(architecture, parameters, area, some);
        float[] scores = new float[some.length];
        for (int i = 0; i < some.length; i++) {
            scores[i] = map[some[i]];
        }
        requireEqual(scores, expected, plan);
        Contest contest = new Contest(ROUNDS)
                .with("dense", () -> ensemble.scores(area, area.valid(), 1, Progress.NONE))
                .with("patch-wise", () -> WindowScorer.scores(architecture, parameters, area, some))
                .run();
        double factor = (double) MAP * MAP / some.length;
        line(
                "| dense beside patch-wise, one core, %s | µs a cell | %.2f | patch-wise | %.1f | %.0f | %.0f |",
                plan.name(),
                contest.seconds("dense") * 1e6 / (MAP * MAP),
                contest.seconds("patch-wise") * 1e6 / some.length,
                contest.ratio("dense", "patch-wise") * factor,
                contest.processorRatio("dense", "patch-wise") * factor);
    }

    private CnnLearner learner(Architecture architecture, int steps, int members) {
        TrainingSettings settings = TrainingSettings.defaults()
                .withSteps(steps)
                .withBatchSize(BATCH)
                .withMembers(members);
        return new CnnLearner(
                "network", area, architecture, settings, training -> Initialisation.SCRATCH, cells.positives());
    }

    private static TorchNetwork torch(NetworkPlan plan) {
        TorchNetwork torch = new TorchNetwork(plan, plan.randomParameters(), Regularisation.DEFAULT);
        int side = plan.window();
        torch.train(noise(BATCH * side * side * BANDS), labels(), BATCH);
        return torch;
    }

    /** The engine's own network, on its map, beside the peer's. */
    private void requireEqualMaps(NetworkPlan plan, Architecture architecture) {
        int places = 40;
        int side = places + plan.reach();
        float[] tile = new float[BANDS * side * side];
        for (int b = 0; b < BANDS; b++) {
            for (int r = 0; r < side; r++) {
                System.arraycopy(area.stack().values(b), r * MAP, tile, (b * side + r) * side, side);
            }
        }
        float[] map = new Ensemble(architecture, List.of(plan.randomParameters()))
                .scores(area, area.valid(), 1, Progress.NONE)[0];
        float[] scores = new float[places * places];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = map[(i / places + architecture.halo()) * MAP + i % places + architecture.halo()];
        }
        try (TorchNetwork torch = new TorchNetwork(plan, plan.randomParameters(), Regularisation.NONE)) {
            requireEqual(scores, torch.predict(tile, 1, side, side), plan);
        }
    }

    private static void requireEqual(float[] scores, float[] others, NetworkPlan plan) {
        if (scores.length != others.length) {
            throw new IllegalStateException(plan.name() + ": " + scores.length + " and " + others.length + " scores");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!(Math.abs(scores[i] - others[i]) <= TOLERANCE)) {
                throw new IllegalStateException(plan.name() + ": a score of " + scores[i] + " and of " + others[i]);
            }
        }
    }

    private static void repeat(int times, Stopwatch.Task task) throws Exception {
        for (int i = 0; i < times; i++) {
            task.run();
        }
    }

    private void row(String work, String unit, double factor, Contest contest, String own, String peer) {
        line(
                "| %s | %s | %.3f | %s | %.3f | %.2f | %.2f |",
                work,
                unit,
                contest.seconds(own) * factor,
                peer,
                contest.seconds(peer) * factor,
                contest.ratio(own, peer),
                contest.processorRatio(own, peer));
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }

    /** Half of a batch are deposits. */
    private static float[] labels() {
        float[] labels = new float[BATCH];
        Arrays.fill(labels, 0, BATCH / 2, 1);
        return labels;
    }

    private static float[] noise(int length) {
        SplittableRandom random = new SplittableRandom(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Predictors area(int side) {
        GridGeometry geometry = new GridGeometry(500_000, 4_000_000, 500, side, side);
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < BANDS; b++) {
            bands.add(Band.of("E" + b + "_ppm_log10"));
            values.add(noise(geometry.cells()));
        }
        Predictors area = Predictors.of(new RasterStack(geometry, bands, values), "geochemistry");
        return area;
    }

    private static TrainingCells cells() {
        int[] deposits =
                IntStream.range(0, 30).map(i -> (i * 7919 + 1000) % (MAP * MAP)).toArray();
        int[] others = IntStream.range(0, MAP * MAP)
                .filter(cell -> Arrays.stream(deposits).noneMatch(deposit -> deposit == cell))
                .toArray();
        return new TrainingCells(deposits, new int[0], others, 1);
    }
}
