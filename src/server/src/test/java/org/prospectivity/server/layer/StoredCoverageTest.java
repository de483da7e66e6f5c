package org.prospectivity.server.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.files.formats.CrsCodes;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.server.TestLayers;

class StoredCoverageTest {
    private static final GridGeometry GEOMETRY = new GridGeometry(400_000, 6_700_000, 500, 700, 530);

    @TempDir
    private Path data;

    private final TileCache cache = new TileCache(64 << 20);

    private StoredCoverage open(RasterStack stack) throws Exception {
        return StoredCoverage.open(TestLayers.publish(data, "w", "n", stack, "EPSG:28350"), cache);
    }

    @Test
    void itsGridAndBandsAreThoseOfTheFile() throws Exception {
        StoredCoverage coverage = open(TestLayers.random(GEOMETRY, "Au_ppb", "As_ppm"));
        assertThat(coverage.bands()).containsExactly("Au_ppb", "As_ppm");
        assertThat(coverage.epsg()).contains(28350);
        assertThat(coverage.grid()).isEqualTo(new CellGrid(400_000, 6_700_000, 500, 500, 700, 530));
    }

    @Test
    void aTileHasTheStoredValuesAndNoneBeyondTheEdge() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb", "As_ppm");
        StoredCoverage coverage = open(stack);
        for (int band = 0; band < 2; band++) {
            for (int row = 0; row < 768; row++) {
                for (int column = 0; column < 768; column++) {
                    float[] tile = coverage.tile(coverage.levels().get(0), band, column / 256, row / 256);
                    float expected = column < 700 && row < 530 ? stack.values(band)[row * 700 + column] : Float.NaN;
                    assertThat(Float.compare(tile[row % 256 * 256 + column % 256], expected))
                            .isZero();
                }
            }
        }
    }

    @Test
    void aLevelIsTheMeanOfTheValidCellsBelow() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb");
        StoredCoverage coverage = open(stack);
        assertThat(coverage.levels()).extracting(Level::columns).containsExactly(700, 350, 175);
        for (int level = 1; level < 3; level++) {
            Level coarse = coverage.levels().get(level);
            Level fine = coverage.levels().get(level - 1);
            for (int row = 0; row < coarse.rows(); row++) {
                for (int column = 0; column < coarse.columns(); column++) {
                    double sum = 0;
                    int count = 0;
                    for (int k = 0; k < 4; k++) {
                        int c = 2 * column + k % 2;
                        int r = 2 * row + k / 2;
                        float value = c < fine.columns() && r < fine.rows()
                                ? coverage.tile(fine, 0, c / 256, r / 256)[r % 256 * 256 + c % 256]
                                : Float.NaN;
                        if (!Float.isNaN(value)) {
                            sum += value;
                            count++;
                        }
                    }
                    float seen = coverage.tile(coarse, 0, column / 256, row / 256)[row % 256 * 256 + column % 256];
                    assertThat((double) seen).isEqualTo(sum / count, within(1e-6));
                }
            }
        }
    }

    @Test
    void aPublishedCoverageBringsItsLevelsWithTheSameValues() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb", "As_ppm");
        StoredCoverage derived = open(stack);
        DataDirectory directory = new DataDirectory(data);
        directory
                .layers()
                .publish("w:p", Coverages.coverage("p", stack, CrsCodes.decode("crs", "EPSG:28350")), null, false);
        StoredCoverage published = StoredCoverage.open(data.resolve("layers/w/p.tif"), cache);
        assertThat(published.levels()).extracting(Level::image).containsExactly(0, 1, Level.DERIVED);
        for (int level = 1; level < 3; level++) {
            Level brought = published.levels().get(level);
            Level made = derived.levels().get(level);
            assertThat(brought.columns()).isEqualTo(made.columns());
            for (int band = 0; band < 2; band++) {
                for (int tile = 0; tile <= (brought.columns() - 1) / StoredCoverage.TILE; tile++) {
                    float[] seen = published.tile(brought, band, tile, 0);
                    float[] expected = derived.tile(made, band, tile, 0);
                    for (int k = 0; k < expected.length; k++) {
                        assertThat(Float.isNaN(seen[k])).isEqualTo(Float.isNaN(expected[k]));
                        assertThat(Float.isNaN(seen[k]) || Math.abs(seen[k] - expected[k]) < 1e-6)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void severalReadersAtOnceSeeTheSame() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb");
        StoredCoverage coverage = open(stack);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<float[]> reading = () -> coverage.tile(coverage.levels().get(2), 0, 0, 0);
            List<Future<float[]>> tiles = threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(k -> reading).toList());
            for (Future<float[]> tile : tiles) {
                assertThat(tile.get()).isSameAs(tiles.get(0).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLayerThatIsReplacedIsReadAnewAndTheOldOneStaysWhole() throws Exception {
        PublishedLayers layers = new PublishedLayers(new DataDirectory(data).layers());
        RasterStack before = TestLayers.random(GEOMETRY, "Au_ppb");
        TestLayers.publish(data, "w", "n", before, "EPSG:28350");
        StoredCoverage old = layers.get("w:n").coverage().orElseThrow();
        assertThat(layers.get("w:n").coverage()).containsSame(old);
        RasterStack after = TestLayers.random(new GridGeometry(400_000, 6_700_000, 500, 40, 30), "As_ppm");
        TestLayers.publish(data, "w", "n", after, "EPSG:28350");
        assertThat(layers.get("w:n").coverage().orElseThrow().bands()).containsExactly("As_ppm");
        assertThat((float) old.values(600, 500)[0]).isEqualTo(before.values(0)[500 * 700 + 600]);
    }

    @Test
    void aDamagedFileIsRefusedAndHidesNoOther() throws Exception {
        TestLayers.publish(data, "w", "n", TestLayers.random(GEOMETRY, "Au_ppb"), "EPSG:28350");
        Path damaged = data.resolve("layers/w/damaged.tif");
        byte[] whole = Files.readAllBytes(data.resolve("layers/w/n.tif"));
        Files.write(damaged, Arrays.copyOf(whole, 100));
        PublishedLayers layers = new PublishedLayers(new DataDirectory(data).layers());
        assertThatThrownBy(() -> layers.get("w:damaged")).isInstanceOf(InvalidInputException.class);
        assertThat(layers.all()).extracting(PublishedLayer::name).containsExactly("w:n");
    }
}
