package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class SurveyMapsTest {
    /** Neither side is a whole number of tiles. */
    private static final GridGeometry GRID = new GridGeometry(500_000, 6_801_000, 10, 700, 531);

    private static final List<Band> BANDS = List.of(Band.of("Au_ppb"), Band.of("As_ppm"), Band.of("Cu_ppm_log10"));

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    @TempDir
    Path directory;

    SurveyMapsTest() throws Exception {}

    private static float value(int band, int row, int column) {
        return (row + column) % 17 == band ? Float.NaN : band * 1e6f + row * 1000 + column;
    }

    /** Whole maps, written by several threads in rows by turns many and few. */
    private static SurveyMaps written(SurveyMaps maps) {
        GridSink sink = maps.open(GRID, BANDS);
        IntStream.range(0, 3 * 59).parallel().forEach(i -> {
            int band = i % 3;
            int first = 9 * (i / 3);
            float[] rows = new float[9 * GRID.columns()];
            for (int r = 0; r < 9; r++) {
                for (int column = 0; column < GRID.columns(); column++) {
                    rows[r * GRID.columns() + column] = value(band, first + r, column);
                }
            }
            sink.rows(band, first, rows);
        });
        return maps;
    }

    private SurveyMaps inAFile() {
        return written(new SurveyMaps(CellLimit.NONE, 0, directory));
    }

    /** Files of the folder this process holds open, those already without a name included, where Linux tells. */
    private long files() throws IOException {
        return TemporaryFiles.count(directory);
    }

    @Test
    void mapsComeBackFromTheFileAsTheyWereWritten() throws Exception {
        GridCoverage2D coverage = inAFile().coverage("maps", mga50);
        RasterStack stack = Coverages.stack("maps", coverage);
        assertThat(stack.geometry()).isEqualTo(GRID);
        assertThat(stack.bands()).isEqualTo(BANDS);
        for (int b = 0; b < 3; b++) {
            float[] expected = new float[GRID.cells()];
            for (int cell = 0; cell < expected.length; cell++) {
                expected[cell] = value(b, GRID.rowOf(cell), GRID.columnOf(cell));
            }
            assertThat(Arrays.equals(stack.values(b), expected)).isTrue();
        }
        coverage.dispose(true);
    }

    @Test
    void aFileThatEndsEarlyIsNotReadAsZeros() throws Exception {
        try (SurveyMaps maps = written(new SurveyMaps(CellLimit.NONE, 0, () -> Optional.of(directory)))) {
            try (var files = Files.list(directory);
                    FileChannel file = FileChannel.open(files.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
                file.truncate(file.size() - 1);
            }
            assertThatThrownBy(() -> RasterStack.read(maps.maps(), Progress.NONE))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("the temporary file of a large grid cannot be read")
                    .cause()
                    .hasMessageStartingWith("it ends after ");
        }
    }

    @Test
    void anyPartOfTheImageCanBeRead() throws Exception {
        GridCoverage2D coverage = inAFile().coverage("maps", mga50);
        RenderedImage image = coverage.getRenderedImage();
        for (Rectangle part : List.of(
                new Rectangle(0, 0, 256, 256),
                new Rectangle(250, 250, 10, 10),
                new Rectangle(699, 530, 1, 1),
                new Rectangle(512, 512, 188, 19),
                new Rectangle(0, 0, 700, 531))) {
            Raster pixels = image.getData(part);
            assertThat(pixels.getBounds()).isEqualTo(part);
            float[] expected = new float[part.width * part.height];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = value(2, part.y + i / part.width, part.x + i % part.width);
            }
            float[] found = pixels.getSamples(part.x, part.y, part.width, part.height, 2, (float[]) null);
            assertThat(Arrays.equals(found, expected)).isTrue();
        }
        coverage.dispose(true);
    }

    @Test
    void aGeoTiffOfThemIsTheSameAsOfMapsInMemory(@TempDir Path outputs) throws Exception {
        GridCoverage2D large = inAFile().coverage("maps", mga50);
        GridCoverage2D small = written(new SurveyMaps(CellLimit.NONE, Long.MAX_VALUE, directory))
                .coverage("maps", mga50);
        GeoTiffs.write(large, outputs.resolve("large.tif"));
        GeoTiffs.write(small, outputs.resolve("small.tif"));
        assertThat(outputs.resolve("large.tif")).hasSameBinaryContentAs(outputs.resolve("small.tif"));
        RasterStack back = Coverages.stack("maps", GeoTiffs.read("maps", outputs.resolve("large.tif")));
        assertThat(Arrays.equals(back.values(1), Coverages.stack("maps", small).values(1)))
                .isTrue();
        large.dispose(true);
    }

    @Test
    void theFileGoesWhenTheCoverageIsDisposed() throws Exception {
        GridCoverage2D coverage = inAFile().coverage("maps", mga50);
        RenderedImage image = coverage.getRenderedImage();
        assertThat(files()).isEqualTo(1);
        assertThat(coverage.dispose(true)).isTrue();
        assertThat(files()).isZero();
        assertThatThrownBy(() -> image.getTile(0, 0)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void smallMapsNeedNoFile() throws Exception {
        written(new SurveyMaps(CellLimit.NONE, 3L * 4 * GRID.cells(), directory));
        assertThat(files()).isZero();
        SurveyMaps larger = written(new SurveyMaps(CellLimit.NONE, 3L * 4 * GRID.cells() - 1, directory));
        assertThat(files()).isEqualTo(1);
        larger.close();
        assertThat(files()).isZero();
    }

    @Test
    void mapsThatNoDiskHoldsAreRefused() {
        List<Band> bands =
                IntStream.range(0, 100_000).mapToObj(b -> Band.of("E" + b)).toList();
        GridGeometry grid = new GridGeometry(0, 0, 1, 46_000, 46_000);
        assertThatThrownBy(() -> new SurveyMaps(CellLimit.NONE, 0, directory).open(grid, bands))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cellSize: 1.0 m makes 46000 x 46000 cells")
                .hasMessageContaining("MB of disk");
    }

    @Test
    void writingAnObservedCoverageIsCancelledWithoutAFile(@TempDir Path outputs) throws Exception {
        GridCoverage2D coverage = inAFile().coverage("maps", mga50);
        double[] furthest = new double[1];
        GridCoverage2D observed = Coverages.observed(
                coverage,
                (fraction, message) -> {
                    furthest[0] = fraction;
                    if (fraction > 0.3) {
                        throw new CancellationException(message);
                    }
                },
                "writing");
        assertThatThrownBy(() -> GeoTiffs.write(observed, outputs.resolve("maps.tif")))
                .isInstanceOf(CancellationException.class)
                .hasMessage("writing");
        assertThat(furthest[0]).isLessThan(1);
        assertThat(outputs).isEmptyDirectory();
        coverage.dispose(true);
    }

    @Test
    void eachTileIsReadOnceForThePixelsAndOnceForTheStatistics(@TempDir Path outputs) throws Exception {
        GridCoverage2D coverage = inAFile().coverage("maps", mga50);
        int[] readings = new int[1];
        GridCoverage2D observed = Coverages.observed(coverage, (fraction, message) -> readings[0]++, "writing");
        GeoTiffs.write(observed, outputs.resolve("maps.tif"));
        assertThat(readings[0]).as("of 3 x 3 tiles").isEqualTo(2 * 9);
        coverage.dispose(true);
    }

    @Test
    void aLargeFileIsReadWhenItsPixelsAreAskedFor(@TempDir Path outputs) throws Exception {
        Path file = outputs.resolve("maps.tif");
        GridCoverage2D written = inAFile().coverage("maps", mga50);
        GeoTiffs.write(written, file);
        written.dispose(true);
        GridCoverage2D large = GeoTiffs.read("maps", file, 0);
        assertThat(large.getRenderedImage()).isNotInstanceOf(BufferedImage.class);
        RasterStack small = Coverages.stack("maps", GeoTiffs.read("maps", file, Long.MAX_VALUE));
        BandSource bands = Coverages.bands("maps", large, CellLimit.NONE);
        assertThat(bands.geometry()).isEqualTo(GRID);
        assertThat(bands.bands()).isEqualTo(BANDS);
        assertThat(bands.rowsTogether()).isEqualTo(256);
        float[][] values = new float[2][5 + 300 * 700];
        bands.read(new int[] {2, 0}, 200, 300, values, 5, Progress.NONE);
        for (int i = 0; i < 2; i++) {
            float[] expected = Arrays.copyOfRange(small.values(i == 0 ? 2 : 0), 200 * 700, 500 * 700);
            assertThat(Arrays.equals(Arrays.copyOfRange(values[i], 5, values[i].length), expected))
                    .isTrue();
        }
        large.dispose(true);
    }
}
