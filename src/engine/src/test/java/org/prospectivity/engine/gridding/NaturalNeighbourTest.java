package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;

class NaturalNeighbourTest {
    @Test
    void aPlaneIsReproduced() {
        PointValues points = Survey.of(200, (e, n) -> 0.3 * (e - 500_000) - 0.2 * (n - 6_000_000) + 5);
        Surface.Predictor predictor = new NaturalNeighbour().fit(points).predictor();
        double[] value = new double[1];
        for (int i = 0; i < 60; i++) {
            double e = 500_200 + 10 * i;
            double n = 6_000_800 - 9 * i;
            predictor.predict(e, n, value, null);
            assertThat(value[0]).isCloseTo(0.3 * (e - 500_000) - 0.2 * (n - 6_000_000) + 5, within(1e-6));
        }
    }

    @Test
    void theMiddleOfASquareIsTheMeanOfItsCornersBesideFartherPoints() {
        PointValues points =
                new PointValues(new double[] {0, 10, 10, 0, -20, 30}, new double[] {0, 0, 10, 10, 5, 5}, new double[] {
                    1, 2, 3, 6, 99, 99
                });
        double[] value = new double[1];
        new NaturalNeighbour().fit(points).predictor().predict(5, 5, value, null);
        assertThat(value[0]).isCloseTo(3, within(1e-9));
    }

    @Test
    void outsideTheConvexHullThereIsNoValue() {
        double[] value = new double[1];
        Surface.Predictor predictor =
                new NaturalNeighbour().fit(Survey.of(50, Survey::hills)).predictor();
        predictor.predict(499_999, 6_000_500, value, null);
        assertThat(value[0]).isNaN();
    }

    @Test
    void pointsOnOneLineAreRefused() {
        PointValues line = new PointValues(new double[] {0, 1, 2, 3}, new double[] {0, 1, 2, 3}, new double[4]);
        assertThatThrownBy(() -> new NaturalNeighbour().fit(line))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one line");
    }
}
