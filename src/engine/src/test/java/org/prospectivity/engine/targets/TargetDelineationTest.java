package org.prospectivity.engine.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.ScoreThreshold;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class TargetDelineationTest {
    /** Cells of 0.25 km². */
    private static final GridGeometry GRID = new GridGeometry(500_000, 4_000_000, 500, 20, 20);

    /**
     * A score of 0.1; a block of 4 × 3 cells at 0.8 with a gap of no data, a block of 5 × 4 at 0.6 with a hole, a single
     * cell at 0.9 that touches nothing, and two blocks of 2 × 2 at 0.8 that share a corner.
     */
    private static RasterStack map() {
        float[] scores = new float[GRID.cells()];
        Arrays.fill(scores, 0.1f);
        block(scores, 1, 1, 4, 3, 0.8f);
        block(scores, 2, 2, 1, 1, Float.NaN);
        block(scores, 10, 1, 5, 4, 0.6f);
        block(scores, 12, 2, 1, 1, 0.1f);
        block(scores, 18, 18, 1, 1, 0.9f);
        block(scores, 5, 10, 2, 2, 0.8f);
        block(scores, 7, 12, 2, 2, 0.8f);
        float[] deviations = new float[GRID.cells()];
        for (int cell = 0; cell < deviations.length; cell++) {
            deviations[cell] = Float.isNaN(scores[cell]) ? Float.NaN : scores[cell] / 10;
        }
        return new RasterStack(
                GRID, List.of(Band.of("prospectivity"), Band.of("uncertainty")), List.of(scores, deviations));
    }

    private static void block(float[] values, int column, int row, int columns, int rows, float value) {
        for (int r = row; r < row + rows; r++) {
            Arrays.fill(values, r * 20 + column, r * 20 + column + columns, value);
        }
    }

    private static DelineationData data() {
        return DelineationData.of(new ScoreMap(map(), 0, "prospectivity"));
    }

    private static DelineationData data(RasterStack elements) {
        return data().withElements(new Named<>("geochemistry", elements));
    }

    private static TargetDelineation.Result run(DelineationData data, DelineationOptions options) {
        return TargetDelineation.run(data, options, Progress.NONE);
    }

    @Test
    void regionsAboveTheThresholdAreRankedByMeanScoreThenArea() {
        TargetDelineation.Result result =
                run(data(), DelineationOptions.defaults().withThreshold(0.6));
        List<Target.Figures> figures = result.report().targets();
        assertThat(figures).extracting(Target.Figures::rank).containsExactly(1, 2, 3);
        assertThat(figures).extracting(Target.Figures::cells).containsExactly(11, 8, 19);
        assertThat(figures.get(2).areaKm2()).isCloseTo(19 * 0.25, within(1e-12));
        assertThat(figures.get(2).meanScore()).isCloseTo(0.6, within(1e-6));
        assertThat(figures.get(0).maxScore()).isCloseTo(0.8, within(1e-6));
        assertThat(figures.get(0).meanUncertainty().orElseThrow()).isCloseTo(0.08, within(1e-6));
        assertThat(figures.get(0).deposits()).isEmpty();
        assertThat(figures.get(0).leadingElements()).isEmpty();
        assertThat(result.targets().get(0).outline()).hasSize(1);
        assertThat(result.targets().get(0).outline().get(0).holes()).hasSize(1);
        assertThat(result.targets().get(1).outline())
                .as("blocks that share a corner")
                .hasSize(2);
        assertThat(result.report().rule()).isEqualTo("given");
        assertThat(result.report().dropped()).as("the single cell").isEqualTo(1);
        assertThat(result.report().droppedKm2()).isEqualTo(0.25);
        assertThat(result.report().areaShare()).isCloseTo(38 / 399.0, within(1e-12));
        assertThat(result.report().depositShare()).isEmpty();
    }

    /** A hill to each side of a valley, in a region of 15 cells or 3.75 km². */
    private static DelineationData hills() {
        float[] scores = new float[GRID.cells()];
        Arrays.fill(scores, 0.1f);
        float[] profile = {0.5f, 0.7f, 0.9f, 0.6f, 0.75f};
        for (int column = 0; column < profile.length; column++) {
            block(scores, 3 + column, 7, 1, 3, profile[column]);
        }
        return DelineationData.of(
                new ScoreMap(new RasterStack(GRID, List.of(Band.of("score")), List.of(scores)), 0, "prospectivity"));
    }

    @Test
    void aTargetLargerThanTheGreatestAreaIsCutAlongTheValleysOfItsScores() {
        DelineationOptions whole =
                DelineationOptions.defaults().withThreshold(0.5).withMinimumArea(0.5);
        assertThat(run(hills(), whole.withGreatestArea(3.75)).report().split())
                .as("as large as it may be")
                .isZero();
        TargetDelineation.DelineationReport cut =
                run(hills(), whole.withGreatestArea(3)).report();
        assertThat(cut.targets()).extracting(Target.Figures::cells).containsExactly(12);
        assertThat(cut.splitKm2()).isEqualTo(0.75);
        TargetDelineation.DelineationReport apart =
                run(hills(), whole.withGreatestArea(2.9)).report();
        assertThat(apart.targets()).extracting(Target.Figures::cells).containsExactly(6, 3);
        assertThat(apart.targets())
                .extracting(target -> (float) target.threshold().orElseThrow())
                .containsExactly(0.7f, 0.75f);
        assertThat(apart.split()).isEqualTo(1);
        assertThat(apart.splitKm2()).isEqualTo(1.5);
        assertThat(apart.targetKm2()).isEqualTo(2.25);
        assertThat(apart.greatestArea()).hasValue(2.9);
        assertThat(run(hills(), whole).report().targets())
                .extracting(Target.Figures::threshold)
                .containsExactly(OptionalDouble.empty());
    }

    @Test
    void whatCannotBeCutIsTold() {
        DelineationOptions small =
                DelineationOptions.defaults().withThreshold(0.6).withGreatestArea(0.75);
        TargetDelineation.DelineationReport report = run(data(), small).report();
        assertThat(report.minimumArea()).as("no more than the greatest").isEqualTo(0.75);
        assertThat(report.warnings())
                .anyMatch(warning -> warning.startsWith("3 of 3 targets are larger than the greatest area"));
        assertThatThrownBy(() -> run(data(), small.withGreatestArea(0.2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("greatestArea: 0.2 is not accepted; expected no less than a cell, 0.25 km²");
        assertThatThrownBy(() -> small.withMinimumArea(2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("greatestArea: 0.75 is less than minimumArea 2.0; expected no less");
        assertThatThrownBy(() -> small.withGreatestArea(-1)).hasMessageContaining("greatestArea: -1.0");
    }

    /** The model applies to no cell of the region of two blocks, and not to the western 8 of that of 19. */
    private static DelineationData withApplicability() {
        RasterStack map = map();
        float[] applicable = new float[GRID.cells()];
        Arrays.fill(applicable, 1);
        block(applicable, 5, 10, 4, 4, 0.99f);
        block(applicable, 10, 1, 2, 4, 0.5f);
        block(applicable, 0, 0, 20, 1, Float.NaN);
        return DelineationData.of(new ScoreMap(
                new RasterStack(
                        GRID,
                        List.of(Band.of("prospectivity"), Band.of("applicability")),
                        List.of(map.values(0), applicable)),
                0,
                "prospectivity"));
    }

    @Test
    void targetsTellHowMuchOfThemTheModelDoesNotApplyTo() {
        TargetDelineation.DelineationReport report = run(
                        withApplicability(), DelineationOptions.defaults().withThreshold(0.6))
                .report();
        assertThat(report.targets()).extracting(Target.Figures::cells).containsExactly(11, 8, 19);
        assertThat(report.targets())
                .extracting(target -> target.outsideShare().orElseThrow())
                .containsExactly(0.0, 1.0, 8 / 19.0);
        assertThat(report.warnings())
                .anyMatch(warning ->
                        warning.startsWith("1 of 3 targets lie for the most part where the ground is unlike"));
        assertThat(run(data(), DelineationOptions.defaults().withThreshold(0.6))
                        .report()
                        .targets()
                        .get(0)
                        .outsideShare())
                .isEmpty();
    }

    @Test
    void whatTheModelDoesNotApplyToCanBeLeftOut() {
        DelineationOptions options =
                DelineationOptions.defaults().withThreshold(0.6).withApplicableOnly(true);
        List<Target.Figures> figures =
                run(withApplicability(), options).report().targets();
        assertThat(figures).extracting(Target.Figures::cells).containsExactly(11, 11);
        assertThat(figures)
                .allSatisfy(target -> assertThat(target.outsideShare()).hasValue(0));
        assertThatThrownBy(() -> run(data(), options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("applicableOnly: the map has no band applicability");
    }

    @Test
    void theLeastAreaDecidesWhatIsSmall() {
        assertThat(run(data(), DelineationOptions.defaults().withThreshold(0.6).withMinimumArea(0))
                        .targets())
                .hasSize(4)
                .first()
                .satisfies(target -> assertThat(target.figures().cells()).isEqualTo(1));
        assertThat(run(data(), DelineationOptions.defaults().withThreshold(0.6).withMinimumArea(2.75))
                        .targets())
                .as("11 cells are 2.75 km²")
                .hasSize(2);
        TargetDelineation.Result none =
                run(data(), DelineationOptions.defaults().withThreshold(0.6).withMinimumArea(10));
        assertThat(none.targets()).isEmpty();
        assertThat(none.report().warnings()).containsExactly("No region is as large as the minimum area.");
    }

    @Test
    void withoutAThresholdTheBestTenthOfTheAreaIsCut() {
        // 39 of 399 cells lie above 0.1: no lower score keeps within 39.9 cells.
        TargetDelineation.DelineationReport report =
                run(data(), DelineationOptions.defaults()).report();
        assertThat(report.threshold()).isCloseTo(0.6, within(1e-6));
        assertThat(run(data(), DelineationOptions.defaults().withShare(0.06))
                        .report()
                        .threshold())
                .isCloseTo(0.8, within(1e-6));
    }

    @Test
    void aShareKeepsNoMoreThanItSays() {
        float[] scores = {5, 4, 4, 3, 2, 1, 1, 1, 1, 0, Float.NaN};
        assertThat(ScoreThreshold.ofShare(scores, 0.1)).isEqualTo(5);
        assertThat(ScoreThreshold.ofShare(scores, 0.2))
                .as("4 would keep 3 of 10")
                .isEqualTo(5);
        assertThat(ScoreThreshold.ofShare(scores, 0.3)).isEqualTo(4);
        assertThat(ScoreThreshold.ofShare(scores, 0.8)).isEqualTo(2);
        assertThat(ScoreThreshold.ofShare(scores, 0.9)).isEqualTo(1);
        assertThat(ScoreThreshold.ofShare(scores, 1)).isEqualTo(0);
        assertThat(ScoreThreshold.ofShare(scores, 0.01)).as("the best there is").isEqualTo(5);
        assertThat(ScoreThreshold.ofShare(new float[] {7, 7}, 0.5)).isEqualTo(7);
    }

    @Test
    void depositsChooseTheThresholdAndAreCounted() {
        // Nine in the block with the gap, two of them in one cell, and one in a block with a corner.
        int[] deposits = {21, 22, 23, 24, 41, 43, 44, 61, 61, 205};
        TargetDelineation.DelineationReport report = run(data().withDeposits(deposits), DelineationOptions.defaults())
                .report();
        assertThat(report.threshold()).isCloseTo(0.8, within(1e-6));
        assertThat(report.rule()).contains("P-A plot");
        assertThat(report.targets().get(0).deposits()).hasValue(9);
        assertThat(report.targets().get(1).deposits()).hasValue(1);
        assertThat(report.depositShare()).hasValue(1);
        assertThat(run(
                                data().withDeposits(21, 22, 23, 399),
                                DelineationOptions.defaults().withThreshold(0.6))
                        .report()
                        .depositShare())
                .as("one in the background")
                .hasValue(0.75);
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("success rate"));
        assertThat(run(
                                data().withDeposits(deposits),
                                DelineationOptions.defaults().withShare(0.1))
                        .report()
                        .threshold())
                .as("a share asked for goes before deposits")
                .isCloseTo(0.6, within(1e-6));
    }

    @Test
    void aThresholdThatKeepsMostOfTheAreaIsWarnedOf() {
        // With half of the deposits in the background no score parts deposits from area before the lowest.
        TargetDelineation.DelineationReport report =
                run(data().withDeposits(21, 399), DelineationOptions.defaults()).report();
        assertThat(report.areaShare()).isEqualTo(1);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("100 % of the area lies above"));
    }

    @Test
    void theElementsThatStandHighestLead() {
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        String[] names = {"Au_ppb_log10", "As_ppm_log10", "Sb_ppm_log10", "Zn_ppm_log10", "Cu_ppm_log10"};
        float[] inside = {3, 4, 2, -5, 1};
        for (int b = 0; b < names.length; b++) {
            bands.add(Band.of(names[b]));
            float[] band = new float[GRID.cells()];
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = cell % 2 == 0 ? 1 : -1;
            }
            block(band, 1, 1, 4, 3, inside[b]);
            values.add(band);
        }
        values.get(1)[21] = Float.NaN;
        TargetDelineation.Result result = run(
                data(new RasterStack(GRID, bands, values)),
                DelineationOptions.defaults().withThreshold(0.6));
        assertThat(result.report().targets().get(0).leadingElements().orElseThrow())
                .extracting(Target.Element::symbol)
                .containsExactly("As", "Au", "Sb");
        // Of 400 values 12 (11 with data) are 4, the others ±1 in equal numbers.
        double mean = 11 * 4 / 399.0 + (194 - 194) / 399.0;
        double deviation = Math.sqrt((11 * 16 + 388) / 399.0 - mean * mean);
        assertThat(result.report()
                        .targets()
                        .get(0)
                        .leadingElements()
                        .orElseThrow()
                        .get(0)
                        .meanScore())
                .isCloseTo((4 - mean) / deviation, within(1e-3));
        assertThat(result.report().targets().get(2).leadingElements().orElseThrow())
                .as("what lies below the mean does not lead")
                .allSatisfy(element -> assertThat(element.meanScore()).isPositive());
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> run(data(), DelineationOptions.defaults().withThreshold(0.95)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "threshold: 0.95 is not accepted; expected no more than the highest score, 0.89");
        assertThatThrownBy(
                        () -> DelineationOptions.defaults().withThreshold(0.5).withShare(0.1))
                .hasMessageStartingWith("share: 0.1 is given");
        assertThatThrownBy(() -> DelineationOptions.defaults().withShare(0)).hasMessageStartingWith("share: 0.0");
        assertThatThrownBy(() -> DelineationOptions.defaults().withShare(1.5)).hasMessageStartingWith("share: 1.5");
        assertThatThrownBy(() -> DelineationOptions.defaults().withMinimumArea(-1))
                .hasMessageStartingWith("minimumArea: -1.0");
        assertThatThrownBy(() -> DelineationOptions.defaults().withThreshold(Double.POSITIVE_INFINITY))
                .hasMessageStartingWith("threshold: Infinity");
        GridGeometry moved = new GridGeometry(500_250, 4_000_000, 500, 20, 20);
        RasterStack elsewhere = new RasterStack(moved, List.of(Band.of("Au_ppb")), List.of(new float[400]));
        assertThatThrownBy(
                        () -> run(data(elsewhere), DelineationOptions.defaults().withThreshold(0.6)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("geochemistry: its grid of 20 x 20 cells of 500.0 m from 500250.0");
    }

    @Test
    void itEndsWhenCancelled() {
        assertThatThrownBy(() -> TargetDelineation.run(
                        data(), DelineationOptions.defaults().withThreshold(0.6), (f, message) -> {
                            if (message.equals("tracing outlines")) {
                                throw new CancellationException();
                            }
                        }))
                .isInstanceOf(CancellationException.class);
    }
}
