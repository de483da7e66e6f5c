package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.SelfSupervision;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Two hundred trainings in one JVM, each of two networks on threads of their own with a map scored, every tenth after
 * learning the maps without deposits. Ends with an exception when more memory is resident at the end than after the
 * first twenty. The heap is of a fixed size and touched from the start, so that what grows is memory of the natives.
 */
final class LeakBenchmark {
    private static final int TRAININGS = 200;
    private static final int EVERY = 20;
    private static final int SIDE = 100;
    /** In MB; readings differ by half as much, as threads give memory back when they like. */
    private static final long TOLERANCE = 50;

    private LeakBenchmark() {}

    static void run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+AlwaysPreTouch",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LeakBenchmark.class.getName())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the trainings ended with code " + process.exitValue());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Predictors area = area();
        long first = 0;
        long last = 0;
        for (int training = 1; training <= TRAININGS; training++) {
            train(area, training);
            if (training % EVERY == 0) {
                last = resident();
                first = training == EVERY ? last : first;
                System.out.printf("%d trainings: %d MB resident%n", training, last);
            }
        }
        if (last > first + TOLERANCE) {
            throw new IllegalStateException(last + " MB resident at the end, " + first + " MB after " + EVERY);
        }
    }

    private static void train(Predictors area, int seed) {
        Architecture architecture = Architecture.of(area.bands().size(), seed % 2 == 0 ? 9 : 17);
        TrainingSettings settings = TrainingSettings.defaults().withSteps(20).withMembers(2);
        int[] deposits = IntStream.range(0, 20)
                .map(i -> (i * 487 + seed) % (SIDE * SIDE))
                .toArray();
        int[] others = IntStream.range(0, SIDE * SIDE)
                .filter(cell -> cell % 3 == seed % 3)
                .toArray();
        Initialisation start = seed % 10 == 0
                ? new Initialisation(SelfSupervision.bodies(area, architecture, settings, seed, 2, Progress.NONE), 2)
                : Initialisation.SCRATCH;
        new CnnLearner("leak", area, architecture, settings, cells -> start, deposits)
                .train(new TrainingCells(deposits, new int[0], others, seed), 2, Progress.NONE)
                .score(area, 2, Progress.NONE);
    }

    /** In MB, after the collector has run and the natives' memory that it freed was given back. */
    private static long resident() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return ProcessMemory.RESIDENT.megabytes(ProcessHandle.current().pid());
    }

    private static Predictors area() {
        GridGeometry geometry = new GridGeometry(500_000, 4_000_000, 500, SIDE, SIDE);
        SplittableRandom random = new SplittableRandom(1);
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < 12; b++) {
            bands.add(Band.of("E" + b + "_ppm_log10"));
            float[] band = new float[geometry.cells()];
            for (int i = 0; i < band.length; i++) {
                band[i] = (float) random.nextGaussian();
            }
            values.add(band);
        }
        return Predictors.of(new RasterStack(geometry, bands, values), "geochemistry");
    }
}
