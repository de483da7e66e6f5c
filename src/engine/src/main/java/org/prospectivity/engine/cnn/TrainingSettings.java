package org.prospectivity.engine.cnn;

import java.io.Serializable;
import org.prospectivity.engine.InvalidInputException;

/**
 * How a network is trained.
 *
 * @param steps number of batches a network learns from
 * @param learningRate peak of the one-cycle rate
 * @param batchSize windows of a batch, half of them around deposits
 * @param augmentation what is mixed into windows and hidden of them at random
 * @param regularisation what is dropped in the network at random
 * @param negatives cells drawn as barren for each deposit
 * @param members networks in the ensemble, each with its own draw of negatives
 * @param blend whether each trained network is blended with a logistic regression on the centre cell's bands, learned
 *     from the same cells: the mean of both logits
 * @param earlyStopping whether a network keeps the parameters it had when its loss on blocks kept from it was least;
 *     see {@link CnnLearner#FEWEST_TO_STOP}
 */
public record TrainingSettings(
        int steps,
        double learningRate,
        int batchSize,
        Augmentation augmentation,
        Regularisation regularisation,
        int negatives,
        int members,
        boolean blend,
        boolean earlyStopping)
        implements Serializable {
    private static final TrainingSettings OF_SMALL_WINDOWS =
            new TrainingSettings(150, 3e-3, 64, Augmentation.DEFAULT, Regularisation.DEFAULT, 10, 5, false, false);

    private static final int SMALL_WINDOW = 9;
    private static final int WIDE_WINDOW = 17;
    private static final int STEPS_PER_CELL = 60;

    private static final Augmentation AUGMENTATION_OF_WIDE_WINDOWS = new Augmentation(1, 0.5);
    private static final Regularisation REGULARISATION_OF_WIDE_WINDOWS = new Regularisation(0.25, 0);
    private static final double MOST_SHOWN_WHOLE = 1 / 2.0;

    public TrainingSettings {
        InvalidInputException.require(
                steps >= 1 && steps <= 100_000, "steps", steps, "a whole number from 1 to 100000");
        InvalidInputException.require(
                learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "a number above 0, at most 1");
        InvalidInputException.require(
                batchSize >= 2 && batchSize <= 4096 && batchSize % 2 == 0,
                "batchSize",
                batchSize,
                "an even number from 2 to 4096");
        InvalidInputException.require(
                negatives >= 1 && negatives <= 10_000, "negatives", negatives, "a whole number from 1 to 10000");
        InvalidInputException.require(
                members >= 1 && members <= 100, "members", members, "a whole number from 1 to 100");
    }

    /**
     * The defaults for windows of up to 9 cells, by measurement on real and synthetic surveys: without a blend and early
     * stopping.
     */
    public static TrainingSettings defaults() {
        return OF_SMALL_WINDOWS;
    }

    /**
     * The defaults for a window. A wider one has more rings whose weights are to be learned: 60 more steps for each cell
     * it is wider than 9, up to 630 for 17 cells and more. More is dropped the wider a window, as it is learned for
     * longer.
     *
     * @param window side in cells
     */
    public static TrainingSettings forWindow(int window) {
        Augmentation augmentation = OF_SMALL_WINDOWS.augmentation;
        Regularisation regularisation = OF_SMALL_WINDOWS.regularisation;
        return OF_SMALL_WINDOWS
                .withSteps(OF_SMALL_WINDOWS.steps + STEPS_PER_CELL * wider(window))
                .withMixing(between(augmentation.mixing(), AUGMENTATION_OF_WIDE_WINDOWS.mixing(), window))
                .withBandDropout(
                        between(augmentation.bandDropout(), AUGMENTATION_OF_WIDE_WINDOWS.bandDropout(), window))
                .withRegularisation(new Regularisation(
                        between(
                                regularisation.channelDropout(),
                                REGULARISATION_OF_WIDE_WINDOWS.channelDropout(),
                                window),
                        between(regularisation.headDropout(), REGULARISATION_OF_WIDE_WINDOWS.headDropout(), window)));
    }

    private static double between(double narrow, double wide, int window) {
        return narrow + (wide - narrow) * wideness(window);
    }

    /**
     * Share of the windows of a batch that are shown as they are, with all bands and nothing mixed in: none up to 9 cells,
     * half from 17 on, where a network learns long enough to learn from them what it will be shown.
     *
     * @param window side in cells
     */
    static double shownWhole(int window) {
        return MOST_SHOWN_WHOLE * wideness(window);
    }

    /** 0 for windows up to 9 cells, 1 from 17 on. */
    private static double wideness(int window) {
        return wider(window) / (double) (WIDE_WINDOW - SMALL_WINDOW);
    }

    private static int wider(int window) {
        return Math.max(SMALL_WINDOW, Math.min(window, WIDE_WINDOW)) - SMALL_WINDOW;
    }

    /**
     * Steps of a training that starts from a whole network: a quarter, but no fewer than 150 or all there are. It has
     * learned from many deposits, and unlearns that the longer it learns from few.
     */
    int tuningSteps() {
        return Math.max(Math.min(steps, OF_SMALL_WINDOWS.steps), steps / 4);
    }

    /** The same with another number of {@link #steps}. */
    public TrainingSettings withSteps(int steps) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another {@link #learningRate}. */
    public TrainingSettings withLearningRate(double learningRate) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another {@link #batchSize}. */
    public TrainingSettings withBatchSize(int batchSize) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another {@link #augmentation}. */
    public TrainingSettings withAugmentation(Augmentation augmentation) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another {@link #regularisation}. */
    public TrainingSettings withRegularisation(Regularisation regularisation) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another number of {@link #negatives}. */
    public TrainingSettings withNegatives(int negatives) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another number of {@link #members}. */
    public TrainingSettings withMembers(int members) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with or without a {@link #blend}. */
    public TrainingSettings withBlend(boolean blend) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with or without {@link #earlyStopping}. */
    public TrainingSettings withEarlyStopping(boolean earlyStopping) {
        return new TrainingSettings(
                steps, learningRate, batchSize, augmentation, regularisation, negatives, members, blend, earlyStopping);
    }

    /** The same with another {@link Augmentation#mixing}. */
    public TrainingSettings withMixing(double mixing) {
        return withAugmentation(new Augmentation(mixing, augmentation.bandDropout()));
    }

    /** The same with another {@link Augmentation#bandDropout}. */
    public TrainingSettings withBandDropout(double bandDropout) {
        return withAugmentation(new Augmentation(augmentation.mixing(), bandDropout));
    }
}
