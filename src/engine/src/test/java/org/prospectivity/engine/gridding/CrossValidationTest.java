package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

class CrossValidationTest {
    @Test
    void theErrorsOfThreePointsInARowAreThoseWorkedOutByHand() {
        // The nearest of the others: 0 → 1, 1 → 0 (nearer than 5), 5 → 1.
        PointValues points = new PointValues(new double[] {0, 1, 5}, new double[3], new double[] {10, 13, 11});
        CrossValidation.Errors errors = CrossValidation.leaveOneOut(new NearestNeighbour(), points, 1, 1, Progress.NONE)
                .get(0)
                .errors();
        assertThat(errors.points()).isEqualTo(3);
        assertThat(errors.meanError()).isCloseTo((3 - 3 + 2) / 3.0, within(1e-12));
        assertThat(errors.meanAbsoluteError()).isCloseTo((3 + 3 + 2) / 3.0, within(1e-12));
        assertThat(errors.rootMeanSquaredError()).isCloseTo(Math.sqrt((9 + 9 + 4) / 3.0), within(1e-12));
        assertThat(errors.meanSquaredNormalisedError()).isNaN();
    }

    @Test
    void pointsOnTheHullAreCountedAsNotPredictedByNaturalNeighbours() {
        PointValues points = new PointValues(
                new double[] {0, 10, 10, 0, 5}, new double[] {0, 0, 10, 10, 5}, new double[] {1, 2, 3, 4, 2});
        CrossValidation.Errors errors = CrossValidation.leaveOneOut(new NaturalNeighbour(), points, 1, 1, Progress.NONE)
                .get(0)
                .errors();
        assertThat(errors.points()).isEqualTo(1);
        assertThat(errors.notPredicted()).isEqualTo(4);
        assertThat(errors.meanError()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theVarianceIsRightForValuesThatFollowTheVariogram() {
        // Pure nugget 4: each point is predicted by the mean of the others, with variance 4 (1 + 1/(n−1)).
        PointValues points =
                new PointValues(new double[] {0, 10, 0, 30}, new double[] {0, 0, 20, 9}, new double[] {1, 3, 6, 2});
        Interpolator kriging = new OrdinaryKriging(List.of(Variogram.parse("nugget 4")), Neighbourhood.ALL);
        double expected = 0;
        for (double value : new double[] {1, 3, 6, 2}) {
            double error = (12 - value) / 3 - value;
            expected += error * error / (4 * (1 + 1 / 3.0)) / 4;
        }
        assertThat(CrossValidation.leaveOneOut(kriging, points, 1, 1, Progress.NONE)
                        .get(0)
                        .errors()
                        .meanSquaredNormalisedError())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aVariableIsJudgedWhereItIsKnown() {
        PointValues points = new PointValues(
                new double[] {0, 1, 5}, new double[3], new double[] {10, 13, 11}, new double[] {1, Double.NaN, 4});
        List<CrossValidation.LeftOut> leftOut =
                CrossValidation.leaveOneOut(new NearestNeighbour(), points, 1, 2, Progress.NONE);
        assertThat(leftOut.get(1).errors().points()).isEqualTo(2);
        assertThat(leftOut.get(1).errors().meanAbsoluteError()).isEqualTo(3);
        assertThat(leftOut.get(0).points()).containsExactly(0, 1, 2);
        assertThat(leftOut.get(0).residuals()).containsExactly(3, -3, 2);
        assertThat(leftOut.get(1).points()).containsExactly(0, 2);
        assertThat(leftOut.get(1).residuals()).containsExactly(3, -3);
    }

    @Test
    void aHeldOutBlockIsPredictedFromTheOtherBlocksOnly() {
        // Two clusters 1 km apart, in blocks of their own: the nearest point of the other one predicts.
        PointValues points = new PointValues(
                new double[] {0, 10, 1000, 1010}, new double[4], new double[] {1, 2, 30, 50}, new double[] {
                    5, Double.NaN, 6, 7
                });
        List<CrossValidation.Errors> errors =
                CrossValidation.spatialBlocks(new NearestNeighbour(), points, 100, 5, 1, 2, Progress.NONE);
        assertThat(errors.get(0).points()).isEqualTo(4);
        assertThat(errors.get(0).meanError()).isCloseTo((29 + 28 - 28 - 48) / 4.0, within(1e-12));
        assertThat(errors.get(0).meanAbsoluteError()).isCloseTo((29 + 28 + 28 + 48) / 4.0, within(1e-12));
        assertThat(errors.get(1).points()).isEqualTo(3);
        assertThat(errors.get(1).meanError()).isCloseTo((1 - 1 - 2) / 3.0, within(1e-12));
        assertThat(errors.get(0).meanSquaredNormalisedError()).isNaN();
    }

    @Test
    void blocksPredictNoBetterThanSinglePointsWhereSamplesAreClustered() {
        PointValues points = Survey.of(400, Survey::hills);
        Interpolator idw = new InverseDistance(2, Neighbourhood.nearest(12));
        double single = CrossValidation.leaveOneOut(idw, points, 1, 1, Progress.NONE)
                .get(0)
                .errors()
                .rootMeanSquaredError();
        double blocks = CrossValidation.spatialBlocks(idw, points, 250, 5, 1, 1, Progress.NONE)
                .get(0)
                .rootMeanSquaredError();
        assertThat(blocks).isGreaterThan(1.2 * single);
        assertThat(CrossValidation.spatialBlocks(idw, points, 250, 5, 1, 3, Progress.NONE)
                        .get(0)
                        .rootMeanSquaredError())
                .isEqualTo(blocks);
    }

    @Test
    void foldsNothingCanBePredictedFromAreCounted() {
        // Without the corner, the rest lies on a line.
        PointValues points = new PointValues(
                new double[] {0, 10, 20, 30, 1000}, new double[] {0, 0, 0, 0, 1000}, new double[] {1, 2, 3, 4, 5});
        CrossValidation.Errors errors = CrossValidation.spatialBlocks(
                        new NaturalNeighbour(), points, 100, 2, 1, 1, Progress.NONE)
                .get(0);
        assertThat(errors.points()).isZero();
        assertThat(errors.notPredicted()).isEqualTo(5);
    }

    @Test
    void krigingInBlocksTellsWhetherItsVarianceIsRight() {
        SplittableRandom noise = new SplittableRandom(4);
        PointValues points = Survey.of(500, (e, n) -> noise.nextGaussian(5, 2));
        CrossValidation.Errors errors = CrossValidation.spatialBlocks(
                        new OrdinaryKriging(List.of(Variogram.parse("nugget 4")), Neighbourhood.nearest(30)),
                        points,
                        200,
                        5,
                        1,
                        2,
                        Progress.NONE)
                .get(0);
        assertThat(errors.meanSquaredNormalisedError()).isCloseTo(1, within(0.15));
    }

    @Test
    void blocksThatHoldAllSamplesAreRefused() {
        for (double side : new double[] {5000, 0, -1, Double.NaN}) {
            assertThatThrownBy(() -> CrossValidation.spatialBlocks(
                            new NearestNeighbour(), Survey.of(30, Survey::hills), side, 5, 1, 1, Progress.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("blocks: " + side);
        }
    }

    @Test
    void ofVeryManyPointsARandomPartIsPredictedFromAllOthers() {
        int side = 400;
        double[] eastings = new double[side * side];
        double[] northings = new double[side * side];
        double[] plane = new double[side * side];
        double[] board = new double[side * side];
        for (int p = 0; p < plane.length; p++) {
            eastings[p] = 10 * (p % side);
            northings[p] = 10.5 * (p / side);
            plane[p] = eastings[p];
            board[p] = p % side % 2;
        }
        PointValues points = new PointValues(eastings, northings, plane, board);
        // The nearest other point is a neighbour in the row: with all points there the error is known.
        List<CrossValidation.LeftOut> leftOut =
                CrossValidation.leaveOneOut(new NearestNeighbour(), points, 7, 2, Progress.NONE);
        assertThat(leftOut.get(0).errors().points()).isEqualTo(CrossValidation.MOST_POINTS);
        assertThat(leftOut.get(0).errors().meanAbsoluteError()).isEqualTo(10, within(1e-9));
        assertThat(leftOut.get(1).errors().meanAbsoluteError()).isEqualTo(1, within(1e-9));
        assertThat(leftOut.get(0).points()).hasSize(CrossValidation.MOST_POINTS);
        CrossValidation.Errors blocks = CrossValidation.spatialBlocks(
                        new NearestNeighbour(), points, 500, 5, 7, 2, Progress.NONE)
                .get(0);
        assertThat(blocks.points()).isEqualTo(CrossValidation.MOST_POINTS);
        assertThat(blocks.meanAbsoluteError()).isGreaterThan(10);
    }

    @Test
    void aRandomChoiceIsWithoutRepetitionAndNotAPatternOfTheSeed() {
        int[] choice = RandomChoice.of(1000, 300, 5);
        assertThat(choice).hasSize(300).doesNotHaveDuplicates().isSorted();
        assertThat(choice[0]).isNotNegative();
        assertThat(choice[299]).isLessThan(1000);
        assertThat(RandomChoice.of(1000, 300, 5)).isEqualTo(choice);
        assertThat(RandomChoice.of(1000, 300, 6)).isNotEqualTo(choice);
        assertThat(java.util.Arrays.stream(choice).average().orElseThrow()).isBetween(440.0, 560.0);
        assertThat(RandomChoice.of(3, 300, 5)).containsExactly(0, 1, 2);
    }
}
