package org.prospectivity.engine.evidence;

import java.io.Serializable;
import java.util.Arrays;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The distance from each cell's centre to the nearest of some segments, in metres: to the geometry itself, not to the
 * cells it crosses, and exact but for the rounding of doubles.
 *
 * <p>A block of cells is halved until it is small. Distance changes by no more than the way moved, so a segment that is
 * farther from the middle of a block than the nearest one by more than twice the block's half-diagonal is nearest to none of
 * its cells; what is left is all that its halves have to look at.
 *
 * <p>Instances are immutable and can be shared by threads.
 */
public final class DistanceField implements Serializable {
    /** A block of so many cells at most is not halved any more when it has few segments left. */
    private static final int SMALL = 64;

    private static final int FEW = 5;
    private static final int SMALLEST = 16;
    /** Cells of a block after which progress is told. */
    private static final int TOLD = 1 << 14;

    private final int count;
    private final double[] startX;
    private final double[] startY;
    private final double[] wayX;
    private final double[] wayY;
    /** The way by its squared length: what a place's offset is multiplied by to be a share of the way. */
    private final double[] alongX;

    private final double[] alongY;

    /** @throws InvalidInputException naming {@code evidence}, when there are none */
    public DistanceField(Segments segments) {
        if (segments.size() == 0) {
            throw new InvalidInputException("evidence", "nothing to be distant from; expected at least one geometry");
        }
        count = segments.size();
        startX = new double[count];
        startY = new double[count];
        wayX = new double[count];
        wayY = new double[count];
        alongX = new double[count];
        alongY = new double[count];
        for (int s = 0; s < count; s++) {
            startX[s] = segments.x1(s);
            startY[s] = segments.y1(s);
            wayX[s] = segments.x2(s) - startX[s];
            wayY[s] = segments.y2(s) - startY[s];
            double length = wayX[s] * wayX[s] + wayY[s] * wayY[s];
            alongX[s] = length > 0 ? wayX[s] / length : 0;
            alongY[s] = length > 0 ? wayY[s] / length : 0;
        }
    }

    /**
     * The distances from the cells of a grid.
     *
     * @param into receives them row by row from the north-west
     */
    public void measure(GridGeometry grid, float[] into, Progress progress) {
        new Search(grid, into, progress).run();
    }

    /** The distance from one place, in metres. */
    public double at(double easting, double northing) {
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < count; s++) {
            least = Math.min(least, squared(s, easting, northing));
        }
        return Math.sqrt(least);
    }

    private double squared(int s, double x, double y) {
        double px = x - startX[s];
        double py = y - startY[s];
        double share = px * alongX[s] + py * alongY[s];
        double along = Math.max(0, Math.min(1, share));
        double ex = px - along * wayX[s];
        double ey = py - along * wayY[s];
        return ex * ex + ey * ey;
    }

    /** A descent into blocks, with the segments left at each level one behind the other. */
    private final class Search {
        private final GridGeometry grid;
        private final float[] into;
        private final Progress progress;
        private final double[] x = new double[SMALL];
        private final double[] y = new double[SMALL];
        private final double[] best = new double[SMALL];
        private int[] left = new int[2 * count + SMALL];
        private final double[] squares = new double[count];
        private long done;

        Search(GridGeometry grid, float[] into, Progress progress) {
            this.grid = grid;
            this.into = into;
            this.progress = progress;
        }

        void run() {
            for (int s = 0; s < count; s++) {
                left[s] = s;
            }
            block(0, 0, grid.columns(), grid.rows(), 0, count);
        }

        private void block(int column, int row, int columns, int rows, int from, int to) {
            int kept = filter(column, row, columns, rows, from, to);
            int count = kept - to;
            int size = columns * rows;
            if (size <= SMALL && (count <= FEW || size <= SMALLEST)) {
                small(column, row, columns, rows, to, kept);
                done += size;
                return;
            }
            if (size >= TOLD) {
                progress.report(done / (double) grid.cells(), "measuring distances");
            }
            if (columns >= rows) {
                int half = columns / 2;
                block(column, row, half, rows, to, kept);
                block(column + half, row, columns - half, rows, to, kept);
            } else {
                int half = rows / 2;
                block(column, row, columns, half, to, kept);
                block(column, row + half, columns, rows - half, to, kept);
            }
        }

        /** Puts what may be nearest within a block behind what was left before; returns where it ends. */
        private int filter(int column, int row, int columns, int rows, int from, int to) {
            double middleX = grid.west() + (column + columns / 2.0) * grid.cellSize();
            double middleY = grid.north() - (row + rows / 2.0) * grid.cellSize();
            double least = Double.POSITIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double square = squared(left[i], middleX, middleY);
                squares[i - from] = square;
                least = Math.min(least, square);
            }
            double reach = Math.sqrt(least) + grid.cellSize() * Math.hypot(columns - 1, rows - 1);
            // What rounding may have cost, so that of two as near none is lost.
            double most = reach * reach * (1 + 1e-9);
            if (left.length < 2 * to - from) {
                left = Arrays.copyOf(left, 2 * left.length + to - from);
            }
            int end = to;
            for (int i = from; i < to; i++) {
                if (squares[i - from] <= most) {
                    left[end++] = left[i];
                }
            }
            return end;
        }

        /**
         * The cells of a small block, each beside all segments left: a loop without branches over plain arrays, with {@code min}
         * and {@code max}, which the JVM makes vector instructions of, as it does not of conditions.
         */
        private void small(int column, int row, int columns, int rows, int from, int to) {
            int size = columns * rows;
            double originX = grid.easting(column);
            double originY = grid.northing(row);
            int at = 0;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    x[at] = c * grid.cellSize();
                    y[at] = -r * grid.cellSize();
                    best[at++] = Double.POSITIVE_INFINITY;
                }
            }
            for (int k = from; k < to; k++) {
                int s = left[k];
                nearer(startX[s] - originX, startY[s] - originY, wayX[s], wayY[s], alongX[s], alongY[s], size);
            }
            at = 0;
            for (int r = 0; r < rows; r++) {
                int first = (row + r) * grid.columns() + column;
                for (int c = 0; c < columns; c++) {
                    into[first + c] = (float) Math.sqrt(best[at++]);
                }
            }
        }

        private void nearer(double x1, double y1, double dx, double dy, double perX, double perY, int size) {
            for (int i = 0; i < size; i++) {
                double px = x[i] - x1;
                double py = y[i] - y1;
                double share = px * perX + py * perY;
                double along = Math.max(0, Math.min(1, share));
                double ex = px - along * dx;
                double ey = py - along * dy;
                double square = ex * ex + ey * ey;
                best[i] = Math.min(square, best[i]);
            }
        }
    }
}
