package org.prospectivity.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {
    @Test
    void theOddsOfAStackAreTheGeometricMeanOfItsModels() {
        float[][] one = {{0.5f, 0.9f, Float.NaN}, {0.2f, 0.2f, 0.5f}};
        float[][] other = {{0.8f, 0.9f, 0.5f}};
        float[][] stacked = Stack.of(List.of(one, other));
        assertThat(stacked).hasDimensions(2, 3);
        // odds 1 and 4: 2
        assertThat(stacked[0][0]).isCloseTo(2 / 3f, within(1e-6f));
        assertThat(stacked[0][1]).isCloseTo(0.9f, within(1e-6f));
        assertThat(stacked[0][2]).isNaN();
        // odds 1/4 and 4, the other's last member
        assertThat(stacked[1][0]).isCloseTo(0.5f, within(1e-6f));
        assertThat(stacked[1][2]).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void whatAModelIsSureOfDoesNotDecideAlone() {
        float[][] sure = {{0, 1}};
        float[][] other = {{0.5f, 0.5f}};
        float[][] stacked = Stack.of(List.of(sure, other));
        // odds of 1 to 999
        assertThat(stacked[0][0]).isCloseTo((float) (1 / (1 + Math.sqrt(999))), within(1e-6f));
        assertThat(stacked[0][1]).isCloseTo(1 - stacked[0][0], within(1e-6f));
    }
}
