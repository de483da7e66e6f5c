package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class CrossValidationTest {
    @Test
    void theErrorsOfThreePointsInARowAreThoseWorkedOutByHand() {
        // The nearest of the others: 0 → 1, 1 → 0 (nearer than 5), 5 → 1.
        PointValues points = new PointValues(new double[] {0, 1, 5}, new double[3], new double[] {10, 13, 11});
        CrossValidation.Errors errors = CrossValidation.leaveOneOut(new NearestNeighbour(), points, 1, Progress.NONE)
                .get(0);
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
        CrossValidation.Errors errors = CrossValidation.leaveOneOut(new NaturalNeighbour(), points, 1, Progress.NONE)
                .get(0);
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
        assertThat(CrossValidation.leaveOneOut(kriging, points, 1, Progress.NONE)
                        .get(0)
                        .meanSquaredNormalisedError())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aVariableIsJudgedWhereItIsKnown() {
        PointValues points = new PointValues(
                new double[] {0, 1, 5}, new double[3], new double[] {10, 13, 11}, new double[] {1, Double.NaN, 4});
        List<CrossValidation.Errors> errors =
                CrossValidation.leaveOneOut(new NearestNeighbour(), points, 2, Progress.NONE);
        assertThat(errors.get(1).points()).isEqualTo(2);
        assertThat(errors.get(1).meanAbsoluteError()).isEqualTo(3);
    }
}
