package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class EmpiricalVariogramTest {
    @Test
    void threePointsMakeThreePairs() {
        PointValues points = new PointValues(new double[] {0, 3, 0}, new double[] {0, 0, 4}, new double[] {1, 2, 5});
        EmpiricalVariogram variogram =
                EmpiricalVariogram.of(points, 5, 5, 1, Progress.NONE).get(0);
        assertThat(variogram.lags())
                .containsExactly(
                        new EmpiricalVariogram.Lag(1, 3, 0.5),
                        new EmpiricalVariogram.Lag(1, 4, 8),
                        new EmpiricalVariogram.Lag(1, 5, 4.5));
    }

    @Test
    void aDistanceBelongsToTheClassItEnds() {
        PointValues points = new PointValues(new double[] {0, 2, 5}, new double[3], new double[] {0, 1, 3});
        EmpiricalVariogram variogram =
                EmpiricalVariogram.of(points, 4, 2, 1, Progress.NONE).get(0);
        assertThat(variogram.lags())
                .containsExactly(new EmpiricalVariogram.Lag(1, 2, 0.5), new EmpiricalVariogram.Lag(1, 3, 2));
    }

    @Test
    void samplesAtOnePlaceDoNotCount() {
        PointValues points = new PointValues(new double[] {0, 0, 1}, new double[3], new double[] {0, 50, 0});
        assertThat(EmpiricalVariogram.of(points, 1, 1, 1, Progress.NONE).get(0).lags())
                .containsExactly(new EmpiricalVariogram.Lag(2, 1, 625));
    }

    @Test
    void theCutoffIsAThirdOfTheDiagonal() {
        assertThat(EmpiricalVariogram.defaultCutoff(
                        new PointValues(new double[] {10, 40, 20}, new double[] {5, 6, 45}, new double[3])))
                .isCloseTo(50 / 3.0, within(1e-12));
    }

    @Test
    void ofVeryManyPointsARandomChoiceTellsTheSame() {
        // Independent noise of variance 1/12: the semivariance is 1/12 at every distance.
        SplittableRandom noise = new SplittableRandom(3);
        PointValues points = Survey.of(12_000, (e, n) -> noise.nextDouble());
        List<EmpiricalVariogram> variograms = EmpiricalVariogram.of(points, 300, 5, 42, Progress.NONE);
        assertThat(variograms.get(0).points()).isEqualTo(EmpiricalVariogram.MOST_POINTS);
        assertThat(variograms.get(0).lags()).hasSize(5).allSatisfy(lag -> assertThat(lag.semivariance())
                .isCloseTo(1 / 12.0, withinPercentage(3)));
        assertThat(EmpiricalVariogram.of(points, 300, 5, 42, Progress.NONE)).isEqualTo(variograms);
    }
}
