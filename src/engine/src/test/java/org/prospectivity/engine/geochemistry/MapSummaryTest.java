package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.classification.ConcentrationArea;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;

class MapSummaryTest {
    private static final Band GOLD = Band.of("Au_ppb");

    private static double[] population(int cells) {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            values[cell] = (float) Math.pow(1 - random.nextDouble(), cell % 10 == 0 ? -1.2 : -0.3);
        }
        return values;
    }

    private static float[] rows(double[] map, int columns, int from, int rows) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) map[from * columns + i];
        }
        return values;
    }

    @Test
    void theConcentrationAreaBreaksOfASmallMapAreOfAllItsCells() {
        double[] map = population(200 * 100);
        MapSummary summary = new MapSummary((band, firstRow, values) -> {}, new GridGeometry(0, 0, 10, 200, 100), 1);
        for (int row = 96; row >= 0; row -= 4) {
            summary.rows(0, row, rows(map, 200, row, 4));
        }
        assertThat(summary.cells(0)).isEqualTo(20_000);
        assertThat(summary.concentrationArea(0, GOLD)).isEqualTo(ConcentrationArea.of(map));
    }

    @Test
    void thoseOfALargeMapAreOfARegularPartOfItsCells() {
        int columns = 2500;
        int rows = 1201;
        double[] map = population(columns * rows);
        map[7] = Double.NaN;
        MapSummary summary =
                new MapSummary((band, firstRow, values) -> {}, new GridGeometry(0, 0, 10, columns, rows), 1);
        // 2500 x 1201 cells are more than 2^20, but fewer than four times that: every second of every second row.
        double[] part = new double[1250 * 601];
        for (int row = 0; row < rows; row++) {
            summary.rows(0, row, rows(map, columns, row, 1));
            for (int column = 0; row % 2 == 0 && column < columns; column += 2) {
                part[row / 2 * 1250 + column / 2] = map[row * columns + column];
            }
        }
        assertThat(summary.cells(0)).isEqualTo(columns * rows - 1);
        ConcentrationArea breaks = summary.concentrationArea(0, GOLD).orElseThrow();
        assertThat(breaks).isEqualTo(ConcentrationArea.of(part).orElseThrow());
    }

    @Test
    void furtherBandsOnlyPass() {
        float[] passed = new float[1];
        MapSummary summary = new MapSummary(
                (band, firstRow, values) -> passed[0] = values[0] + band, new GridGeometry(0, 0, 10, 1, 1), 1);
        summary.rows(1, 0, new float[] {5});
        assertThat(passed[0]).isEqualTo(6, within(0f));
        assertThat(summary.cells(0)).isZero();
    }
}
