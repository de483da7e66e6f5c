package org.prospectivity.engine.evidence;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GapFill;

/**
 * What is made of a map of a potential field, magnetic or gravity, by its Fourier transform: the whole map is in memory, three
 * to eight times over.
 *
 * <p>The plane of least squares is taken off, gaps are filled from the nearest cell, and the map is continued by half a cosine
 * from each edge to the opposite one, so that it repeats itself without a step. A cell without data has none.
 */
public enum PotentialField {
    /**
     * The first vertical derivative, in units of the raster per metre: the transform times the wavenumber (Blakely 1995,
     * Potential theory in gravity and magnetic applications, chapter 12). Above 0 over what is strong and shallow.
     */
    VERTICAL_DERIVATIVE("per m") {
        @Override
        float[] from(float[] field, float[] vertical, int columns, int rows, double cellSize) {
            return vertical;
        }
    },
    /**
     * The tilt, in degrees from −90 to 90: the angle whose tangent is the vertical derivative by the magnitude of the horizontal
     * gradient (Miller and Singh 1994, Journal of Applied Geophysics 32:213), which is {@link Derivative#GRADIENT}. Weak
     * sources have as large an angle as strong ones; 0 is near their edges.
     */
    TILT("°") {
        @Override
        float[] from(float[] field, float[] vertical, int columns, int rows, double cellSize) {
            float[] gradient = new float[(columns - 2) * (rows - 2)];
            Derivative.GRADIENT.rows(field, columns - 2, rows - 2, cellSize, gradient, Progress.NONE);
            float[] tilt = new float[field.length];
            Arrays.fill(tilt, Float.NaN);
            for (int row = 1; row < rows - 1; row++) {
                for (int column = 1; column < columns - 1; column++) {
                    int cell = row * columns + column;
                    float horizontal = gradient[(row - 1) * (columns - 2) + column - 1];
                    tilt[cell] = (float) Math.toDegrees(Math.atan2(vertical[cell], horizontal));
                }
            }
            return tilt;
        }
    };

    /** The cells on each side that make way for the continuation, at least. */
    private static final int JOINT = 32;

    private final String unit;

    PotentialField(String unit) {
        this.unit = unit;
    }

    /** What its values are measured in. */
    public String unit() {
        return unit;
    }

    /** What is wanted, from the field without gaps and its vertical derivative. */
    abstract float[] from(float[] field, float[] vertical, int columns, int rows, double cellSize);

    /**
     * Its values on a whole map. Those of the outermost cells are less sure than others, and a tilt has none there.
     *
     * @param values rows × columns, from the north-west; at least 3 of each
     * @param cellSize in metres
     * @throws InvalidInputException naming {@code evidence}, when the transform would take more than a quarter of the memory
     */
    public float[] of(float[] values, int columns, int rows, double cellSize, Progress progress) {
        requireRoom(columns, rows);
        float[] field = values.clone();
        GapFill.fill(field, columns, GapFill.EVERYWHERE);
        float[] vertical = vertical(field, columns, rows, cellSize, progress);
        float[] made = from(field, vertical, columns, rows, cellSize);
        for (int cell = 0; cell < values.length; cell++) {
            if (Float.isNaN(values[cell])) {
                made[cell] = Float.NaN;
            }
        }
        return made;
    }

    /**
     * Refuses a map that is too large.
     *
     * @throws InvalidInputException naming {@code evidence}
     */
    public static void requireRoom(int columns, int rows) {
        long bytes = 16L * padded(columns) * padded(rows);
        long most = Runtime.getRuntime().maxMemory() / 4;
        if (bytes > most) {
            throw new InvalidInputException(
                    "evidence",
                    String.format(
                            "a vertical derivative or tilt on %d × %d cells takes %d MB of memory at once; expected a grid that takes"
                                    + " at most %d MB, or the derivative as a coverage",
                            columns, rows, bytes >> 20, most >> 20));
        }
    }

