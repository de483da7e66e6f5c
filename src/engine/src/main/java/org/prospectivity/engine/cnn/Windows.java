package org.prospectivity.engine.cnn;

import java.util.List;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/** Copies windows and tiles out of an area, its edge mirrored about the outermost cells. */
final class Windows {
    private final RasterStack stack;
    private final int bands;

    Windows(Predictors area) {
        this.stack = area.stack();
        this.bands = area.bands().size();
    }

    /** What is copied, in order. */
    List<Band> bands() {
        return stack.bands();
    }

    /**
     * Copies a rectangle row by row, cell by cell, all bands of a cell together. Its north-western cell may lie outside
     * the grid by less than the grid's side.
     *
     * @param into where to, from {@code offset} on
     */
    void copy(int firstRow, int firstColumn, int rows, int columns, float[] into, int offset) {
        GridGeometry geometry = stack.geometry();
        boolean inside = firstColumn >= 0 && firstColumn + columns <= geometry.columns();
        for (int r = 0; r < rows; r++) {
            int start = mirrored(firstRow + r, geometry.rows()) * geometry.columns();
            for (int b = 0; b < bands; b++) {
                float[] values = stack.values(b);
                int at = offset + r * columns * bands + b;
                for (int c = 0; c < columns; c++) {
                    int column = inside ? firstColumn + c : mirrored(firstColumn + c, geometry.columns());
                    into[at] = values[start + column];
                    at += bands;
                }
            }
        }
    }

    /**
     * Copies a rectangle row by row, of each row band by band. Its north-western cell may lie outside the grid by less
     * than the grid's side.
     */
    void copyRows(int firstRow, int firstColumn, int columns, float[][] into) {
        GridGeometry geometry = stack.geometry();
        int before = Math.min(columns, Math.max(0, -firstColumn));
        int after = Math.max(before, Math.min(columns, geometry.columns() - firstColumn));
        for (int r = 0; r < into.length; r++) {
            int start = mirrored(firstRow + r, geometry.rows()) * geometry.columns();
            for (int b = 0; b < bands; b++) {
                float[] values = stack.values(b);
                int at = b * columns;
                for (int c = 0; c < before; c++) {
                    into[r][at + c] = values[start + mirrored(firstColumn + c, geometry.columns())];
                }
                System.arraycopy(values, start + firstColumn + before, into[r], at + before, after - before);
                for (int c = after; c < columns; c++) {
                    into[r][at + c] = values[start + mirrored(firstColumn + c, geometry.columns())];
                }
            }
        }
    }

    /** Copies the window centred on a cell. */
    void copyAround(int cell, int window, float[] into, int offset) {
        GridGeometry geometry = stack.geometry();
        int halo = (window - 1) / 2;
        copy(geometry.rowOf(cell) - halo, geometry.columnOf(cell) - halo, window, window, into, offset);
    }

    /**
     * Copies the windows centred on some cells, one after the other.
     *
     * @param into where to, from the beginning on
     */
    void copyAround(int[] cells, int window, float[] into) {
        for (int i = 0; i < cells.length; i++) {
            copyAround(cells[i], window, into, i * bands * window * window);
        }
    }

    private static int mirrored(int index, int length) {
        if (index < 0) {
            return -index;
        }
        return index < length ? index : 2 * (length - 1) - index;
    }
}
