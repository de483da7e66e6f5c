package org.prospectivity.engine.targets;

import org.prospectivity.engine.raster.GridGeometry;

/**
 * The box around some cells of a grid with a cell more on each side, so that each of them has eight neighbours in it.
 *
 * @param firstColumn the grid's column of the box's first, -1 at its western edge
 * @param firstRow the grid's row of the box's first, -1 at its northern edge
 * @param width number of columns
 * @param height number of rows
 */
record FramedBox(int firstColumn, int firstRow, int width, int height) {
    /** @param cells at least one */
    static FramedBox of(GridGeometry geometry, int... cells) {
        int west = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int north = Integer.MAX_VALUE;
        int south = Integer.MIN_VALUE;
        for (int cell : cells) {
            west = Math.min(west, geometry.columnOf(cell));
            east = Math.max(east, geometry.columnOf(cell));
            north = Math.min(north, geometry.rowOf(cell));
            south = Math.max(south, geometry.rowOf(cell));
        }
        return new FramedBox(west - 1, north - 1, east - west + 3, south - north + 3);
    }

    /** Number of its cells. */
    int cells() {
        return Math.multiplyExact(width, height);
    }

    /** Where a cell of the grid is in the box, row by row. */
    int at(GridGeometry geometry, int cell) {
        return (geometry.rowOf(cell) - firstRow) * width + geometry.columnOf(cell) - firstColumn;
    }
}
