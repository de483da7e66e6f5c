package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class CloudOptimizedTest {
    @TempDir
    Path directory;

    private Path written() throws Exception {
        GridGeometry grid = new GridGeometry(500_000, 6_000_000, 25, 1201, 700);
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[grid.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = cell % 7 == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        RasterStack stack =
                new RasterStack(grid, List.of(Band.of("Au_ppb"), Band.of("As_ppm")), List.of(values, values));
        GridCoverage2D coverage = Coverages.coverage("noise", stack, CRS.decode("EPSG:32633", true));
        Path file = directory.resolve("noise.tif");
        GeoTiffs.write(coverage, file);
        Overviews.embed(coverage.getRenderedImage(), file);
        return file;
    }

    /** Where an image's directory lies, and its tiles. */
    private record Image(long place, List<Long> tiles) {}

    /** Of a classic TIFF, read by what TIFF 6.0 says and nothing else. */
    private static List<Image> images(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        bytes.order(bytes.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        List<Image> images = new ArrayList<>();
        for (int at = bytes.getInt(4); at != 0; ) {
            int count = bytes.getShort(at);
            List<Long> tiles = new ArrayList<>();
            for (int e = 0; e < count; e++) {
                int entry = at + 2 + 12 * e;
                if (bytes.getShort(entry) == 324) {
                    int many = bytes.getInt(entry + 4);
                    int from = many == 1 ? entry + 8 : bytes.getInt(entry + 8);
                    for (int t = 0; t < many; t++) {
                        tiles.add(Integer.toUnsignedLong(bytes.getInt(from + 4 * t)));
                    }
                }
            }
            images.add(new Image(at, tiles));
            at = bytes.getInt(at + 2 + 12 * count);
        }
        return images;
    }

    private static List<float[]> pixels(Path file) throws IOException {
        List<float[]> pixels = new ArrayList<>();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReadersByFormatName("tiff");
            while (readers.hasNext() && pixels.isEmpty()) {
                ImageReader reader = readers.next();
                if (reader.getClass().getName().startsWith("it.geosolutions.")) {
                    reader.setInput(in);
                    for (int i = 0; i < reader.getNumImages(true); i++) {
                        Raster raster = reader.read(i).getData();
                        pixels.add(raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (float[]) null));
                    }
                }
            }
        }
        return pixels;
    }

    @Test
    void directoriesComeFirstAndSmallImagesBeforeLargeOnes() throws Exception {
        Path before = written();
        Path after = directory.resolve("ordered.tif");
        CloudOptimized.order(before, after);
        List<Image> images = images(after);
        assertThat(images(before).get(0).place()).isNotEqualTo(8);
        assertThat(images).hasSize(3);
        assertThat(images.get(0).place()).isEqualTo(8);
        long end = 0;
        for (Image image : images) {
            assertThat(image.place()).isGreaterThan(end);
            end = image.place();
        }
        for (int i = images.size() - 1; i >= 0; i--) {
            assertThat(images.get(i).tiles()).isSorted().first().satisfies(tile -> assertThat(tile)
                    .isEven());
            assertThat(images.get(i).tiles().get(0)).isGreaterThan(end);
            end = images.get(i).tiles().get(images.get(i).tiles().size() - 1);
        }
    }

    @Test
    void pixelsTagsAndStatisticsStay() throws Exception {
        Path before = written();
        Path after = directory.resolve("ordered.tif");
        CloudOptimized.order(before, after);
        List<float[]> expected = pixels(before);
        List<float[]> found = pixels(after);
        assertThat(found).hasSameSizeAs(expected).hasSize(3);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(TiffTags.read(after, 42112)).isPresent().isEqualTo(TiffTags.read(before, 42112));
        assertThat(TiffTags.read(after, 42113)).isEqualTo(TiffTags.read(before, 42113));
        assertThat(Coverages.geometry("map", GeoTiffs.read("map", after)))
                .isEqualTo(Coverages.geometry("map", GeoTiffs.read("map", before)));
    }

    @Test
    void whatIsNoTiffIsRefused() throws Exception {
        Path text = Files.writeString(directory.resolve("text.tif"), "a text that is no TIFF");
        assertThatThrownBy(() -> CloudOptimized.order(text, directory.resolve("ordered.tif")))
                .hasMessage("not a TIFF file");
    }
}
