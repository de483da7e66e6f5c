package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapFillTest {
    /** Values that tell their cell; the rest are gaps. */
    private static float[] values(int cells, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
            values[cell] = random.nextDouble() < share ? cell : Float.NaN;
        }
        values[random.nextInt(cells)] = -1;
        return values;
    }

    /** By the definition: the nearest, then the northernmost, then the westernmost of all cells with data. */
    private static float[] bruteForce(float[] values, int columns) {
        float[] filled = values.clone();
        for (int cell = 0; cell < values.length; cell++) {
            if (Float.isNaN(values[cell])) {
                int least = Integer.MAX_VALUE;
                for (int other = 0; other < values.length; other++) {
                    int steps = Math.max(
                            Math.abs(cell / columns - other / columns), Math.abs(cell % columns - other % columns));
                    if (!Float.isNaN(values[other]) && steps < least) {
                        least = steps;
                        filled[cell] = values[other];
                    }
                }
            }
        }
        return filled;
    }

    @ParameterizedTest
    @CsvSource({"17, 13, 0.5", "17, 13, 0.05", "40, 31, 0.004", "31, 40, 0.002", "1, 20, 0.2", "20, 1, 0.2", "9, 9, 0"})
    void aGapHasTheValueOfTheNearestCellWithData(int columns, int rows, double share) {
        for (int seed = 0; seed < 20; seed++) {
            float[] values = values(columns * rows, share, seed);
            float[] filled = values.clone();
            GapFill.fill(filled, columns, GapFill.EVERYWHERE);
            assertThat(filled).containsExactly(bruteForce(values, columns));
        }
    }

    @ParameterizedTest
    @CsvSource({"17, 13, 0.05, 1", "40, 31, 0.004, 4", "31, 40, 0.002, 0"})
    void fartherThanTheReachAGapStays(int columns, int rows, double share, int reach) {
        for (int seed = 0; seed < 10; seed++) {
            float[] values = values(columns * rows, share, seed);
            float[] expected = bruteForce(values, columns);
            for (int cell = 0; cell < expected.length; cell++) {
                boolean near = false;
                for (int other = 0; other < expected.length; other++) {
                    near |= !Float.isNaN(values[other])
                            && Math.abs(cell / columns - other / columns) <= reach
                            && Math.abs(cell % columns - other % columns) <= reach;
                }
                expected[cell] = near ? expected[cell] : Float.NaN;
            }
            GapFill.fill(values, columns, reach);
            assertThat(values).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"17, 23, 0.5, 5", "40, 31, 0.004, 8", "31, 40, 0.002, 1", "9, 20, 0, 7", "12, 12, 0.9, 3"})
    void stripByStripItIsTheSame(int columns, int rows, double share, int stripRows) {
        for (int seed = 0; seed < 20; seed++) {
            float[] values = values(columns * rows, share, seed);
            int strips = (rows + stripRows - 1) / stripRows;
            GapFill.Row[] below = new GapFill.Row[strips];
            GapFill.Row state = null;
            for (int s = strips - 1; s >= 0; s--) {
                below[s] = state;
                float[] strip = strip(values, columns, s * stripRows, Math.min(rows, (s + 1) * stripRows));
                state = GapFill.fromBelow(strip, strip.length / columns, columns, s * stripRows, state);
            }
            float[] filled = new float[values.length];
            GapFill.Row above = null;
            for (int s = 0; s < strips; s++) {
                float[] strip = strip(values, columns, s * stripRows, Math.min(rows, (s + 1) * stripRows));
                above = GapFill.fill(
                        strip, 0, strip.length / columns, columns, s * stripRows, above, below[s], GapFill.EVERYWHERE);
                System.arraycopy(strip, 0, filled, s * stripRows * columns, strip.length);
            }
            assertThat(filled).containsExactly(bruteForce(values, columns));
        }
    }

    private static float[] strip(float[] values, int columns, int from, int to) {
        return Arrays.copyOfRange(values, from * columns, to * columns);
    }
}
