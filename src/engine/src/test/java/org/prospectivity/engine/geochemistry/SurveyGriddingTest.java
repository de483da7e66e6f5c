package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.gridding.Variogram;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.GridGeometry;

class SurveyGriddingTest {
    /** 100 samples in 10 × 10 km, two of them at one place, a tenth of the gold below 1. */
    private static SampleTable survey() {
        SplittableRandom random = new SplittableRandom(2);
        double[] eastings = random.doubles(100, 500_000, 510_000).toArray();
        double[] northings = random.doubles(100, 6_500_000, 6_510_000).toArray();
        eastings[99] = eastings[0];
        northings[99] = northings[0];
        List<Object> gold = new ArrayList<>();
        List<Object> arsenic = new ArrayList<>();
        for (int s = 0; s < 100; s++) {
            gold.add(s % 10 == 5 ? "<1" : String.valueOf(2 + Math.sin(eastings[s] / 900) + 0.1 * random.nextDouble()));
            arsenic.add(s % 4 == 1 ? null : 20 + Math.cos(northings[s] / 700));
        }
        return new SampleTable(
                eastings,
                northings,
                List.of(new Determinations("Au_ppb", gold), new Determinations("As_ppm", arsenic)));
    }

    @Test
    void theReportTellsWhatBecameOfTheSamples() {
        GriddedSurvey result = SurveyGridding.run(survey(), GriddingOptions.defaults(), Progress.NONE);
        GriddingReport report = result.report();
        assertThat(report.samples()).isEqualTo(100);
        assertThat(report.places()).isEqualTo(99);
        GriddingReport.ElementReport gold = report.elements().get(0);
        assertThat(gold.censoring().below()).isEqualTo(10);
        assertThat(gold.censoredShare()).isEqualTo(0.1);
        assertThat(gold.duplicatesMerged()).isEqualTo(1);
        assertThat(gold.dropped()).isZero();
        assertThat(gold.unit()).isEqualTo("ppb");
        assertThat(report.elements().get(1).censoring().missing()).isEqualTo(25);
        assertThat(report.warnings()).hasSize(1).first().asString().contains("Au_ppb: 10.0 %");
        assertThat(report.bands().get(1).places()).isEqualTo(74);
        assertThat(report.bands().get(0).minimum()).isEqualTo(0.5);
        assertThat(report.bands().get(0).leaveOneOut().points()).isEqualTo(99);
        assertThat(report.bands().get(1).spatialBlocks().points()).isEqualTo(74);
    }

    @Test
    void defaultsAreEchoed() {
        SampleTable survey = survey();
        GriddingReport.Settings settings = SurveyGridding.run(survey, GriddingOptions.defaults(), Progress.NONE)
                .report()
                .settings();
        assertThat(settings.method()).isEqualTo(Method.IDW);
        assertThat(settings.neighbours()).hasValue(12);
        assertThat(settings.power()).hasValue(2);
        double west = Double.MAX_VALUE;
        double east = 0;
        double south = Double.MAX_VALUE;
        double north = 0;
        for (int s = 0; s < survey.size(); s++) {
            west = Math.min(west, survey.easting(s));
            east = Math.max(east, survey.easting(s));
            south = Math.min(south, survey.northing(s));
            north = Math.max(north, survey.northing(s));
        }
        double spacing = Math.sqrt((east - west) * (north - south) / 99);
        assertThat(settings.cellSize()).isCloseTo(0.25 * spacing, within(1e-9));
        assertThat(settings.maxDistance()).isBetween(spacing, 3 * spacing);
    }

    @Test
    void byDefaultExactlyTheCellsFartherThanToldFromEverySampleOfTheElementAreEmpty() {
        SampleTable survey = clustered();
        GriddingOptions fine = GriddingOptions.defaults().withCellSize(500);
        GriddedSurvey masked = SurveyGridding.run(survey, fine, Progress.NONE);
        GriddedSurvey whole = SurveyGridding.run(survey, fine.withMaxDistance(0), Progress.NONE);
        double reach = masked.report().settings().maxDistance();
        GridGeometry grid = masked.maps().geometry();
        assertThat(whole.maps().geometry()).isEqualTo(grid);
        for (int band = 0; band < 2; band++) {
            int kept = 0;
            for (int cell = 0; cell < grid.cells(); cell++) {
                double easting = grid.easting(cell % grid.columns());
                double northing = grid.northing(cell / grid.columns());
                boolean near = false;
                for (int s = 0; s < survey.size() && !near; s++) {
                    // Every fourth sample has no arsenic.
                    near = (band == 0 || s % 4 != 1)
                            && Math.hypot(survey.easting(s) - easting, survey.northing(s) - northing) <= reach;
                }
                float value = masked.maps().values(band)[cell];
                assertThat(Float.isNaN(value)).isEqualTo(!near);
                if (near) {
                    kept++;
                    assertThat(value).isEqualTo(whole.maps().values(band)[cell]);
                }
            }
            assertThat(kept).isBetween(grid.cells() / 100, grid.cells() / 4);
        }
    }

