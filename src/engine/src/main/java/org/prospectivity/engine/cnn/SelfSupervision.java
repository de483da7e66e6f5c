package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;

/**
 * Trains the convolutions without any deposit: networks of the same body learn to tell all elements of a cell from a
 * window in which half of the elements were dropped at random. What is kept is the body; the head starts anew.
 */
public final class SelfSupervision {
    private SelfSupervision() {}

    /**
     * Learns the bodies of an ensemble from all valid cells.
     *
     * @param seed of all randomness; member m has its own
     * @return for each member the parameters of its convolutions
     */
    public static List<float[]> bodies(
            Predictors area,
            Architecture architecture,
            TrainingSettings settings,
            long seed,
            Workforce workforce,
            Progress progress) {
        Ensemble.requireRoom(architecture, area.geometry());
        InvalidInputException.require(
                area.bands().size() > 1, "bands", "a single one", "at least two bands to tell from each other");
        int[] cells = GridGeometry.cellsWhere(area.valid());
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Long> ofMembers =
                Stream.generate(seeds::nextLong).limit(settings.members()).toList();
        return workforce.map(new Bodies(area, cells, architecture, settings), ofMembers, progress);
    }

    /** The same on threads of this machine. */
    public static List<float[]> bodies(
            Predictors area,
            Architecture architecture,
            TrainingSettings settings,
            long seed,
            int threads,
            Progress progress) {
        return bodies(area, architecture, settings, seed, new Threads(threads), progress);
    }

    /** The bodies of members, by their seeds. */
    private record Bodies(Predictors area, int[] cells, Architecture architecture, TrainingSettings settings)
            implements Job<Long, float[]> {
        @Override
        public Worker<Long, float[]> ready() {
            return (seed, progress) -> {
                try {
                    return body(area, cells, architecture, settings, seed, progress);
                } finally {
                    Natives.releaseThread();
                }
            };
        }
    }

    private static float[] body(
            Predictors area,
            int[] cells,
            Architecture architecture,
            TrainingSettings settings,
            long seed,
            Progress progress) {
        Natives.singleThread();
        SplittableRandom random = new SplittableRandom(seed);
        int bands = architecture.bands();
        float[] parameters = Network.randomParameters(architecture, bands, seed);
        Backpropagation backpropagation = new Backpropagation(
                architecture, settings.regularisation(), 0, Loss.SQUARED_ERROR, bands, settings.batchSize());
        OneCycle rate = new OneCycle(settings.learningRate(), settings.steps());
        Batches batches = new Batches(new Windows(area), architecture.window(), settings.augmentation(), 0, random);
        int[] drawn = new int[settings.batchSize()];
        float[] values = new float[batches.length(drawn.length)];
        float[] centres = new float[drawn.length * bands];
        try (GradientDescent descent = new GradientDescent(backpropagation, rate, random, parameters)) {
            for (int step = 1; step <= settings.steps(); step++) {
                for (int i = 0; i < drawn.length; i++) {
                    drawn[i] = cells[random.nextInt(cells.length)];
                    for (int b = 0; b < bands; b++) {
                        centres[i * bands + b] = area.stack().values(b)[drawn[i]];
                    }
                }
                batches.around(drawn, values);
                descent.step(values, centres);
                progress.report((double) step / settings.steps(), "learning the maps without deposits");
            }
        }
        return Arrays.copyOf(parameters, architecture.bodyParameters());
    }
}
