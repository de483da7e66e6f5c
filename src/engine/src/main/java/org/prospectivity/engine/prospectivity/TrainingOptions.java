package org.prospectivity.engine.prospectivity;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.baselines.NegativesFrom;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The choices of a training. What is not given is chosen by the rules stated here.
 *
 * @param window side of the network's window in cells, odd; it has to contain a halo
 * @param settings of each network's training
 * @param freeze convolutions that keep a transfer's parameters; by default the number of deposits decides
 * @param negativesFrom which cells negatives are drawn from
 * @param exclusion metres around deposits from which no negative is drawn; by default a fifth of a window, in whole cells
 * @param blocks side of the cross-validation's blocks in metres; by default a fifth of the map's shorter side, at least
 *     two windows
 * @param folds of the cross-validation; 0 leaves the evaluation out
 * @param repeats of the cross-validation, each with its own arrangement of blocks and its own draws
 * @param shifts of the shift null, each a cross-validation of {@link ProspectivityTraining#NULL_MODEL}; 0 leaves it out
 * @param compare whether the network is also trained from scratch and with frozen random convolutions
 * @param seed of all randomness
 * @param workforce who trains and tests; the result does not depend on it
 */
public record TrainingOptions(
        int window,
        TrainingSettings settings,
        OptionalInt freeze,
        NegativesFrom negativesFrom,
        OptionalDouble exclusion,
        OptionalDouble blocks,
        int folds,
        int repeats,
        int shifts,
        boolean compare,
        long seed,
        Workforce workforce) {
    /** Side of the default window in cells. */
    public static final int DEFAULT_WINDOW = 9;

    /** The default number of folds. */
    public static final int DEFAULT_FOLDS = 5;

    /** The default number of repeats. */
    public static final int DEFAULT_REPEATS = 3;

    /** The default number of shifts. */
    public static final int DEFAULT_SHIFTS = 39;

    /** Of fewer shifts none can be rarer than one in twenty. */
    public static final int FEWEST_SHIFTS = 19;

    /** The default seed. */
    public static final long DEFAULT_SEED = 1;

    public TrainingOptions {
        InvalidInputException.require(
                folds == 0 || folds >= 2 && folds <= 1000, "folds", folds, "2 to 1000, or 0 for no evaluation");
        InvalidInputException.require(
                shifts == 0 || shifts >= FEWEST_SHIFTS && shifts <= 1000,
                "shifts",
                shifts,
                FEWEST_SHIFTS + " to 1000, or 0 for none");
        InvalidInputException.require(repeats >= 1 && repeats <= 100, "repeats", repeats, "1 to 100");
        exclusion.ifPresent(metres -> InvalidInputException.require(
                metres >= 0 && Double.isFinite(metres), "exclusion", metres, "0 or more metres"));
        blocks.ifPresent(metres -> InvalidInputException.require(
                metres > 0 && Double.isFinite(metres), "blocks", metres, "a positive number of metres"));
    }

    /** The defaults, for the default window. */
    public static TrainingOptions defaults() {
        return forWindow(DEFAULT_WINDOW);
    }

    /**
     * The defaults for a window: its {@linkplain TrainingSettings#forWindow settings}, as many networks at a time as
     * there are processors.
     *
     * @param window side in cells
     */
    public static TrainingOptions forWindow(int window) {
        return new TrainingOptions(
                window,
                TrainingSettings.forWindow(window),
                OptionalInt.empty(),
                NegativesFrom.ANYWHERE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                DEFAULT_FOLDS,
                DEFAULT_REPEATS,
                DEFAULT_SHIFTS,
                false,
                DEFAULT_SEED,
                Threads.all());
    }

    /** The choices while one of them is changed. */
    private static final class Draft {
        private final int window;
        private TrainingSettings settings;
        private OptionalInt freeze;
        private NegativesFrom negativesFrom;
        private OptionalDouble exclusion;
        private OptionalDouble blocks;
        private int folds;
        private int repeats;
        private int shifts;
        private boolean compare;
        private long seed;
        private Workforce workforce;

        Draft(TrainingOptions options) {
            window = options.window;
            settings = options.settings;
            freeze = options.freeze;
            negativesFrom = options.negativesFrom;
            exclusion = options.exclusion;
            blocks = options.blocks;
            folds = options.folds;
            repeats = options.repeats;
            shifts = options.shifts;
            compare = options.compare;
            seed = options.seed;
            workforce = options.workforce;
        }

        TrainingOptions options() {
            return new TrainingOptions(
                    window,
                    settings,
                    freeze,
                    negativesFrom,
                    exclusion,
                    blocks,
                    folds,
                    repeats,
                    shifts,
                    compare,
                    seed,
                    workforce);
        }
    }

    private TrainingOptions with(Consumer<Draft> choice) {
        Draft draft = new Draft(this);
        choice.accept(draft);
        return draft.options();
    }

    /** The same with other {@link #settings}. */
    public TrainingOptions withSettings(TrainingSettings settings) {
        return with(changed -> changed.settings = settings);
    }

    /** The same with so many convolutions frozen. */
    public TrainingOptions withFreeze(int freeze) {
        return with(changed -> changed.freeze = OptionalInt.of(freeze));
    }

    /** The same with negatives drawn from elsewhere. */
    public TrainingOptions withNegativesFrom(NegativesFrom negativesFrom) {
        return with(changed -> changed.negativesFrom = negativesFrom);
    }

    /** The same with no negatives within so many metres of deposits. */
    public TrainingOptions withExclusion(double exclusion) {
        return with(changed -> changed.exclusion = OptionalDouble.of(exclusion));
    }

    /** The same with blocks of so many metres. */
    public TrainingOptions withBlocks(double blocks) {
        return with(changed -> changed.blocks = OptionalDouble.of(blocks));
    }

    /** The same with another number of {@link #folds}. */
    public TrainingOptions withFolds(int folds) {
        return with(changed -> changed.folds = folds);
    }

    /** The same with another number of {@link #repeats}. */
    public TrainingOptions withRepeats(int repeats) {
        return with(changed -> changed.repeats = repeats);
    }

    /** The same with another number of {@link #shifts}. */
    public TrainingOptions withShifts(int shifts) {
        return with(changed -> changed.shifts = shifts);
    }

    /** The same with or without {@link #compare}. */
    public TrainingOptions withCompare(boolean compare) {
        return with(changed -> changed.compare = compare);
    }

    /** The same with another {@link #seed}. */
    public TrainingOptions withSeed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /** The same with another {@link #workforce}. */
    public TrainingOptions withWorkforce(Workforce workforce) {
        return with(changed -> changed.workforce = workforce);
    }

    /** The same with so many threads of this machine as {@link #workforce}. */
    public TrainingOptions withThreads(int threads) {
        return withWorkforce(new Threads(threads));
    }

    double exclusionFor(double cellSize) {
        return exclusion.orElse(exclusionFor(window, cellSize));
    }

    /** Metres around deposits from which no negative is drawn unless given: a fifth of a window, in whole cells. */
    public static double exclusionFor(int window, double cellSize) {
        return window / 5 * cellSize;
    }

    double blocksFor(GridGeometry geometry) {
        return blocks.orElseGet(() -> SpatialBlocks.defaultSide(geometry, window));
    }
}
