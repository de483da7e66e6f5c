package org.prospectivity.engine.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class WeightsOfEvidenceTest {
    /**
     * Distance to breccia and iron oxide copper-gold deposits, as Geoscience Australia publishes them with its program for weights of
     * evidence (GeoscienceAustralia/MPM-WofE, TESTDATA/CalculateWeights/Dist2Breccia_CA.csv): 258 deposits in 31,311.33 km².
     */
    @Test
    void equalsThePublishedWeightsOfDistanceToBreccia() {
        equals(
                new PatternWeights(31_311.33, 258, 6370.3, 103),
                0.68212981242286,
                0.0993392983999062,
                -0.284108606999191,
                0.0805726889872923,
                0.966238419422051,
                0.127907210184682,
                7.55421385570774);
        equals(
                new PatternWeights(31_311.33, 258, 13_028.51, 186),
                0.555732375773829,
                0.0738526267942615,
                -0.742603339828617,
                0.118083873996854,
                1.29833571560245,
                0.139276745304151,
                9.32198489250415);
        equals(
                new PatternWeights(31_311.33, 258, 18_925.01, 207),
                0.285979095369536,
                0.0698880702052939,
                -0.697894595276506,
                0.140317180558231,
                0.983873690646041,
                0.156758583550731,
                6.27636246998646);
    }

    private static void equals(
            PatternWeights weights,
            double plus,
            double plusError,
            double minus,
            double minusError,
            double contrast,
            double contrastError,
            double studentised) {
        assertThat(new double[] {
                    weights.plus(),
                    weights.plusError(),
                    weights.minus(),
                    weights.minusError(),
                    weights.contrast(),
                    weights.contrastError(),
                    weights.studentised()
                })
                .containsExactly(
                        new double[] {plus, plusError, minus, minusError, contrast, contrastError, studentised},
                        within(1e-12));
    }

    @Test
    void aPatternWithAllDepositsHasNoWeights() {
        assertThatThrownBy(() -> new PatternWeights(100, 5, 50, 5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("5.0 of 5.0 deposits in 50.0 of 100.0 cells");
    }

    /** Cells of three bands of 0 and 1, one a row of the table as often as it says, the deposits first. */
    private static final class Cells {
        private final List<float[]> cells = new ArrayList<>();

        Cells add(int times, float... values) {
            for (int i = 0; i < times; i++) {
                cells.add(values);
            }
            return this;
        }

        WeightsOfEvidence learner() {
            int bands = cells.get(0).length;
            GridGeometry grid = new GridGeometry(0, 0, 1, cells.size(), 1);
            List<float[]> values = new ArrayList<>();
            List<Band> names = new ArrayList<>();
            for (int b = 0; b < bands; b++) {
                int band = b;
                float[] all = new float[cells.size()];
                IntStream.range(0, all.length).forEach(i -> all[i] = cells.get(i)[band]);
                values.add(all);
                names.add(Band.of("b" + b + "_category"));
            }
            boolean[] valid = new boolean[cells.size()];
            Arrays.fill(valid, true);
            return new WeightsOfEvidence("weights", new CellValues(new RasterStack(grid, names, values), valid));
        }

        TrainingCells training(int deposits) {
            return new TrainingCells(
                    IntStream.range(0, deposits).toArray(),
                    new int[0],
                    IntStream.range(deposits, cells.size()).toArray(),
                    1);
        }
    }

    /** Two patterns independent with deposits (80 % and 60 % of 100) and without (20 % and 30 % of 10,000). */
    private static Cells independent() {
        return new Cells()
                .add(48, 1, 1)
                .add(32, 1, 0)
                .add(12, 0, 1)
                .add(8, 0, 0)
                .add(600, 1, 1)
                .add(1400, 1, 0)
                .add(2400, 0, 1)
                .add(5600, 0, 0);
    }

    @Test
    void independentPatternsPredictAsManyDepositsAsThereAre() {
        Cells cells = independent();
        WeightsOfEvidence.Table table = cells.learner().table(cells.training(100), Progress.NONE);
        assertThat(table.patterns()).hasSize(2);
        assertThat(table.counted()).containsExactly(0, 1);
        ConditionalIndependence test = table.independence();
        assertThat(test.predicted()).isCloseTo(100, within(1e-9));
        assertThat(test.ratio()).isCloseTo(1, within(1e-11));
        assertThat(test.statistic()).isCloseTo(0, within(1e-9));
        // By hand: conditions of 648, 1432, 2412 and 5608 cells, whose errors are 1/100 + those of their weights.
        double[][] conditions = {
            {48, 1 / 80.0 + 1 / 2000.0 + 1 / 60.0 + 1 / 3000.0},
            {32, 1 / 80.0 + 1 / 2000.0 + 1 / 40.0 + 1 / 7000.0},
            {12, 1 / 20.0 + 1 / 8000.0 + 1 / 60.0 + 1 / 3000.0},
            {8, 1 / 20.0 + 1 / 8000.0 + 1 / 40.0 + 1 / 7000.0}
        };
        double variance = 0;
        for (double[] condition : conditions) {
            variance += condition[0] * condition[0] * (0.01 + condition[1]);
        }
        assertThat(test.error()).isCloseTo(Math.sqrt(variance), within(1e-9));
    }

    @Test
    void aPatternThatCountsTwiceIsFoundOut() {
        Cells cells =
                new Cells().add(80, 1, 1, 1).add(20, 0, 0, 0).add(2000, 1, 1, 1).add(8000, 0, 0, 0);
        ConditionalIndependence test =
                cells.learner().table(cells.training(100), Progress.NONE).independence();
        assertThat(test.ratio()).isLessThan(0.5);
        assertThat(test.statistic()).isGreaterThan(1.645);
    }

    @Test
    void scoresAreTheSumOfTheWeightsAtEvenOdds() {
        Cells cells = independent();
        WeightsOfEvidence learner = cells.learner();
        Scores scores = learner.scores(cells.training(100), new int[] {0, 90, 10_099}, Progress.NONE);
        double both = Math.log(0.8 / 0.2) + Math.log(0.6 / 0.3);
        double second = Math.log(0.2 / 0.8) + Math.log(0.6 / 0.3);
        double neither = Math.log(0.2 / 0.8) + Math.log(0.4 / 0.7);
        assertThat(scores.members()[0])
                .containsExactly(new float[] {logistic(both), logistic(second), logistic(neither)}, within(1e-6f));
    }

    private static float logistic(double logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }

    /** Deposits lie at high values of a continuous band: the cut is there, and test cells do not move it. */
    @Test
    void aContinuousBandIsCutWhereTheContrastIsGreatest() {
        Random random = new Random(2);
        Cells cells = new Cells();
        for (int i = 0; i < 60; i++) {
            cells.add(1, i < 54 ? 2 + random.nextFloat() : -random.nextFloat(), random.nextFloat());
        }
        for (int i = 0; i < 3000; i++) {
            cells.add(1, (float) random.nextGaussian(), random.nextFloat());
        }
        WeightsOfEvidence learner = cells.learner();
        WeightsOfEvidence.Table table = learner.table(cells.training(60), Progress.NONE);
        assertThat(table.patterns().get(0).cut()).isBetween(1.5f, 2.5f);
        assertThat(table.patterns().get(0).weights().studentised()).isGreaterThan(10);
        assertThat(table.counted()).contains(0);
        // Cells that are no training cells, whatever they hold, leave the table as it is.
        TrainingCells fewer = new TrainingCells(
                IntStream.range(0, 60).toArray(),
                new int[0],
                IntStream.range(60, 2000).toArray(),
                1);
        float[] before = learner.scores(fewer, new int[] {0, 70}, Progress.NONE).members()[0];
        for (int cell = 2000; cell < 3060; cell++) {
            cells.cells.get(cell)[0] = 99;
        }
        float[] after =
                cells.learner().scores(fewer, new int[] {0, 70}, Progress.NONE).members()[0];
        assertThat(after).containsExactly(before);
    }
}
