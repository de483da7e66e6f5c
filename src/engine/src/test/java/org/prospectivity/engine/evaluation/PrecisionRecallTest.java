package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

    @Test
    void averagePrecisionIsTheMeanPrecisionAtTheScoreOfEachDepositCell() {
        Random random = new Random(2);
        for (int trial = 0; trial < 20; trial++) {
            float[] positives = RocTest.rounded(random, 1 + random.nextInt(40), 0.2);
            float[] background = RocTest.rounded(random, 1 + random.nextInt(300), 0);
            double sum = 0;
            for (float threshold : positives) {
                double found = count(positives, threshold);
                sum += found / (found + count(background, threshold));
            }
            assertThat(PrecisionRecall.of(positives, background).averagePrecision())
                    .isCloseTo(sum / positives.length, within(1e-12));
        }
    }

    @Test
    void precisionAndRecallAreCountedAtEachDistinctScore() {
        PrecisionRecall curve = PrecisionRecall.of(new float[] {0.8f, 0.35f}, new float[] {0.1f, 0.4f});

        assertThat(curve.thresholds()).containsExactly(0.8f, 0.4f, 0.35f, 0.1f);
        assertThat(curve.precision()).containsExactly(1, 0.5, 2 / 3.0, 0.5);
        assertThat(curve.recall()).containsExactly(0.5, 0.5, 1, 1);
        assertThat(curve.averagePrecision()).isCloseTo(5 / 6.0, within(1e-12));
    }

    private static double count(float[] scores, float threshold) {
        int count = 0;
        for (float score : scores) {
            count += score >= threshold ? 1 : 0;
        }
        return count;
    }
}
