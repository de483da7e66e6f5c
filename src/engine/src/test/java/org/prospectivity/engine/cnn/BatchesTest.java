package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class BatchesTest {
    private static final int BANDS = 4;
    private static final int CELL = 310;
    private static final int BARREN = 2000;
    private static final int COUNT = 4000;
    private static final Windows WINDOWS = new Windows(TinyAreas.noise(60, 60, BANDS, 5));

    /** So many windows of one cell, in which no orientation shows, by window and band. */
    private static float[] drawn(Augmentation augmentation, double whole, int... barren) {
        Batches batches = new Batches(WINDOWS, 1, augmentation, whole, new SplittableRandom(2));
        int[] cells = new int[COUNT];
        Arrays.fill(cells, CELL);
        float[] values = new float[batches.length(COUNT)];
        batches.around(cells, barren, values);
        return values;
    }

    private static float[] at(int cell) {
        float[] values = new float[BANDS];
        WINDOWS.copyAround(cell, 1, values, 0);
        return values;
    }

    @Test
    void aWindowIsMixedWithABarrenOneInOneProportionForAllBands() {
        float[] drawn = drawn(new Augmentation(3, 0), 0, BARREN);
        float[] own = at(CELL);
        float[] other = at(BARREN);
        double[] amounts = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            float[] mixed = Arrays.copyOfRange(drawn, BANDS * i, BANDS * i + BANDS);
            double[] shares = shares(mixed, own, other, 0);
            assertThat(Math.hypot(shares[0], shares[1]))
                    .as("standard deviation where both maps are independent")
                    .isCloseTo(1, within(1e-4));
            for (int b = 2; b < BANDS; b++) {
                assertThat((double) mixed[b]).isCloseTo(shares[0] * own[b] + shares[1] * other[b], within(1e-4));
            }
            amounts[i] = shares[1] / shares[0];
        }
        assertThat(DoubleStream.of(amounts).min().orElseThrow()).isBetween(0.0, 0.02);
        assertThat(DoubleStream.of(amounts).max().orElseThrow()).isBetween(2.98, 3.001);
        assertThat(DoubleStream.of(amounts).average().orElseThrow()).isCloseTo(1.5, within(0.05));
    }

    @Test
    void aBandDroppedFromAWindowIsDroppedFromWhatIsMixedIn() {
        float[] drawn = drawn(new Augmentation(3, 0.5), 0, BARREN);
        int dropped = 0;
        for (float value : drawn) {
            dropped += value == 0 ? 1 : 0;
        }
        assertThat(dropped / (double) drawn.length).isCloseTo(0.5, within(0.03));
    }

    @Test
    void awayFromTheCentreItIsMixedInTheSameProportion() {
        int window = 5;
        Batches batches = new Batches(WINDOWS, window, new Augmentation(3, 0), 0, new SplittableRandom(7));
        float[] mixed = new float[batches.length(1)];
        batches.around(new int[] {CELL}, new int[] {BARREN}, mixed);
        float[] own = new float[mixed.length];
        float[] other = new float[mixed.length];
        WINDOWS.copyAround(CELL, window, own, 0);
        WINDOWS.copyAround(BARREN, window, other, 0);
        int centre = BANDS * (window * window / 2);
        double[] shares = shares(mixed, own, other, centre);
        for (int b = 0; b < BANDS; b++) {
            assertThat(corners(mixed, window, b))
                    .isCloseTo(
                            shares[0] * corners(own, window, b) + shares[1] * corners(other, window, b), within(1e-3));
        }
    }

    /** Which no orientation changes. */
    private static double corners(float[] values, int window, int band) {
        double sum = 0;
        for (int cell : new int[] {0, window - 1, window * (window - 1), window * window - 1}) {
            sum += values[BANDS * cell + band];
        }
        return sum;
    }

    /** What part of its own and of the other's a window is made of, from two bands of a cell by Cramer's rule. */
    private static double[] shares(float[] mixed, float[] own, float[] other, int at) {
        double determinant = own[at] * other[at + 1] - own[at + 1] * other[at];
        return new double[] {
            (mixed[at] * other[at + 1] - mixed[at + 1] * other[at]) / determinant,
            (own[at] * mixed[at + 1] - own[at + 1] * mixed[at]) / determinant
        };
    }

    @Test
    void nothingIsMixedWhereNoBarrenCellsAreGiven() {
        float[] drawn = drawn(new Augmentation(3, 0), 0);
        for (int i = 0; i < COUNT; i++) {
            assertThat(Arrays.copyOfRange(drawn, BANDS * i, BANDS * i + BANDS)).isEqualTo(at(CELL));
        }
    }

    @Test
    void windowsShownWholeAreAsTheyAreAndOfTheOthersHalfTheBandsAreDoubled() {
        float[] drawn = drawn(new Augmentation(0, 0.5), 0.25);
        float[] own = at(CELL);
        int whole = 0;
        int dropped = 0;
        for (int i = 0; i < COUNT; i++) {
            if (Arrays.equals(own, 0, BANDS, drawn, BANDS * i, BANDS * i + BANDS)) {
                whole++;
                continue;
            }
            for (int b = 0; b < BANDS; b++) {
                assertThat(drawn[BANDS * i + b] + 0f).isIn(0f, 2 * own[b]);
                dropped += drawn[BANDS * i + b] == 0 ? 1 : 0;
            }
        }
        assertThat(whole / (double) COUNT).isCloseTo(0.25, within(0.03));
        assertThat(dropped / (double) (BANDS * (COUNT - whole))).isCloseTo(0.5, within(0.03));
    }

    @Test
    void windowsShownWholeAreNotMixed() {
        float[] drawn = drawn(new Augmentation(3, 0), 0.25, BARREN);
        float[] own = at(CELL);
        int whole = 0;
        for (int i = 0; i < COUNT; i++) {
            whole += Arrays.equals(own, 0, BANDS, drawn, BANDS * i, BANDS * i + BANDS) ? 1 : 0;
        }
        assertThat(whole / (double) COUNT).isCloseTo(0.25, within(0.03));
    }

    /** Of all kinds, in two bands that are mixed, two classes and what lies between them. */
    private static final List<Band> KINDS = List.of(
            Band.of("Au_ppm_log10"),
            Band.of("rock-a_category"),
            Band.of("faults_distance"),
            Band.of("dem_continuous"),
            Band.of("rock-b_category"),
            Band.of("faults_density"));

    private static float[] ofKinds(Windows windows, Augmentation augmentation, int count) {
        Batches batches = new Batches(windows, 1, augmentation, 0, new SplittableRandom(2));
        int[] cells = new int[count];
        Arrays.fill(cells, CELL);
        float[] values = new float[batches.length(count)];
        batches.around(cells, new int[] {BARREN}, values);
        return values;
    }

    private static Windows windowsOfKinds() {
        GridGeometry grid = new GridGeometry(0, 0, 500, 60, 60);
        SplittableRandom random = new SplittableRandom(4);
        List<float[]> values = new ArrayList<>();
        for (Band band : KINDS) {
            float[] drawn = new float[grid.cells()];
            for (int cell = 0; cell < drawn.length; cell++) {
                drawn[cell] = band.kind() == Band.Kind.CATEGORY
                        ? random.nextInt(2)
                        : (float) (2000 * Math.abs(random.nextGaussian()));
            }
            values.add(drawn);
        }
        return new Windows(Predictors.of(new RasterStack(grid, KINDS, values), "geochemistry"));
    }

    @Test
    void whatDoesNotAddUpOnTheGroundIsNotMixed() {
        Windows windows = windowsOfKinds();
        float[] own = new float[KINDS.size()];
        float[] other = new float[KINDS.size()];
        windows.copyAround(CELL, 1, own, 0);
        windows.copyAround(BARREN, 1, other, 0);
        float[] drawn = ofKinds(windows, new Augmentation(3, 0), 500);
        int changed = 0;
        for (int i = 0; i < 500; i++) {
            int at = KINDS.size() * i;
            for (int b : new int[] {1, 2, 4, 5}) {
                assertThat(drawn[at + b]).as(KINDS.get(b).name()).isEqualTo(own[b]);
            }
            double determinant = own[0] * other[3] - own[3] * other[0];
            double ownShare = (drawn[at] * other[3] - drawn[at + 3] * other[0]) / determinant;
            double otherShare = (own[0] * drawn[at + 3] - own[3] * drawn[at]) / determinant;
            assertThat(Math.hypot(ownShare, otherShare)).isCloseTo(1, within(1e-4));
            changed += otherShare > 0.1 ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(400);
    }

    @Test
    void allClassesOfACategoryAreHiddenTogether() {
        Windows windows = windowsOfKinds();
        int count = 2000;
        float[] drawn = ofKinds(windows, new Augmentation(0, 0.5), count);
        int[] hidden = new int[KINDS.size()];
        int[] with = new int[KINDS.size()];
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < hidden.length; b++) {
                boolean zero = drawn[hidden.length * i + b] == 0;
                hidden[b] += zero ? 1 : 0;
                with[b] += zero == (drawn[hidden.length * i + 1] == 0) ? 1 : 0;
            }
        }
        for (int b = 0; b < hidden.length; b++) {
            assertThat(hidden[b] / (double) count).isCloseTo(0.5, within(0.04));
            assertThat(with[b] / (double) count)
                    .as(KINDS.get(b) + " hidden with the first class")
                    .isCloseTo(b == 1 || b == 4 ? 1 : 0.5, within(0.04));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "9, 0", "13, 0.25", "17, 0.5", "33, 0.5"})
    void theWiderAWindowTheMoreOfThemAreShownWhole(int window, double share) {
        assertThat(TrainingSettings.shownWhole(window)).isCloseTo(share, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 0.1, 0.1", "9, 4, 0.1, 0.1", "13, 2.5, 0.3, 0.175", "17, 1, 0.5, 0.25", "33, 1, 0.5, 0.25"})
    void theWiderAWindowTheMoreIsDroppedAndTheLessIsMixed(int window, double mixing, double bands, double channels) {
        TrainingSettings found = TrainingSettings.forWindow(window);
        assertThat(found.augmentation().mixing()).isCloseTo(mixing, within(1e-12));
        assertThat(found.augmentation().bandDropout()).isCloseTo(bands, within(1e-12));
        assertThat(found.regularisation().channelDropout()).isCloseTo(channels, within(1e-12));
        assertThat(found.regularisation().headDropout()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "mixing, -0.1, 0, 0, 0",
        "mixing, 100.1, 0, 0, 0",
        "mixing, NaN, 0, 0, 0",
        "bandDropout, 0, 1, 0, 0",
        "channelDropout, 0, 0, -0.1, 0",
        "headDropout, 0, 0, 0, NaN"
    })
    void impossibleAmountsAreRefusedByName(
            String parameter, double mixing, double bands, double channels, double head) {
        assertThatThrownBy(() -> {
                    new Augmentation(mixing, bands);
                    new Regularisation(channels, head);
                })
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(parameter)
                .hasMessageContaining("a number from 0 to");
    }
}
