package org.prospectivity.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final float[] POSITIVES = {0.75f, 0.25f};
    private static final float[] NEGATIVES = {0.25f, 0.25f, 0.25f, 0.5f};

    @Test
    void atTheirOwnOddsEachCellCountsTheSameAndDepositsAreAsRareAsTheyAre() {
        Classification found = Classification.atOwnOdds(POSITIVES, NEGATIVES);

        // even odds are 1 to 2 here: 0.75 is 3 to 2, 0.25 is 1 to 6, 0.5 is 1 to 2
        assertThat(found.accuracy()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(found.crossEntropy())
                .isCloseTo(
                        -(Math.log(3 / 5.0) + Math.log(1 / 7.0) + 3 * Math.log(6 / 7.0) + Math.log(2 / 3.0)) / 6,
                        within(1e-6));
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
        assertThat(Classification.atEvenOdds(new float[] {0}, new float[] {0}).crossEntropy())
                .isCloseTo(-Math.log(Classification.EPSILON) / 2, within(1e-6));
    }

    @Test
    void scoresOutsideZeroToOneAreRefused() {
        assertThatThrownBy(() -> Classification.atOwnOdds(new float[] {1.1f}, NEGATIVES))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> Classification.atOwnOdds(new float[] {Float.NaN}, NEGATIVES))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Classification.atOwnOdds(POSITIVES, new float[0]))
                .hasMessageContaining("no scores");
    }
}
