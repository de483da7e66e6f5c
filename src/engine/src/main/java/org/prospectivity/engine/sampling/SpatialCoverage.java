package org.prospectivity.engine.sampling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Weighted spatial coverage, one place after the other: each is put where it takes most from the sum over the cells of weight
 * by ignorance. A cell's ignorance grows with the distance d to the nearest sample, min(1, d / reach): 0 at a sample, and
 * 1 where none is near enough to tell anything.
 *
 * <p>Without the limit that is spatial coverage sampling by mean shortest distance (Walvoort, Brus and de Gruijter 2010, doi
 * 10.1016/j.cageo.2010.04.005), a geometric design. What a place takes away only gets less as others are chosen, so that
 * the sum taken by the greedy choice is at least 1 − 1/e, 63 %, of what any choice of as many places takes (Nemhauser,
 * Wolsey and Fisher 1978, doi 10.1007/BF01588971), and a gain has to be worked out again only where it may be the greatest
 * (Minoux 1978).
 *
 * <p>Where the reach is many cells, cells in regular steps stand for all, {@value #STEPS} to a reach.
 */
final class SpatialCoverage {
    /** So many cells to a reach are enough to sum over. */
    static final int STEPS = 16;

    private final GridGeometry grid;
    private final float[] weights;
    private final boolean[] candidates;
    private final float[] distances;
    private final double reach;
    private final int step;
    /** What a place in each cell would take away, or at least no less; below 0 where there can be none. */
    private final double[] gains;
    /** Where that may be too much by now. */
    private final BitSet stale = new BitSet();
    /** The column of each row's first greatest gain. */
    private final int[] best;

    /**
     * A place that was chosen.
     *
     * @param cell its number
     * @param gain what it took from the weighted ignorance
     */
    record Choice(int cell, double gain) {}

    /**
     * @param weights of the cells, 0 where nothing need be known
     * @param candidates where places may be
     * @param distances of the cells to the nearest sample, in metres; taken over and brought up to date
     * @param reach of a sample, in metres, above 0
     */
    SpatialCoverage(GridGeometry grid, float[] weights, boolean[] candidates, float[] distances, double reach) {
        this.grid = grid;
        this.weights = weights;
        this.candidates = candidates;
        this.distances = distances;
        this.reach = reach;
        step = Math.max(1, (int) (reach / grid.cellSize() / STEPS));
        gains = new double[grid.cells()];
        best = new int[grid.rows()];
    }

    /** The weighted ignorance of all cells. */
    double ignorance() {
        double sum = 0;
        for (int row = 0; row < grid.rows(); row += step) {
            for (int column = 0; column < grid.columns(); column += step) {
                int cell = row * grid.columns() + column;
                sum += weights[cell] * of(distances[cell]);
            }
        }
        return sum;
    }

    private double of(double distance) {
        return Math.min(1, distance / reach);
    }

    /**
     * Chooses places.
     *
     * @param spacing least distance of a place from samples and other places, in metres
     * @param count of places at most; fewer when no candidate is left at that distance that takes anything away
     * @return in the order they were chosen; of those that take as much the first cell comes first
     */
    List<Choice> choose(double spacing, int count, Progress progress) {
        for (int row = 0; row < grid.rows(); row++) {
            progress.report(0.5 * row / grid.rows(), "weighing places");
            for (int column = 0; column < grid.columns(); column++) {
                int cell = row * grid.columns() + column;
                gains[cell] = candidates[cell] && distances[cell] >= spacing ? gain(cell) : -1;
            }
            findBest(row);
        }
        List<Choice> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            progress.report(0.5 + 0.5 * chosen.size() / count, "choosing places");
            int cell = best();
            if (gains[cell] <= 0) {
                break;
            }
            if (distances[cell] < spacing) {
                gains[cell] = -1;
            } else if (stale.get(cell)) {
                gains[cell] = gain(cell);
                stale.clear(cell);
            } else {
                chosen.add(new Choice(cell, gains[cell]));
                gains[cell] = -1;
                settle(cell, Math.max(reach, spacing));
            }
            findBest(grid.rowOf(cell));
        }
        return chosen;
    }

    private void findBest(int row) {
        int first = row * grid.columns();
        int found = 0;
        for (int column = 1; column < grid.columns(); column++) {
            if (gains[first + column] > gains[first + found]) {
                found = column;
            }
        }
        best[row] = found;
    }

    private int best() {
        int found = best[0];
        for (int row = 1; row < grid.rows(); row++) {
            int cell = row * grid.columns() + best[row];
            if (gains[cell] > gains[found]) {
                found = cell;
            }
        }
        return found;
    }

    /** What a place in a cell takes from the ignorance of the cells within its reach. */
    private double gain(int place) {
        int column = grid.columnOf(place);
        int row = grid.rowOf(place);
        int around = (int) (reach / grid.cellSize());
        double sum = 0;
        for (int r = firstStep(row - around); r <= Math.min(grid.rows() - 1, row + around); r += step) {
            double down = (r - row) * grid.cellSize();
            for (int c = firstStep(column - around); c <= Math.min(grid.columns() - 1, column + around); c += step) {
                double along = (c - column) * grid.cellSize();
                int cell = r * grid.columns() + c;
                double less = of(distances[cell]) - of(Math.sqrt(along * along + down * down));
                sum += weights[cell] * Math.max(0, less);
            }
        }
        return sum;
    }

    /** The first row or column from here on that stands for others. */
    private int firstStep(int from) {
        return Math.max(0, Math.floorDiv(from + step - 1, step) * step);
    }

    /** Lets the cells know that are within a distance of a new place. */
    private void settle(int place, double within) {
        int column = grid.columnOf(place);
        int row = grid.rowOf(place);
        int around = (int) (within / grid.cellSize());
        for (int r = Math.max(0, row - around); r <= Math.min(grid.rows() - 1, row + around); r++) {
            double down = (r - row) * grid.cellSize();
            for (int c = Math.max(0, column - around); c <= Math.min(grid.columns() - 1, column + around); c++) {
                double along = (c - column) * grid.cellSize();
                int cell = r * grid.columns() + c;
                distances[cell] = Math.min(distances[cell], (float) Math.sqrt(along * along + down * down));
            }
        }
        int farther = around + (int) (reach / grid.cellSize()) + 1;
        for (int r = Math.max(0, row - farther); r <= Math.min(grid.rows() - 1, row + farther); r++) {
            stale.set(
                    r * grid.columns() + Math.max(0, column - farther),
                    r * grid.columns() + Math.min(grid.columns() - 1, column + farther) + 1);
        }
    }
}
