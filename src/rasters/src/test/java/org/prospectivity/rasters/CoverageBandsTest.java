package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.SplittableRandom;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class CoverageBandsTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 170;
    private static final int BANDS = 3;

    /** An image whose first pixel is at (-7, 5), in tiles that begin elsewhere. */
    private static final class Tiled extends ImageView {
        private final Raster pixels;
        private final int side;

        Tiled(Raster pixels, int side) {
            super(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
            this.pixels = pixels;
            this.side = side;
        }

        @Override
        public Raster getData(Rectangle area) {
            return pixels.createChild(area.x, area.y, area.width, area.height, area.x, area.y, null);
        }

        @Override
        public SampleModel getSampleModel() {
            return pixels.getSampleModel();
        }

        @Override
        public ColorModel getColorModel() {
            return null;
        }

        @Override
        public int getWidth() {
            return pixels.getWidth();
        }

        @Override
        public int getHeight() {
            return pixels.getHeight();
        }

        @Override
        public int getMinX() {
            return pixels.getMinX();
        }

        @Override
        public int getMinY() {
            return pixels.getMinY();
        }

        @Override
        public int getTileWidth() {
            return side;
        }

        @Override
        public int getTileHeight() {
            return side;
        }

        @Override
        public int getTileGridXOffset() {
            return -30;
        }

        @Override
        public int getTileGridYOffset() {
            return 11;
        }
    }

    /** Every sample asked for by itself is the reference. */
    @Test
    void anyRowsAndBandsOfAnyLayoutAreReadAsTheyStand() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        int[] offsets = {2, 0, 1};
        for (SampleModel model : new SampleModel[] {
            new BandedSampleModel(DataBuffer.TYPE_FLOAT, WIDTH, HEIGHT, BANDS),
            new PixelInterleavedSampleModel(DataBuffer.TYPE_FLOAT, WIDTH, HEIGHT, BANDS, BANDS * WIDTH, offsets),
            new BandedSampleModel(DataBuffer.TYPE_DOUBLE, WIDTH, HEIGHT, BANDS),
            new PixelInterleavedSampleModel(DataBuffer.TYPE_SHORT, WIDTH, HEIGHT, BANDS, BANDS * WIDTH, offsets)
        }) {
            WritableRaster pixels = Raster.createWritableRaster(model, new Point(-7, 5));
            for (int y = 5; y < 5 + HEIGHT; y++) {
                for (int x = -7; x < WIDTH - 7; x++) {
                    for (int band = 0; band < BANDS; band++) {
                        pixels.setSample(x, y, band, (float) random.nextInt(-3, 1000));
                    }
                }
            }
            // Tiles that are too small to be read by themselves, that are not, and one that is larger than the image.
            for (int side : new int[] {16, 128, 4096}) {
                CoverageBands bands = CoverageBands.ofPixels(coverage(new Tiled(pixels, side)));
                for (int[] rows : new int[][] {{0, HEIGHT}, {0, 1}, {97, 61}, {HEIGHT - 1, 1}}) {
                    int[] wanted = {2, 0};
                    float[][] into = new float[2][4 + rows[1] * WIDTH];
                    bands.read(wanted, rows[0], rows[1], into, 4, Progress.NONE);
                    for (int i = 0; i < wanted.length; i++) {
                        for (int cell = 0; cell < rows[1] * WIDTH; cell++) {
                            float there =
                                    pixels.getSampleFloat(cell % WIDTH - 7, rows[0] + cell / WIDTH + 5, wanted[i]);
                            assertThat(into[i][4 + cell]).isEqualTo(there);
                        }
                    }
                }
            }
        }
    }

    private static GridCoverage2D coverage(Tiled image) throws Exception {
        return new GridCoverageFactory()
                .create("maps", image, new ReferencedEnvelope(0, WIDTH, 0, HEIGHT, CRS.decode("EPSG:32650", true)));
    }
}
