package org.prospectivity.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class ApplicabilityTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(20, 10);
    private static final double[] WEIGHTS = {2, 0.5};

    /** A lognormal spread, the same for both elements but for their order. */
    private static float[] concentrations(double factor, int element) {
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            double quantile = ((cell * (element == 0 ? 37 : 71)) % values.length + 0.5) / values.length;
            values[cell] = (float) (factor * Math.pow(10, 2 * quantile - 1));
        }
        return values;
    }

    private static Predictors area(double factor, String... bands) {
        return Predictors.of(
                new RasterStack(
                        GRID,
                        Stream.of(bands).map(Band::of).toList(),
                        IntStream.range(0, bands.length)
                                .mapToObj(b -> concentrations(factor, b))
                                .toList()),
                "maps");
    }

    /** Every second cell of an area of Au_ppb and As_ppm is known. */
    private static Applicability known() {
        Predictors area = area(1, "Au_ppb", "As_ppm");
        float[][] cells = new float[GRID.cells() / 2][2];
        for (int c = 0; c < cells.length; c++) {
            for (int b = 0; b < 2; b++) {
                cells[c][b] = area.stack().values(b)[2 * c];
            }
        }
        return new Applicability(
                List.of(
                        new TrainedModel.Input("Au_ppb", area.normalisations().get(0)),
                        new TrainedModel.Input("As_ppm", area.normalisations().get(1))),
                WEIGHTS,
                cells,
                2.5,
                0.5);
    }

    private static double[] indices(Predictors area, List<Band> given) {
        Applicability.Area measured = known().of(given, area.bands(), area.normalisations());
        Applicability.Area.Cells cells = measured.cells();
        float[][] values = IntStream.range(0, area.bands().size())
                .mapToObj(area.stack()::values)
                .toArray(float[][]::new);
        return IntStream.range(0, GRID.cells())
                .mapToDouble(cell -> cells.index(values, cell))
                .toArray();
    }

    private static double[] indices(Predictors area) {
        return indices(
                area.arranged(
                        known().inputs().stream().map(TrainedModel.Input::band).toList(), "maps"),
                area.bands());
    }

    @Test
    void theIndexIsTheDistanceToTheNearestKnownCellByTheMeanDistance() {
        Predictors area = area(1, "Au_ppb", "As_ppm");
        double[] indices = indices(area);
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int other = 0; other < GRID.cells(); other += 2) {
                double sum = 0;
                for (int b = 0; b < 2; b++) {
                    double difference = WEIGHTS[b]
                            * (area.stack().values(b)[cell] - area.stack().values(b)[other]);
                    sum += difference * difference;
                }
                nearest = Math.min(nearest, Math.sqrt(sum));
            }
            assertThat(indices[cell]).isCloseTo(nearest / 2.5, within(1e-5));
        }
        assertThat(indices[0]).isZero();
    }

    @Test
    void unitsAndLogarithmsTakenBeforeAreSeenThrough() {
        double[] expected = indices(area(1, "Au_ppb", "As_ppm"));
        // thousandths of the number are as much in ppm
        Predictors ppm = Predictors.of(
                new RasterStack(
                        GRID,
                        List.of(Band.of("As_ppm"), Band.of("Au_ppm")),
                        List.of(concentrations(1, 1), concentrations(1e-3, 0))),
                "maps");
        assertThat(indices(ppm)).containsExactly(expected, within(1e-4));
        float[] logs = concentrations(1, 0);
        for (int cell = 0; cell < logs.length; cell++) {
            logs[cell] = (float) Math.log10(logs[cell]);
        }
        Predictors logged = Predictors.of(
                new RasterStack(
                        GRID, List.of(Band.of("Au_ppb_log10"), Band.of("As_ppm")), List.of(logs, concentrations(1, 1))),
                "maps");
        assertThat(indices(logged)).containsExactly(expected, within(1e-4));
    }

    /** Normalised within itself, an area of a hundredfold concentrations would look the same. */
    @Test
    void anAreaOfOtherConcentrationsIsFarAway() {
        Predictors rich = area(100, "Au_ppb", "As_ppm");
        assertThat(rich.stack().values(0))
                .containsExactly(area(1, "Au_ppb", "As_ppm").stack().values(0), within(1e-4f));
        Normalisation here = known().inputs().get(0).normalisation();
        double shift = 2 / here.standardDeviation();
        Applicability.Area measured = known().of(rich.bands(), rich.bands(), rich.normalisations());
        Applicability.Area.Cells cells = measured.cells();
        float[][] values = {rich.stack().values(0), rich.stack().values(1)};
        double sum = 0;
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double index = cells.index(values, cell);
            double expected = Math.min(Normalisation.CLIP, values[0][cell] + shift);
            assertThat(cells.normalised(values, cell, 0)).isCloseTo(expected, within(1e-4));
            assertThat(cells.share(0) + cells.share(1)).isCloseTo(1, within(1e-9));
            sum += index;
        }
        assertThat(sum)
                .isGreaterThan(
                        20 * Arrays.stream(indices(area(1, "Au_ppb", "As_ppm"))).sum());
    }

    @Test
    void mapsThatCannotBeComparedAreLeftOutAndNamed() {
        Predictors unknown = area(1, "Au", "As_ppm");
        Applicability.Area measured = known().of(unknown.bands(), unknown.bands(), unknown.normalisations());
        assertThat(measured.leftOut()).containsExactly("Au_ppb");
        assertThat(measured.compared()).containsExactly("As_ppm");
        Predictors ratio = Predictors.of(
                new RasterStack(
                        GRID,
                        List.of(Band.of("Au_ppb"), Band.of("As_clr")),
                        List.of(concentrations(1, 0), concentrations(1, 1))),
                "maps");
        assertThat(known().of(ratio.bands(), ratio.bands(), ratio.normalisations())
                        .leftOut())
                .containsExactly("As_ppm");
        // among the cells known, along one map alone
        double mean = 0;
        float[][] cells = known().cells();
        for (float[] one : cells) {
            mean += Arrays.stream(cells)
                    .mapToDouble(other -> 0.5 * Math.abs(one[1] - other[1]))
                    .sum();
        }
        mean /= cells.length * (cells.length - 1.0);
        float[] arsenic = unknown.stack().values(1);
        double nearest = Arrays.stream(cells)
                .mapToDouble(cell -> 0.5 * Math.abs(cell[1] - arsenic[1]))
                .min()
                .orElseThrow();
        assertThat(measured.cells().index(new float[][] {unknown.stack().values(0), arsenic}, 1))
                .isCloseTo(nearest / mean, within(1e-4));
    }
}
