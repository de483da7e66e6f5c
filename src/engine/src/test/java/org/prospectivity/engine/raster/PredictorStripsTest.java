package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.Elsewhere;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;

class PredictorStripsTest {
    private static final int COLUMNS = 23;
    private static final int ROWS = 61;
    private static final GridGeometry GRID = new GridGeometry(1000, 90_000, 100, COLUMNS, ROWS);
    private static final List<Band> WANTED =
            List.of(Band.of("Sb_ppm"), Band.of("Te_ppb"), Band.of("Au_ppb"), Band.of("As_ppm_log10"));

    /** Scattered gaps, a hole in all bands, one band without its southern half, zeros, and a band nobody wants. */
    private static RasterStack maps() {
        SplittableRandom random = new SplittableRandom(8);
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < 4; b++) {
            float[] band = new float[GRID.cells()];
            for (int cell = 0; cell < band.length; cell++) {
                int row = GRID.rowOf(cell);
                int column = GRID.columnOf(cell);
                boolean gap = random.nextInt(9) == 0
                        || row > 20 && row < 35 && column > 4 && column < 20
                        || b == 1 && row > 30
                        || row < 3;
                double value = b == 2 ? random.nextGaussian() : Math.exp(random.nextGaussian());
                band[cell] = gap ? Float.NaN : b == 0 && random.nextInt(20) == 0 ? 0 : (float) value;
            }
            values.add(band);
        }
        return new RasterStack(
                GRID, List.of(Band.of("Au_ppm"), Band.of("Sb_pct"), Band.of("As_log10"), Band.of("Zn_ppm")), values);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "500, 2, 2", "700, 4, 2", "1000, 0, 1", "100000, 4, 2", "1, 11, 2"})
    void stripsHaveTheValuesOfTheWholeArea(int most, int halo, int threads) {
        Predictors whole =
                Predictors.of(maps().select(List.of(0, 1, 2)), "maps").arranged(WANTED, "maps");
        PredictorStrips strips =
                PredictorStrips.of(maps(), WANTED, "maps", halo, most, new Threads(threads), Progress.NONE);
        assertThat(strips.valid().stream().toArray()).containsExactly(GridGeometry.cellsWhere(whole.valid()));
        AtomicInteger next = new AtomicInteger();
        strips.forEach(threads, Progress.NONE, "looking", (strip, progress) -> {
            assertThat(strip.firstRow()).isEqualTo(next.getAndAdd(strip.rows()));
            Predictors area = strip.area();
            int end = strip.firstRow() + strip.rows();
            int top = strip.firstRow() - strip.above();
            int bottom = top + area.geometry().rows();
            assertThat(top).isLessThanOrEqualTo(Math.max(0, strip.firstRow() - halo));
            assertThat(bottom).isGreaterThanOrEqualTo(Math.min(ROWS, end + halo));
            assertThat(area.geometry().rows()).isGreaterThanOrEqualTo(2 * halo + 1);
            assertThat(area.geometry().north()).isEqualTo(GRID.north() - 100 * top);
            assertThat(area.bands()).isEqualTo(WANTED);
            for (int b = 0; b < 4; b++) {
                assertThat(area.stack().values(b))
                        .as("values of " + WANTED.get(b).name())
                        .containsExactly(Arrays.copyOfRange(whole.stack().values(b), top * COLUMNS, bottom * COLUMNS));
            }
            for (int cell = 0; cell < area.valid().length; cell++) {
                int row = top + cell / COLUMNS;
                assertThat(area.valid()[cell])
                        .isEqualTo(row >= strip.firstRow() && row < end && whole.valid()[cell + top * COLUMNS]);
            }
            assertThat(area.normalisations()).isEqualTo(whole.normalisations());
        });
        assertThat(next.get()).isEqualTo(ROWS);
        assertSameElsewhere(
                PredictorStrips.of(maps(), WANTED, "maps", halo, most, new Elsewhere(), Progress.NONE), whole);
    }

    /** A strip made by itself, and what is in it. */
    private record Made(int firstRow, int above, float[][] values, boolean[] valid) implements Serializable {}

    private static void assertSameElsewhere(PredictorStrips strips, Predictors whole) {
        assertThat(strips.valid().stream().toArray()).containsExactly(GridGeometry.cellsWhere(whole.valid()));
        assertThat(strips.normalisations()).isEqualTo(whole.normalisations());
        AtomicInteger rows = new AtomicInteger();
        strips.<Made>forEach(
                new Elsewhere(),
                Progress.NONE,
                "looking",
                (strip, threads, progress) -> new Made(
                        strip.firstRow(),
                        strip.above(),
                        IntStream.range(0, strip.area().bands().size())
                                .mapToObj(strip.area().stack()::values)
                                .toArray(float[][]::new),
                        strip.area().valid()),
                (strip, made) -> {
                    int top = made.firstRow() - made.above();
                    int bottom = top + made.valid().length / COLUMNS;
                    for (int b = 0; b < made.values().length; b++) {
                        assertThat(made.values()[b])
                                .containsExactly(
                                        Arrays.copyOfRange(whole.stack().values(b), top * COLUMNS, bottom * COLUMNS));
                    }
                    for (int cell = 0; cell < made.valid().length; cell++) {
                        if (made.valid()[cell]) {
                            assertThat(whole.valid()[cell + top * COLUMNS]).isTrue();
                            rows.incrementAndGet();
                        }
                    }
                });
        assertThat(rows.get()).isEqualTo(GridGeometry.cellsWhere(whole.valid()).length);
    }

    /** All kinds, each with a hole of its own and a band edge; the last is called by what it is of alone. */
    private static RasterStack evidence(boolean geochemistry) {
        SplittableRandom random = new SplittableRandom(18);
        List<Band> bands = new ArrayList<>(List.of(
                Band.of("rock-granite_category"),
                Band.of("rock-basalt_category"),
                Band.of("faults_distance"),
                Band.of("faults_density"),
                Band.of("magnetics")));
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < 5; b++) {
            float[] band = new float[GRID.cells()];
            int first = 5 + 9 * (b < 2 ? 0 : b);
            for (int cell = 0; cell < band.length; cell++) {
                int row = GRID.rowOf(cell);
                boolean gap = row >= first && row < first + 14 || GRID.columnOf(cell) > 17 && b % 2 == 0;
                double value = b < 2 ? random.nextInt(2) : 500 * random.nextGaussian();
                band[cell] = gap ? Float.NaN : (float) (b == 4 ? value : Math.abs(value));
            }
            values.add(band);
        }
        if (geochemistry) {
            bands.add(1, Band.of("Au_ppm"));
            values.add(1, maps().values(0));
        }
        return new RasterStack(GRID, bands, values);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1, true", "500, 2, 2, false", "700, 4, 2, true", "100000, 4, 2, false", "1, 11, 2, true"})
    void stripsOfOtherEvidenceHaveTheValuesOfTheWholeArea(int most, int halo, int threads, boolean geochemistry) {
        RasterStack maps = evidence(geochemistry);
        List<Band> wanted = List.of(
                Band.of("Magnetics_continuous"),
                Band.of("rock-basalt_category"),
                Band.of("rock-shale_category"),
                Band.of("rock-granite_category"),
                Band.of("faults_density"),
                Band.of("au_ppb"),
                Band.of("faults_distance"));
        Predictors whole = Predictors.of(maps.named(Band.likeThose(maps.bands(), wanted)), "maps")
                .arranged(wanted, "maps");
        PredictorStrips strips =
                PredictorStrips.of(maps, wanted, "maps", halo, most, new Threads(threads), Progress.NONE);
        assertThat(strips.valid().stream().toArray()).containsExactly(GridGeometry.cellsWhere(whole.valid()));
        strips.forEach(threads, Progress.NONE, "looking", (strip, progress) -> {
            int top = strip.firstRow() - strip.above();
            int bottom = top + strip.area().geometry().rows();
            for (int b = 0; b < wanted.size(); b++) {
                assertThat(strip.area().stack().values(b))
                        .as("values of " + wanted.get(b).name())
                        .containsExactly(Arrays.copyOfRange(whole.stack().values(b), top * COLUMNS, bottom * COLUMNS));
            }
            assertThat(strip.area().normalisations()).isEqualTo(whole.normalisations());
        });
        assertSameElsewhere(
                PredictorStrips.of(maps, wanted, "maps", halo, most, new Elsewhere(), Progress.NONE), whole);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "900, 2", "100000, 2"})
    void scoresOfStripsAreThoseOfTheWholeArea(int most, int threads) {
        Architecture architecture = Architecture.of(4, 9);
        SplittableRandom random = new SplittableRandom(5);
        float[] parameters = new float[architecture.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (0.2 * random.nextGaussian());
        }
        Ensemble ensemble = new Ensemble(architecture, List.of(parameters));
        Predictors whole =
                Predictors.of(maps().select(List.of(0, 1, 2)), "maps").arranged(WANTED, "maps");
        float[] expected = ensemble.score(whole, 1, Progress.NONE).mean();
        float[] found = new float[GRID.cells()];
        PredictorStrips.of(maps(), WANTED, "maps", architecture.halo(), most, new Threads(threads), Progress.NONE)
                .forEach(threads, Progress.NONE, "looking", (strip, progress) -> {
                    float[] rows = strip.rowsOf(
                            ensemble.score(strip.area(), 1, progress).mean());
                    System.arraycopy(rows, 0, found, strip.firstRow() * COLUMNS, rows.length);
                });
        for (int cell = 0; cell < expected.length; cell++) {
            if (Float.isNaN(expected[cell])) {
                assertThat(found[cell]).isNaN();
            } else {
                assertThat(found[cell]).isCloseTo(expected[cell], within(1e-6f));
            }
        }
    }

    @Test
    void stripsAreOfWholeLotsThatAreStoredTogether() {
        RasterStack maps = maps();
        List<Integer> starts = new ArrayList<>();
        BandSource tiled = new BandSource() {
            @Override
            public GridGeometry geometry() {
                return GRID;
            }

            @Override
            public List<Band> bands() {
                return maps.bands();
            }

            @Override
            public int rowsTogether() {
                return 8;
            }

            @Override
            public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
                starts.add(firstRow);
                maps.read(positions, firstRow, rows, into, offset, progress);
            }
        };
        PredictorStrips.of(tiled, WANTED, "maps", 2, 20 * 3 * COLUMNS, new Threads(1), Progress.NONE)
                .forEach(1, Progress.NONE, "looking", (strip, progress) -> {});
        assertThat(starts).containsExactly(48, 32, 16, 0, 0, 16, 32, 48);
    }

    @Test
    void badMapsAreRefusedLikeThoseInMemory() {
        RasterStack maps = maps();
        assertThatThrownBy(() -> strips(new RasterStack(
                        GRID, List.of(Band.of("Au_ppm"), Band.of("Au_ppb")), List.of(maps.values(0), maps.values(3)))))
                .hasMessageContaining("maps: two bands of Au");
        assertThatThrownBy(() -> strips(new RasterStack(GRID, List.of(Band.of("Zn_ppm")), List.of(maps.values(0)))))
                .hasMessageContaining("maps: has the bands Zn_ppm, none of them an element of");
        assertThatThrownBy(() -> strips(new RasterStack(GRID, List.of(Band.of("Au_ppm")), List.of(filled(3)))))
                .hasMessageContaining("band Au_ppm has the same value everywhere");
        assertThatThrownBy(() -> strips(new RasterStack(GRID, List.of(Band.of("Au_ppm")), List.of(filled(0)))))
                .hasMessageContaining("band Au_ppm has the same value everywhere");
        assertThatThrownBy(() -> strips(new RasterStack(GRID, List.of(Band.of("Au_ppm")), List.of(filled(Float.NaN)))))
                .hasMessageContaining("band Au_ppm has no data");
        float[] negative = maps.values(0).clone();
        negative[100] = -2;
        assertThatThrownBy(() -> strips(new RasterStack(GRID, List.of(Band.of("Au_ppm")), List.of(negative))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("band Au_ppm holds -2.0");
    }

    @Test
    void mapsOfDifferentPlacesAreRefused() {
        float[][] apart = new float[3][GRID.cells()];
        for (int b = 0; b < 3; b++) {
            Arrays.fill(apart[b], Float.NaN);
            apart[b][40 * b] = 1;
            apart[b][40 * b + 1] = 2;
        }
        RasterStack maps = new RasterStack(
                GRID, List.of(Band.of("Au_ppm"), Band.of("Sb_ppm"), Band.of("As_log10")), List.of(apart));
        assertThatThrownBy(() -> strips(maps))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("maps: no cell has data in at least half of the bands Au_ppm, Sb_ppm, As_log10");
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void itEndsAtAnyReport(int threads) {
        AtomicInteger reports = new AtomicInteger();
        run(threads, (fraction, message) -> reports.incrementAndGet());
        for (int k = 1; k <= reports.get(); k++) {
            int last = k;
            AtomicInteger count = new AtomicInteger();
            Progress cancelling = (fraction, message) -> {
                if (count.incrementAndGet() >= last) {
                    throw new CancellationException();
                }
            };
            assertThatThrownBy(() -> run(threads, cancelling)).isInstanceOf(CancellationException.class);
        }
    }

    private static void run(int threads, Progress progress) {
        PredictorStrips.of(maps(), WANTED, "maps", 2, 1000, new Threads(threads), progress.part(0, 0.5))
                .forEach(threads, progress.part(0.5, 1), "looking", (strip, part) -> part.report(0.5, "looking"));
    }

    private static float[] filled(float value) {
        float[] values = new float[GRID.cells()];
        Arrays.fill(values, value);
        return values;
    }

    private static PredictorStrips strips(RasterStack maps) {
        return PredictorStrips.of(maps, WANTED, "maps", 2, 1000, new Threads(1), Progress.NONE);
    }
}
