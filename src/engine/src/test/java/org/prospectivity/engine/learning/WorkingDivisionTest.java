package org.prospectivity.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

class WorkingDivisionTest {
    /** 80 by 100 km on cells of 2 km: the default window of 9 cells makes a buffer of 18 km. */
    @Test
    void aSurveyTooSmallForTheDefaultsIsToldWhatWorks() {
        GridGeometry grid = new GridGeometry(400_000, 6_800_000, 2000, 40, 50);
        boolean[] valid = MadeUpSurvey.allValid(grid);
        int[] deposits = MadeUpSurvey.randomCells(12, valid, new Random(5));
        for (int i = 0; i < 9; i++) {
            deposits[i] = (18 + i / 3) * grid.columns() + 18 + i % 3;
        }
        Labels labels = new Labels(grid, valid, deposits, new int[0], 2000);
        SpatialBlocks defaults = new SpatialBlocks(SpatialBlocks.defaultSide(grid, 9), 5, 9, 1);
        assertThatThrownBy(() -> defaults.split(labels)).isInstanceOf(InvalidInputException.class);
        WorkingDivision found = WorkingDivision.of(labels, 9, 5, 1).orElseThrow();
        assertThat(found.window()).isBetween(5, 9);
        works(found, labels);
        assertThat(found.toString()).contains(" m, a window of " + found.window() + " and blocks of ");
    }

    @Test
    void whereLargeCellsCannotBeDividedSmallerOnesAreTried() {
        GridGeometry grid = new GridGeometry(400_000, 6_800_000, 4000, 12, 12);
        int[] deposits = {13, 16, 20, 62, 66, 70, 110, 115, 119, 130, 137, 142};
        Labels labels = new Labels(grid, MadeUpSurvey.allValid(grid), deposits, new int[0], 0);
        WorkingDivision found = WorkingDivision.of(labels, 5, 5, 1).orElseThrow();
        assertThat(found.window()).isEqualTo(5);
        works(found, labels);
    }

    /** By the places of the deposits, on a grid of the cells that were found. */
    private static void works(WorkingDivision found, Labels labels) {
        GridGeometry given = labels.geometry();
        int part = (int) Math.round(given.cellSize() / found.cellSize());
        GridGeometry grid = new GridGeometry(
                given.west(), given.north(), found.cellSize(), part * given.columns(), part * given.rows());
        int[] deposits = Arrays.stream(labels.deposits())
                .map(cell ->
                        grid.cellAt(given.easting(given.columnOf(cell)) - 1, given.northing(given.rowOf(cell)) + 1))
                .toArray();
        assertThat(new SpatialBlocks(found.blocks(), found.folds(), found.window(), 1)
                        .split(new Labels(grid, MadeUpSurvey.allValid(grid), deposits, new int[0], labels.exclusion())))
                .hasSize(found.folds());
    }

    @Test
    void depositsInOnePlaceAloneCannotBeDividedAtAll() {
        GridGeometry grid = MadeUpSurvey.grid(40, 40);
        int[] deposits = new int[5];
        Arrays.fill(deposits, 20 * 40 + 20);
        assertThat(WorkingDivision.of(MadeUpSurvey.labels(grid, deposits), 9, 5, 1))
                .isEmpty();
    }
}
