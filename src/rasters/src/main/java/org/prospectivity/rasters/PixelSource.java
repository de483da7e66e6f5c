package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.raster.BandSource;

/** Pixels of which any part can be read, by several threads at a time; no data is NaN. */
interface PixelSource {
    /** Where there are pixels. */
    Rectangle bounds();

    /**
     * Reads a part of some bands.
     *
     * @return for each of them the pixels row by row
     */
    float[][] read(Rectangle part, int[] bands);

    /** The same pixels where other machines reach them. */
    PixelSource madeFrom(UnaryOperator<BandSource> reachable);

    /** The pixels of a coverage in any CRS. */
    final class OfCoverage implements PixelSource {
        private final CoverageBands whole;
        private final RenderedImage image;

        OfCoverage(GridCoverage2D coverage) {
            whole = CoverageBands.ofPixels(coverage);
            image = whole.image();
        }

        @Override
        public Rectangle bounds() {
            return new Rectangle(image.getMinX(), image.getMinY(), image.getWidth(), image.getHeight());
        }

        @Override
        public float[][] read(Rectangle part, int[] bands) {
            Raster pixels;
            // Not every image lets several threads read at a time.
            synchronized (image) {
                pixels = image.getData(part);
            }
            float[][] values = new float[bands.length][part.width * part.height];
            for (int b = 0; b < bands.length; b++) {
                whole.values(pixels, part, bands[b], values[b]);
            }
            return values;
        }

        @Override
        public PixelSource madeFrom(UnaryOperator<BandSource> reachable) {
            return reachable.apply(whole) instanceof BandFileBands file && file.isShared()
                    ? new OfFile(file, image.getMinX(), image.getMinY())
                    : this;
        }
    }

    /**
     * Pixels in a file that machines share.
     *
     * @param x of the first pixel
     * @param y of the first pixel
     */
    record OfFile(BandFileBands file, int x, int y) implements PixelSource, Serializable {
        @Override
        public Rectangle bounds() {
            return new Rectangle(
                    x, y, file.geometry().columns(), file.geometry().rows());
        }

        @Override
        public float[][] read(Rectangle part, int[] bands) {
            float[][] values = new float[bands.length][];
            for (int b = 0; b < bands.length; b++) {
                values[b] = file.window(bands[b], part.y - y, part.x - x, part.height, part.width);
            }
            return values;
        }

        @Override
        public PixelSource madeFrom(UnaryOperator<BandSource> reachable) {
            return this;
        }
    }
}
