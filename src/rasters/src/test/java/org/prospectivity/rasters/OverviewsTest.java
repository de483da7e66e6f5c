package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class OverviewsTest {
    private static final int COLUMNS = 1201;
    private static final int ROWS = 700;

    @TempDir
    Path directory;

    /** Column plus a thousandth of the row in the first band, its negative in the second; the north-west corner empty. */
    private static GridCoverage2D ramp(int columns, int rows) throws Exception {
        float[] first = new float[columns * rows];
        float[] second = new float[columns * rows];
        for (int i = 0; i < first.length; i++) {
            int column = i % columns;
            int row = i / columns;
            first[i] = column < 2 && row < 2 || column == 2 && row == 0 ? Float.NaN : column + row / 1000f;
            second[i] = -first[i];
        }
        RasterStack stack = new RasterStack(
                new GridGeometry(500_000, 6_000_000, 25, columns, rows),
                List.of(Band.of("Au_ppb"), Band.of("As_ppm")),
                List.of(first, second));
        return Coverages.coverage("ramp", stack, CRS.decode("EPSG:32633", true));
    }

    private Path written(GridCoverage2D coverage) throws IOException {
        Path file = directory.resolve("ramp.tif");
        GeoTiffs.write(coverage, file);
        Overviews.embed(coverage.getRenderedImage(), file);
        return file;
    }

    private static ImageReader reader(ImageInputStream in) {
        var readers = ImageIO.getImageReadersByFormatName("tiff");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("it.geosolutions.")) {
                reader.setInput(in);
                return reader;
            }
        }
        throw new AssertionError("no reader");
    }

    @Test
    void eachCopyHasHalfTheCellsOfTheOneBeforeUntilItIsSmall() throws Exception {
        Path file = written(ramp(COLUMNS, ROWS));
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            assertThat(new int[] {reader.getWidth(1), reader.getHeight(1)}).containsExactly(601, 350);
            assertThat(new int[] {reader.getWidth(2), reader.getHeight(2)}).containsExactly(301, 175);
            assertThat(reader.getTileWidth(1)).isEqualTo(256);
            reader.dispose();
        }
    }

    @Test
    void aReducedCellIsTheMeanOfTheCellsUnderItThatHaveAValue() throws Exception {
        Path file = written(ramp(COLUMNS, ROWS));
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            Raster half = reader.readAsRenderedImage(1, null).getData();
            assertThat(half.getSampleFloat(0, 0, 0)).isNaN();
            assertThat(half.getSampleFloat(1, 0, 0)).isEqualTo((2.001f + 3 + 3.001f) / 3, within(1e-5f));
            assertThat(half.getSampleFloat(100, 40, 0)).isEqualTo(200.5f + 0.0805f, within(1e-4f));
            assertThat(half.getSampleFloat(100, 40, 1)).isEqualTo(-200.5f - 0.0805f, within(1e-4f));
            assertThat(half.getSampleFloat(600, 40, 0))
                    .as("the last column stands alone")
                    .isEqualTo(1200.0805f, within(1e-3f));
            Raster quarter = reader.readAsRenderedImage(2, null).getData();
            assertThat(quarter.getSampleFloat(100, 40, 0)).isEqualTo(401.5f + 0.1615f, within(1e-3f));
            reader.dispose();
        }
    }

    @Test
    void theFileItselfStaysAsItWas() throws Exception {
        GridCoverage2D ramp = ramp(COLUMNS, ROWS);
        Path file = written(ramp);
        assertThat(GeoTiffs.bandNames(file)).containsExactly(Optional.of("Au_ppb"), Optional.of("As_ppm"));
        GridCoverage2D read = GeoTiffs.read("coverage", file);
        assertThat((Object) read.getEnvelope2D()).isEqualTo(ramp.getEnvelope2D());
        assertThat(row(read.getRenderedImage(), 333)).isEqualTo(row(ramp.getRenderedImage(), 333));
    }

    private static float[] row(RenderedImage image, int row) {
        return image.getData().getSamples(image.getMinX(), image.getMinY() + row, COLUMNS, 1, 1, (float[]) null);
    }

    @Test
    void geoToolsFindsTheCopies() throws Exception {
        GeoTiffReader reader = new GeoTiffReader(written(ramp(COLUMNS, ROWS)).toFile());
        assertThat(reader.getResolutionLevels()).hasDimensions(3, 2);
        assertThat(reader.getResolutionLevels()[1][0]).isEqualTo(50, within(0.1));
        reader.dispose();
    }

    @Test
    void aSmallImageNeedsNone() throws Exception {
        GridCoverage2D small = ramp(512, 300);
        Path file = directory.resolve("small.tif");
        GeoTiffs.write(small, file);
        long before = Files.size(file);
        Overviews.embed(small.getRenderedImage(), file);
        assertThat(Files.size(file)).isEqualTo(before);
    }
}
