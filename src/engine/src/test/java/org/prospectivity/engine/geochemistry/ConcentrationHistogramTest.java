package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcentrationHistogramTest {
    @Test
    void binsOfTheLogarithmHaveEqualRatios() {
        // One value in the middle of each of 30 bins from 1 to 1000, and the two ends.
        List<Object> values = new ArrayList<>(List.of(1, 1000));
        for (int i = 0; i < 30; i++) {
            values.add(Math.pow(10, 0.1 * (i + 0.5)));
        }
        ConcentrationHistogram histogram = ConcentrationHistogram.of(new Determinations("As_ppm", values), true);
        assertThat(histogram.low()).isEqualTo(1);
        assertThat(histogram.high()).isEqualTo(1000);
        assertThat(histogram.edge(10)).isCloseTo(10, within(1e-9));
        assertThat(histogram.measured()[0]).isEqualTo(2);
        assertThat(histogram.measured()[29]).isEqualTo(2);
        assertThat(Arrays.copyOfRange(histogram.measured(), 1, 29)).containsOnly(1);
        assertThat(histogram.censored()).containsOnly(0);
    }

    @Test
    void censoredValuesCountAtTheirLimitAndRichSamplesBeyondTheEnd() {
        List<Object> values = new ArrayList<>(Collections.nCopies(10, "<5"));
        for (int i = 0; i < 89; i++) {
            values.add(10 + i % 10);
        }
        values.add(100_000);
        values.add(null);
        ConcentrationHistogram histogram = ConcentrationHistogram.of(new Determinations("As_ppm", values), false);
        assertThat(histogram.low()).isEqualTo(5);
        assertThat(histogram.high()).isEqualTo(19);
        assertThat(histogram.censored()[0]).isEqualTo(10);
        assertThat(Arrays.stream(histogram.measured()).sum()).isEqualTo(89);
        assertThat(histogram.beyond()).isEqualTo(1);
        assertThat(histogram.edge(30)).isEqualTo(19);
    }

    @Test
    void aZeroHasNoPlaceAmongLogarithmsAndEqualValuesShareABin() {
        Determinations determinations = new Determinations("As_ppm", List.of(0, 3, 3, 3));
        assertThat(ConcentrationHistogram.of(determinations, true).zeros()).isEqualTo(1);
        assertThat(ConcentrationHistogram.of(determinations, true).measured()[0])
                .isEqualTo(3);
        assertThat(ConcentrationHistogram.of(determinations, false).zeros()).isZero();
    }
}
