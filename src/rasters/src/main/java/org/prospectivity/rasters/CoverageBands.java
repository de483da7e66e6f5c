package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    private final RenderedImage image;
    private final GridGeometry geometry;
    private final List<Band> bands = new ArrayList<>();
    private final List<double[]> noData = new ArrayList<>();

    /**
     * @param parameter the input the coverage was given for
     * @throws InvalidInputException naming the parameter, when the grid cannot be used or a band name occurs twice
     */
    CoverageBands(String parameter, GridCoverage2D coverage) {
        geometry = Coverages.geometry(parameter, coverage);
        image = coverage.getRenderedImage();
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
        geometry = new GridGeometry(0, 0, 1, image.getWidth(), image.getHeight());
        for (int band = 0; band < coverage.getNumSampleDimensions(); band++) {
            noData.add(Coverages.noData(coverage, band));
            bands.add(Band.of("band" + band));
        }
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
        int side = (int) Math.sqrt(CHUNK);
        int across = Math.min(columns, whole(side, image.getTileWidth()));
        int down = Math.min(rows, whole(Math.max(1, CHUNK / across), image.getTileHeight()));
        float[] values = new float[across * down];
        for (int row = firstRow; row < firstRow + rows; row += down) {
            int height = Math.min(down, firstRow + rows - row);
            for (int column = 0; column < columns; column += across) {
                progress.report((row - firstRow + height * (double) column / columns) / rows, "reading the maps");
                int width = Math.min(across, columns - column);
                Rectangle part = new Rectangle(image.getMinX() + column, image.getMinY() + row, width, height);
                Raster pixels = image.getData(part);
                for (int i = 0; i < positions.length; i++) {
                    values(pixels, part, positions[i], values);
                    for (int r = 0; r < height; r++) {
                        int at = offset + (row - firstRow + r) * columns + column;
                        System.arraycopy(values, r * width, into[i], at, width);
                    }
                }
            }
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
        pixels.getSamples(part.x, part.y, part.width, part.height, band, into);
        double[] none = noData.get(band);
        for (int i = 0; i < part.width * part.height; i++) {
            if (!Coverages.isValue(into[i], none)) {
                into[i] = Float.NaN;
            }
        }
    }

    /** About so many pixels in whole tiles, where tiles are not so large that they are no such thing. */
    private static int whole(int pixels, int tile) {
        return tile > CHUNK / 16 || tile > 16 * pixels ? pixels : Math.max(1, pixels / tile) * tile;
    }
}
