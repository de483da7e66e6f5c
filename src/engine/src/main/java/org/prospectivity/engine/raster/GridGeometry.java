package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;

/**
 * Where the square cells of a grid lie. Row 0 is the northernmost, column 0 the westernmost; a node is the centre of
 * its cell. Cells are numbered row by row: cell = row × columns + column.
 *
 * @param west easting of the western edge of column 0, in metres
 * @param north northing of the northern edge of row 0, in metres
 * @param cellSize side of a cell, in metres
 * @param columns number of cells from west to east
 * @param rows number of cells from north to south
 */
public record GridGeometry(double west, double north, double cellSize, int columns, int rows) implements Serializable {
    public GridGeometry {
        InvalidInputException.require(
                Double.isFinite(cellSize) && cellSize > 0, "cellSize", cellSize, "a positive number of metres");
        InvalidInputException.require(
                Double.isFinite(west) && Double.isFinite(north), "bounds", west + ", " + north, "finite coordinates");
        InvalidInputException.require(
                columns > 0 && rows > 0 && (long) columns * rows <= Integer.MAX_VALUE - 8,
                "bounds",
                columns + " x " + rows + " cells",
                "at least one and fewer than 2^31 cells");
    }

    /** Number of cells. */
    public int cells() {
        return columns * rows;
    }

    /** The area of so many cells, in square kilometres. */
    public double squareKilometres(long count) {
        return count * (cellSize / 1000) * (cellSize / 1000);
    }

    /** The grid with so many cells more on each side. */
    public GridGeometry widened(int margin) {
        return new GridGeometry(
                west - margin * cellSize, north + margin * cellSize, cellSize, columns + 2 * margin, rows + 2 * margin);
    }

    /** Easting of the eastern edge. */
    public double east() {
        return west + columns * cellSize;
    }

    /** Northing of the southern edge. */
    public double south() {
        return north - rows * cellSize;
    }

    /** Easting of a column's cell centres. */
    public double easting(int column) {
        return west + (column + 0.5) * cellSize;
    }

    /** Northing of a row's cell centres. */
    public double northing(int row) {
        return north - (row + 0.5) * cellSize;
    }

    /** The column of a cell. */
    public int columnOf(int cell) {
        return cell % columns;
    }

    /** The row of a cell. */
    public int rowOf(int cell) {
        return cell / columns;
    }

    /**
     * The cell a point lies in. A cell owns its western and northern edge; the grid also owns its eastern and southern
     * one.
     *
     * @return the cell's number, or -1 for a point outside the grid
     */
    public int cellAt(double easting, double northing) {
        if (!(easting >= west && easting <= east() && northing <= north && northing >= south())) {
            return -1;
        }
        int column = Math.min(columns - 1, (int) Math.floor((easting - west) / cellSize));
        int row = Math.min(rows - 1, (int) Math.floor((north - northing) / cellSize));
        return row * columns + column;
    }

    /** The numbers of the cells a mask marks, ascending. */
    public static int[] cellsWhere(boolean[] mask) {
        return IntStream.range(0, mask.length).filter(cell -> mask[cell]).toArray();
    }
}
