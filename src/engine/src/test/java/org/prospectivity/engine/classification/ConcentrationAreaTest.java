package org.prospectivity.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcentrationAreaTest {
    /** 200,000 cells whose area ≥ v falls as v⁻¹ from 1 to 8, v⁻² to 40 and v⁻³ beyond. */
    private static double[] threePowers() {
        int cells = 200_000;
        double at8 = 1 / 8.0;
        double at40 = at8 * Math.pow(8 / 40.0, 2);
        return IntStream.range(0, cells)
                .mapToDouble(i -> {
                    double share = (i + 0.5) / cells;
                    if (share > at8) {
                        return 1 / share;
                    }
                    return share > at40 ? 8 * Math.sqrt(at8 / share) : 40 * Math.cbrt(at40 / share);
                })
                .toArray();
    }

    @Test
    void theBreaksOfThreePowersAreFound() {
        ConcentrationArea breaks = ConcentrationArea.of(threePowers()).orElseThrow();
        assertThat(breaks.weakAnomaly()).isCloseTo(8, withinPercentage(10));
        assertThat(breaks.strongAnomaly()).isCloseTo(40, withinPercentage(10));
        assertThat(breaks.dimensions().get(0)).isCloseTo(1, within(0.05));
        assertThat(breaks.dimensions().get(1)).isCloseTo(2, within(0.1));
        assertThat(breaks.dimensions().get(2)).isCloseTo(3, within(0.3));
    }

    @Test
    void theyDoNotDependOnTheUnitNorOnCellsWithoutValue() {
        double[] some = Arrays.copyOf(threePowers(), 200_005);
        Arrays.fill(some, 200_000, 200_005, Double.NaN);
        ConcentrationArea ppm = ConcentrationArea.of(some).orElseThrow();
        ConcentrationArea ppb = ConcentrationArea.of(
                        Arrays.stream(some).map(value -> value * 1000).toArray())
                .orElseThrow();
        assertThat(ppb.weakAnomaly()).isCloseTo(1000 * ppm.weakAnomaly(), withinPercentage(1e-6));
    }

    @Test
    void concentrationsThatAreZeroOrAllTheSameHaveNone() {
        double[] same = new double[500];
        Arrays.fill(same, 3);
        assertThat(ConcentrationArea.of(same)).isEmpty();
        same[7] = 0;
        assertThat(ConcentrationArea.of(same)).isEmpty();
        assertThat(ConcentrationArea.of(new double[] {1, 2, 3})).isEmpty();
    }
}