    @Test
    void cellsThatHoldASampleCountHoweverLargeTheyAre() {
        SampleTable survey = clustered();
        GriddedSurvey result =
                SurveyGridding.run(survey, GriddingOptions.defaults().withCellSize(7000), Progress.NONE);
        assertThat(result.report().settings().maxDistance()).isCloseTo(7000 / Math.sqrt(2), within(1e-9));
        for (int s = 0; s < survey.size(); s++) {
            int cell = result.maps().geometry().cellAt(survey.easting(s), survey.northing(s));
            assertThat(result.maps().values(0)[cell]).isNotNaN();
        }
    }

    /** The hundred samples' values at six clusters in 60 × 60 km. */
    private static SampleTable clustered() {
        SplittableRandom random = new SplittableRandom(5);
        double[] eastings = new double[100];
        double[] northings = new double[100];
        for (int s = 0; s < 100; s++) {
            eastings[s] = 500_000 + s % 6 / 5.0 * 60_000 + 2000 * random.nextDouble();
            northings[s] = 6_500_000 + s % 6 * 7 % 6 / 5.0 * 60_000 + 2000 * random.nextDouble();
        }
        SampleTable survey = survey();
        return new SampleTable(eastings, northings, survey.elements());
    }

    @Test
    void krigingFitsAVariogramToEachBandAndAddsItsVariance() {
        GriddedSurvey result = SurveyGridding.run(
                survey(),
                GriddingOptions.defaults()
                        .withMethod(Method.KRIGING)
                        .withTransform(Transform.LOG10)
                        .withVariance(true)
                        .withCellSize(500.0),
                Progress.NONE);
        assertThat(result.maps().bands())
                .extracting(Band::name)
                .containsExactly("Au_ppb_log10", "As_ppm_log10", "Au_ppb_log10_variance", "As_ppm_log10_variance");
        for (GriddingReport.BandReport band : result.report().bands()) {
            assertThat(band.variogram().orElseThrow().fitted()).isTrue();
            assertThat(Variogram.parse(band.variogram().orElseThrow().model()).sill())
                    .isPositive();
            assertThat(band.leaveOneOut().meanSquaredNormalisedError()).isPositive();
        }
    }

    @Test
    void breaksByAreaAreConcentrationsWhateverTheTransform() {
        GriddingReport plain = SurveyGridding.run(
                        survey(),
                        GriddingOptions.defaults().withMethod(Method.NEAREST).withCellSize(200.0),
                        Progress.NONE)
                .report();
        GriddingReport logarithm = SurveyGridding.run(
                        survey(),
                        GriddingOptions.defaults()
                                .withMethod(Method.NEAREST)
                                .withTransform(Transform.LOG10)
                                .withCellSize(200.0),
                        Progress.NONE)
                .report();
        for (int b = 0; b < 2; b++) {
            double expected =
                    plain.bands().get(b).concentrationArea().orElseThrow().weakAnomaly();
            assertThat(logarithm
                            .bands()
                            .get(b)
                            .concentrationArea()
                            .orElseThrow()
                            .weakAnomaly())
                    .isCloseTo(expected, within(1e-3 * expected));
            assertThat(logarithm.bands().get(b).classBreaks().upperFence()).isLessThan(expected);
        }
        assertThat(SurveyGridding.run(survey(), GriddingOptions.defaults().withTransform(Transform.CLR), Progress.NONE)
                        .report()
                        .bands()
                        .get(0)
                        .concentrationArea())
                .isEmpty();
    }

    @Test
    void aGivenVariogramIsUsedForAllBands() {
        Variogram given = Variogram.parse("nugget 0.1 + spherical 1 range 2000");
        GriddingReport report = SurveyGridding.run(
                        survey(),
                        GriddingOptions.defaults().withMethod(Method.KRIGING).withVariogram(given),
                        Progress.NONE)
                .report();
        assertThat(report.bands()).allSatisfy(band -> {
            assertThat(band.variogram().orElseThrow().fitted()).isFalse();
            assertThat(Variogram.parse(band.variogram().orElseThrow().model())).isEqualTo(given);
        });
    }

