package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocTest {

    @Test
    void theAreaIsTheShareOfPairsInOrderWithTiesCountingHalf() {
        Random random = new Random(1);
        for (int trial = 0; trial < 20; trial++) {
            float[] positives = rounded(random, 1 + random.nextInt(40), 0.2);
            float[] background = rounded(random, 1 + random.nextInt(300), 0);
            double pairs = 0;
            for (float p : positives) {
                for (float b : background) {
                    pairs += p > b ? 1 : p == b ? 0.5 : 0;
                }
            }
            assertThat(Roc.of(positives, background).auc())
                    .isCloseTo(pairs / positives.length / background.length, within(1e-12));
        }
    }

    @Test
    void theAreaIsExactForGroupsWhosePairsOverflowAnInt() {
        float[] low = new float[70_000];
        float[] high = new float[70_000];
        java.util.Arrays.fill(high, 1);

        assertThat(Roc.of(high, low).auc()).isEqualTo(1);
        assertThat(Roc.of(low, high).auc()).isEqualTo(0);
        assertThat(Roc.of(low, low).auc()).isEqualTo(0.5);
    }

    @Test
    void theCurveRunsFromNothingFoundToAllFound() {
        Roc roc = Roc.of(new float[] {0.9f, 0.4f}, new float[] {0.9f, 0.2f, 0.1f, 0.1f});

        assertThat(roc.thresholds()).containsExactly(Float.POSITIVE_INFINITY, 0.9f, 0.4f, 0.2f, 0.1f);
        assertThat(roc.truePositiveRate()).containsExactly(0, 0.5, 1, 1, 1);
        assertThat(roc.falsePositiveRate()).containsExactly(0, 0.25, 0.25, 0.5, 1);
    }

    @Test
    void scoresThatAreNotNumbersOrMissingAreRefused() {
        assertThatThrownBy(() -> Roc.of(new float[] {Float.NaN}, new float[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Roc.of(new float[0], new float[] {1})).isInstanceOf(IllegalArgumentException.class);
    }

    static float[] rounded(Random random, int count, double shift) {
        float[] scores = new float[count];
        for (int i = 0; i < count; i++) {
            scores[i] = Math.round(Math.min(1, random.nextDouble() + shift) * 20) / 20f;
        }
        return scores;
    }
}
