package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {

    @Test
    void binsHoldTheirMeanScoreAndTheShareOfDepositsAtEvenOdds() {
        CalibrationCurve curve = CalibrationCurve.of(new float[] {1f, 0.75f}, new float[] {0.25f, 0f, 0.25f, 0.75f}, 2);

        // Below 0.5: no deposit, three quarters of the background. Above: all deposits, a quarter of the background.
        assertThat(curve.bins()).hasSize(2);
        assertThat(curve.bins().get(0).observed()).isZero();
        assertThat(curve.bins().get(0).score()).isCloseTo(0.5 / 3, within(1e-7));
        assertThat(curve.bins().get(0).background()).isEqualTo(3);
        assertThat(curve.bins().get(1).observed()).isCloseTo(0.8, within(1e-12));
        assertThat(curve.bins().get(1).score()).isCloseTo((0.5 * 0.875 + 0.125 * 0.75) / 0.625, within(1e-7));
        assertThat(curve.bins().get(1).positives()).isEqualTo(2);
        assertThat(curve.error()).isCloseTo(0.375 * 0.5 / 3 + 0.625 * ((0.4375 + 0.09375) / 0.625 - 0.8), within(1e-7));
    }

    @Test
    void probabilitiesAtEvenOddsHaveNoErrorWhateverTheNumbersOfCells() {
        Random random = new Random(3);
        float[] positives = new float[20_000];
        float[] background = new float[60_000];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = (float) Math.sqrt(random.nextDouble());
        }
        for (int i = 0; i < background.length; i++) {
            background[i] = (float) (1 - Math.sqrt(random.nextDouble()));
        }
        CalibrationCurve curve = CalibrationCurve.of(positives, background, 10);

        assertThat(curve.bins()).hasSize(10).allSatisfy(bin -> assertThat(bin.observed())
                .isCloseTo(bin.score(), within(0.02)));
        assertThat(curve.error()).isLessThan(0.01);
    }

    @Test
    void scoresOutsideZeroToOneAreRefused() {
        assertThatThrownBy(() -> CalibrationCurve.of(new float[] {-1}, new float[] {0}, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