    @Test
    void aGridGivenIsTakenOverExactly() {
        GridGeometry grid = new GridGeometry(500_123, 6_509_877, 321, 17, 23);
        for (Method method : Method.values()) {
            assertThat(SurveyGridding.run(
                                    survey(),
                                    GriddingOptions.defaults()
                                            .withMethod(method)
                                            .withAlignTo(grid),
                                    Progress.NONE)
                            .maps()
                            .geometry())
                    .isEqualTo(grid);
        }
    }

    @Test
    void withoutAMaskIdwFillsTheGrid() {
        GriddedSurvey result = SurveyGridding.run(
                survey(), GriddingOptions.defaults().withMaxDistance(0.0).withCellSize(1000.0), Progress.NONE);
        assertThat(result.report().bands().get(0).cells())
                .isEqualTo(result.maps().geometry().cells());
    }

    @Test
    void masksAreToldAndOneThatLeavesNothingIsAnError() {
        GriddedSurvey result = SurveyGridding.run(
                survey(),
                GriddingOptions.defaults()
                        .withMaxDistance(0.0)
                        .withCellSize(1000.0)
                        .withHull(true)
                        .withMask((easting, northing) -> easting < 505_000),
                Progress.NONE);
        assertThat(result.report().settings().hull()).isTrue();
        assertThat(result.report().settings().mask()).isTrue();
        assertThat(result.report().bands().get(0).cells())
                .isLessThan(result.maps().geometry().cells() / 2 + 1);
        rejected(GriddingOptions.defaults().withMask((easting, northing) -> false), "mask: a grid with no cell");
    }

    @Test
    void theReportHoldsWhatMapsOfTheSamplesAndTheirErrorsNeed() {
        GriddingReport report = SurveyGridding.run(survey(), GriddingOptions.defaults(), Progress.NONE)
                .report();
        assertThat(report.shown().eastings()).hasSize(99);
        assertThat(report.shown().eastings()[3]).isCloseTo(survey().easting(3), within(0.05));
        GriddingReport.BandReport arsenic = report.bands().get(1);
        assertThat(arsenic.shownValues()).hasSize(99);
        int known = 0;
        double squares = 0;
        for (int p = 0; p < 99; p++) {
            double value = survey().elements().get(1).value(p);
            if (Double.isNaN(value)) {
                assertThat(arsenic.shownValues()[p]).isNaN();
                assertThat(arsenic.shownErrors()[p]).isNaN();
            } else {
                assertThat((double) arsenic.shownValues()[p]).isCloseTo(value, withinPercentage(0.05));
                squares += arsenic.shownErrors()[p] * arsenic.shownErrors()[p];
                known++;
            }
        }
        assertThat(Math.sqrt(squares / known))
                .isCloseTo(arsenic.leaveOneOut().rootMeanSquaredError(), withinPercentage(0.1));
        assertThat(report.elements().get(0).limits()).containsExactly(new GriddingReport.Limit(1, false, 10));
        assertThat(report.elements().get(1).limits()).isEmpty();
    }

    @Test
    void ofManySamplesADrawIsShown() {
        SplittableRandom random = new SplittableRandom(8);
        int samples = 5000;
        double[] eastings = random.doubles(samples, 500_000, 510_000).toArray();
        double[] northings = random.doubles(samples, 6_500_000, 6_510_000).toArray();
        List<Object> values = new ArrayList<>();
        random.doubles(samples).forEach(values::add);
        GriddingReport report = SurveyGridding.run(
                        new SampleTable(eastings, northings, List.of(new Determinations("As_ppm", values))),
                        GriddingOptions.defaults().withCellSize(1000.0),
                        Progress.NONE)
                .report();
        assertThat(report.shown().eastings()).hasSize(SampleDraw.MOST);
        assertThat(report.bands().get(0).shownErrors()).hasSize(SampleDraw.MOST);
    }

    private static GriddingOptions inLogarithms(Method method) {
        return GriddingOptions.defaults()
                .withMethod(method)
                .withTransform(Transform.LOG10)
                .withCellSize(700.0);
    }

