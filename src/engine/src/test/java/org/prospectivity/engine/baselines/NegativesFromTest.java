package org.prospectivity.engine.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class NegativesFromTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(30, 30);
    private static final RasterStack STACK = MadeUpSurvey.smoothNoise(GRID, 3, 2, new Random(4));
    private static final CellValues VALUES = new CellValues(STACK, MadeUpSurvey.allValid(GRID));
    private static final TrainingCells TRAINING = training();

    private static TrainingCells training() {
        int[] deposits = IntStream.range(0, GRID.cells())
                .filter(cell -> STACK.values(0)[cell] > 1.5)
                .limit(12)
                .toArray();
        int[] rest = IntStream.range(0, GRID.cells())
                .filter(cell -> Arrays.binarySearch(deposits, cell) < 0)
                .toArray();
        return new TrainingCells(deposits, new int[0], rest, 3);
    }

    @Test
    void anywhereIsAllThereIs() {
        assertThat(NegativesFrom.ANYWHERE.of(TRAINING, VALUES, 10)).isSameAs(TRAINING);
    }

    @Test
    void theQuarterFarthestFromEveryDepositIsKept() {
        TrainingCells narrowed = NegativesFrom.UNLIKE_DEPOSITS.of(TRAINING, VALUES, 10);
        double[] distances = IntStream.of(TRAINING.unlabelled())
                .mapToDouble(NegativesFromTest::distance)
                .toArray();
        double nearestKept = IntStream.of(narrowed.unlabelled())
                .mapToDouble(NegativesFromTest::distance)
                .min()
                .orElseThrow();

        assertThat(narrowed.unlabelled()).hasSize((int) (0.25 * (distances.length - 1)) + 1);
        assertThat(Arrays.stream(distances).filter(d -> d > nearestKept).count())
                .isEqualTo(narrowed.unlabelled().length - 1);
        assertThat(narrowed.positives()).isEqualTo(TRAINING.positives());
        assertThat(narrowed.seed()).isEqualTo(TRAINING.seed());
    }

    private static double distance(int cell) {
        double least = Double.POSITIVE_INFINITY;
        for (int deposit : TRAINING.positives()) {
            float sum = 0;
            for (int band = 0; band < 3; band++) {
                float difference = STACK.values(band)[cell] - STACK.values(band)[deposit];
                sum += difference * difference;
            }
            least = Math.min(least, sum);
        }
        return least;
    }

    @Test
    void whatLooksMoreLikeADepositThanAQuarterOfTheDepositsIsLeftOut() {
        TrainingCells narrowed = NegativesFrom.RELIABLE.of(TRAINING, VALUES, 10);
        float[] deposits = new LogisticRegression("r", VALUES, 1, 10, Double.NaN)
                .scores(TRAINING, TRAINING.positives(), Progress.NONE)
                .members()[0];
        float[] others = new LogisticRegression("r", VALUES, 1, 10, Double.NaN)
                .scores(TRAINING, TRAINING.unlabelled(), Progress.NONE)
                .members()[0];
        Arrays.sort(deposits);
        List<Integer> expected = IntStream.range(0, others.length)
                .filter(i -> others[i] <= deposits[2])
                .mapToObj(i -> TRAINING.unlabelled()[i])
                .toList();

        assertThat(narrowed.unlabelled())
                .containsExactly(expected.stream().mapToInt(i -> i).toArray());
        assertThat(narrowed.unlabelled().length).isBetween(100, TRAINING.unlabelled().length - 5);
    }
}
