package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionAreaPlotTest {
    private static final float[] CELLS = {0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f, 0f};

    @Test
    void theCurvesMeetWhereDepositsFoundEqualAreaLeftOut() {
        // Found 1/5, 2/5, 4/5, 4/5 ... and left out 9/10, 8/10, 7/10: they pass each other at the third score.
        PredictionAreaPlot plot =
                PredictionAreaPlot.of(PredictionRateCurve.of(new float[] {0.9f, 0.8f, 0.7f, 0.7f, 0.3f}, CELLS));

        assertThat(plot.threshold()).isCloseTo(0.7, within(1e-6));
        assertThat(plot.deposits()).isCloseTo(0.8, within(1e-12));
        assertThat(plot.area()).isCloseTo(0.3, within(1e-12));
        assertThat(plot.density()).isCloseTo(0.8 / 0.3, within(1e-12));
        assertThat(plot.weight()).isCloseTo(Math.log(8 / 3.0), within(1e-12));
    }

    @Test
    void theCurvesOfAMapThatKnowsNothingMeetAtOneHalf() {
        PredictionAreaPlot plot = PredictionAreaPlot.of(PredictionRateCurve.of(CELLS, CELLS));

        assertThat(plot.deposits()).isEqualTo(0.5);
        assertThat(plot.area()).isEqualTo(0.5);
        assertThat(plot.weight()).isZero();
    }

    @Test
    void aMapOfOneScoreTakesAllOfBoth() {
        PredictionAreaPlot plot =
                PredictionAreaPlot.of(PredictionRateCurve.of(new float[] {0.5f}, new float[] {0.5f, 0.5f}));

        assertThat(plot.deposits()).isEqualTo(1);
        assertThat(plot.area()).isEqualTo(1);
    }
}
