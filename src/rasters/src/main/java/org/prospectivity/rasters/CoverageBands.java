package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.coverage.SampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The bands of a coverage, of whose image only the parts asked for are read. NaN, infinity and what the coverage
 * declares as no data become NaN.
 */
final class CoverageBands implements BandSource {
    /** Pixels that are read at a time, so that reading can be ended soon and no second copy of the image is made. */
    private static final int CHUNK = 1 << 20;

    /** Pixels of the smallest tile that is worth reading by itself. */
    private static final int LEAST_TILE = 1 << 14;

    private final RenderedImage image;
    private final GridGeometry geometry;
    private final List<Band> bands = new ArrayList<>();
    private final List<double[]> noData = new ArrayList<>();

    /** Null where the image does not come from a file as it is. */
    private final FileState file;

    /**
     * @param parameter the input the coverage was given for
     * @throws InvalidInputException naming the parameter, when the grid cannot be used or a band name occurs twice
     */
    CoverageBands(String parameter, GridCoverage2D coverage) {
        geometry = Coverages.geometry(parameter, coverage);
        image = coverage.getRenderedImage();
        file = fileOf(coverage);
        Set<String> names = new HashSet<>();
        for (SampleDimension dimension : coverage.getSampleDimensions()) {
            String name = dimension.getDescription().toString();
            if (!names.add(name)) {
                throw new InvalidInputException(
                        parameter, "two of its bands are called " + name + "; expected each name once");
            }
            noData.add(Coverages.noData(coverage, bands.size()));
            bands.add(Band.of(name));
        }
    }

    /** The bands of a coverage in any CRS, on a grid that tells no more than how many pixels there are. */
    static CoverageBands ofPixels(GridCoverage2D coverage) {
        return new CoverageBands(coverage);
    }

    private CoverageBands(GridCoverage2D coverage) {
        image = coverage.getRenderedImage();
        file = fileOf(coverage);
        geometry = new GridGeometry(0, 0, 1, image.getWidth(), image.getHeight());
        for (int band = 0; band < coverage.getNumSampleDimensions(); band++) {
            noData.add(Coverages.noData(coverage, band));
            bands.add(Band.of("band" + band));
        }
    }

    private static FileState fileOf(GridCoverage2D coverage) {
        return coverage instanceof GeoTiffCoverage read ? read.file() : null;
    }

    /** The GeoTIFF file whose pixels these are, where they are read from one. */
    Optional<FileState> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public GridGeometry geometry() {
        return geometry;
    }

    @Override
    public List<Band> bands() {
        return List.copyOf(bands);
    }

    @Override
    public int rowsTogether() {
        return image.getTileHeight();
    }

    @Override
    public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
        int columns = geometry.columns();
        int end = firstRow + rows;
        Parts parts = Parts.of(image, columns, firstRow, rows);
        float[] values = new float[Math.min(parts.across, columns) * Math.min(parts.down, rows)];
        int row = firstRow;
        while (row < end) {
            int height = Math.min(parts.nextRow(row), end) - row;
            int column = 0;
            while (column < columns) {
                progress.report((row - firstRow + height * (double) column / columns) / rows, "reading the maps");
                int width = Math.min(parts.nextColumn(column), columns) - column;
                Rectangle part = new Rectangle(image.getMinX() + column, image.getMinY() + row, width, height);
                Raster pixels = image.getData(part);
                for (int i = 0; i < positions.length; i++) {
                    values(pixels, part, positions[i], values);
                    for (int r = 0; r < height; r++) {
                        int at = offset + (row - firstRow + r) * columns + column;
                        System.arraycopy(values, r * width, into[i], at, width);
                    }
                }
                column += width;
            }
            row += height;
        }
    }

    /**
     * Into which parts an image is divided to be read: its tiles, which are read without a copy, where these are neither
     * small nor large; else about so many pixels as are to be read at a time.
     *
     * @param across columns of a part at most
     * @param down rows of a part at most
     * @param left columns by which the first part is left of the image
     * @param above rows by which the first part is above it; negative for parts that begin below its first row
     */
    private record Parts(int across, int down, int left, int above) {
        static Parts of(RenderedImage image, int columns, int firstRow, int rows) {
            int width = image.getTileWidth();
            int height = image.getTileHeight();
            long pixels = (long) width * height;
            if (pixels >= LEAST_TILE && pixels <= CHUNK) {
                return new Parts(
                        width,
                        height,
                        Math.floorMod(image.getMinX() - image.getTileGridXOffset(), width),
                        Math.floorMod(image.getMinY() - image.getTileGridYOffset(), height));
            }
            int across = Math.min(columns, whole((int) Math.sqrt(CHUNK), width));
            return new Parts(across, Math.min(rows, whole(Math.max(1, CHUNK / across), height)), 0, -firstRow);
        }

        int nextColumn(int column) {
            return ((column + left) / across + 1) * across - left;
        }

        int nextRow(int row) {
            return ((row + above) / down + 1) * down - above;
        }

        /** About so many pixels in whole tiles, where tiles are not so large that they are no such thing. */
        private static int whole(int pixels, int tile) {
            return tile > CHUNK / 16 || tile > 16 * pixels ? pixels : Math.max(1, pixels / tile) * tile;
        }
    }

    /** The image, whose pixels need not begin at 0. */
    RenderedImage image() {
        return image;
    }

    /**
     * The values of a band of a part of the image, row by row.
     *
     * @param pixels of the part, or of more
     * @param into at least as long as there are pixels in the part
     */
    void values(Raster pixels, Rectangle part, int band, float[] into) {
        samples(pixels, part, band, into);
        double[] none = noData.get(band);
        for (int i = 0; i < part.width * part.height; i++) {
            if (!Coverages.isValue(into[i], none)) {
                into[i] = Float.NaN;
            }
        }
    }

    /** As {@link Raster#getSamples(int, int, int, int, int, float[])}, which asks for each sample by itself. */
    private static void samples(Raster pixels, Rectangle part, int band, float[] into) {
        if (!(pixels.getSampleModel() instanceof ComponentSampleModel model)
                || !(pixels.getDataBuffer() instanceof DataBufferFloat buffer)) {
            pixels.getSamples(part.x, part.y, part.width, part.height, band, into);
            return;
        }
        int bank = model.getBankIndices()[band];
        float[] data = buffer.getData(bank);
        int stride = model.getPixelStride();
        int x = part.x - pixels.getSampleModelTranslateX();
        int y = part.y - pixels.getSampleModelTranslateY();
        for (int row = 0; row < part.height; row++) {
            int at = buffer.getOffsets()[bank] + model.getOffset(x, y + row, band);
            for (int column = 0; column < part.width; column++) {
                into[row * part.width + column] = data[at];
                at += stride;
            }
        }
    }
}
