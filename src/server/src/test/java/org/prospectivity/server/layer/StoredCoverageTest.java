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
import org.prospectivity.server.TestLayers;

class StoredCoverageTest {
    private static final GridGeometry GEOMETRY = new GridGeometry(400_000, 6_700_000, 500, 700, 530);

    @TempDir
    private Path data;

    private StoredCoverage open(RasterStack stack) throws Exception {
        TestLayers.publishWithLevels(data, "w:n", stack, "EPSG:28350");
        return StoredCoverage.open(data.resolve("layers/w/n.tif"));
    }

    private static float[] cells(StoredCoverage coverage, Level level, int band) {
        return coverage.band(level, band)
                .getRenderedImage()
                .getData()
                .getSamples(0, 0, level.columns(), level.rows(), 0, (float[]) null);
    }

    @Test
    void itsGridAndBandsAreThoseOfTheFile() throws Exception {
        StoredCoverage coverage = open(TestLayers.random(GEOMETRY, "Au_ppb", "As_ppm"));
        assertThat(coverage.bands()).containsExactly("Au_ppb", "As_ppm");
        assertThat(coverage.epsg()).contains(28350);
        assertThat(coverage.grid()).isEqualTo(new CellGrid(400_000, 6_700_000, 500, 500, 700, 530));
    }

    @Test
    void itsFirstLevelHasTheStoredValues() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb", "As_ppm");
        StoredCoverage coverage = open(stack);
        for (int band = 0; band < 2; band++) {
            float[] cells = cells(coverage, coverage.levels().get(0), band);
            assertThat(cells).hasSize(700 * 530);
            for (int i = 0; i < cells.length; i++) {
                assertThat(Float.compare(cells[i], stack.values(band)[i])).isZero();
            }
        }
    }

    @Test
    void aLevelIsTheMeanOfTheValidCellsBelow() throws Exception {
        RasterStack stack = TestLayers.random(new GridGeometry(400_000, 6_700_000, 500, 1100, 530), "Au_ppb", "As_ppm");
        StoredCoverage coverage = open(stack);
        assertThat(coverage.levels()).extracting(Level::columns).containsExactly(1100, 550, 275);
        for (int l = 1; l < 3; l++) {
            Level coarse = coverage.levels().get(l);
            Level fine = coverage.levels().get(l - 1);
            for (int band = 0; band < 2; band++) {
                float[] seen = cells(coverage, coarse, band);
                float[] below = cells(coverage, fine, band);
                for (int row = 0; row < coarse.rows(); row++) {
                    for (int column = 0; column < coarse.columns(); column++) {
                        double sum = 0;
                        int count = 0;
                        for (int k = 0; k < 4; k++) {
                            int c = 2 * column + k % 2;
                            int r = 2 * row + k / 2;
                            float value =
                                    c < fine.columns() && r < fine.rows() ? below[r * fine.columns() + c] : Float.NaN;
                            if (!Float.isNaN(value)) {
                                sum += value;
                                count++;
                            }
                        }
                        assertThat((double) seen[row * coarse.columns() + column])
                                .isEqualTo(sum / count, within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void aFileWithoutReducedCopiesHasOneLevelAndASampleOfIt() throws Exception {
        RasterStack stack = TestLayers.random(new GridGeometry(400_000, 6_700_000, 500, 1100, 530), "Au_ppb");
        StoredCoverage coverage = StoredCoverage.open(TestLayers.publish(data, "w", "n", stack, "EPSG:28350"));
        assertThat(coverage.levels()).hasSize(1);
        assertThat(coverage.sample(0).length).isBetween(1100 * 530 / 9 - 2000, 1100 * 530 / 9 + 3000);
    }

    @Test
    void severalReadersAtOnceSeeTheSame() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb");
        StoredCoverage coverage = open(stack);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<float[]> reading = () -> cells(coverage, coverage.levels().get(0), 0);
            List<Future<float[]>> read = threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(k -> reading).toList());
            for (Future<float[]> cells : read) {
                assertThat(cells.get()).isEqualTo(stack.values(0));
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
