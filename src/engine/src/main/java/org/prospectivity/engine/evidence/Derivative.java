package org.prospectivity.engine.evidence;

import org.prospectivity.engine.Progress;

/**
 * What is made of a raster and the eight neighbours of each cell. The neighbours are numbered row by row from the
 * north-west:
 *
 * <pre>
 * a b c
 * d e f
 * g h i
 * </pre>
 *
 * A cell that lacks data, or one of whose neighbours does, has none. Sources: Horn 1981 (Proceedings of the IEEE 69:14), Zevenbergen
 * and Thorne 1987 (Earth Surface Processes and Landforms 12:47).
 */
public enum Derivative {
    /** Steepest descent by Horn, in degrees; values are metres. */
    SLOPE("°") {
        @Override
        double of(double[] z, double size) {
            return Math.toDegrees(Math.atan(GRADIENT.of(z, size)));
        }
    },
    /** Magnitude of the gradient by Horn, in units of the raster per metre. */
    GRADIENT("per m") {
        @Override
        double of(double[] z, double size) {
            double dx = z[2] + 2 * z[5] + z[8] - z[0] - 2 * z[3] - z[6];
            double dy = z[6] + 2 * z[7] + z[8] - z[0] - 2 * z[1] - z[2];
            return Math.hypot(dx, dy) / (8 * size);
        }
    },
    /** −2 (D + E) of Zevenbergen and Thorne, less the Laplacian: above 0 on ridges, in units of the raster per square metre. */
    CURVATURE("per m²") {
        @Override
        double of(double[] z, double size) {
            return (4 * z[4] - z[1] - z[3] - z[5] - z[7]) / (size * size);
        }
    };

    private final String unit;

    Derivative(String unit) {
        this.unit = unit;
    }

    /** What its values are measured in. */
    public String unit() {
        return unit;
    }

    /**
     * Its value at a cell.
     *
     * @param z the nine values a to i
     * @param size of a cell, in metres
     */
    abstract double of(double[] z, double size);

    /**
     * The derivative of whole rows.
     *
     * @param values (rows + 2) rows of (columns + 2) values: a cell more on each side
     * @param into receives rows × columns values
     */
    public void rows(float[] values, int columns, int rows, double cellSize, float[] into, Progress progress) {
        int wide = columns + 2;
        double[] z = new double[9];
        for (int row = 0; row < rows; row++) {
            progress.report(row / (double) rows, "deriving");
            for (int column = 0; column < columns; column++) {
                for (int k = 0; k < 9; k++) {
                    z[k] = values[(row + k / 3) * wide + column + k % 3];
                }
                // Horn's formula leaves out the cell itself.
                into[row * columns + column] = Float.isNaN((float) z[4]) ? Float.NaN : (float) of(z, cellSize);
            }
        }
    }
}
