package org.prospectivity.engine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Looks for a way to divide a survey into folds where the one that was asked for cannot be: by other blocks, a smaller
 * window, fewer folds, or smaller cells. What is found was tried.
 *
 * @param cellSize in metres
 * @param window side in cells, which is the buffer
 * @param blocks side of a block in metres
 * @param folds number of folds
 */
public record WorkingDivision(double cellSize, int window, double blocks, int folds) {
    /** Smallest window of a network. */
    private static final int LEAST_WINDOW = 5;
    /** Of larger surveys it is not tried: what cannot be divided is seldom so large. */
    private static final int MOST_CELLS = 1 << 21;

    /** Sides of blocks that are tried, in windows. */
    private static final double[] SIDES = {2, 1.5, 3, 1, 4, 6};

    /**
     * The first division that works: with the cells there are, folds before windows are given up; else with cells of half
     * the side.
     *
     * @param labels of the survey
     * @param window that was asked for
     * @param folds that were asked for
     * @param seed of the division
     */
    public static Optional<WorkingDivision> of(Labels labels, int window, int folds, long seed) {
        if (labels.geometry().cells() > MOST_CELLS) {
            return Optional.empty();
        }
        Optional<WorkingDivision> found = on(labels, window, folds, seed);
        return found.isPresent() || 4L * labels.geometry().cells() > MOST_CELLS
                ? found
                : on(halved(labels), window, folds, seed);
    }

    private static Optional<WorkingDivision> on(Labels labels, int window, int folds, long seed) {
        double cell = labels.geometry().cellSize();
        for (int w = window; w >= LEAST_WINDOW; w -= 2) {
            for (int f : folds(folds)) {
                for (double side : sides(labels.geometry(), w)) {
                    try {
                        new SpatialBlocks(side * cell, f, w, seed).split(labels);
                        return Optional.of(new WorkingDivision(cell, w, side * cell, f));
                    } catch (InvalidInputException refused) {
                        // the next one
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Integer> folds(int asked) {
        List<Integer> tried = new ArrayList<>(List.of(asked));
        for (int fewer : new int[] {4, 3}) {
            if (fewer < asked) {
                tried.add(fewer);
            }
        }
        return tried;
    }

    private static double[] sides(GridGeometry grid, int window) {
        return Arrays.stream(SIDES)
                .map(windows -> Math.rint(windows * window))
                .filter(side -> side <= Math.max(grid.columns(), grid.rows()))
                .toArray();
    }

    /** The same survey on cells of half the side; a deposit lies in one of the four that stand for its cell. */
    private static Labels halved(Labels labels) {
        GridGeometry coarse = labels.geometry();
        GridGeometry fine = new GridGeometry(
                coarse.west(), coarse.north(), coarse.cellSize() / 2, 2 * coarse.columns(), 2 * coarse.rows());
        boolean[] valid = new boolean[fine.cells()];
        for (int cell = 0; cell < valid.length; cell++) {
            valid[cell] = labels.valid()[fine.rowOf(cell) / 2 * coarse.columns() + fine.columnOf(cell) / 2];
        }
        int[] deposits = IntStream.of(labels.deposits())
                .map(cell -> 2 * coarse.rowOf(cell) * fine.columns() + 2 * coarse.columnOf(cell))
                .toArray();
        return new Labels(fine, valid, deposits, new int[0], labels.exclusion());
    }

    /** As advice. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "cells of %.6g m, a window of %d and blocks of %.6g m with %d folds",
                cellSize,
                window,
                blocks,
                folds);
    }
}
