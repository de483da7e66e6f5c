package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The choices of a training. Lengths that are NaN are chosen by the rules stated here.
 *
 * @param window side of the network's window in cells, odd; it has to contain a halo
 * @param settings of each network's training
 * @param freeze convolutions that keep a transfer's parameters, or {@link Initialisation#AUTO}
 * @param exclusion metres around deposits from which no negative is drawn; NaN: a fifth of a
 *     window, in whole cells
 * @param blocks side of the cross-validation's blocks in metres; NaN: a fifth of the map's shorter side, at least two
 *     windows
 * @param folds of the cross-validation; 0 leaves the evaluation out
 * @param shifts of the shift null, each a whole cross-validation; 0 leaves it out
 * @param compare whether the network is also trained from scratch and with frozen random convolutions
 * @param seed of all randomness
 * @param threads networks trained at a time
 */
public record TrainingOptions(
        int window,
        TrainingSettings settings,
        int freeze,
        double exclusion,
        double blocks,
        int folds,
        int shifts,
        boolean compare,
        long seed,
        int threads) {
    /** Side of the default window in cells. */
    public static final int DEFAULT_WINDOW = 9;

    /** The default number of folds. */
    public static final int DEFAULT_FOLDS = 5;

    public TrainingOptions {
        InvalidInputException.require(
                folds == 0 || folds >= 2 && folds <= 1000, "folds", folds, "2 to 1000, or 0 for no evaluation");
        InvalidInputException.require(
                shifts == 0 || shifts >= 2 && shifts <= 1000, "shifts", shifts, "2 to 1000, or 0 for none");
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
        requireLength("exclusion", exclusion, 0);
        requireLength("blocks", blocks, Double.MIN_VALUE);
    }

    private static void requireLength(String parameter, double value, double least) {
        InvalidInputException.require(
                Double.isNaN(value) || value >= least && Double.isFinite(value),
                parameter,
                value,
                least > 0 ? "a positive number of metres" : "0 or more metres");
    }

    double exclusionFor(double cellSize) {
        return Double.isNaN(exclusion) ? exclusionFor(window, cellSize) : exclusion;
    }

    /** Metres around deposits from which no negative is drawn unless given: a fifth of a window, in whole cells. */
    public static double exclusionFor(int window, double cellSize) {
        return window / 5 * cellSize;
    }

    double blocksFor(GridGeometry geometry) {
        return Double.isNaN(blocks) ? SpatialBlocks.defaultSide(geometry, window) : blocks;
    }
}
