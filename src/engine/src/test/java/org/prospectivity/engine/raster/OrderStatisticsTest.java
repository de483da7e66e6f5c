package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class OrderStatisticsTest {
    private static OrderStatistics of(float... values) {
        GridGeometry row = new GridGeometry(0, 0, 10, values.length, 1);
        return new OrderStatistics(new RasterStack(row, List.of(Band.of("score")), List.of(values)), 0, Progress.NONE);
    }

    @Test
    void valuesByRankAreThoseOfTheSortedOnes() {
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)));
        }
        long[] ranks = {0, 1, 17, 2499, 2500, 4998, 4999};
        float[] found = of(values).at(ranks, Progress.NONE);
        Arrays.sort(values);
        for (int i = 0; i < ranks.length; i++) {
            assertThat(found[i]).isEqualTo(values[(int) ranks[i]]);
        }
    }

    @Test
    void noDataDoesNotCount() {
        OrderStatistics some = of(Float.NaN, 2, Float.NaN, 1);
        assertThat(some.count()).isEqualTo(2);
        assertThat(some.at(new long[] {0, 1}, Progress.NONE)).containsExactly(1, 2);
        assertThat(of(Float.NaN).count()).isZero();
        assertThatThrownBy(() -> some.at(new long[] {2}, Progress.NONE)).hasMessageContaining("rank 2 of 2 values");
    }

    @Test
    void theBestShareIsNeverMoreThanAskedForUnlessAllAreEqual() {
        assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).leastOfTop(0.2, Progress.NONE))
                .isEqualTo(9);
        assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).leastOfTop(1, Progress.NONE))
                .isEqualTo(1);
        assertThat(of(1, 2, 9, 9, 9, Float.NaN, 10).leastOfTop(0.5, Progress.NONE))
                .isEqualTo(10);
        assertThat(of(1, 9, 9, 9, 9).leastOfTop(0.5, Progress.NONE)).isEqualTo(9);
        assertThat(of(4, 4, 4).leastOfTop(0.5, Progress.NONE)).isEqualTo(4);
        assertThat(of(3, 7).leastOfTop(0.1, Progress.NONE)).isEqualTo(7);
    }
}
