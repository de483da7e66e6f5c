package org.prospectivity.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

class LabelsTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(20, 15);

    @Test
    void aCellOfTwoDepositsIsOnePositive() {
        Labels labels = MadeUpSurvey.labels(GRID, 7, 3, 7);

        assertThat(labels.deposits()).containsExactly(3, 7, 7);
        assertThat(labels.positives()).containsExactly(3, 7);
    }

    @Test
    void depositsOutsideTheGridOrOnNoDataAreLeftOutAndCounted() {
        boolean[] valid = MadeUpSurvey.allValid(GRID);
        valid[4] = false;
        int[] cells = Labels.cellsAt(GRID, new double[] {GRID.easting(3), GRID.easting(4), 0}, new double[] {
            GRID.northing(0), GRID.northing(0), 0
        });
        Labels labels = new Labels(GRID, valid, cells, new int[] {5, 5, 4, -1, 3}, 0);

        assertThat(labels.deposits()).containsExactly(3);
        assertThat(labels.outside()).isEqualTo(2);
        assertThat(labels.barren()).containsExactly(5);
        assertThat(labels.validCells()).hasSize(GRID.cells() - 1).doesNotContain(4);
    }

    @Test
    void noNegativeIsDrawnWithinTheExclusionOfAKnownDeposit() {
        double exclusion = 3000;
        int[] deposits = {0, 155, 299};
        Labels labels = new Labels(GRID, MadeUpSurvey.allValid(GRID), deposits, new int[] {1, 100}, exclusion);
        int[] known = IntStream.range(0, 200).toArray();
        TrainingCells training = labels.training(known, 1);

        int[] expected = Arrays.stream(known)
                .filter(cell -> cell != 1 && cell != 100)
                .filter(cell -> distance(cell, 0) > exclusion && distance(cell, 155) > exclusion)
                .toArray();
        assertThat(training.positives()).containsExactly(0, 155);
        assertThat(training.barren()).containsExactly(1, 100);
        assertThat(training.unlabelled()).containsExactly(expected);
    }

    @Test
    void anExclusionWiderThanTheSurveyLeavesNothing() {
        Labels labels = new Labels(GRID, MadeUpSurvey.allValid(GRID), new int[] {150}, new int[0], 1e9);

        assertThat(labels.training(1).unlabelled()).isEmpty();
    }

    @Test
    void depositsThatAllMissTheDataAreRefused() {
        assertThatThrownBy(() -> MadeUpSurvey.labels(GRID, -1, -1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("deposits: none of 2 deposits");
        assertThatThrownBy(() -> MadeUpSurvey.labels(GRID)).hasMessageContaining("at least one deposit");
    }

    @Test
    void aNegativeExclusionIsRefused() {
        for (double exclusion : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(
                            () -> new Labels(GRID, MadeUpSurvey.allValid(GRID), new int[] {1}, new int[0], exclusion))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("exclusion");
        }
    }

    @Test
    void aDrawOfNegativesRepeatsForTheSameSeedAndMemberOnly() {
        TrainingCells cells = new TrainingCells(
                new int[] {1, 2, 3}, new int[0], IntStream.range(10, 200).toArray(), 9);
        TrainingCells same = new TrainingCells(cells.positives(), cells.barren(), cells.unlabelled(), 9);
        TrainingCells other = new TrainingCells(cells.positives(), cells.barren(), cells.unlabelled(), 10);

        assertThat(cells.negatives(0, 10)).hasSize(30).doesNotHaveDuplicates().isSorted();
        assertThat(cells.negatives(0, 10)).containsExactly(same.negatives(0, 10));
        assertThat(cells.negatives(0, 10)).isNotEqualTo(cells.negatives(1, 10));
        assertThat(cells.negatives(0, 10)).isNotEqualTo(other.negatives(0, 10));
        assertThat(cells.seed(0))
                .isEqualTo(same.seed(0))
                .isNotEqualTo(cells.seed(1))
                .isNotEqualTo(other.seed(0));
    }

    @Test
    void everyUnlabelledCellIsAsLikelyToBeDrawn() {
        TrainingCells cells = new TrainingCells(
                new int[] {0}, new int[0], IntStream.range(1, 21).toArray(), 5);
        int[] drawn = new int[21];
        for (int member = 0; member < 4000; member++) {
            for (int cell : cells.negatives(member, 5)) {
                drawn[cell]++;
            }
        }
        assertThat(Arrays.stream(drawn).skip(1).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(880, 1120));
    }

    @Test
    void barrenCellsAreDrawnFirst() {
        int[] barren = IntStream.range(100, 108).toArray();
        int[] unlabelled = IntStream.range(200, 300).toArray();
        TrainingCells cells = new TrainingCells(new int[] {1, 2}, barren, unlabelled, 1);

        assertThat(cells.negatives(0, 5)).hasSize(10).contains(barren);
        assertThat(Arrays.stream(cells.negatives(0, 3)).boxed()).hasSize(6).allMatch(cell -> cell < 108);
        assertThat(cells.negatives(0, 100)).hasSize(108);
        assertThatThrownBy(() -> cells.negatives(0, 0)).hasMessageStartingWith("negatives");
    }

    @Test
    void randomDepositsKeepTheirExclusionWhateverTheRadius() {
        Random random = new Random(4);
        for (double exclusion : new double[] {0, 999, 1000, 1415, 2000, 5000}) {
            int[] deposits = MadeUpSurvey.randomCells(4, MadeUpSurvey.allValid(GRID), random);
            Labels labels = new Labels(GRID, MadeUpSurvey.allValid(GRID), deposits, new int[0], exclusion);

            assertThat(labels.training(1).unlabelled())
                    .containsExactly(IntStream.range(0, GRID.cells())
                            .filter(cell -> Arrays.stream(deposits).noneMatch(d -> distance(cell, d) <= exclusion))
                            .toArray());
        }
    }

    private static double distance(int a, int b) {
        return Math.hypot(
                GRID.easting(GRID.columnOf(a)) - GRID.easting(GRID.columnOf(b)),
                GRID.northing(GRID.rowOf(a)) - GRID.northing(GRID.rowOf(b)));
    }
}
