package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final float[] POSITIVES = {0.75f, 0.25f};
    private static final float[] NEGATIVES = {0.25f, 0.25f, 0.25f, 0.5f};

    @Test
    void eachCellCountsTheSame() {
        Classification found = Classification.of(POSITIVES, NEGATIVES);

        assertThat(found.accuracy()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(found.crossEntropy())
                .isCloseTo(-(4 * Math.log(0.75) + Math.log(0.25) + Math.log(0.5)) / 6, within(1e-7));
    }

    @Test
    void atEvenOddsBothGroupsCountTheSame() {
        Classification found = Classification.atEvenOdds(POSITIVES, NEGATIVES);

        assertThat(found.accuracy()).isCloseTo((1 / 2.0 + 3 / 4.0) / 2, within(1e-12));
        assertThat(found.crossEntropy())
                .isCloseTo(
                        -((Math.log(0.75) + Math.log(0.25)) / 2 + (3 * Math.log(0.75) + Math.log(0.5)) / 4) / 2,
                        within(1e-7));
    }

    @Test
    void oneConfidentErrorCostsNoMoreThanTheLimit() {
        assertThat(Classification.of(new float[] {0}, new float[] {0}).crossEntropy())
                .isCloseTo(-Math.log(Classification.EPSILON) / 2, within(1e-6));
    }

    @Test
    void scoresOutsideZeroToOneAreRefused() {
        assertThatThrownBy(() -> Classification.of(new float[] {1.1f}, NEGATIVES))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> Classification.of(new float[] {Float.NaN}, NEGATIVES))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Classification.of(POSITIVES, new float[0])).hasMessageContaining("no scores");
    }
}
