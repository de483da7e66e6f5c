package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** Bands in a temporary file: one of this machine, or one that several machines share, which can be serialised. */
public final class BandFileBands implements BandSource, Closeable, Serializable {
    private final BandFile file;
    private final GridGeometry geometry;
    private final List<Band> bands;

    /**
     * @param file whose rows are written
     * @param geometry their grid
     * @param bands their names
     */
    BandFileBands(BandFile file, GridGeometry geometry, List<Band> bands) {
        this.file = file;
        this.geometry = geometry;
        this.bands = List.copyOf(bands);
    }

    BandFile file() {
        return file;
    }

    /** Whether other machines reach the file. */
    public boolean isShared() {
        return file.isShared();
    }

    @Override
    public GridGeometry geometry() {
        return geometry;
    }

    @Override
    public List<Band> bands() {
        return bands;
    }

    @Override
    public int rowsTogether() {
        return BandFile.TILE;
    }

    @Override
    public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
        for (int y = firstRow / BandFile.TILE; y <= (firstRow + rows - 1) / BandFile.TILE; y++) {
            int first = Math.max(firstRow, y * BandFile.TILE);
            int end = Math.min(firstRow + rows, (y + 1) * BandFile.TILE);
            progress.report((first - firstRow) / (double) rows, "reading the maps");
            for (int i = 0; i < positions.length; i++) {
                window(
                        positions[i],
                        first,
                        0,
                        end - first,
                        geometry.columns(),
                        into[i],
                        offset + (first - firstRow) * geometry.columns());
            }
        }
    }

    /** The values of some rows and columns of a band, row by row. */
    public float[] window(int band, int firstRow, int firstColumn, int rows, int columns) {
        float[] values = new float[rows * columns];
        window(band, firstRow, firstColumn, rows, columns, values, 0);
        return values;
    }

    private void window(int band, int firstRow, int firstColumn, int rows, int columns, float[] into, int offset) {
        float[] tile = new float[BandFile.TILE * BandFile.TILE];
        for (int y = firstRow / BandFile.TILE; y <= (firstRow + rows - 1) / BandFile.TILE; y++) {
            int top = Math.max(firstRow, y * BandFile.TILE);
            int bottom = Math.min(firstRow + rows, (y + 1) * BandFile.TILE);
            for (int x = firstColumn / BandFile.TILE; x <= (firstColumn + columns - 1) / BandFile.TILE; x++) {
                int left = Math.max(firstColumn, x * BandFile.TILE);
                int right = Math.min(firstColumn + columns, (x + 1) * BandFile.TILE);
                file.read(x, y, band, tile);
                for (int row = top; row < bottom; row++) {
                    System.arraycopy(
                            tile,
                            (row - y * BandFile.TILE) * BandFile.TILE + left - x * BandFile.TILE,
                            into,
                            offset + (row - firstRow) * columns + left - firstColumn,
                            right - left);
                }
            }
        }
    }

    /** Lets the file go. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
