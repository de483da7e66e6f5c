package org.prospectivity.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class RasterDerivativesTest {
    private static final int COLUMNS = 9;
    private static final int ROWS = 7;

    private interface Surface {
        double at(double x, double y);
    }

    /** Values of a surface on cells of 10 m, a margin around them; y runs north. */
    private static float[] values(int margin, Surface surface) {
        int wide = COLUMNS + 2 * margin;
        float[] values = new float[wide * (ROWS + 2 * margin)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) surface.at(10 * (i % wide - margin), -10.0 * (i / wide - margin));
        }
        return values;
    }

    private static float[] derived(Derivative derivative, float[] values) {
        float[] derived = new float[COLUMNS * ROWS];
        derivative.rows(values, COLUMNS, ROWS, 10, derived, Progress.NONE);
        return derived;
    }

    @Test
    void slopeAndGradientOfAPlaneAreItsOwn() {
        float[] plane = values(1, (x, y) -> 100 + 0.3 * x - 0.4 * y);
        assertThat(derived(Derivative.GRADIENT, plane)).containsExactly(constant(0.5f), within(1e-5f));
        assertThat(derived(Derivative.SLOPE, plane))
                .containsExactly(constant((float) Math.toDegrees(Math.atan(0.5))), within(1e-3f));
        assertThat(derived(Derivative.CURVATURE, plane)).containsExactly(constant(0), within(1e-6f));
    }

    @Test
    void curvatureIsAboveZeroOnADome() {
        float[] dome = values(1, (x, y) -> -0.01 * x * x - 0.02 * y * y);
        assertThat(derived(Derivative.CURVATURE, dome)).containsExactly(constant(0.06f), within(1e-5f));
    }

    @Test
    void aNeighbourWithoutDataLeavesNone() {
        float[] plane = values(1, (x, y) -> x);
        plane[3 * (COLUMNS + 2) + 4] = Float.NaN;
        float[] derived = derived(Derivative.SLOPE, plane);
        int empty = 0;
        for (float value : derived) {
            empty += Float.isNaN(value) ? 1 : 0;
        }
        assertThat(empty).isEqualTo(9);
    }

    @Test
    void focalMeanAndDeviationAreThoseOfTheCircle() {
        Random random = new Random(1);
        float[] noise = values(3, (x, y) -> random.nextInt(10) == 0 ? Double.NaN : 1e5 + random.nextGaussian());
        Focal mean = new Focal(false, 30);
        Focal deviation = new Focal(true, 30);
        assertThat(mean.reach(10)).isEqualTo(3);
        float[] means = new float[COLUMNS * ROWS];
        float[] deviations = new float[COLUMNS * ROWS];
        mean.rows(noise, COLUMNS, ROWS, 10, means, Progress.NONE);
        deviation.rows(noise, COLUMNS, ROWS, 10, deviations, Progress.NONE);
        int wide = COLUMNS + 6;
        for (int i = 0; i < means.length; i++) {
            int row = i / COLUMNS + 3;
            int column = i % COLUMNS + 3;
            List<Double> near = new ArrayList<>();
            for (int r = row - 3; r <= row + 3; r++) {
                for (int c = column - 3; c <= column + 3; c++) {
                    if (Math.hypot(r - row, c - column) <= 3 && !Float.isNaN(noise[r * wide + c])) {
                        near.add((double) noise[r * wide + c]);
                    }
                }
            }
            if (Float.isNaN(noise[row * wide + column])) {
                assertThat(means[i]).isNaN();
                assertThat(deviations[i]).isNaN();
                continue;
            }
            double average = near.stream().mapToDouble(v -> v).average().orElseThrow();
            double squares = near.stream()
                    .mapToDouble(v -> (v - average) * (v - average))
                    .average()
                    .orElseThrow();
            assertThat((double) means[i]).isCloseTo(average, within(0.01));
            assertThat((double) deviations[i]).isCloseTo(Math.sqrt(squares), within(1e-5));
        }
    }

    private static float[] constant(float value) {
        float[] all = new float[COLUMNS * ROWS];
        Arrays.fill(all, value);
        return all;
    }
}
