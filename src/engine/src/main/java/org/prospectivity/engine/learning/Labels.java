package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What is known of each cell of a survey: whether it is valid, holds deposits, or was found barren. All else is
 * unlabelled. Arrays are neither copied nor changed.
 */
public final class Labels implements Serializable {
    private final GridGeometry geometry;
    private final boolean[] valid;
    private final int[] deposits;
    private final int[] positives;
    private final int[] barren;
    private final double exclusion;
    private final int outside;

    /**
     * @param geometry the grid
     * @param valid for each cell whether it has data
     * @param deposits the cell of each deposit ({@link #cellsAt}), a cell once for each deposit in it; those outside
     *     the grid (-1) or on a cell without data are left out and counted
     * @param barren cells known to hold no deposit, possibly none; those without data or with a deposit are left out
     * @param exclusion no negative is drawn from unlabelled cells whose centre is at most so many metres from the
     *     centre of a deposit's cell; 0 leaves out the deposits' cells only
     * @throws InvalidInputException when no deposit lies on a valid cell, or the exclusion is negative or not finite
     */
    public Labels(GridGeometry geometry, boolean[] valid, int[] deposits, int[] barren, double exclusion) {
        InvalidInputException.require(
                Double.isFinite(exclusion) && exclusion >= 0, "exclusion", exclusion, "0 or more metres");
        if (valid.length != geometry.cells()) {
            throw new IllegalArgumentException(valid.length + " flags for " + geometry.cells() + " cells");
        }
        this.geometry = geometry;
        this.valid = valid;
        this.exclusion = exclusion;
        this.deposits =
                Arrays.stream(deposits).filter(c -> c >= 0 && valid[c]).sorted().toArray();
        this.outside = deposits.length - this.deposits.length;
        InvalidInputException.require(deposits.length > 0, "deposits", "an empty set", "at least one deposit");
        if (this.deposits.length == 0) {
            throw new InvalidInputException(
                    "deposits",
                    "none of " + deposits.length
                            + " deposits lies on a cell with data; expected deposits within the map's valid area, in its coordinate system");
        }
        this.positives = Arrays.stream(this.deposits).distinct().toArray();
        this.barren = Arrays.stream(barren)
                .filter(c -> c >= 0 && valid[c] && Arrays.binarySearch(positives, c) < 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The cell of each point, -1 for those outside the grid. */
    public static int[] cellsAt(GridGeometry geometry, double[] eastings, double[] northings) {
        int[] cells = new int[eastings.length];
        Arrays.setAll(cells, i -> geometry.cellAt(eastings[i], northings[i]));
        return cells;
    }

    public GridGeometry geometry() {
        return geometry;
    }

    /** For each cell whether it has data, not a copy. */
    public boolean[] valid() {
        return valid;
    }

    /** The cell of each deposit on a valid cell, ascending; a cell once for each deposit in it. */
    public int[] deposits() {
        return deposits;
    }

    /** The valid cells that hold a deposit, ascending, each once. */
    public int[] positives() {
        return positives;
    }

    /** The valid cells known to hold no deposit, ascending, each once. */
    public int[] barren() {
        return barren;
    }

    /** Metres around deposits from which no negative is drawn. */
    public double exclusion() {
        return exclusion;
    }

    /** How many deposits were left out because they lie outside the grid or on a cell without data. */
    public int outside() {
        return outside;
    }

    /** The numbers of the valid cells, ascending. */
    public int[] validCells() {
        return GridGeometry.cellsWhere(valid);
    }

    /** All that is known, for a model that is not held to any fold. */
    public TrainingCells training(long seed) {
        return training(validCells(), seed);
    }

    /**
     * What is known of some cells. Deposits elsewhere stay unknown: nothing is left out around them.
     *
     * @param cells valid cells, ascending
     * @param seed of the draws made from them
     */
    public TrainingCells training(int[] cells, long seed) {
        BitSet allowed = new BitSet(geometry.cells());
        for (int cell : cells) {
            allowed.set(cell);
        }
        int[] known = Arrays.stream(positives).filter(allowed::get).toArray();
        int[] empty = Arrays.stream(barren).filter(allowed::get).toArray();
        clearAround(known, allowed);
        for (int cell : empty) {
            allowed.clear(cell);
        }
        return new TrainingCells(known, empty, allowed.stream().toArray(), seed);
    }

    /** Clears the discs of the exclusion's radius, a span of each row at a time. */
    private void clearAround(int[] centres, BitSet cells) {
        double radius = exclusion / geometry.cellSize() * (1 + 1e-9);
        int reach = (int) Math.min(radius, geometry.rows());
        for (int centre : centres) {
            int column = geometry.columnOf(centre);
            int row = geometry.rowOf(centre);
            for (int r = Math.max(0, row - reach); r <= Math.min(geometry.rows() - 1, row + reach); r++) {
                double dy = r - row;
                int half = (int) Math.min(Math.sqrt(radius * radius - dy * dy), geometry.columns());
                int first = Math.max(0, column - half);
                int last = Math.min(geometry.columns() - 1, column + half);
                cells.clear(r * geometry.columns() + first, r * geometry.columns() + last + 1);
            }
        }
    }
}
