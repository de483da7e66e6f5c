package org.prospectivity.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

class PotentialFieldTest {
    private static final int COLUMNS = 150;
    private static final int ROWS = 120;
    private static final double SIZE = 100;
    private static final double DEPTH = 800;

    private interface Formula {
        double at(double square);
    }

    /** A function of the squared distance from a place near the middle. */
    private static float[] round(Formula formula) {
        float[] values = new float[COLUMNS * ROWS];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) formula.at(square(cell));
        }
        return values;
    }

    private static double square(int cell) {
        double x = SIZE * (cell % COLUMNS - 70);
        double y = SIZE * (cell / COLUMNS - 55);
        return x * x + y * y;
    }

    /** The attraction of a point mass below. */
    private static double mass(double square) {
        return 1e9 * DEPTH / Math.pow(square + DEPTH * DEPTH, 1.5);
    }

    private static float[] made(PotentialField wanted, float[] field) {
        return wanted.of(field, COLUMNS, ROWS, SIZE, Progress.NONE);
    }

    @Test
    void theVerticalDerivativeOfAPointMassIsThatOfItsFormula() {
        float[] derived = made(PotentialField.VERTICAL_DERIVATIVE, round(PotentialFieldTest::mass));
        float[] exact = round(square -> 1e9 * (2 * DEPTH * DEPTH - square) / Math.pow(square + DEPTH * DEPTH, 2.5));
        double peak = 2e9 / Math.pow(DEPTH, 3);
        for (int cell = 0; cell < derived.length; cell++) {
            if (square(cell) < 4000 * 4000) {
                assertThat((double) derived[cell]).isCloseTo(exact[cell], within(0.01 * peak));
            }
        }
    }

    @Test
    void theTiltOfAPointMassIsThatOfItsFormula() {
        float[] tilt = made(PotentialField.TILT, round(PotentialFieldTest::mass));
        for (int cell = 0; cell < tilt.length; cell++) {
            double square = square(cell);
            if (square < 1500 * 1500) {
                double exact = Math.toDegrees(Math.atan2(2 * DEPTH * DEPTH - square, 3 * DEPTH * Math.sqrt(square)));
                assertThat((double) tilt[cell]).isCloseTo(exact, within(2.0));
            }
        }
    }

    @Test
    void aPlaneHasNoVerticalDerivative() {
        float[] plane = new float[COLUMNS * ROWS];
        for (int cell = 0; cell < plane.length; cell++) {
            plane[cell] = 50_000 + 0.3f * (cell % COLUMNS) - 0.2f * (cell / COLUMNS);
        }
        assertThat(made(PotentialField.VERTICAL_DERIVATIVE, plane))
                .containsExactly(new float[plane.length], within(1e-4f));
    }

    @Test
    void aWaveIsMultipliedByItsWavenumber() {
        float[] wave = new float[COLUMNS * ROWS];
        double wavenumber = 2 * Math.PI / (10 * SIZE);
        for (int cell = 0; cell < wave.length; cell++) {
            wave[cell] = (float) Math.sin(wavenumber * SIZE * (cell / COLUMNS));
        }
        float[] derived = made(PotentialField.VERTICAL_DERIVATIVE, wave);
        for (int cell = 30 * COLUMNS; cell < 90 * COLUMNS; cell++) {
            int column = cell % COLUMNS;
            if (column > 30 && column < 120) {
                assertThat((double) derived[cell]).isCloseTo(wavenumber * wave[cell], within(0.03 * wavenumber));
            }
        }
    }

    @Test
    void aCellWithoutDataHasNoneAndLeavesOthersNearlyAsTheyAre() {
        float[] field = round(PotentialFieldTest::mass);
        float[] whole = made(PotentialField.VERTICAL_DERIVATIVE, field);
        int gap = 20 * COLUMNS + 20;
        field[gap] = Float.NaN;
        float[] derived = made(PotentialField.VERTICAL_DERIVATIVE, field);
        assertThat(derived[gap]).isNaN();
        assertThat(made(PotentialField.TILT, field)[gap]).isNaN();
        derived[gap] = whole[gap];
        assertThat(derived).containsExactly(whole, within(0.02f));
    }

    @Test
    void aMapThatWouldTakeTooMuchMemoryIsRefused() {
        assertThatThrownBy(() -> PotentialField.requireRoom(40_000, 40_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("40000 × 40000 cells")
                .hasMessageContaining("MB");
    }
}
