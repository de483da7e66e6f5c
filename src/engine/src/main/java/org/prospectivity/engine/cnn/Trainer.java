package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Classification;

/**
 * Trains one network on windows around labelled cells: batches of as many deposits as barren cells, drawn with
 * replacement. The same seed gives the same parameters, bit for bit.
 */
final class Trainer {
    /** A held-out loss is taken each time this many steps are done, and at the end. */
    static final int PROBE_EVERY = 10;

    private final Architecture architecture;
    private final TrainingSettings settings;

    /**
     * Where a network starts from.
     *
     * @param parameters of another network of the architecture, or the leading ones of them; none for random ones
     * @param frozen convolutions that keep their parameters
     * @param rate factor of the learning rate
     * @param steps to take
     * @param pull part of the way back to the start that is gone behind each step, 0 to 1
     */
    record Start(float[] parameters, int frozen, double rate, int steps, double pull) {}

    /** Cells of an area with a deposit and without. */
    record Labelled(Windows windows, int[] positives, int[] negatives) {}

    /**
     * A trained network.
     *
     * @param losses how they went
     * @param training on the cells learned from, in evaluation mode; null without a probe
     * @param heldOut on the probe; null without one
     */
    record Trained(float[] parameters, List<LossPoint> losses, Classification training, Classification heldOut) {}

    Trainer(Architecture architecture, TrainingSettings settings) {
        this.architecture = architecture;
        this.settings = settings;
    }

    /**
     * @param probe cells the loss is taken on but never learned from, or null
     * @param stopping cells the parameters of the least loss are kept by, or null to keep the last
     */
    Trained train(Labelled labelled, Labelled probe, Labelled stopping, Start start, long seed, Progress progress) {
        try {
            return trained(labelled, probe, stopping, start, seed, progress);
        } finally {
            Natives.releaseThread();
        }
    }

    private Trained trained(
            Labelled labelled, Labelled probe, Labelled stopping, Start start, long seed, Progress progress) {
        progress.report(0, "training");
        Natives.singleThread();
        Nd4j.getRandom().setSeed(seed);
        SplittableRandom random = new SplittableRandom(seed);
        ComputationGraph network = Network.build(
                architecture,
                settings.regularisation(),
                start.frozen(),
                new OneCycle(settings.learningRate() * start.rate(), start.steps()),
                seed);
        Network.setParameters(network, start.parameters());
        INDArray from = start.pull() > 0 ? network.params().dup() : null;
        int batch = settings.batchSize();
        float[] labels = new float[batch];
        Arrays.fill(labels, 0, batch / 2, 1);
        INDArray expected = Nd4j.createFromArray(labels).reshape(batch, 1, 1, 1);
        Batches batches = new Batches(
                labelled.windows(),
                architecture.window(),
                settings.regularisation().bandDropout(),
                random);
        int[] drawn = new int[batch];
        List<LossPoint> losses = new ArrayList<>();
        double sum = 0;
        int counted = 0;
        double least = Double.POSITIVE_INFINITY;
        float[] best = null;
        for (int step = 1; step <= start.steps(); step++) {
            for (int i = 0; i < batch; i++) {
                int[] cells = i < batch / 2 ? labelled.positives() : labelled.negatives();
                drawn[i] = cells[random.nextInt(cells.length)];
            }
            network.fit(new INDArray[] {batches.around(drawn)}, new INDArray[] {expected});
            requireNumber(network.score(), step);
            if (from != null) {
                network.params().addi(from.sub(network.params()).muli(start.pull()));
            }
            sum += network.score();
            counted++;
            if (step % PROBE_EVERY == 0 || step == start.steps()) {
                double heldOut = probe == null
                        ? Double.NaN
                        : WindowScores.classification(network, architecture, probe)
                                .crossEntropy();
                losses.add(new LossPoint(step, sum / counted, heldOut));
                sum = 0;
                counted = 0;
                double loss = stopping == null
                        ? Double.NaN
                        : WindowScores.classification(network, architecture, stopping)
                                .crossEntropy();
                if (loss < least) {
                    least = loss;
                    best = Network.parameters(network);
                }
            }
            progress.report((double) step / start.steps(), "training");
        }
        if (best != null) {
            Network.setParameters(network, best);
        }
        return new Trained(
                Network.parameters(network),
                losses,
                probe == null ? null : WindowScores.classification(network, architecture, labelled),
                probe == null ? null : WindowScores.classification(network, architecture, probe));
    }

    private void requireNumber(double loss, int step) {
        if (Double.isNaN(loss)) {
            throw new InvalidInputException(
                    "learningRate",
                    settings.learningRate() + " is too high: at step " + step
                            + " the network's scores are no numbers any more; expected less, such as "
                            + TrainingSettings.DEFAULT.learningRate());
        }
    }
}
