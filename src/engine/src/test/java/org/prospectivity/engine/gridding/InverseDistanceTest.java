package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;

class InverseDistanceTest {
    private static final PointValues TWO =
            new PointValues(new double[] {0, 3}, new double[] {0, 0}, new double[] {1, 7});

    @Test
    void twoPointsAreWeightedByTheirDistanceToThePower() {
        assertThat(at(1, new InverseDistance(2, Neighbourhood.ALL))).isCloseTo((1 + 7 / 4.0) / (1 + 1 / 4.0), eps());
        assertThat(at(1, new InverseDistance(1, Neighbourhood.nearest(2))))
                .isCloseTo((1 + 7 / 2.0) / (1 + 1 / 2.0), eps());
        assertThat(at(1, new InverseDistance(3.5, Neighbourhood.ALL)))
                .isCloseTo((1 + 7 / Math.pow(2, 3.5)) / (1 + 1 / Math.pow(2, 3.5)), eps());
    }

    @Test
    void onlyTheNearestCountWhenSoAsked() {
        assertThat(at(1, new InverseDistance(2, Neighbourhood.nearest(1)))).isEqualTo(1);
    }

    @Test
    void beyondTheRadiusOfEveryPointThereIsNoValue() {
        InverseDistance idw = new InverseDistance(2, new Neighbourhood(2, 1.5, 1));
        assertThat(at(1, idw)).isEqualTo(1);
        assertThat(at(-2, idw)).isNaN();
    }

    @Test
    void aRadiusAlsoHoldsWhenAllPointsMayTakePart() {
        assertThat(at(1, new InverseDistance(2, new Neighbourhood(0, 1.5, 1)))).isEqualTo(1);
    }

    @Test
    void sectorsKeepAClusterFromTakingAllPlaces() {
        // Four points close together in the east, one in each other quarter of the compass.
        PointValues points = new PointValues(
                new double[] {10, 10, 11, 11, -30, -40, 50},
                new double[] {1, 2, 1, 2, 30, -40, -50},
                new double[] {1, 1, 1, 1, 20, 30, 40});
        double[] value = new double[1];
        new InverseDistance(2, Neighbourhood.nearest(4)).fit(points).predictor().predict(0, 0, value, null);
        assertThat(value[0]).isCloseTo(1, eps());
        new InverseDistance(2, new Neighbourhood(4, Double.POSITIVE_INFINITY, 4))
                .fit(points)
                .predictor()
                .predict(0, 0, value, null);
        double[] weights = {1 / 101.0, 1 / 1800.0, 1 / 3200.0, 1 / 5000.0};
        assertThat(value[0])
                .isCloseTo(
                        (weights[0] + 20 * weights[1] + 30 * weights[2] + 40 * weights[3])
                                / (weights[0] + weights[1] + weights[2] + weights[3]),
                        eps());
    }

    @Test
    void impossibleSettingsAreNamed() {
        rejected(() -> new InverseDistance(0, Neighbourhood.ALL), "power: 0.0");
        rejected(() -> new InverseDistance(Double.NaN, Neighbourhood.ALL), "power: NaN");
        rejected(() -> new Neighbourhood(8, 100, 0), "sectors: 0");
        rejected(() -> new Neighbourhood(9, 100, 4), "neighbours: 9 in 4 sectors");
        rejected(() -> new Neighbourhood(0, 100, 4), "neighbours: 0 in 4 sectors");
        rejected(() -> Neighbourhood.nearest(-1), "neighbours: -1");
        rejected(() -> new Neighbourhood(5, 0, 1), "radius: 0.0");
        rejected(() -> new Neighbourhood(5, -2, 1), "radius: -2.0");
        rejected(() -> new Neighbourhood(5, Double.NaN, 1), "radius: NaN");
    }

    private static void rejected(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    private static double at(double easting, InverseDistance idw) {
        double[] value = new double[1];
        idw.fit(TWO).predictor().predict(easting, 0, value, null);
        return value[0];
    }

    private static Offset<Double> eps() {
        return within(1e-12);
    }
}
