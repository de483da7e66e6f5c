package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareMeansTest {
    private static final int ROWS = 31;
    private static final int COLUMNS = 27;
    private static final int CHANNELS = 3;
    private static final int AT = 5;
    private static final int STEP = 7;
    private static final int OFFSET = 2;

    @ParameterizedTest
    @CsvSource({
        "1, 0, 31, 27",
        "1, 4, 20, 3",
        "2, 0, 30, 26",
        "3, 2, 5, 9",
        "5, 1, 1, 1",
        "5, 3, 1, 12",
        "7, 4, 18, 1",
        "13, 0, 19, 15",
        "16, 1, 9, 4",
        "27, 0, 5, 1",
        "27, 0, 1, 1",
        "23, 2, 3, 2"
    })
    void aMeanIsThatOfTheCellsUnderTheSquare(int side, int margin, int down, int across) {
        float[] values = noise(AT + ROWS * COLUMNS * CHANNELS);
        float[] means = noise(OFFSET + down * across * STEP);
        float[] untouched = means.clone();
        new SquareMeans(ROWS, COLUMNS, CHANNELS).write(values, AT, side, margin, down, across, means, OFFSET, STEP);
        for (int place = 0; place < down * across; place++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                double sum = 0;
                for (int r = 0; r < side; r++) {
                    for (int c = 0; c < side; c++) {
                        int row = margin + place / across + r;
                        int column = margin + place % across + c;
                        sum += values[AT + (row * COLUMNS + column) * CHANNELS + channel];
                    }
                }
                assertThat((double) means[OFFSET + place * STEP + channel])
                        .isCloseTo(sum / (side * side), within(1e-6));
                means[OFFSET + place * STEP + channel] = untouched[OFFSET + place * STEP + channel];
            }
        }
        assertThat(means).as("nothing else is written").isEqualTo(untouched);
    }

    private static float[] noise(int length) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
