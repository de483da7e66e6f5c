package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class ProspectivityEvaluationTest {
    private static final GridGeometry GRID = new GridGeometry(500_000, 4_000_000, 200, 10, 10);

    /** The cell's number as score; the first ten have none. */
    private static RasterStack map() {
        float[] rising = new float[100];
        for (int cell = 0; cell < 100; cell++) {
            rising[cell] = cell < 10 ? Float.NaN : cell;
        }
        float[] empty = new float[100];
        Arrays.fill(empty, Float.NaN);
        return new RasterStack(GRID, List.of(Band.of("score"), Band.of("empty")), List.of(rising, empty));
    }

    private static EvaluationData data(int... deposits) {
        return EvaluationData.of(new ScoreMap(map(), 0, "prospectivity"), deposits);
    }

    private static ProspectivityEvaluation.EvaluationReport report(EvaluationData data) {
        return ProspectivityEvaluation.run(data, Progress.NONE).report();
    }

    @Test
    void theFiguresAreThoseOfTheSkillOfTheMap() {
        int[] deposits = {99, 98, 50, 50};
        float[] scores = map().values(0);
        boolean[] valid = new boolean[100];
        Arrays.fill(valid, 10, 100, true);
        ModelFigures expected =
                ModelFigures.of(Skill.ofMap("score", new Labels(GRID, valid, deposits, new int[0], 0), scores));
        assertThat(report(data(deposits)).evaluation())
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected);
    }

    @Test
    void aMapThatPutsItsDepositsFirstIsPerfect() {
        ProspectivityEvaluation.EvaluationReport report = report(data(99, 98, 97));
        assertThat(report.evaluation().auc()).isEqualTo(1);
        assertThat(report.evaluation().threshold()).isEqualTo(97);
        assertThat(report.density()).isCloseTo(90 / 3.0, within(1e-9));
        assertThat(report.weight()).isCloseTo(Math.log(30), within(1e-9));
        assertThat(report.validCells()).isEqualTo(90);
        assertThat(report.validKm2()).isCloseTo(3.6, within(1e-9));
        assertThat(report.scores()).first().isEqualTo(10.0);
        assertThat(report.scores()).last().isEqualTo(99.0);
        assertThat(report.calibration())
                .as("scores beyond 1 are no probabilities")
                .isEmpty();
        assertThat(report.proximity()).isEmpty();
    }

    @Test
    void closenessToASampleIsJudgedByTheSameDeposits() {
        // Samples lie where the map is low, so closeness orders the cells the other way round.
        float[] distances = new float[100];
        for (int cell = 0; cell < 100; cell++) {
            distances[cell] = 100 * cell;
        }
        ProspectivityEvaluation.EvaluationReport high = report(data(99, 98).withSampleDistances(List.of(distances)));
        assertThat(high.proximity().orElseThrow().auc()).isZero();
        assertThat(high.warnings()).hasSize(1);
        ProspectivityEvaluation.EvaluationReport low = report(data(10, 11).withSampleDistances(List.of(distances)));
        assertThat(low.proximity().orElseThrow().auc()).isEqualTo(1);
        assertThat(low.warnings()).hasSize(2).last().asString().startsWith("Closeness to a sample");
    }

    @Test
    void figuresWarnThatTheyMayBeASuccessRateAndTellDepositsOutside() {
        assertThat(report(data(99, 3, -1)).warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("success rate"))
                .contains("2 of 3 deposits lie outside the valid area and were not counted.");
    }

    @Test
    void depositsThatWereTrainedOnAreCountedFirstOfAll() {
        ProspectivityEvaluation.EvaluationReport some = report(data(99, 3, 98, -1, 98)
                .withTrainedOn(new TrainedOn.Flags("gold", new boolean[] {true, true, false, true, true})));
        assertThat(some.trainedOn().orElseThrow().deposits()).as("on the map").isEqualTo(3);
        assertThat(some.trainedOn().orElseThrow().learned()).isEqualTo(2);
        assertThat(some.warnings())
                .first()
                .asString()
                .startsWith("The model gold was trained on 2 of the 3 deposits judged by");
        ProspectivityEvaluation.EvaluationReport all =
                report(data(99, 98).withTrainedOn(new TrainedOn.Flags("gold", new boolean[] {true, true})));
        assertThat(all.warnings())
                .singleElement()
                .asString()
                .startsWith("The model gold was trained on all deposits judged by (2): the figures are success rates.");
        ProspectivityEvaluation.EvaluationReport none =
                report(data(99, 98).withTrainedOn(new TrainedOn.Flags("gold", new boolean[2])));
        assertThat(none.warnings()).isEmpty();
        assertThat(none.trainedOn().orElseThrow().sentence()).endsWith("the figures are prediction rates.");
        assertThat(report(data(99, 98)).trainedOn()).isEmpty();
    }

    @Test
    void aMapWithoutValuesOrDepositsIsRefused() {
        assertThatThrownBy(() -> report(EvaluationData.of(new ScoreMap(map(), 1, "prospectivity"), 99)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("prospectivity: band empty has no data; expected scores");
        assertThatThrownBy(() -> report(data(-1, 4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("deposits: none of 2 deposits");
    }

    @Test
    void randomScoresHaveNoSkill() {
        GridGeometry grid = new GridGeometry(0, 0, 100, 100, 100);
        SplittableRandom random = new SplittableRandom(3);
        float[] noise = new float[grid.cells()];
        for (int cell = 0; cell < noise.length; cell++) {
            noise[cell] = (float) random.nextDouble();
        }
        int[] deposits = random.ints(500, 0, noise.length).toArray();
        ProspectivityEvaluation.EvaluationReport report = ProspectivityEvaluation.run(
                        EvaluationData.of(
                                new ScoreMap(
                                        new RasterStack(grid, List.of(Band.of("noise")), List.of(noise)),
                                        0,
                                        "prospectivity"),
                                deposits),
                        Progress.NONE)
                .report();
        // The standard error of an AUC by 500 deposits is 0.013.
        assertThat(report.evaluation().auc()).isCloseTo(0.5, within(0.04));
        assertThat(report.evaluation().thresholdArea()).isCloseTo(0.5, within(0.04));
        assertThat(report.calibration().orElseThrow().bins()).hasSize(10);
    }
}
