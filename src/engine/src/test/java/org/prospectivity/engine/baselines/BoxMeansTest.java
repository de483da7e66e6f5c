package org.prospectivity.engine.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class BoxMeansTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(13, 9);

    @Test
    void aMeanIsThatOfTheKnownCellsOfTheSquareWithinTheGrid() {
        Random random = new Random(1);
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = random.nextDouble() < 0.3 ? Float.NaN : (float) random.nextGaussian();
        }
        RasterStack stack = new RasterStack(GRID, List.of(Band.of("As_ppm")), List.of(values));
        for (int radius : new int[] {0, 1, 2, 8, 100, Integer.MAX_VALUE}) {
            float[] means = new BoxMeans(radius).of(stack).values(0);
            for (int cell = 0; cell < values.length; cell++) {
                assertThat(means[cell]).isCloseTo(slow(values, cell, radius), within(1e-5f));
            }
        }
    }

    @Test
    void bandsOfAllRadiiStandBehindOneAnother() {
        RasterStack stack = MadeUpSurvey.smoothNoise(GRID, 2, 1, new Random(2));
        RasterStack means = new BoxMeans(0, 1, 4).of(stack);

        assertThat(means.bands().stream().map(Band::name))
                .containsExactly("E0_ppm", "E1_ppm", "E0_ppm-mean3", "E1_ppm-mean3", "E0_ppm-mean9", "E1_ppm-mean9");
        assertThat(means.bands().get(4).symbol()).isEqualTo("E0");
        assertThat(means.values(1)).isSameAs(stack.values(1));
    }

    @Test
    void negativeRadiiAreRefused() {
        assertThatThrownBy(() -> new BoxMeans(1, -1)).hasMessageStartingWith("radii");
        assertThatThrownBy(BoxMeans::new).hasMessageStartingWith("radii");
    }

    private static float slow(float[] values, int cell, long radius) {
        double sum = 0;
        int count = 0;
        for (int other = 0; other < values.length; other++) {
            if (Math.abs(GRID.columnOf(cell) - GRID.columnOf(other)) <= radius
                    && Math.abs(GRID.rowOf(cell) - GRID.rowOf(other)) <= radius
                    && !Float.isNaN(values[other])) {
                sum += values[other];
                count++;
            }
        }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }
}
