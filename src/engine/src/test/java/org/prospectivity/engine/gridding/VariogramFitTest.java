package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.Variogram.Shape;
import org.prospectivity.engine.gridding.Variogram.Structure;

class VariogramFitTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nugget 0.05 + spherical 0.59 range 897",
                "spherical 2 range 400",
                "nugget 3 + exponential 0.5 range 200",
                "nugget 0.1 + gaussian 5 range 700",
                "nugget 0.1 + spherical 1 range 250 + spherical 2 range 1100"
            })
    void theModelBehindSemivariancesIsFoundAgain(String text) {
        Variogram truth = Variogram.parse(text);
        Shape[] shapes = truth.structures().stream().map(Structure::shape).toArray(Shape[]::new);
        VariogramFit fit = VariogramFit.of("As", following(truth), shapes);
        assertThat(fit.model().nugget()).isCloseTo(truth.nugget(), within(1e-4));
        for (int s = 0; s < shapes.length; s++) {
            assertThat(fit.model().structures().get(s).sill())
                    .isCloseTo(truth.structures().get(s).sill(), withinPercentage(0.1));
            assertThat(fit.model().structures().get(s).range())
                    .isCloseTo(truth.structures().get(s).range(), withinPercentage(0.1));
        }
        assertThat(fit.weightedSumOfSquares()).isCloseTo(0, within(1e-9));
    }

    @Test
    void fallingSemivariancesGiveAPureNugget() {
        EmpiricalVariogram falling = new EmpiricalVariogram(
                1500,
                100,
                IntStream.rangeClosed(1, 15)
                        .mapToObj(lag -> new EmpiricalVariogram.Lag(100, lag * 100, 2 - lag * 0.05))
                        .toList());
        VariogramFit fit = VariogramFit.of("As", falling, Shape.SPHERICAL);
        assertThat(fit.isPureNugget()).isTrue();
        // The weighted mean of the semivariances.
        double weights = 0;
        double sum = 0;
        for (EmpiricalVariogram.Lag lag : falling.lags()) {
            double weight = lag.pairs() / (lag.distance() * lag.distance());
            weights += weight;
            sum += weight * lag.semivariance();
        }
        assertThat(fit.model()).isEqualTo(new Variogram(fit.model().nugget(), List.of()));
        assertThat(fit.model().nugget()).isCloseTo(sum / weights, within(1e-6));
    }

    @Test
    void aRangeBeyondTheCutoffIsTold() {
        assertThat(VariogramFit.of("As", following(Variogram.parse("spherical 2 range 400")), Shape.SPHERICAL)
                        .isBeyondCutoff())
                .isFalse();
        assertThat(VariogramFit.of("As", following(Variogram.parse("spherical 2 range 2000")), Shape.SPHERICAL)
                        .isBeyondCutoff())
                .isTrue();
    }

    @Test
    void tooFewDistanceClassesAreAnError() {
        EmpiricalVariogram two = new EmpiricalVariogram(
                1500, 3, following(Variogram.parse("nugget 1")).lags().subList(0, 2));
        assertThatThrownBy(() -> VariogramFit.of("As_ppm", two, Shape.SPHERICAL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("As_ppm")
                .hasMessageContaining("only 2 distance classes");
    }

    @Test
    void valuesThatAreAllTheSameAreAnError() {
        EmpiricalVariogram flat = new EmpiricalVariogram(
                1500,
                100,
                IntStream.rangeClosed(1, 15)
                        .mapToObj(lag -> new EmpiricalVariogram.Lag(100, lag * 100, 0))
                        .toList());
        assertThatThrownBy(() -> VariogramFit.of("As_ppm", flat, Shape.SPHERICAL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("As_ppm")
                .hasMessageContaining("same value everywhere");
    }

    private static EmpiricalVariogram following(Variogram model) {
        return new EmpiricalVariogram(
                1500,
                100,
                IntStream.rangeClosed(1, 15)
                        .mapToObj(
                                lag -> new EmpiricalVariogram.Lag(50 + lag, lag * 95, model.semivariance(lag * 95, 0)))
                        .toList());
    }
}
