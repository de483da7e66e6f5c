package org.prospectivity.server.render;

import java.awt.Rectangle;
import java.util.Arrays;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.prospectivity.server.layer.CellGrid;

/**
 * Where on a coverage's cells the pixels of a map lie. The transform between their CRS is computed at the nodes of a
 * square net only and interpolated linearly between them. The net is made denser until the nodes that come in between
 * lie where a net half as dense would have put them, to {@value #TOLERANCE} pixels.
 */
final class CellPlaces {
    static final double TOLERANCE = 0.125;

    private static final int WIDEST = 32;
    private static final int NARROWEST = 2;

    private final MapView view;
    private final Rectangle pixels;
    private final CellGrid grid;
    private final MathTransform toGrid;
    private int step;
    private int across;
    /** Column and row of each node in turn, in stored cells; row by row. */
    private double[] nodes;

    private double cellsPerPixelX;
    private double cellsPerPixelY;

    /**
     * @param pixels the part of the picture that is wanted
     * @param toGrid from the view's CRS to the grid's
     */
    CellPlaces(MapView view, Rectangle pixels, CellGrid grid, MathTransform toGrid) {
        this.view = view;
        this.pixels = pixels;
        this.grid = grid;
        this.toGrid = toGrid;
        step = WIDEST;
        across = pixels.width / step + 2;
        int down = pixels.height / step + 2;
        nodes = places(across, down);
        boolean close = false;
        while (step > NARROWEST && !close) {
            double[] coarse = nodes;
            step /= 2;
            across = 2 * across - 1;
            down = 2 * down - 1;
            nodes = places(across, down);
            measure();
            close = isCloseTo(coarse, down);
        }
    }

    /** Stored cells from one pixel to the next, along whichever side is shorter. */
    double cellsPerPixelX() {
        return cellsPerPixelX;
    }

    /** Stored cells from one pixel to the next, along whichever side is shorter. */
    double cellsPerPixelY() {
        return cellsPerPixelY;
    }

    /**
     * Tells the places of a row of pixels.
     *
     * @param row of the picture
     * @param columns receives the columns, with fractions, NaN where the transform has no answer
     * @param rows receives the rows
     */
    void row(int row, double[] columns, double[] rows) {
        int down = (row - pixels.y) / step;
        double v = (double) (row - pixels.y - down * step) / step;
        for (int k = 0; k * step < pixels.width; k++) {
            int upper = 2 * (down * across + k);
            int lower = upper + 2 * across;
            double x0 = nodes[upper] + v * (nodes[lower] - nodes[upper]);
            double y0 = nodes[upper + 1] + v * (nodes[lower + 1] - nodes[upper + 1]);
            double dx = (nodes[upper + 2] + v * (nodes[lower + 2] - nodes[upper + 2]) - x0) / step;
            double dy = (nodes[upper + 3] + v * (nodes[lower + 3] - nodes[upper + 3]) - y0) / step;
            int end = Math.min(step, pixels.width - k * step);
            for (int i = 0; i < end; i++) {
                columns[k * step + i] = x0 + i * dx;
                rows[k * step + i] = y0 + i * dy;
            }
        }
    }

    /** The exact places of the net's nodes, which are middles of pixels. */
    private double[] places(int columns, int rows) {
        double[] places = new double[2 * columns * rows];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            double y = view.y(pixels.y + r * step + 0.5);
            for (int c = 0; c < columns; c++) {
                places[n++] = view.x(pixels.x + c * step + 0.5);
                places[n++] = y;
            }
        }
        transform(places);
        for (int i = 0; i < places.length; i += 2) {
            places[i] = grid.column(places[i]);
            places[i + 1] = grid.row(places[i + 1]);
        }
        return places;
    }

    private void transform(double[] places) {
        double[] before = places.clone();
        try {
            toGrid.transform(before, 0, places, 0, places.length / 2);
        } catch (TransformException e) {
            for (int i = 0; i < places.length; i += 2) {
                try {
                    toGrid.transform(before, i, places, i, 1);
                } catch (TransformException none) {
                    Arrays.fill(places, i, i + 2, Double.NaN);
                }
            }
        }
    }

    private void measure() {
        cellsPerPixelX = Double.POSITIVE_INFINITY;
        cellsPerPixelY = Double.POSITIVE_INFINITY;
        for (int upper = 0; upper + 2 * across + 2 < nodes.length; upper += 2) {
            if (upper / 2 % across == across - 1) {
                continue;
            }
            int lower = upper + 2 * across;
            double x = Math.hypot(nodes[upper + 2] - nodes[upper], nodes[lower] - nodes[upper]) / step;
            double y = Math.hypot(nodes[upper + 3] - nodes[upper + 1], nodes[lower + 1] - nodes[upper + 1]) / step;
            // Comparisons are false for NaN.
            cellsPerPixelX = x < cellsPerPixelX ? x : cellsPerPixelX;
            cellsPerPixelY = y < cellsPerPixelY ? y : cellsPerPixelY;
        }
    }

    /** Whether the nodes lie where the linear interpolation in a net half as dense puts them. */
    private boolean isCloseTo(double[] coarse, int down) {
        int coarseAcross = (across + 1) / 2;
        for (int r = 0; r < down; r++) {
            for (int c = 0; c < across; c++) {
                int upperLeft = 2 * (r / 2 * coarseAcross + c / 2);
                int upperRight = upperLeft + 2 * (c % 2);
                int lowerLeft = upperLeft + 2 * (r % 2) * coarseAcross;
                int lowerRight = lowerLeft + 2 * (c % 2);
                int node = 2 * (r * across + c);
                for (int k = 0; k < 2; k++) {
                    double between = (coarse[upperLeft + k]
                                    + coarse[upperRight + k]
                                    + coarse[lowerLeft + k]
                                    + coarse[lowerRight + k])
                            / 4;
                    double tolerance = TOLERANCE * (k == 0 ? cellsPerPixelX : cellsPerPixelY);
                    // A comparison with NaN, where the transform has no answer, is false.
                    if (!(Math.abs(nodes[node + k] - between) <= tolerance)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
