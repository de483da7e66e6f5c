package org.prospectivity.server.render;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.Optional;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.Level;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.layer.Transforms;

/**
 * Takes the values of one band at the pixels of a map: each has that of the cell its middle lies in, of the level whose
 * cells are just smaller than a pixel.
 */
public final class CoverageSampler {
    private static final int SHIFT = Integer.numberOfTrailingZeros(StoredCoverage.TILE);
    private static final int MASK = StoredCoverage.TILE - 1;

    private final StoredCoverage coverage;
    private final int band;

    /** Where values go. */
    @FunctionalInterface
    public interface Sink {
        /** @param pixel its number, row by row */
        void put(int pixel, float value);
    }

    /** @param band from 0 */
    public CoverageSampler(StoredCoverage coverage, int band) {
        this.coverage = coverage;
        this.band = band;
    }

    /** Takes the values of a map; pixels beside the coverage have none, others may have NaN. */
    public void sample(MapView view, Sink sink) throws IOException {
        MathTransform toGrid = Transforms.between(view.crs(), coverage.crs());
        Rectangle pixels = covered(view, toGrid);
        if (!pixels.isEmpty()) {
            if (toGrid.isIdentity()) {
                sampleStraight(view, pixels, sink);
            } else {
                sampleWarped(view, pixels, toGrid, sink);
            }
        }
    }

    /** The pixels that can show something of the coverage. */
    private Rectangle covered(MapView view, MathTransform toGrid) {
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

    private void sampleStraight(MapView view, Rectangle pixels, Sink sink) throws IOException {
        CellGrid grid = coverage.grid();
        Level level = coverage.levelFor(view.pixelWidth() / grid.cellWidth(), view.pixelHeight() / grid.cellHeight());
        int[] columns = new int[pixels.width];
        for (int i = 0; i < pixels.width; i++) {
            columns[i] = cell(grid.column(view.x(pixels.x + i + 0.5)), level.scaleX(), level.columns());
        }
        Tiles tiles = new Tiles(level);
        for (int j = pixels.y; j < pixels.y + pixels.height; j++) {
            int row = cell(grid.row(view.y(j + 0.5)), level.scaleY(), level.rows());
            if (row >= 0) {
                sampleRow(tiles, row, columns, j * view.width() + pixels.x, sink);
            }
        }
    }

    private static void sampleRow(Tiles tiles, int row, int[] columns, int start, Sink sink) throws IOException {
        int offset = (row & MASK) << SHIFT;
        int tileColumn = -1;
        float[] tile = null;
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (column >= 0) {
                if (column >> SHIFT != tileColumn) {
                    tileColumn = column >> SHIFT;
                    tile = tiles.tile(tileColumn, row >> SHIFT);
                }
                sink.put(start + i, tile[offset + (column & MASK)]);
            }
        }
    }

    private void sampleWarped(MapView view, Rectangle pixels, MathTransform toGrid, Sink sink) throws IOException {
        CellPlaces places = new CellPlaces(view, pixels, coverage.grid(), toGrid);
        Level level = coverage.levelFor(places.cellsPerPixelX(), places.cellsPerPixelY());
        double[] columns = new double[pixels.width];
        double[] rows = new double[pixels.width];
        Tiles tiles = new Tiles(level);
        for (int j = pixels.y; j < pixels.y + pixels.height; j++) {
            places.row(j, columns, rows);
            int start = j * view.width() + pixels.x;
            for (int i = 0; i < pixels.width; i++) {
                int column = cell(columns[i], level.scaleX(), level.columns());
                int row = cell(rows[i], level.scaleY(), level.rows());
                if (column >= 0 && row >= 0) {
                    float[] tile = tiles.tile(column >> SHIFT, row >> SHIFT);
                    sink.put(start + i, tile[(row & MASK) << SHIFT | column & MASK]);
                }
            }
        }
    }

    /** The cell of a level at a place in stored cells, or -1 beside the coverage or for NaN. */
    private static int cell(double place, double scale, int count) {
        if (!(place >= 0)) {
            return -1;
        }
        int cell = (int) (place / scale);
        return cell < count ? cell : -1;
    }

    /** The tiles of a level, fetched when first needed and held while one map is painted. */
    private final class Tiles {
        private final Level level;
        private final float[][][] rows;
        private final int across;

        Tiles(Level level) {
            this.level = level;
            across = (level.columns() + MASK) >> SHIFT;
            rows = new float[(level.rows() + MASK) >> SHIFT][][];
        }

        float[] tile(int column, int row) throws IOException {
            float[][] tiles = rows[row];
            if (tiles == null) {
                tiles = new float[across][];
                rows[row] = tiles;
            }
            float[] tile = tiles[column];
            if (tile == null) {
                tile = coverage.tile(level, band, column, row);
                tiles[column] = tile;
            }
            return tile;
        }
    }
}
