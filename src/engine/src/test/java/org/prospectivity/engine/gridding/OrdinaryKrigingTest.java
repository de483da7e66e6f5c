package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;

class OrdinaryKrigingTest {
    /** The textbook form: semivariances bordered by ones, solved as a whole (Isaaks and Srivastava 1989, ch. 12). */
    private static double[] textbook(PointValues points, int[] neighbours, Variogram model, double e, double n) {
        int k = neighbours.length;
        double[][] matrix = new double[k + 1][k + 1];
        double[] right = new double[k + 1];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                matrix[i][j] = model.semivariance(
                        points.easting(neighbours[i]) - points.easting(neighbours[j]),
                        points.northing(neighbours[i]) - points.northing(neighbours[j]));
            }
            matrix[i][k] = 1;
            matrix[k][i] = 1;
            right[i] = model.semivariance(points.easting(neighbours[i]) - e, points.northing(neighbours[i]) - n);
        }
        right[k] = 1;
        RealVector solution = new LUDecomposition(new Array2DRowRealMatrix(matrix))
                .getSolver()
                .solve(new ArrayRealVector(right));
        double value = 0;
        for (int i = 0; i < k; i++) {
            value += solution.getEntry(i) * points.value(0, neighbours[i]);
        }
        return new double[] {value, solution.dotProduct(new ArrayRealVector(right))};
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nugget 0.1 + spherical 1 range 300",
                "spherical 1 range 300",
                "exponential 2 range 100 + nugget 0.5",
                "nugget 0.2 + gaussian 1 range 150",
                "nugget 0.1 + spherical 0.5 range 80 + spherical 0.7 range 500",
                "nugget 0.1 + spherical 1 range 300 azimuth 60 ratio 0.3",
                "nugget 2"
            })
    void valueAndVarianceAreThoseOfTheTextbookSystem(String text) {
        Variogram model = Variogram.parse(text);
        PointValues points = Survey.of(50, Survey::hills);
        for (int k : new int[] {1, 2, 8, 50}) {
            Surface.Predictor predictor = new OrdinaryKriging(List.of(model), Neighbourhood.nearest(k))
                    .fit(points)
                    .predictor();
            double[] value = new double[1];
            double[] variance = new double[1];
            for (int i = 0; i < 30; i++) {
                double e = 500_010 + 33 * i;
                double n = 6_001_050 - 37 * i;
                int[] neighbours = IntStream.range(0, points.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(
                                p -> Math.hypot(points.easting(p) - e, points.northing(p) - n)))
                        .limit(k)
                        .mapToInt(Integer::intValue)
                        .toArray();
                double[] expected = textbook(points, neighbours, model, e, n);
                predictor.predict(e, n, value, variance);
                assertThat(value[0]).isCloseTo(expected[0], within(1e-9));
                assertThat(variance[0]).isCloseTo(expected[1], within(1e-9));
            }
        }
    }

    @Test
    void betweenTwoPointsTheVarianceFollowsInClosedForm() {
        // Weights ½ each: variance = 2 γ(d/2) − γ(d)/2.
        Variogram model = Variogram.parse("nugget 0.3 + spherical 1 range 100");
        PointValues points = new PointValues(new double[] {0, 60}, new double[] {0, 0}, new double[] {4, 8});
        double[] value = new double[1];
        double[] variance = new double[1];
        new OrdinaryKriging(List.of(model), Neighbourhood.ALL)
                .fit(points)
                .predictor()
                .predict(30, 0, value, variance);
        assertThat(value[0]).isCloseTo(6, within(1e-12));
        assertThat(variance[0]).isCloseTo(2 * model.semivariance(30, 0) - model.semivariance(60, 0) / 2, within(1e-12));
    }

    @Test
    void theVarianceAtAPointIsZero() {
        PointValues points = Survey.of(30, Survey::hills);
        for (Neighbourhood neighbourhood : List.of(Neighbourhood.ALL, Neighbourhood.nearest(8))) {
            double[] variance = {-1};
            new OrdinaryKriging(List.of(Variogram.parse("nugget 1 + spherical 1 range 300")), neighbourhood)
                    .fit(points)
                    .predictor()
                    .predict(points.easting(4), points.northing(4), new double[1], variance);
            assertThat(variance[0]).isZero();
        }
    }

    @Test
    void twoPointsAtOnePlaceHaveNoSolutionAndTheErrorSaysWhere() {
        PointValues points =
                new PointValues(new double[] {0, 0, 50, 80}, new double[] {5, 5, 0, 30}, new double[] {1, 2, 3, 4});
        for (Neighbourhood neighbourhood : List.of(Neighbourhood.ALL, Neighbourhood.nearest(3))) {
            OrdinaryKriging kriging =
                    new OrdinaryKriging(List.of(Variogram.parse("spherical 1 range 100")), neighbourhood);
            assertThatThrownBy(() -> kriging.fit(points).predictor().predict(10, 10, new double[1], null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("variogram: ")
                    .hasMessageContaining("no solution");
        }
    }

    @Test
    void allOfVeryManyPointsAreRefused() {
        assertThatThrownBy(() -> new OrdinaryKriging(List.of(Variogram.parse("nugget 1")), Neighbourhood.ALL)
                        .fit(Survey.of(4001, Survey::hills)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neighbours: 0 (all 4001 samples)");
    }
}
