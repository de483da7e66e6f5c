package org.prospectivity.engine.evidence;

import java.io.Serializable;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Mean or standard deviation of the cells with data whose centres lie within a circle around each cell's centre. A cell
 * without data has none. The deviation is that of all those cells, divided by their number.
 *
 * @param deviation whether the deviation is wanted, not the mean
 * @param radius in metres
 */
public record Focal(boolean deviation, double radius) implements Serializable {
    public Focal {
        InvalidInputException.require(
                Double.isFinite(radius) && radius > 0,
                "evidence",
                "a radius of " + radius,
                "a positive number of metres");
    }

    /** How many cells the circle reaches beyond its middle. */
    public int reach(double cellSize) {
        return (int) Math.floor(radius / cellSize * (1 + 1e-9));
    }

    /**
     * The values of whole rows. Each row of the circle is the difference of two running sums.
     *
     * @param values (rows + 2 reach) rows of (columns + 2 reach) values
     * @param into receives rows × columns values
     */
    public void rows(float[] values, int columns, int rows, double cellSize, float[] into, Progress progress) {
        int reach = reach(cellSize);
        int wide = columns + 2 * reach;
        int high = rows + 2 * reach;
        double origin = origin(values);
        int[] halves = new int[2 * reach + 1];
        for (int d = -reach; d <= reach; d++) {
            double half = Math.sqrt(Math.max(0, radius * radius * (1 + 1e-9) - d * d * cellSize * cellSize)) / cellSize;
            halves[d + reach] = (int) Math.floor(half);
        }
        double[][] sums = new double[high][wide + 1];
        double[][] squares = new double[high][deviation ? wide + 1 : 0];
        int[][] counts = new int[high][wide + 1];
        for (int row = 0; row < high; row++) {
            for (int column = 0; column < wide; column++) {
                float value = values[row * wide + column];
                boolean known = !Float.isNaN(value);
                double moved = known ? value - origin : 0;
                sums[row][column + 1] = sums[row][column] + moved;
                counts[row][column + 1] = counts[row][column] + (known ? 1 : 0);
                if (deviation) {
                    squares[row][column + 1] = squares[row][column] + moved * moved;
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            progress.report(row / (double) rows, "looking around cells");
            for (int column = 0; column < columns; column++) {
                if (Float.isNaN(values[(row + reach) * wide + column + reach])) {
                    into[row * columns + column] = Float.NaN;
                    continue;
                }
                double sum = 0;
                double square = 0;
                int count = 0;
                for (int d = 0; d <= 2 * reach; d++) {
                    int from = column + reach - halves[d];
                    int to = column + reach + halves[d] + 1;
                    sum += sums[row + d][to] - sums[row + d][from];
                    count += counts[row + d][to] - counts[row + d][from];
                    if (deviation) {
                        square += squares[row + d][to] - squares[row + d][from];
                    }
                }
                double mean = sum / count;
                into[row * columns + column] =
                        (float) (deviation ? Math.sqrt(Math.max(0, square / count - mean * mean)) : mean + origin);
            }
        }
    }

    /** Any value, from which others differ little, so that sums of squares lose few digits. */
    private static double origin(float[] values) {
        for (float value : values) {
            if (!Float.isNaN(value)) {
                return value;
            }
        }
        return 0;
    }
}
