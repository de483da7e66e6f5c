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
        InverseDistance idw = new InverseDistance(2, new Neighbourhood(2, 1.5));
        assertThat(at(1, idw)).isEqualTo(1);
        assertThat(at(-2, idw)).isNaN();
    }

    @Test
    void aRadiusAlsoHoldsWhenAllPointsMayTakePart() {
        assertThat(at(1, new InverseDistance(2, new Neighbourhood(0, 1.5)))).isEqualTo(1);
    }

    @Test
    void impossibleSettingsAreNamed() {
        rejected(() -> new InverseDistance(0, Neighbourhood.ALL), "power: 0.0");
        rejected(() -> new InverseDistance(Double.NaN, Neighbourhood.ALL), "power: NaN");
        rejected(() -> Neighbourhood.nearest(-1), "neighbours: -1");
        rejected(() -> new Neighbourhood(5, 0), "radius: 0.0");
        rejected(() -> new Neighbourhood(5, -2), "radius: -2.0");
        rejected(() -> new Neighbourhood(5, Double.NaN), "radius: NaN");
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
