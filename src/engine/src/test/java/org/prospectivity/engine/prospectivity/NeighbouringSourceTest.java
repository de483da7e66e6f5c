package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class NeighbouringSourceTest {
    private static final int SIDE = 40;
    private static final double CELL = 500;
    private static final int WINDOW = 7;

    /** The source lies east of, over a corner of, or over the middle of the area. */
    @ParameterizedTest
    @CsvSource({"40, 0", "41, 3", "20, -15", "30, 0", "0, 33", "38.4, -38.6"})
    void noWindowOfTheSourceSeesAHeldOutDeposit(double east, double south) {
        Survey target = survey(1, 0, 0, 0.8);
        Survey source = survey(2, east, south, 0.9);
        Predictors area = Predictors.of(target.maps(), "maps");
        Predictors theirs = Predictors.of(source.maps(), "source");
        NeighbouringSource kept = new NeighbouringSource(source, theirs, Placement.SAME, area, WINDOW);
        TrainingCells training = kept.labels(0).training(1);
        GridGeometry grid = theirs.geometry();
        int seen = 0;
        for (int[] cells : List.of(training.positives(), training.barren(), training.unlabelled())) {
            for (int cell : cells) {
                double x = grid.easting(grid.columnOf(cell));
                double y = grid.northing(grid.rowOf(cell));
                for (int deposit : target.deposits()) {
                    double dx =
                            Math.abs(x - area.geometry().easting(area.geometry().columnOf(deposit)));
                    double dy = Math.abs(
                            y - area.geometry().northing(area.geometry().rowOf(deposit)));
                    // the window of the cell and that of the deposit have no cell in common
                    assertThat(Math.max(dx, dy)).isGreaterThan(WINDOW * CELL);
                }
                seen++;
            }
        }
        assertThat(seen).isPositive();
        assertThat(kept.warning().orElseThrow())
                .contains("of its " + theirs.validCells() + " valid cells")
                .contains("within 4500 m of that area");
    }

    @Test
    void whatIsKeptIsWhatIsFartherThanTheWindowAndAMarginFromEveryValidCell() {
        Survey target = survey(1, 0, 0, 0.1);
        Survey source = survey(2, 30, 10, 1);
        Predictors area = Predictors.of(target.maps(), "maps");
        Predictors theirs = Predictors.of(source.maps(), "source");
        boolean[] kept = new NeighbouringSource(source, theirs, Placement.SAME, area, WINDOW)
                .labels(0)
                .valid();
        GridGeometry here = area.geometry();
        GridGeometry there = theirs.geometry();
        for (int cell = 0; cell < kept.length; cell++) {
            int column = there.columnOf(cell) + 30;
            int row = there.rowOf(cell) + 10;
            boolean near = IntStream.range(0, here.cells())
                    .filter(other -> area.valid()[other])
                    .anyMatch(other -> Math.abs(here.columnOf(other) - column) <= WINDOW + 2
                            && Math.abs(here.rowOf(other) - row) <= WINDOW + 2);
            assertThat(kept[cell]).isEqualTo(!near);
        }
    }

    @Test
    void aSourceFarAwayIsLeftAsItIs() {
        Survey source = survey(2, 50, 0, 1);
        Predictors theirs = Predictors.of(source.maps(), "source");
        Predictors area = Predictors.of(survey(1, 0, 0, 1).maps(), "maps");
        NeighbouringSource kept = new NeighbouringSource(source, theirs, Placement.SAME, area, WINDOW);
        assertThat(kept.warning()).isEmpty();
        assertThat(kept.labels(0).valid()).isEqualTo(theirs.valid());
        // moved onto the area it is all left out, and moved nowhere it is as far as can be
        assertThatThrownBy(() -> new NeighbouringSource(source, theirs, moved(-50), area, WINDOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "sourceMaps: it overlaps the area to train or borders on it, and of its 12 deposits on cells"
                                + " with data 0 lie farther from that area than 4500 m, the window and 2 cells; expected at least"
                                + " 3, so that deposits held out there are not learned from here");
        assertThat(new NeighbouringSource(source, theirs, Placement.APART, area, WINDOW).warning())
                .isEmpty();
    }

    @Test
    void twoAreasWithACommonBorderTransferAndTheReportCountsWhatWasLeftOut() {
        TrainingReport report = ProspectivityTraining.run(
                        TrainingData.of(survey(1, 0, 0, 1))
                                .withTransfer(new Transfer.FromArea(survey(2, SIDE, 0, 1), Placement.SAME)),
                        TrainingOptions.forWindow(WINDOW)
                                .withSettings(TrainingSettings.defaults()
                                        .withSteps(10)
                                        .withBatchSize(16)
                                        .withMembers(1))
                                .withFolds(0)
                                .withThreads(2),
                        Progress.NONE)
                .report();
        assertThat(report.training().transfer()).isEqualTo("another area, trained on first");
        // nine columns of cells
        assertThat(report.warnings())
                .anyMatch(warning -> warning.startsWith("The source area overlaps the area to train or borders on it: "
                        + 9 * SIDE + " of its " + SIDE * SIDE + " valid cells and "));
    }

    private static Placement moved(double columns) {
        return coordinates -> {
            for (int i = 0; i < coordinates.length; i += 2) {
                coordinates[i] += columns * CELL;
            }
        };
    }

    /** Noise on some of the cells, moved by so many cells. */
    private static Survey survey(long seed, double east, double south, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[SIDE * SIDE];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = random.nextDouble() < share ? (float) Math.exp(random.nextGaussian()) : Float.NaN;
        }
        int[] deposits = random.ints(0, values.length)
                .filter(cell -> !Float.isNaN(values[cell]))
                .distinct()
                .limit(12)
                .toArray();
        Arrays.sort(deposits);
        GridGeometry grid = new GridGeometry(400_000 + east * CELL, 6_800_000 - south * CELL, CELL, SIDE, SIDE);
        return new Survey(
                new RasterStack(grid, List.of(Band.of("Au_ppb")), List.of(values)), deposits, new int[0], "sourceMaps");
    }
}