    @Test
    void idwOfLogarithmsTurnedBackIsTheGeometricMean() {
        GriddedSurvey logs = SurveyGridding.run(survey(), inLogarithms(Method.IDW), Progress.NONE);
        GriddedSurvey back =
                SurveyGridding.run(survey(), inLogarithms(Method.IDW).withBackTransform(true), Progress.NONE);
        assertThat(back.maps().bands()).extracting(Band::name).containsExactly("Au_ppb", "As_ppm");
        assertThat(back.report().bands().get(0).minimum()).isEqualTo(0.5);
        assertThat(back.report().warnings()).anyMatch(warning -> warning.contains("below their mean"));
        float[] expected = logs.maps().values("Au_ppb_log10");
        float[] values = back.maps().values("Au_ppb");
        for (int cell = 0; cell < expected.length; cell++) {
            if (Float.isNaN(expected[cell])) {
                assertThat(values[cell]).isNaN();
            } else {
                assertThat((double) values[cell]).isCloseTo(Math.pow(10, expected[cell]), withinPercentage(1e-4));
            }
        }
    }

    @Test
    void krigedLogarithmsTurnedBackHaveTheMomentsOfTheLognormalDistribution() {
        GriddedSurvey logs =
                SurveyGridding.run(survey(), inLogarithms(Method.KRIGING).withVariance(true), Progress.NONE);
        GriddedSurvey back = SurveyGridding.run(
                survey(), inLogarithms(Method.KRIGING).withVariance(true).withBackTransform(true), Progress.NONE);
        assertThat(back.maps().bands())
                .extracting(Band::name)
                .containsExactly("Au_ppb", "As_ppm", "Au_ppb_variance", "As_ppm_variance");
        assertThat(back.report().warnings()).anyMatch(warning -> warning.contains("lognormal"));
        float[] y = logs.maps().values("Au_ppb_log10");
        float[] variance = logs.maps().values("Au_ppb_log10_variance");
        int compared = 0;
        for (int cell = 0; cell < y.length; cell++) {
            if (!Float.isNaN(y[cell])) {
                LogNormalDistribution distribution =
                        new LogNormalDistribution(Math.log(10) * y[cell], Math.log(10) * Math.sqrt(variance[cell]));
                assertThat((double) back.maps().values("Au_ppb")[cell])
                        .isCloseTo(distribution.getNumericalMean(), withinPercentage(1e-3));
                assertThat((double) back.maps().values("Au_ppb_variance")[cell])
                        .isCloseTo(distribution.getNumericalVariance(), withinPercentage(1e-3));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(back.report().bands().get(0).leaveOneOut().meanSquaredNormalisedError())
                .isBetween(0.2, 5.0);
    }

    @Test
    void aSampleOnANodeKeepsItsConcentrationThroughTheLogarithm() {
        SampleTable survey = survey();
        GridGeometry grid = new GridGeometry(survey.easting(7) - 50, survey.northing(7) + 50, 100, 3, 3);
        for (Method method : List.of(Method.IDW, Method.KRIGING, Method.NEAREST)) {
            float[] gold = SurveyGridding.run(
                            survey,
                            GriddingOptions.defaults()
                                    .withMethod(method)
                                    .withTransform(Transform.LOG10)
                                    .withBackTransform(true)
                                    .withAlignTo(grid),
                            Progress.NONE)
                    .maps()
                    .values("Au_ppb");
            assertThat((double) gold[0]).isCloseTo(survey.elements().get(0).value(7), withinPercentage(1e-5));
        }
    }

    @Test
    void theCutoffAndTheNumberOfStructuresAreThoseAskedFor() {
        GriddingReport report = SurveyGridding.run(
                        survey(),
                        GriddingOptions.defaults()
                                .withMethod(Method.KRIGING)
                                .withCutoff(3000.0)
                                .withStructures(2),
                        Progress.NONE)
                .report();
        GriddingReport.VariogramReport gold = report.bands().get(0).variogram().orElseThrow();
        assertThat(gold.empirical().orElseThrow().cutoff()).isEqualTo(3000);
        assertThat(gold.empirical().orElseThrow().lags()).allMatch(lag -> lag.distance() <= 3000);
        // Sines have no nugget, and two structures fit at least as well as one.
        GriddingReport.VariogramReport simple = SurveyGridding.run(
                        survey(),
                        GriddingOptions.defaults().withMethod(Method.KRIGING).withCutoff(3000.0),
                        Progress.NONE)
                .report()
                .bands()
                .get(0)
                .variogram()
                .orElseThrow();
        assertThat(gold.weightedSumOfSquares().orElseThrow())
                .isLessThanOrEqualTo(simple.weightedSumOfSquares().orElseThrow());
        rejected(GriddingOptions.defaults().withMethod(Method.KRIGING).withCutoff(-1.0), "cutoff: -1.0");
        rejected(GriddingOptions.defaults().withMethod(Method.KRIGING).withCutoff(Double.NaN), "cutoff: NaN");
        rejected(GriddingOptions.defaults().withCutoff(100.0), "cutoff: 100.0 with method IDW");
        rejected(GriddingOptions.defaults().withMethod(Method.KRIGING).withStructures(3), "structures: 3");
        rejected(
                GriddingOptions.defaults()
                        .withMethod(Method.KRIGING)
                        .withVariogram(Variogram.parse("nugget 1"))
                        .withStructures(2),
                "structures: 2 beside variogram");
        rejected(GriddingOptions.defaults().withBackTransform(true), "backTransform: true with transform NONE");
        rejected(
                GriddingOptions.defaults().withTransform(Transform.CLR).withBackTransform(true), "backTransform: true");
    }

    @Test
    void impossibleSettingsAreNamed() {
        rejected(GriddingOptions.defaults().withCellSize(0.0), "cellSize: 0.0");
        rejected(GriddingOptions.defaults().withCellSize(-5.0), "cellSize: -5.0");
        rejected(GriddingOptions.defaults().withCellSize(Double.POSITIVE_INFINITY), "cellSize: Infinity");
        rejected(GriddingOptions.defaults().withCellSize(0.01), "cellSize: 0.01 m");
        rejected(GriddingOptions.defaults().withCellSize(0.3), "cellSize: 0.3 m makes");
        rejected(GriddingOptions.defaults().withMaxDistance(-1.0), "maxDistance: -1.0");
        rejected(GriddingOptions.defaults().withMaxDistance(Double.NaN), "maxDistance: NaN");
        rejected(GriddingOptions.defaults().withNeighbours(-3), "neighbours: -3");
        rejected(GriddingOptions.defaults().withRadius(0.0), "radius: 0.0");
        rejected(GriddingOptions.defaults().withRadius(-5.0), "radius: -5.0");
        rejected(
                GriddingOptions.defaults().withMethod(Method.NEAREST).withRadius(5.0),
                "radius: 5.0 with method NEAREST");
        rejected(GriddingOptions.defaults().withSectors(5), "neighbours: 12 in 5 sectors");
        rejected(GriddingOptions.defaults().withPower(-2.0), "power: -2.0");
        rejected(GriddingOptions.defaults().withDuplicateTolerance(-2), "-2.0");
        rejected(GriddingOptions.defaults().withVariance(true), "variance: true with method IDW");
        rejected(
                GriddingOptions.defaults().withVariogram(Variogram.parse("nugget 1")),
                "variogram: one with method IDW");
        rejected(
                GriddingOptions.defaults().withMethod(Method.NEAREST).withPower(2.0), "power: 2.0 with method NEAREST");
        rejected(
                GriddingOptions.defaults().withMethod(Method.NEAREST).withNeighbours(2),
                "neighbours: 2 with method NEAREST");
        rejected(
                GriddingOptions.defaults()
                        .withAlignTo(new GridGeometry(0, 0, 1, 1, 1))
                        .withCellSize(5.0),
                "cellSize: 5.0 beside alignTo");
        rejected(GriddingOptions.defaults().withDuplicates(Duplicates.REJECT), "duplicates: 2 values of Au_ppb");
    }

    @Test
    void boundsWithoutSamplesAreAnError() {
        rejected(GriddingOptions.defaults().withBounds(new Extent(900_000, 0, 950_000, 40_000)), "bounds: ");
    }

    @Test
    void anElementKnownAtTooFewPlacesIsNamed() {
        SampleTable table = new SampleTable(
                new double[] {1000, 2000, 1000, 3000},
                new double[] {0, 0, 0, 500},
                List.of(new Determinations("Te_ppm", Arrays.asList(1, 2, 3, null))));
        assertThatThrownBy(() -> SurveyGridding.run(table, GriddingOptions.defaults(), Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Te_ppm, which has a value at 2 places");
    }

    private static void rejected(GriddingOptions options, String message) {
        assertThatThrownBy(() -> SurveyGridding.run(survey(), options, Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
