package org.prospectivity.reports;

import org.prospectivity.engine.raster.GridGeometry;

/** The edges between cells of at least a value and the others, as the data of an SVG path in columns and rows. */
final class Outline {
    private Outline() {}

    static String of(GridGeometry geometry, float[] values, double least) {
        StringBuilder path = new StringBuilder();
        int columns = geometry.columns();
        int rows = geometry.rows();
        for (int row = 0; row <= rows; row++) {
            int start = -1;
            for (int column = 0; column <= columns; column++) {
                boolean edge = column < columns
                        && inside(geometry, values, least, row - 1, column)
                                != inside(geometry, values, least, row, column);
                if (edge && start < 0) {
                    start = column;
                } else if (!edge && start >= 0) {
                    path.append('M')
                            .append(start)
                            .append(' ')
                            .append(row)
                            .append('H')
                            .append(column);
                    start = -1;
                }
            }
        }
        for (int column = 0; column <= columns; column++) {
            int start = -1;
            for (int row = 0; row <= rows; row++) {
                boolean edge = row < rows
                        && inside(geometry, values, least, row, column - 1)
                                != inside(geometry, values, least, row, column);
                if (edge && start < 0) {
                    start = row;
                } else if (!edge && start >= 0) {
                    path.append('M')
                            .append(column)
                            .append(' ')
                            .append(start)
                            .append('V')
                            .append(row);
                    start = -1;
                }
            }
        }
        return path.toString();
    }

    private static boolean inside(GridGeometry geometry, float[] values, double least, int row, int column) {
        return row >= 0
                && row < geometry.rows()
                && column >= 0
                && column < geometry.columns()
                && values[row * geometry.columns() + column] >= least;
    }
}
