package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trial tells of the time the whole takes. */
class TrialTest {
    @Test
    void thePaceIsThatOfTheSecondHalf() {
        // 4 s to read, then a hundredth a second: 0.06 of it at 10 s, 94 more to come
        List<double[]> told = List.of(
                new double[] {1, 0}, new double[] {4, 0}, new double[] {5, 0.01}, new double[] {8, 0.04}, new double[] {
                    10, 0.06
                });
        assertThat(Trial.estimate(told, 10)).isCloseTo(104, within(1e-9));
    }

    @Test
    void aJumpAtTheBeginningIsNoPace() {
        List<double[]> told = List.of(new double[] {2, 0.15}, new double[] {5, 0.15}, new double[] {10, 0.16});
        assertThat(Trial.estimate(told, 10)).isCloseTo(10 + 0.84 * 5 / 0.01, within(1e-9));
    }

    @Test
    void withoutProgressNothingIsSaid() {
        assertThat(Trial.estimate(List.of(), 10)).isNaN();
        assertThat(Trial.estimate(List.of(new double[] {1, 0.3}, new double[] {9, 0.301}), 10))
                .isNaN();
    }
}