    /** A power of two, as the transform wants it. */
    private static long padded(int cells) {
        return Long.highestOneBit(cells + 2L * JOINT - 1) << 1;
    }

    private static float[] vertical(float[] field, int columns, int rows, double cellSize, Progress progress) {
        int wide = (int) padded(columns);
        int high = (int) padded(rows);
        double[][] real = new double[high][wide];
        double[][] imaginary = new double[high][wide];
        level(field, columns, rows, real);
        for (int row = 0; row < rows; row++) {
            join(real[row], columns);
        }
        double[] column = new double[high];
        for (int c = 0; c < wide; c++) {
            for (int row = 0; row < rows; row++) {
                column[row] = real[row][c];
            }
            join(column, rows);
            for (int row = rows; row < high; row++) {
                real[row][c] = column[row];
            }
        }
        transform(real, imaginary, TransformType.FORWARD, progress.part(0, 0.5));
        for (int row = 0; row < high; row++) {
            double ky = Math.min(row, high - row) / (high * cellSize);
            for (int c = 0; c < wide; c++) {
                double wavenumber = 2 * Math.PI * Math.hypot(Math.min(c, wide - c) / (wide * cellSize), ky);
                real[row][c] *= wavenumber;
                imaginary[row][c] *= wavenumber;
            }
        }
        transform(real, imaginary, TransformType.INVERSE, progress.part(0.5, 1));
        float[] vertical = new float[field.length];
        for (int cell = 0; cell < vertical.length; cell++) {
            vertical[cell] = (float) real[cell / columns][cell % columns];
        }
        return vertical;
    }

    /** Takes the plane of least squares off; on a full grid its mean and two slopes are found one by one. */
    private static void level(float[] field, int columns, int rows, double[][] into) {
        double middleColumn = (columns - 1) / 2.0;
        double middleRow = (rows - 1) / 2.0;
        double sum = 0;
        double byColumn = 0;
        double byRow = 0;
        for (int cell = 0; cell < field.length; cell++) {
            sum += field[cell];
            byColumn += (cell % columns - middleColumn) * field[cell];
            byRow += (cell / columns - middleRow) * field[cell];
        }
        double mean = sum / field.length;
        double eastwards = byColumn / (rows * squares(columns));
        double southwards = byRow / (columns * squares(rows));
        for (int cell = 0; cell < field.length; cell++) {
            int row = cell / columns;
            int column = cell % columns;
            into[row][column] =
                    field[cell] - mean - eastwards * (column - middleColumn) - southwards * (row - middleRow);
        }
    }

    /** The sum of the squares of what n numbers in a row differ from their mean. */
    private static double squares(int n) {
        return n * ((double) n * n - 1) / 12;
    }

    /** Continues values by half a cosine from the last of them to the first. */
    private static void join(double[] values, int count) {
        int steps = values.length - count + 1;
        for (int i = 1; i < steps; i++) {
            double share = (1 - Math.cos(Math.PI * i / steps)) / 2;
            values[count - 1 + i] = values[count - 1] + share * (values[0] - values[count - 1]);
        }
    }

    private static void transform(double[][] real, double[][] imaginary, TransformType type, Progress progress) {
        int high = real.length;
        int wide = real[0].length;
        for (int row = 0; row < high; row++) {
            progress.report(row / (2.0 * high), "transforming the field");
            FastFourierTransformer.transformInPlace(
                    new double[][] {real[row], imaginary[row]}, DftNormalization.STANDARD, type);
        }
        double[][] column = new double[2][high];
        for (int c = 0; c < wide; c++) {
            progress.report(0.5 + c / (2.0 * wide), "transforming the field");
            for (int row = 0; row < high; row++) {
                column[0][row] = real[row][c];
                column[1][row] = imaginary[row][c];
            }
            FastFourierTransformer.transformInPlace(column, DftNormalization.STANDARD, type);
            for (int row = 0; row < high; row++) {
                real[row][c] = column[0][row];
                imaginary[row][c] = column[1][row];
            }
        }
    }
}
