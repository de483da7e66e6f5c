package org.prospectivity.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

class SpatialBlocksTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(50, 41);

    @Test
    void noTrainingCellLiesWithinTheBufferOfATestCellAndNoOtherIsLost() {
        Random random = new Random(1);
        for (int buffer : new int[] {0, 1, 4}) {
            Labels labels = scattered(random, 0.8, 40);
            for (Fold fold : new SpatialBlocks(7000, 4, buffer, 1).split(labels)) {
                int[] expected = Arrays.stream(labels.validCells())
                        .filter(cell -> Arrays.stream(fold.test()).noneMatch(t -> chebyshev(cell, t) <= buffer))
                        .toArray();
                assertThat(fold.training()).containsExactly(expected);
            }
        }
    }

    @Test
    void everyValidCellIsTestedOnceAndBlocksStayWhole() {
        Labels labels = scattered(new Random(2), 0.7, 40);
        List<Fold> folds = new SpatialBlocks(7000, 5, 2, 1).split(labels);
        int[] foldOf = new int[8 * 6];

        assertThat(folds.stream().flatMapToInt(f -> Arrays.stream(f.test())).sorted())
                .containsExactly(Arrays.stream(labels.validCells()).boxed().toArray(Integer[]::new));
        for (Fold fold : folds) {
            for (int cell : fold.test()) {
                int block = GRID.rowOf(cell) / 7 * 8 + GRID.columnOf(cell) / 7;
                assertThat(foldOf[block]).isIn(0, fold.number());
                foldOf[block] = fold.number();
            }
        }
    }

    @Test
    void depositsAreSpreadEvenlyOverTheFolds() {
        Labels labels = scattered(new Random(3), 1, 60);
        List<Fold> folds = new SpatialBlocks(5000, 5, 2, 1).split(labels);

        assertThat(folds).allSatisfy(fold -> assertThat(positives(fold, labels)).isBetween(11, 13));
        assertThat(folds).allSatisfy(fold -> assertThat(fold.test()).hasSizeBetween(300, 520));
    }

    @Test
    void theSameSeedGivesTheSameFoldsAndAnotherSeedOthers() {
        Labels labels = scattered(new Random(4), 1, 40);
        List<Fold> folds = new SpatialBlocks(5000, 5, 2, 1).split(labels);
        List<Fold> same = new SpatialBlocks(5000, 5, 2, 1).split(labels);
        List<Fold> other = new SpatialBlocks(5000, 5, 2, 2).split(labels);

        for (int f = 0; f < 5; f++) {
            assertThat(same.get(f).test()).containsExactly(folds.get(f).test());
            assertThat(same.get(f).training()).containsExactly(folds.get(f).training());
        }
        assertThat(IntStream.range(0, 5))
                .anyMatch(f -> !Arrays.equals(other.get(f).test(), folds.get(f).test()));
    }

    @Test
    void aFoldWithoutDepositsIsStillTested() {
        // Three deposit cells in each of two of four blocks.
        Labels labels = MadeUpSurvey.labels(GRID, 0, 1, 2, 47, 48, 49);
        List<Fold> folds = new SpatialBlocks(25_000, 4, 0, 1).split(labels);

        assertThat(folds.stream().map(fold -> positives(fold, labels))).containsExactlyInAnyOrder(3, 3, 0, 0);
        assertThat(folds).allSatisfy(fold -> assertThat(fold.test()).isNotEmpty());
    }

    @Test
    void allDepositsInOneBlockAreRefused() {
        assertThatThrownBy(() -> new SpatialBlocks(25_000, 4, 0, 1).split(MadeUpSurvey.labels(GRID, 0, 1, 2, 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("blocks: all 4 deposit cells lie in one block of 25000 m");
    }

    @Test
    void blocksLargerThanTheSurveyAreRefused() {
        for (double blocks : new double[] {60_000, 1e300}) {
            assertThatThrownBy(() -> new SpatialBlocks(blocks, 5, 0, 1).split(scattered(new Random(5), 1, 20)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("blocks: squares of")
                    .hasMessageContaining("with 1;")
                    .hasMessageContaining("50000 m by 41000 m");
        }
    }

    @Test
    void blocksSmallerThanACellAreRefused() {
        assertThatThrownBy(() -> new SpatialBlocks(900, 5, 0, 1).split(scattered(new Random(5), 1, 20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least the cell size, 1000 m");
    }

    @Test
    void aFoldWithTooFewDepositsLeftIsRefusedByNameBecauseOfItsTestBlocks() {
        assertThatThrownBy(() -> new SpatialBlocks(25_000, 2, 0, 1).split(MadeUpSurvey.labels(GRID, 0, 1, 48, 49)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("folds: fold 1 of 2")
                .hasMessageContaining("keeps 2 of 4 deposit cells")
                .hasMessageContaining("2 are held out and 0 lie within the buffer")
                .hasMessageContaining("more folds");
    }

    @Test
    void aFoldWithTooFewDepositsLeftIsRefusedByNameBecauseOfItsBuffer() {
        assertThatThrownBy(() -> new SpatialBlocks(5000, 5, 30, 1).split(scattered(new Random(6), 1, 20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("blocks: fold 1 of 5 with blocks of 5000 m")
                .hasMessageContaining("within the buffer of 30000 m")
                .hasMessageContaining("smaller window");
    }

    @Test
    void anExclusionThatLeavesNoNegativeIsRefused() {
        int[] deposits = MadeUpSurvey.randomCells(30, MadeUpSurvey.allValid(GRID), new Random(7));
        Labels labels = new Labels(GRID, MadeUpSurvey.allValid(GRID), deposits, new int[0], 100_000);

        assertThatThrownBy(() -> new SpatialBlocks(5000, 5, 2, 1).split(labels))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("exclusion: fold 1 has no cell left");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new SpatialBlocks(-5, 5, 0, 1)).hasMessageStartingWith("blocks: -5");
        assertThatThrownBy(() -> new SpatialBlocks(Double.NaN, 5, 0, 1)).hasMessageStartingWith("blocks: NaN");
        assertThatThrownBy(() -> new SpatialBlocks(5000, 1, 0, 1)).hasMessageStartingWith("folds: 1");
        assertThatThrownBy(() -> new SpatialBlocks(5000, Integer.MAX_VALUE, 0, 1))
                .hasMessageStartingWith("folds");
        assertThatThrownBy(() -> new SpatialBlocks(5000, 5, -1, 1)).hasMessageStartingWith("window: -1");
    }

    private static Labels scattered(Random random, double share, int deposits) {
        boolean[] valid = MadeUpSurvey.someValid(GRID, share, random);
        return new Labels(GRID, valid, MadeUpSurvey.randomCells(deposits, valid, random), new int[0], 0);
    }

    private static int positives(Fold fold, Labels labels) {
        return (int) Arrays.stream(labels.positives())
                .filter(cell -> Arrays.binarySearch(fold.test(), cell) >= 0)
                .count();
    }

    private static int chebyshev(int a, int b) {
        return Math.max(Math.abs(GRID.columnOf(a) - GRID.columnOf(b)), Math.abs(GRID.rowOf(a) - GRID.rowOf(b)));
    }
}
