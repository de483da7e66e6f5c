package org.prospectivity.rasters;

import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The bands of a band file.
 *
 * @param file whose rows are written
 * @param geometry their grid
 * @param bands their names
 */
record BandFileBands(BandFile file, GridGeometry geometry, List<Band> bands) implements BandSource {
    @Override
    public int rowsTogether() {
        return BandFile.TILE;
    }

    @Override
    public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
        int columns = geometry.columns();
        float[] tile = new float[BandFile.TILE * BandFile.TILE];
        for (int y = firstRow / BandFile.TILE; y <= (firstRow + rows - 1) / BandFile.TILE; y++) {
            int first = Math.max(firstRow, y * BandFile.TILE);
            int end = Math.min(firstRow + rows, (y + 1) * BandFile.TILE);
            progress.report((first - firstRow) / (double) rows, "reading the maps");
            for (int x = 0; x * BandFile.TILE < columns; x++) {
                int width = Math.min(BandFile.TILE, columns - x * BandFile.TILE);
                for (int i = 0; i < positions.length; i++) {
                    file.read(x, y, positions[i], tile);
                    for (int row = first; row < end; row++) {
                        System.arraycopy(
                                tile,
                                (row - y * BandFile.TILE) * BandFile.TILE,
                                into[i],
                                offset + (row - firstRow) * columns + x * BandFile.TILE,
                                width);
                    }
                }
            }
        }
    }
}
