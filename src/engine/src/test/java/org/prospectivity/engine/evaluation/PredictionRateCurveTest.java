package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionRateCurveTest {
    /** Ten cells; two deposits share the best, two have the third's score, one the eighth's. */
    private static final float[] CELLS = {0.9f, 0.8f, 0.7f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f};

    private static final float[] DEPOSITS = {0.9f, 0.9f, 0.7f, 0.3f};

    @Test
    void pointsAreSharesOfDepositsAndOfAreaDownToEachScore() {
        PredictionRateCurve curve = PredictionRateCurve.of(DEPOSITS, CELLS);

        assertThat(curve.area()).containsExactly(0, 0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
        assertThat(curve.deposits()).containsExactly(0, 0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 1, 1, 1);
        assertThat(curve.areaUnder())
                .isCloseTo(0.1 * 0.25 + 0.1 * 0.5 + 0.2 * 0.625 + 0.3 * 0.75 + 0.1 * 0.875 + 0.2, within(1e-12));
    }

    @Test
    void theBestTenPerCentHoldTwoOfFourDeposits() {
        PredictionRateCurve curve = PredictionRateCurve.of(DEPOSITS, CELLS);

        assertThat(curve.depositsIn(0.1)).isCloseTo(0.5, within(1e-12));
        assertThat(curve.lift(0.1)).isCloseTo(5, within(1e-12));
        assertThat(curve.areaFor(0.5)).isCloseTo(0.1, within(1e-12));
        assertThat(curve.areaFor(0.75)).isCloseTo(0.4, within(1e-12));
        assertThat(curve.depositsIn(0)).isZero();
        assertThat(curve.depositsIn(1)).isEqualTo(1);
    }

    @Test
    void insideEqualScoresHalfTheAreaHoldsHalfTheDeposits() {
        assertThat(PredictionRateCurve.of(DEPOSITS, CELLS).depositsIn(0.3)).isCloseTo(0.625, within(1e-12));
        assertThat(PredictionRateCurve.of(new float[] {0}, new float[] {0, 0, 0})
                        .depositsIn(0.25))
                .isCloseTo(0.25, within(1e-12));
    }

    @Test
    void sharesOutsideZeroToOneAreRefused() {
        PredictionRateCurve curve = PredictionRateCurve.of(DEPOSITS, CELLS);

        assertThatThrownBy(() -> curve.depositsIn(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> curve.areaFor(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
