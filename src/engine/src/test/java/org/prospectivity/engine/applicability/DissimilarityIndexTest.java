package org.prospectivity.engine.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.Progress;

class DissimilarityIndexTest {
    /** By hand: places at 0, 1 and 3 lie 2 apart on the average; the first two are one fold, the third the other. */
    @Test
    void indexAndThresholdAreThoseOfTheDefinition() {
        float[][] training = {{0}, {1}, {3}};
        int[][] others = {{2}, {2}, {0, 1}};
        DissimilarityIndex index = DissimilarityIndex.of(training, i -> others[i], 2, Progress.NONE);
        assertThat(index.meanDistance()).isEqualTo(2);
        // indices 1, 1 and 1.5: the whisker 1.25 + 1.5 · 0.25 lies above the greatest
        assertThat(index.threshold()).isEqualTo(1.5);
        DissimilarityIndex.Measure measure = index.measures().get();
        assertThat(measure.of(new float[] {5})).isEqualTo(new DissimilarityIndex.Nearest(2, 1));
        assertThat(measure.of(new float[] {0.25f})).isEqualTo(new DissimilarityIndex.Nearest(0, 0.125));
    }

    /** Ten places a unit apart but one far away: R's boxplot.stats of 1, …, 1, 91 without the outlier ends at 1. */
    @Test
    void aPlaceFarFromAllOthersDoesNotSetTheThreshold() {
        float[][] training = new float[11][1];
        for (int i = 0; i < 10; i++) {
            training[i][0] = i;
        }
        training[10][0] = 100;
        DissimilarityIndex index = DissimilarityIndex.of(
                training,
                i -> IntStream.range(0, 11).filter(other -> other != i).toArray(),
                1,
                Progress.NONE);
        // 45 pairs of the first ten are 165 apart in all, the last from them 955
        assertThat(index.meanDistance()).isCloseTo((165 + 955) / 55.0, within(1e-12));
        assertThat(index.threshold()).isCloseTo(55.0 / (165 + 955), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "31, 5", "64, 5", "65, 2", "1000, 12", "3000, 30"})
    void theNearestPointIsThatOfASearchOfAll(int count, int dimensions) {
        SplittableRandom random = new SplittableRandom(count);
        float[][] points = new float[count][dimensions];
        for (float[] point : points) {
            for (int d = 0; d < dimensions; d++) {
                // some dimensions hardly vary, and some points are the same
                point[d] = (float) Math.rint(random.nextGaussian() * 8 / (d + 1)) / 4;
            }
        }
        NearestPoint.Search search = new NearestPoint(points).new Search();
        for (int q = 0; q < 300; q++) {
            float[] query = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
                query[d] = (float) (random.nextGaussian() * (q % 10 == 0 ? 20 : 2) / (d + 1));
            }
            double nearest = Double.POSITIVE_INFINITY;
            for (float[] point : points) {
                nearest = Math.min(nearest, distance(point, query));
            }
            int found = search.of(query);
            assertThat(search.distance()).isCloseTo(nearest, within(1e-5 * (1 + nearest)));
            assertThat(distance(points[found], query)).isCloseTo(nearest, within(1e-5 * (1 + nearest)));
        }
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatThrownBy(() -> DissimilarityIndex.of(
                        new float[][] {{1, 2}, {1, 2}, {1, 2}}, i -> new int[] {0, 1, 2}, 1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> DissimilarityIndex.of(new float[][] {{1}, {2}, {3}}, i -> new int[0], 1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no training place has others");
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += (one[d] - (double) other[d]) * (one[d] - (double) other[d]);
        }
        return Math.sqrt(sum);
    }
}
