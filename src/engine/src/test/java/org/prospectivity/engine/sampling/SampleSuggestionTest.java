package org.prospectivity.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.DistanceField;
import org.prospectivity.engine.evidence.Segments;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class SampleSuggestionTest {
    /** 20 × 20 km of square cells of a kilometre. */
    private static final GridGeometry GRID = new GridGeometry(500_000, 4_020_000, 1000, 20, 20);

    private static final int EAST = 15;

    /** Samples in every second cell of every second row of the western half. */
    private static int[] samples() {
        List<Integer> cells = new ArrayList<>();
        for (int row = 0; row < 20; row += 2) {
            for (int column = 0; column < 10; column += 2) {
                cells.add(row * 20 + column);
            }
        }
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] eastings(int... cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> GRID.easting(GRID.columnOf(cell)))
                .toArray();
    }

    private static double[] northings(int... cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> GRID.northing(GRID.rowOf(cell)))
                .toArray();
    }

    /** 0.1, and 0.9 in the five easternmost columns of the northern half, but none in the north-eastern corner. */
    private static float[] scores() {
        float[] scores = new float[GRID.cells()];
        Arrays.fill(scores, 0.1f);
        for (int row = 0; row < 10; row++) {
            Arrays.fill(scores, row * 20 + EAST, row * 20 + 20, 0.9f);
        }
        scores[19] = Float.NaN;
        return scores;
    }

    private static float[] filled(float value) {
        float[] band = new float[GRID.cells()];
        Arrays.fill(band, value);
        return band;
    }

    private static RasterStack bands(Object... namesAndValues) {
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            bands.add(Band.of((String) namesAndValues[i]));
            values.add((float[]) namesAndValues[i + 1]);
        }
        return new RasterStack(GRID, bands, values);
    }

    private static SamplingData data(Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = "prospectivity";
        all[1] = scores();
        System.arraycopy(more, 0, all, 2, more.length);
        return SamplingData.of(new ScoreMap(bands(all), 0, "prospectivity"), eastings(samples()), northings(samples()));
    }

    private static SampleSuggestion.Result run(SamplingData data, SamplingOptions options) {
        return SampleSuggestion.run(data, options, Progress.NONE);
    }

    private static SamplingOptions places(int count) {
        return SamplingOptions.defaults().withCount(count);
    }

    private static int cell(SuggestedSample place) {
        return GRID.cellAt(place.easting(), place.northing());
    }

    @Test
    void placesLieWhereItScoresHighAndNobodySampled() {
        SampleSuggestion.Result result = run(data(), places(3));
        assertThat(result.samples()).hasSize(3).allSatisfy(place -> {
            assertThat(GRID.columnOf(cell(place))).isGreaterThanOrEqualTo(EAST - 1);
            assertThat(GRID.rowOf(cell(place))).isLessThan(11);
        });
        assertThat(result.samples()).extracting(SuggestedSample::rank).containsExactly(1, 2, 3);
        assertThat(result.samples().get(0).worth()).isEqualTo(1);
        assertThat(result.samples()).extracting(place -> -place.worth()).isSorted();
    }

    @Test
    void theReportTellsHowTheyWereChosen() {
        SampleSuggestion.SuggestionReport report = run(data(), places(3)).report();
        assertThat(report.band()).isEqualTo("prospectivity");
        assertThat(report.asked()).isEqualTo(3);
        assertThat(report.suggested()).isEqualTo(3);
        assertThat(report.samples()).isEqualTo(50);
        // the circle through the corners of a square of 2 km
        assertThat(report.gap()).isCloseTo(Math.sqrt(2) * 1000, within(0.01));
        assertThat(report.sampleReach()).isCloseTo(3 * report.gap(), within(0.01));
        assertThat(report.spacing()).isEqualTo(report.gap());
        assertThat(report.spacingRule()).isEqualTo("the typical gap between samples");
        assertThat(report.validKm2()).isCloseTo(399, within(1e-9));
        assertThat(report.allowedKm2()).isCloseTo(399, within(1e-9));
        assertThat(report.openKm2()).isBetween(200.0, 300.0);
        assertThat(report.settled()).isBetween(0.01, 0.5);
        assertThat(report.places()).hasSize(3);
        assertThat(report.warnings()).singleElement().asString().startsWith("Nothing tells how sure the scores are");
    }

    @Test
    void figuresAreThoseOfTheCell() {
        float[] uncertainty = filled(0.05f);
        float[] variance = filled(1);
        for (int cell = 0; cell < uncertainty.length; cell++) {
            uncertainty[cell] += GRID.columnOf(cell) / 100f;
            variance[cell] += GRID.rowOf(cell);
        }
        SamplingData data = data("uncertainty", uncertainty, "applicability", filled(0.5f))
                .withKriged(new Named<>("geochemistry", bands("Au_ppb", filled(1), "Au_ppb_variance", variance)))
                .withRoads(new DistanceField(new Segments.Builder()
                        .add(500_000, 4_020_000, 500_000, 4_000_000)
                        .build()));
        SuggestedSample place = run(data, places(1)).samples().get(0);
        int cell = cell(place);
        SuggestedSample.Figures figures = place.figures();
        assertThat(figures.score()).isCloseTo(scores()[cell], within(1e-6));
        // 49 cells score 0.9, and half of the equal ones count
        assertThat(figures.percentile()).isCloseTo(100 * (350 + 49 / 2.0) / 399, within(1e-4));
        assertThat(figures.uncertainty().orElseThrow()).isCloseTo(uncertainty[cell], within(1e-6));
        assertThat(figures.disagreement().orElseThrow())
                .isCloseTo(100 * (GRID.columnOf(cell) + 0.5) / 20, within(1e-4));
        assertThat(figures.variance().orElseThrow()).isCloseTo(100 * (GRID.rowOf(cell) + 0.5) / 20, within(1e-4));
        assertThat(figures.applicability().orElseThrow()).isEqualTo(0.5);
        assertThat(figures.roadDistance().orElseThrow()).isCloseTo(place.easting() - 500_000, within(0.01));
        double nearest = Arrays.stream(samples())
                .mapToDouble(sample ->
                        Math.hypot(eastings(sample)[0] - place.easting(), northings(sample)[0] - place.northing()))
                .min()
                .orElseThrow();
        assertThat(figures.sampleDistance()).isCloseTo(nearest, within(0.01));
        assertThat(figures.gaps()).isCloseTo(nearest / (Math.sqrt(2) * 1000), within(1e-4));
        assertThat(place.reasons()).contains(Reason.PROSPECTIVE, Reason.OUTSIDE_MODEL, Reason.FAR_FROM_SAMPLES);
    }

    @Test
    void whereNetworksDisagreeIsPreferred() {
        float[] south = filled(0.1f);
        Arrays.fill(south, 200, 400, 0.3f);
        SamplingData even = flat("uncertainty", south);
        assertThat(GRID.rowOf(cell(run(even, places(1)).samples().get(0)))).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aHighKrigingVarianceIsPreferred() {
        float[] south = filled(0.1f);
        Arrays.fill(south, 200, 400, 0.3f);
        SamplingData even = flat().withKriged(new Named<>("geochemistry", bands("Au_ppb_variance", south)));
        assertThat(GRID.rowOf(cell(run(even, places(1)).samples().get(0)))).isGreaterThanOrEqualTo(10);
    }

    @Test
    void whereTheModelDoesNotApplyIsPreferred() {
        float[] south = filled(1.2f);
        Arrays.fill(south, 200, 400, 0.9f);
        SamplingData even = flat("uncertainty", filled(0.1f), "applicability", south);
        assertThat(GRID.rowOf(cell(run(even, places(1)).samples().get(0)))).isGreaterThanOrEqualTo(10);
        assertThat(run(even, places(1)).samples().get(0).reasons()).contains(Reason.OUTSIDE_MODEL);
    }

    /** The same score everywhere, so that the first of equal places is in the north. */
    private static SamplingData flat(Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = "prospectivity";
        all[1] = filled(0.5f);
        System.arraycopy(more, 0, all, 2, more.length);
        return SamplingData.of(new ScoreMap(bands(all), 0, "prospectivity"), eastings(samples()), northings(samples()));
    }

    @Test
    void placesKeepTheSpacingGiven() {
        SampleSuggestion.Result result = run(data(), places(50).withSpacing(4000));
        assertThat(result.report().spacingRule()).isEqualTo("given");
        List<SuggestedSample> places = result.samples();
        assertThat(places.size()).isBetween(3, 25);
        for (SuggestedSample place : places) {
            assertThat(place.figures().sampleDistance()).isGreaterThanOrEqualTo(4000);
            assertThat(places)
                    .filteredOn(other -> other != place)
                    .allMatch(other ->
                            Math.hypot(other.easting() - place.easting(), other.northing() - place.northing()) >= 4000);
        }
        assertThat(result.report().warnings())
                .anyMatch(warning -> warning.startsWith("Only " + places.size() + " of 50 places are suggested"));
    }

    @Test
    void placesStayWithinTheMaskAndTheReachOfRoads() {
        SamplingData data = data().withWithin((easting, northing) -> northing < 4_008_000)
                .withRoads(new DistanceField(new Segments.Builder()
                        .add(512_000, 4_020_000, 512_000, 4_000_000)
                        .build()));
        SampleSuggestion.Result result = run(data, places(8).withReach(1600));
        assertThat(result.samples()).hasSize(8).allSatisfy(place -> {
            assertThat(place.northing()).isLessThan(4_008_000);
            assertThat(place.figures().roadDistance().orElseThrow()).isLessThanOrEqualTo(1600);
        });
        assertThat(result.report().allowedKm2()).isCloseTo(8 * 4, within(1e-9));
        assertThat(result.report().reach()).hasValue(1600);
    }

    @Test
    void theFirstPlacesAreTheChoiceOfFewerAndRunsAgree() {
        List<SuggestedSample> many = run(data(), places(9)).samples();
        assertThat(many.subList(0, 4)).isEqualTo(run(data(), places(4)).samples());
        assertThat(many).isEqualTo(run(data(), places(9)).samples());
    }

    @Test
    void samplesBesideTheMapAreTold() {
        double[] eastings = eastings(samples());
        eastings[3] = 490_000;
        SamplingData beside = SamplingData.of(data().map(), eastings, northings(samples()));
        assertThat(run(beside, places(1)).report().warnings()).contains("1 of 50 samples lie outside the map.");
    }

    @Test
    void badInputIsNamedWithWhatSettlesIt() {
        refused(() -> places(0), "count: 0 is not accepted; expected a whole number from 1 to 10000");
        refused(() -> places(1).withSpacing(-1), "spacing: -1.0 is not accepted; expected 0 or more metres");
        refused(() -> places(1).withReach(Double.NaN), "reach: NaN is not accepted; expected 0 or more metres");
        refused(
                () -> run(data(), places(1).withReach(500)),
                "reach: 500.0 m is given without roads; expected roads or roadsLayer beside it");
        SamplingData far = data().withRoads(new DistanceField(new Segments.Builder()
                .add(490_000, 4_020_000, 490_000, 4_000_000)
                .build()));
        refused(
                () -> run(far, places(1).withReach(500)),
                "reach: 500.0 is not accepted; expected at least 10500, the distance of the nearest of 399 cells from a"
                        + " road, or roads that lead farther");
        refused(
                () -> run(data(), places(1).withSpacing(60_000)),
                "spacing: no cell of 399 is 60000 m, given, from the nearest sample; expected no more than 11045, as far"
                        + " as one is, or a map with cells farther from samples");
        int[] everyCell = IntStream.range(0, GRID.cells()).toArray();
        refused(
                () -> run(SamplingData.of(data().map(), eastings(everyCell), northings(everyCell)), places(1)),
                "spacing: no cell of 399 is 707 m, the typical gap between samples, from the nearest sample;"
                        + " expected no more than 0, as far as one is, or a map with cells farther from samples");
        refused(
                () -> run(data().withWithin((easting, northing) -> false), places(1)),
                "mask: none of the 399 cells with a score has its centre within the polygons; expected polygons on the"
                        + " map: check their coordinate system");
        refused(
                () -> run(SamplingData.of(data().map(), new double[] {1, 2, 3}, new double[] {1, 2, 4}), places(1)),
                "samples: none of the 3 lies on the map; expected the samples of its area: check their coordinate"
                        + " system");
        refused(
                () -> run(SamplingData.of(data().map(), eastings(5, 5, 7), northings(5, 5, 7)), places(1)),
                "samples: they lie at 2 places; expected at least 3, to tell the gap between samples");
        refused(
                () -> run(SamplingData.of(data().map(), new double[0], new double[0]), places(1)),
                "samples: they lie at 0 places; expected at least 3, to tell the gap between samples");
        refused(
                () -> run(
                        SamplingData.of(
                                new ScoreMap(bands("score", filled(Float.NaN)), 0, "prospectivity"),
                                eastings(samples()),
                                northings(samples())),
                        places(1)),
                "prospectivity: band score has no data; expected scores");
        refused(
                () -> run(data().withKriged(new Named<>("geochemistry", bands("Au_ppb", filled(1)))), places(1)),
                "geochemistry: none of its 1 bands [Au_ppb] has kriging variances; expected one whose name ends in"
                        + " _variance, as GridGeochem makes with method KRIGING and variance true");
        RasterStack elsewhere = new RasterStack(
                new GridGeometry(0, 0, 1000, 1, 1), List.of(Band.of("Au_ppb_variance")), List.of(new float[1]));
        refused(
                () -> run(data().withKriged(new Named<>("geochemistry", elsewhere)), places(1)),
                "geochemistry: its grid of 1 x 1 cells of 1000.0 m from 0.0, 0.0 is not that of the scores, 20 x 20 cells"
                        + " of 1000.0 m from 500000.0, 4020000.0; expected maps on the same grid");
    }

    private static void refused(Runnable work, String message) {
        assertThatThrownBy(work::run).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    @Test
    void itEndsWhenItIsCancelled() {
        assertThatThrownBy(() -> SampleSuggestion.run(data(), places(5), (fraction, message) -> {
                    if (message.equals("choosing places")) {
                        throw new CancellationException("enough");
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }
}
