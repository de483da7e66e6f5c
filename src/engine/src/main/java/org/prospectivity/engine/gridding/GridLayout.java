package org.prospectivity.engine.gridding;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

/** Where a grid goes when it is not given: its cell size by rule, its cells around points or within bounds. */
public final class GridLayout {
    private GridLayout() {}

    /**
     * About the distance between neighbouring points: √(A/N), A being the area of their bounding box. For points along
     * an axis, whose box has no area, its length divided by N.
     */
    public static double spacing(double[] eastings, double[] northings) {
        Extent extent = Extent.of(eastings, northings);
        double area = extent.width() * extent.height();
        return area > 0
                ? Math.sqrt(area / eastings.length)
                : Math.max(extent.width(), extent.height()) / eastings.length;
    }

    /** The cell size p = 0.25 √(A/N) for irregularly placed points (Hengl 2006), with {@link #spacing} as √(A/N). */
    public static double defaultCellSize(double[] eastings, double[] northings) {
        return 0.25 * spacing(eastings, northings);
    }

    /** The grid around points whose cell edges are at whole multiples of the cell size. */
    public static GridGeometry around(double[] eastings, double[] northings, double cellSize) {
        requirePositive(cellSize);
        Extent extent = Extent.of(eastings, northings);
        double west = Math.floor(extent.west() / cellSize) * cellSize;
        double north = Math.ceil(extent.north() / cellSize) * cellSize;
        return within(new Extent(west, extent.south(), extent.east(), north), cellSize);
    }

    /** The grid that starts in the north-west corner of an extent and covers it with whole cells. */
    public static GridGeometry within(Extent extent, double cellSize) {
        requirePositive(cellSize);
        double columns = cells(extent.width(), cellSize);
        double rows = cells(extent.height(), cellSize);
        InvalidInputException.require(
                columns * rows <= Integer.MAX_VALUE - 8,
                "cellSize",
                cellSize + " m, which makes " + Math.round(columns) + " x " + Math.round(rows) + " cells",
                "a size that makes fewer than 2^31");
        return new GridGeometry(extent.west(), extent.north(), cellSize, (int) columns, (int) rows);
    }

    /** So many cells cover a length; a billionth of a cell more is rounding. */
    private static double cells(double length, double cellSize) {
        return Math.max(1, Math.ceil(length / cellSize - 1e-9));
    }

    private static void requirePositive(double cellSize) {
        InvalidInputException.require(
                cellSize > 0 && Double.isFinite(cellSize), "cellSize", cellSize, "a positive number of metres");
    }
}
