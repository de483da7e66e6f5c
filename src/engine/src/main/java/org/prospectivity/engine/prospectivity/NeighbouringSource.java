package org.prospectivity.engine.prospectivity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;

/**
 * What may be learned from a source that touches or overlaps the area to train. Deposits that are held out there must not
 * be seen from here, so cells within {@link #reach} of a valid cell of that area are no part of the source: as far as
 * folds of one area are kept apart, and {@value #MARGIN} cells for grids that lie askew.
 */
final class NeighbouringSource {
    private static final int MARGIN = 2;

    private final Survey source;
    private final Predictors theirs;
    private final boolean[] kept;
    private final double reach;
    private final int cellsLeftOut;
    private final int depositsLeftOut;

    /**
     * @param source the other area
     * @param theirs its maps
     * @param placement of the source's coordinates in the coordinate system of the area
     * @param area to train
     * @param window of the network in cells
     * @throws InvalidInputException when too little of the source is left to learn from
     */
    NeighbouringSource(Survey source, Predictors theirs, Placement placement, Predictors area, int window) {
        this.source = source;
        this.theirs = theirs;
        reach = (window + MARGIN) * area.geometry().cellSize();
        BitSet near = near(placement, area, window + MARGIN);
        kept = theirs.valid().clone();
        int cells = 0;
        for (int cell = near.nextSetBit(0); cell >= 0; cell = near.nextSetBit(cell + 1)) {
            cells += kept[cell] ? 1 : 0;
            kept[cell] = false;
        }
        cellsLeftOut = cells;
        int[] known = Arrays.stream(source.deposits())
                .filter(cell -> cell >= 0 && theirs.valid()[cell])
                .toArray();
        int[] left = Arrays.stream(known).filter(cell -> kept[cell]).toArray();
        depositsLeftOut = known.length - left.length;
        if (cellsLeftOut > 0 && Arrays.stream(left).distinct().count() < SpatialBlocks.MINIMUM_POSITIVES) {
            throw new InvalidInputException(
                    source.parameter(),
                    String.format(
                            Locale.ROOT,
                            "it overlaps the area to train or borders on it, and of its %d deposits on cells with data %d"
                                    + " lie farther from that area than %.0f m, the window and %d cells; expected at"
                                    + " least %d, so that deposits held out there are not learned from here",
                            known.length,
                            left.length,
                            reach,
                            MARGIN,
                            SpatialBlocks.MINIMUM_POSITIVES));
        }
    }

    /** The source's cells that lie near a valid cell of the area, row by row. */
    private BitSet near(Placement placement, Predictors area, int cells) {
        GridGeometry to = area.geometry();
        BitSet around = around(area, cells);
        GridGeometry from = theirs.geometry();
        BitSet near = new BitSet(from.cells());
        int wide = to.columns() + 2 * cells;
        double[] places = new double[2 * from.columns()];
        for (int row = 0; row < from.rows(); row++) {
            for (int column = 0; column < from.columns(); column++) {
                places[2 * column] = from.easting(column);
                places[2 * column + 1] = from.northing(row);
            }
            placement.apply(places);
            for (int column = 0; column < from.columns(); column++) {
                double c = Math.floor((places[2 * column] - to.west()) / to.cellSize()) + cells;
                double r = Math.floor((to.north() - places[2 * column + 1]) / to.cellSize()) + cells;
                if (c >= 0 && c < wide && r >= 0 && r < to.rows() + 2 * cells) {
                    near.set(row * from.columns() + column, around.get(((int) r) * wide + (int) c));
                }
            }
        }
        return near;
    }

    /** On the area's grid and so many cells around it, the cells at most as many columns and rows from a valid one. */
    private static BitSet around(Predictors area, int cells) {
        GridGeometry grid = area.geometry();
        int wide = grid.columns() + 2 * cells;
        int high = grid.rows() + 2 * cells;
        BitSet along = new BitSet(wide * high);
        for (int row = 0; row < grid.rows(); row++) {
            int start = (row + cells) * wide;
            for (int column = 0; column < grid.columns(); column++) {
                if (area.valid()[row * grid.columns() + column]) {
                    along.set(start + column, start + column + 2 * cells + 1);
                }
            }
        }
        BitSet around = new BitSet(wide * high);
        for (int row = 0; row < grid.rows(); row++) {
            BitSet line = along.get((row + cells) * wide, (row + cells + 1) * wide);
            for (int column = line.nextSetBit(0); column >= 0; column = line.nextSetBit(column + 1)) {
                for (int r = row; r <= row + 2 * cells; r++) {
                    around.set(r * wide + column);
                }
            }
        }
        return around;
    }

    /** What is known of the cells that are left. */
    Labels labels(double exclusion) {
        return new Labels(
                theirs.geometry(),
                kept,
                Arrays.stream(source.deposits())
                        .filter(cell -> cell >= 0 && kept[cell])
                        .toArray(),
                source.barren(),
                exclusion);
    }

    /** What was left out, for the report; empty when nothing was. */
    Optional<String> warning() {
        return cellsLeftOut == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The source area overlaps the area to train or borders on it: %d of its %d valid cells and %d of"
                                + " its %d deposits there, all within %.0f m of that area, were not learned from.",
                        cellsLeftOut,
                        theirs.validCells(),
                        depositsLeftOut,
                        (int) Arrays.stream(source.deposits())
                                .filter(cell -> cell >= 0 && theirs.valid()[cell])
                                .count(),
                        reach));
    }
}
