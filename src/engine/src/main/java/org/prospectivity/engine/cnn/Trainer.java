package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.learning.LossPoint;

/**
 * Trains one network on windows around labelled cells: batches of as many deposits as barren cells, drawn with
 * replacement. The same seed gives the same parameters, bit for bit.
 */
final class Trainer {
    /** A held-out loss is taken each time this many steps are done, and at the end. */
    static final int PROBE_EVERY = 10;
    /** Single precision leaves less than a hundredth of it. */
    private static final float TOLERANCE = 1e-4f;

    private final Architecture architecture;
    private final TrainingSettings settings;

    /**
     * Where a network starts from.
     *
     * @param parameters of another network of the architecture, or the leading ones of them; none for random ones
     * @param frozen convolutions that keep their parameters
     * @param steps to take
     * @param l2sp strength of L2-SP: part of the way back to the start that is gone behind each step, 0 to 1
     */
    record Start(float[] parameters, int frozen, int steps, double l2sp) {}

    /** Cells of an area with a deposit and without. */
    record Labelled(Windows windows, int[] positives, int[] negatives) {}

    /**
     * A trained network.
     *
     * @param losses how they went
     * @param training on the cells learned from, in evaluation mode; null without a probe
     * @param trainingAtOwnOdds likewise, each cell counting the same
     * @param heldOut on the probe; null without one
     */
    record Trained(
            float[] parameters,
            List<LossPoint> losses,
            Classification training,
            Classification trainingAtOwnOdds,
            Classification heldOut) {}

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
        SplittableRandom random = new SplittableRandom(seed);
        int batch = settings.batchSize();
        Backpropagation backpropagation = new Backpropagation(
                architecture, settings.regularisation(), start.frozen(), Loss.CROSS_ENTROPY, 1, batch);
        float[] parameters = Network.randomParameters(architecture, 1, seed);
        System.arraycopy(start.parameters(), 0, parameters, 0, start.parameters().length);
        OneCycle rate = new OneCycle(settings.learningRate(), start.steps());
        Batches batches = new Batches(
                labelled.windows(),
                architecture.window(),
                settings.augmentation(),
                TrainingSettings.shownWhole(architecture.window()),
                random);
        float[] windows = new float[batches.length(batch)];
        float[] expected = new float[batch];
        Arrays.fill(expected, 0, batch / 2, 1);
        int[] drawn = new int[batch];
        MeansPool.Draw draw = values -> {
            for (int i = 0; i < batch; i++) {
                drawn[i] = any(i < batch / 2 ? labelled.positives() : labelled.negatives(), random);
            }
            batches.around(drawn, labelled.negatives(), values);
        };
        List<LossPoint> losses = new ArrayList<>();
        double sum = 0;
        int counted = 0;
        double least = Double.POSITIVE_INFINITY;
        float[] best = parameters;
        try (GradientDescent descent = new GradientDescent(backpropagation, rate, random, parameters);
                WindowScorer scorer = new WindowScorer(architecture)) {
            MeansPool pool = start.frozen() < architecture.blocks()
                    ? null
                    : new MeansPool(backpropagation, parameters, draw, windows, batch, start.steps(), random);
            for (int step = 1; step <= start.steps(); step++) {
                double loss;
                if (pool == null) {
                    draw.fill(windows);
                    loss = descent.step(windows, expected);
                } else {
                    loss = descent.stepOfHead(pool.draw(random), expected);
                }
                requireNumber(loss, step);
                decayTowards(start, parameters);
                sum += loss;
                counted++;
                if (step % PROBE_EVERY == 0 || step == start.steps()) {
                    losses.add(new LossPoint(step, sum / counted, crossEntropy(scorer, parameters, probe)));
                    sum = 0;
                    counted = 0;
                    double stoppingLoss = crossEntropy(scorer, parameters, stopping);
                    if (stoppingLoss < least) {
                        least = stoppingLoss;
                        best = parameters.clone();
                    }
                }
                progress.report((double) step / start.steps(), "training");
            }
            if (probe == null) {
                if (pool == null) {
                    // a head alone is trained in little more time than the graph takes
                    requireAsDefined(best, labelled, scorer);
                }
                return new Trained(best, losses, null, null, null);
            }
            float[] positives = scorer.scores(best, labelled.windows(), labelled.positives());
            float[] negatives = scorer.scores(best, labelled.windows(), labelled.negatives());
            return new Trained(
                    best,
                    losses,
                    Classification.atEvenOdds(positives, negatives),
                    Classification.atOwnOdds(positives, negatives),
                    classification(scorer, best, probe));
        }
    }

    private static int any(int[] cells, SplittableRandom random) {
        return cells[random.nextInt(cells.length)];
    }

    /** A step of L2-SP, decoupled from the gradient's. */
    private static void decayTowards(Start start, float[] parameters) {
        for (int i = 0; start.l2sp() > 0 && i < parameters.length; i++) {
            parameters[i] += (float) start.l2sp() * (start.parameters()[i] - parameters[i]);
        }
    }

    private static double crossEntropy(WindowScorer scorer, float[] parameters, Labelled cells) {
        return cells == null
                ? Double.NaN
                : classification(scorer, parameters, cells).crossEntropy();
    }

    /** How well a network tells labelled cells apart; deposits and barren cells weigh half each. */
    private static Classification classification(WindowScorer scorer, float[] parameters, Labelled cells) {
        return Classification.atEvenOdds(
                scorer.scores(parameters, cells.windows(), cells.positives()),
                scorer.scores(parameters, cells.windows(), cells.negatives()));
    }

    /**
     * Requires that a network which is kept scores the window of a deposit as the graph that defines it does: natives take
     * other ways on other processors.
     */
    private void requireAsDefined(float[] parameters, Labelled labelled, WindowScorer scorer) {
        int[] cell = {labelled.positives()[0]};
        float score = scorer.scores(parameters, labelled.windows(), cell)[0];
        float defined = Network.scores(architecture, parameters, labelled.windows(), cell)[0];
        if (Math.abs(score - defined) > TOLERANCE) {
            throw new IllegalStateException(
                    "a window's score is " + score + ", but that of Deeplearning4j's own layers " + defined);
        }
    }

    private void requireNumber(double loss, int step) {
        if (Double.isNaN(loss)) {
            throw new InvalidInputException(
                    "learningRate",
                    settings.learningRate() + " is too high: at step " + step
                            + " the network's scores are no numbers any more; expected less, such as "
                            + TrainingSettings.defaults().learningRate());
        }
    }
}
