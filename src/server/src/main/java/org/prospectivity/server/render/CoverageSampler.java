package org.prospectivity.server.render;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.util.Arrays;
import java.util.Optional;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.coverage.processing.Operations;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.geotools.util.factory.Hints;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.Level;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.layer.Transforms;

/**
 * Takes the values of one band at the pixels of a map: each pixel has that of the cell its middle lies in, of the level
 * whose cells are just smaller than a pixel. In another CRS than the coverage's own GeoTools resamples. In its own the
 * cells are counted here, as GeoTools does so in floats of 32 bits: where a middle lies near an edge it takes the cell
 * beyond, for two of a thousand columns and rows of a coverage of 2000 each way.
 */
public final class CoverageSampler {
    /**
     * Every pixel is transformed. GeoTools would be several times faster with a net of transformed points, but keeps no
     * tolerance then: with one of an eighth of a pixel, one pixel in thirty shows a cell from more than a fifth of a pixel
     * beside it, some from more than two pixels.
     */
    private static final Operations EXACT = new Operations(new Hints(Hints.RESAMPLE_TOLERANCE, 0.0));

    /** Rows whose values are in memory at a time. */
    private static final int STRIP = 64;

    private CoverageSampler() {}

    /** Where values go. */
    @FunctionalInterface
    public interface Sink {
        /** @param pixel its number, row by row */
        void put(int pixel, float value);
    }

    /**
     * Takes the values of a map; pixels beside the coverage have none or NaN, others may have NaN.
     *
     * @param band from 0
     */
    public static void sample(StoredCoverage coverage, int band, MapView view, Sink sink) {
        MathTransform toGrid = Transforms.between(view.crs(), coverage.crs());
        Rectangle pixels = covered(coverage, view, toGrid);
        if (pixels.isEmpty()) {
            return;
        }
        Level level = level(coverage, view, pixels, toGrid);
        GridCoverage2D cells = coverage.band(level, band);
        Sink valid = (pixel, value) -> sink.put(pixel, coverage.valid(value));
        if (toGrid.isIdentity()) {
            sampleStraight(cells.getRenderedImage(), coverage.grid(), level, view, pixels, valid);
        } else {
            sampleResampled(cells, view, pixels, valid);
        }
    }

    private static void sampleResampled(GridCoverage2D cells, MapView view, Rectangle pixels, Sink sink) {
        GridGeometry2D target = new GridGeometry2D(
                new GridEnvelope2D(pixels),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(view.pixelWidth(), 0, 0, -view.pixelHeight(), view.west(), view.north()),
                view.crs(),
                null);
        RenderedImage picture = ((GridCoverage2D)
                        EXACT.resample(cells, view.crs(), target, null, new double[] {Double.NaN}))
                .getRenderedImage();
        Rectangle seen = new Rectangle(picture.getMinX(), picture.getMinY(), picture.getWidth(), picture.getHeight())
                .intersection(pixels);
        float[] values = new float[STRIP * Math.max(0, seen.width)];
        for (int top = seen.y; top < seen.y + seen.height; top += STRIP) {
            Rectangle strip = seen.intersection(new Rectangle(seen.x, top, seen.width, STRIP));
            picture.getData(strip).getSamples(strip.x, strip.y, strip.width, strip.height, 0, values);
            for (int i = 0; i < strip.width * strip.height; i++) {
                int pixel = (top + i / strip.width) * view.width() + strip.x + i % strip.width;
                sink.put(pixel, values[i]);
            }
        }
    }

    private static void sampleStraight(
            RenderedImage cells, CellGrid grid, Level level, MapView view, Rectangle pixels, Sink sink) {
        int[] columns = new int[pixels.width];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = cell(grid.column(view.x(pixels.x + i + 0.5)), level.scaleX(), level.columns());
        }
        Raster[] tiles = new Raster[cells.getNumXTiles()];
        int tileRow = -1;
        for (int j = pixels.y; j < pixels.y + pixels.height; j++) {
            int row = cell(grid.row(view.y(j + 0.5)), level.scaleY(), level.rows());
            if (row < 0) {
                continue;
            }
            if (row / cells.getTileHeight() != tileRow) {
                tileRow = row / cells.getTileHeight();
                Arrays.fill(tiles, null);
            }
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] >= 0) {
                    int tile = columns[i] / cells.getTileWidth();
                    if (tiles[tile] == null) {
                        tiles[tile] = cells.getTile(tile, tileRow);
                    }
                    sink.put(j * view.width() + pixels.x + i, tiles[tile].getSampleFloat(columns[i], row, 0));
                }
            }
        }
    }

    /** The cell of a level at a place in stored cells, or -1 beside the coverage. */
    private static int cell(double place, double scale, int count) {
        int cell = place >= 0 ? (int) (place / scale) : -1;
        return cell < count ? cell : -1;
    }

    /** The pixels that can show something of the coverage; beside it transforms may lead anywhere. */
    private static Rectangle covered(StoredCoverage coverage, MapView view, MathTransform toGrid) {
        ReferencedEnvelope extent = coverage.grid().envelope(coverage.crs());
        if (!toGrid.isIdentity()) {
            Optional<ReferencedEnvelope> there = Transforms.extent(extent, view.crs());
            if (there.isEmpty()) {
                return new Rectangle();
            }
            extent = there.get();
            // The sides are curves there, which may bulge between the points.
            extent.expandBy(0.01 * extent.getWidth(), 0.01 * extent.getHeight());
        }
        return new Rectangle(view.width(), view.height())
                .intersection(between(
                        view.column(extent.getMinX()),
                        view.row(extent.getMaxY()),
                        view.column(extent.getMaxX()),
                        view.row(extent.getMinY())));
    }

    private static Rectangle between(double left, double top, double right, double bottom) {
        int x = pixel(Math.floor(left));
        int y = pixel(Math.floor(top));
        return new Rectangle(x, y, pixel(Math.ceil(right)) - x, pixel(Math.ceil(bottom)) - y);
    }

    /** Within what the difference of two is an integer too. */
    private static int pixel(double place) {
        return (int) Math.max(-(1 << 29), Math.min(1 << 29, place));
    }

    /** The level for the stored cells from one pixel to the next in the middle of the part that is covered. */
    private static Level level(StoredCoverage coverage, MapView view, Rectangle pixels, MathTransform toGrid) {
        double x = view.x(pixels.getCenterX());
        double y = view.y(pixels.getCenterY());
        double[] places = {x, y, x + view.pixelWidth(), y, x, y - view.pixelHeight()};
        try {
            toGrid.transform(places, 0, places, 0, 3);
        } catch (TransformException e) {
            return coverage.levels().get(0);
        }
        CellGrid grid = coverage.grid();
        return coverage.levelFor(
                Math.hypot(places[2] - places[0], places[4] - places[0]) / grid.cellWidth(),
                Math.hypot(places[3] - places[1], places[5] - places[1]) / grid.cellHeight());
    }
}
