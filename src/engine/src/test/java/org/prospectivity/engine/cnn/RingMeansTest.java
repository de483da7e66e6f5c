package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

/** Means over rings and sums over squares beside those added up cell by cell. */
class RingMeansTest {
    private static final int CHANNELS = 3;

    @ParameterizedTest
    @CsvSource({"1, '1'", "5, '1,3,5'", "9, '1,5'", "13, '3,5,13'"})
    void aMeanIsThatOfTheCellsInTheRing(int side, String squares) {
        int[] sides = sides(squares);
        RingMeans rings = new RingMeans(side, sides, CHANNELS);
        float[] map = noise(5 + side * side * CHANNELS);
        float[] means = noise(2 + rings.length() + 1);
        float last = means[means.length - 1];
        rings.write(map, 5, means, 2);
        float[] gradient = new float[side * side * CHANNELS];
        rings.writeGradient(means, 2, gradient, 0);
        for (int ring = 0; ring < sides.length; ring++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                double sum = 0;
                int cells = 0;
                for (int cell = 0; cell < side * side; cell++) {
                    if (ringOf(cell, side, sides) == ring) {
                        sum += map[5 + cell * CHANNELS + channel];
                        cells++;
                    }
                }
                float mean = means[2 + ring * CHANNELS + channel];
                assertThat((double) mean).isCloseTo(sum / cells, within(1e-6));
                for (int cell = 0; cell < side * side; cell++) {
                    if (ringOf(cell, side, sides) == ring) {
                        assertThat(gradient[cell * CHANNELS + channel]).isCloseTo(mean / cells, within(1e-6f));
                    } else if (ringOf(cell, side, sides) < 0) {
                        assertThat(gradient[cell * CHANNELS + channel]).isZero();
                    }
                }
            }
        }
        assertThat(means[means.length - 1]).as("nothing else is written").isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"'1'", "'3'", "'1,3,5,7,9,11,13,15,17'", "'1,11,29'", "'5,33'", "'7,19,31'"})
    void aSumIsThatOfTheCellsUnderTheSquare(String squares) {
        int[] sides = sides(squares);
        int width = 40;
        int rows = 35;
        float[][] map = new float[rows][];
        for (int row = 0; row < rows; row++) {
            map[row] = noise(CHANNELS * width + row);
        }
        Nd4j.getBackend();
        int row = 17;
        float[] sums = new float[4 + sides.length * CHANNELS * width];
        try (Memory memory = new Memory(sums.length)) {
            new SquareSums(CHANNELS * width, sides).write(map, row, memory, 4);
            memory.get(sums, 0);
        }
        for (int square = 0; square < sides.length; square++) {
            int half = sides[square] / 2;
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int column = half; column < width - half; column++) {
                    double sum = 0;
                    for (int r = row - half; r <= row + half; r++) {
                        for (int c = column - half; c <= column + half; c++) {
                            sum += map[r][channel * width + c];
                        }
                    }
                    assertThat((double) sums[4 + (square * CHANNELS + channel) * width + column])
                            .isCloseTo(sum, within(1e-4));
                }
            }
        }
    }

    private static int ringOf(int cell, int side, int[] sides) {
        int distance = Math.max(Math.abs(cell % side - side / 2), Math.abs(cell / side - side / 2));
        for (int ring = 0; ring < sides.length; ring++) {
            if (2 * distance + 1 <= sides[ring]) {
                return ring;
            }
        }
        return -1;
    }

    private static int[] sides(String squares) {
        return Arrays.stream(squares.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static float[] noise(int length) {
        SplittableRandom random = new SplittableRandom(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
