package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every interpolator. */
class InterpolatorTest {
    private static final Variogram VARIOGRAM = Variogram.parse("nugget 0.1 + spherical 1 range 300");
    private static final Variogram OTHER = Variogram.parse("nugget 0.1 + exponential 2 range 100");

    static Stream<Named<Interpolator>> interpolators() {
        return Stream.of(
                Named.of("IDW of 12", new InverseDistance(2, Neighbourhood.nearest(12))),
                Named.of("IDW of 8 in 4 sectors", new InverseDistance(2, new Neighbourhood(8, 1e6, 4))),
                Named.of("IDW of all", new InverseDistance(3, Neighbourhood.ALL)),
                Named.of(
                        "kriging of 16", new OrdinaryKriging(List.of(VARIOGRAM, VARIOGRAM), Neighbourhood.nearest(16))),
                Named.of(
                        "kriging of 16, two variograms",
                        new OrdinaryKriging(List.of(VARIOGRAM, OTHER), Neighbourhood.nearest(16))),
                Named.of("kriging of all", new OrdinaryKriging(List.of(VARIOGRAM, VARIOGRAM), Neighbourhood.ALL)),
                Named.of(
                        "kriging of all, two variograms",
                        new OrdinaryKriging(List.of(VARIOGRAM, OTHER), Neighbourhood.ALL)),
                Named.of("natural neighbour", new NaturalNeighbour()),
                Named.of("nearest", new NearestNeighbour()));
    }

    @ParameterizedTest
    @MethodSource("interpolators")
    void aPointIsHonouredExactly(Interpolator interpolator) {
        PointValues points = Survey.of(80, Survey::hills, Survey::slopes);
        Surface.Predictor predictor = interpolator.fit(points).predictor();
        double[] values = new double[2];
        for (int p = 0; p < points.size(); p++) {
            predictor.predict(points.easting(p), points.northing(p), values, null);
            if (!Double.isNaN(values[0])) {
                assertThat(values).containsExactly(points.value(0, p), points.value(1, p));
            } else {
                assertThat(interpolator).isInstanceOf(NaturalNeighbour.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("interpolators")
    void aConstantStaysAConstant(Interpolator interpolator) {
        PointValues points = Survey.of(80, (e, n) -> 3, (e, n) -> -7);
        Surface.Predictor predictor = interpolator.fit(points).predictor();
        double[] values = new double[2];
        for (int i = 0; i < 50; i++) {
            predictor.predict(500_200 + 10 * i, 6_000_300 + 7 * i, values, null);
            assertThat(values[0]).isCloseTo(3, within(1e-9));
            assertThat(values[1]).isCloseTo(-7, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("interpolators")
    void leavingAPointOutIsPredictingFromTheOthers(Interpolator interpolator) {
        PointValues points = Survey.of(60, Survey::hills, Survey::slopes);
        Surface.Predictor whole = interpolator.fit(points).predictor();
        double[] expected = new double[2];
        double[] expectedVariances = new double[2];
        double[] values = new double[2];
        double[] variances = new double[2];
        for (int p = 0; p < points.size(); p++) {
            int left = p;
            int[] others =
                    IntStream.range(0, points.size()).filter(o -> o != left).toArray();
            interpolator
                    .fit(points.select(others))
                    .predictor()
                    .predict(points.easting(p), points.northing(p), expected, expectedVariances);
            whole.predictWithout(p, values, variances);
            for (int v = 0; v < 2; v++) {
                if (Double.isNaN(expected[v])) {
                    assertThat(values[v]).isNaN();
                } else {
                    assertThat(values[v]).isCloseTo(expected[v], within(1e-8));
                    assertThat(variances[v]).isCloseTo(expectedVariances[v], within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("interpolators")
    void variablesGriddedTogetherAreAsGriddedAlone(Interpolator interpolator) {
        PointValues both = Survey.of(60, Survey::hills, Survey::slopes);
        Surface.Predictor together = interpolator.fit(both).predictor();
        double[] expected = new double[2];
        double[] value = new double[1];
        for (int v = 0; v < 2; v++) {
            PointValues one = Survey.of(60, v == 0 ? Survey::hills : Survey::slopes);
            Surface.Predictor alone =
                    interpolator.forVariables(new int[] {v}).fit(one).predictor();
            for (int i = 0; i < 40; i++) {
                together.predict(500_300 + 9 * i, 6_000_400 + 11 * i, expected, null);
                alone.predict(500_300 + 9 * i, 6_000_400 + 11 * i, value, null);
                assertThat(value[0]).isCloseTo(expected[v], within(1e-12));
            }
        }
    }
}
