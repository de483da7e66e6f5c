package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Predictors;

class BlendTest {
    private static final int BANDS = 3;

    @ParameterizedTest
    @ValueSource(ints = {5, 9})
    void aBlendScoresTheMeanOfBothLogitsInEveryCell(int window) {
        Predictors area = TinyAreas.noise(30, 26, BANDS, 5);
        Architecture architecture = Architecture.of(BANDS, window);
        SplittableRandom random = new SplittableRandom(4);
        List<float[]> members = new ArrayList<>();
        double[][] regressions = new double[2][BANDS + 1];
        for (int m = 0; m < 2; m++) {
            float[] parameters = Network.randomParameters(architecture, 1, 11 + m);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] += (float) (0.05 * random.nextGaussian());
            }
            members.add(parameters);
            for (int b = 0; b <= BANDS; b++) {
                regressions[m][b] = random.nextGaussian();
            }
        }
        Ensemble networks = new Ensemble(architecture, members);
        float[][] alone = networks.scores(area, area.valid(), 1, Progress.NONE);
        float[][] blended = Blend.of(networks, regressions).scores(area, area.valid(), 1, Progress.NONE);
        for (int m = 0; m < 2; m++) {
            for (int cell = 0; cell < alone[m].length; cell++) {
                double regression = regressions[m][BANDS];
                for (int b = 0; b < BANDS; b++) {
                    regression += regressions[m][b] * area.stack().values(b)[cell];
                }
                double network = Math.log(alone[m][cell] / (1.0 - alone[m][cell]));
                double expected = 1 / (1 + Math.exp(-(network + regression) / 2));
                assertThat((double) blended[m][cell]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void aLearnerBlendsEachMemberWithTheRegressionOfItsOwnDraw() {
        int[] deposits = {310, 1220, 1530, 2440, 2460, 3010};
        Predictors area = TinyAreas.noise(60, 60, BANDS, 5, deposits);
        Architecture architecture = Architecture.of(BANDS, 9);
        TrainingSettings settings =
                TrainingSettings.defaults().withSteps(10).withBatchSize(16).withMembers(2);
        int[] others = IntStream.range(0, 3600)
                .filter(cell -> Arrays.binarySearch(deposits, cell) < 0)
                .toArray();
        TrainingCells training = new TrainingCells(deposits, new int[0], others, 3);
        Ensemble alone = learner(area, architecture, settings, deposits).train(training, 1, Progress.NONE);
        Ensemble blended =
                learner(area, architecture, settings.withBlend(true), deposits).train(training, 1, Progress.NONE);
        int[] cells = {0, 777, 1530, 3599};
        float[][] regressions = new LogisticRegression(
                        "regression",
                        new CellValues(area.stack(), area.valid()),
                        2,
                        10,
                        SpatialBlocks.defaultSide(area.geometry(), 9))
                .scores(training, cells, Progress.NONE)
                .members();
        float[][] network = alone.scores(area, area.valid(), 1, Progress.NONE);
        float[][] both = blended.scores(area, area.valid(), 1, Progress.NONE);
        for (int m = 0; m < 2; m++) {
            for (int i = 0; i < cells.length; i++) {
                double mean = (logit(network[m][cells[i]]) + logit(regressions[m][i])) / 2;
                assertThat(logit(both[m][cells[i]])).isCloseTo(mean, within(1e-4));
            }
        }
    }

    private static CnnLearner learner(
            Predictors area, Architecture architecture, TrainingSettings settings, int[] deposits) {
        return new CnnLearner("cnn", area, architecture, settings, cells -> Initialisation.SCRATCH, deposits);
    }

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }
}
