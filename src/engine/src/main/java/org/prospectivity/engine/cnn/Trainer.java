package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.prospectivity.engine.Progress;

/**
 * Trains one network on windows around labelled cells: batches of as many deposits as barren cells, drawn with
 * replacement, each batch in one of the 8 orientations of a square, each window with its own bands dropped. The same
 * seed gives the same parameters, bit for bit.
 */
final class Trainer {
    /** A held-out loss is taken each time this many steps are done, and at the end. */
    static final int PROBE_EVERY = 10;

    private final Architecture architecture;
    private final TrainingSettings settings;

    /**
     * Where a network starts from.
     *
     * @param parameters of another network of the architecture, or null for random ones
     * @param frozen convolutions that keep their parameters
     * @param rate factor of the learning rate
     */
    record Start(float[] parameters, int frozen, double rate) {
        static final Start RANDOM = new Start(null, 0, 1);
    }

    /** Cells of an area with a deposit and without. */
    record Labelled(Windows windows, int[] positives, int[] negatives) {}

    /**
     * A trained network.
     *
     * @param losses how they went
     * @param training on the cells learned from, in evaluation mode; null without a probe
     * @param heldOut on the probe; null without one
     */
    record Trained(float[] parameters, List<LossPoint> losses, Scores training, Scores heldOut) {}

    Trainer(Architecture architecture, TrainingSettings settings) {
        this.architecture = architecture;
        this.settings = settings;
    }

    /** @param probe cells the loss is taken on but never learned from, or null */
    Trained train(Labelled labelled, Labelled probe, Start start, long seed, Progress progress) {
        progress.report(0, "training");
        OneDnn.activate();
        OneDnn.singleThread();
        Nd4j.getRandom().setSeed(seed);
        SplittableRandom random = new SplittableRandom(seed);
        ComputationGraph network = Network.build(
                architecture,
                settings.regularisation(),
                start.frozen(),
                new OneCycle(settings.learningRate() * start.rate(), settings.steps()),
                seed);
        if (start.parameters() != null) {
            Network.setParameters(network, start.parameters());
        }
        int batch = settings.batchSize();
        float[] labels = new float[batch];
        Arrays.fill(labels, 0, batch / 2, 1);
        INDArray expected = Nd4j.createFromArray(labels).reshape(batch, 1, 1, 1);
        List<LossPoint> losses = new ArrayList<>();
        double sum = 0;
        int counted = 0;
        for (int step = 1; step <= settings.steps(); step++) {
            network.fit(new INDArray[] {batch(labelled, random)}, new INDArray[] {expected});
            sum += network.score();
            counted++;
            if (step % PROBE_EVERY == 0 || step == settings.steps()) {
                double heldOut = probe == null
                        ? Double.NaN
                        : Scores.of(network, architecture, probe).crossEntropy();
                losses.add(new LossPoint(step, sum / counted, heldOut));
                sum = 0;
                counted = 0;
            }
            progress.report((double) step / settings.steps(), "training");
        }
        return new Trained(
                Network.parameters(network),
                losses,
                probe == null ? null : Scores.of(network, architecture, labelled),
                probe == null ? null : Scores.of(network, architecture, probe));
    }

    private INDArray batch(Labelled labelled, SplittableRandom random) {
        int window = architecture.window();
        int bands = architecture.bands();
        int area = window * window;
        int size = settings.batchSize();
        float[] values = new float[size * bands * area];
        float[] turned = new float[area];
        int orientation = random.nextInt(8);
        double drop = settings.regularisation().bandDropout();
        for (int i = 0; i < size; i++) {
            int[] cells = i < size / 2 ? labelled.positives() : labelled.negatives();
            int offset = i * bands * area;
            labelled.windows().copyAround(cells[random.nextInt(cells.length)], window, values, offset);
            for (int b = 0; b < bands; b++) {
                int at = offset + b * area;
                if (drop > 0 && random.nextDouble() < drop) {
                    Arrays.fill(values, at, at + area, 0);
                    continue;
                }
                turn(values, at, window, orientation, turned);
                for (int k = 0; k < area; k++) {
                    values[at + k] = (float) (turned[k] / (1 - drop));
                }
            }
        }
        return Nd4j.createFromArray(values).reshape(size, bands, window, window);
    }

    /** One of the 8 rotations and reflections of a square. */
    private static void turn(float[] values, int offset, int side, int orientation, float[] into) {
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                int row = (orientation & 1) == 0 ? r : side - 1 - r;
                int column = (orientation & 2) == 0 ? c : side - 1 - c;
                into[r * side + c] = (orientation & 4) == 0
                        ? values[offset + row * side + column]
                        : values[offset + column * side + row];
            }
        }
    }
}
