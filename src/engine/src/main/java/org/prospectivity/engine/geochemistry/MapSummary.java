package org.prospectivity.engine.geochemistry;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.prospectivity.engine.classification.ConcentrationArea;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What the report tells of maps, gathered as their rows pass on to where they are kept: how many cells have a value,
 * and enough of the values for the concentration–area breaks. These are the values of all cells, or of every k-th of
 * every k-th row when there are more than {@value #MOST_CELLS}.
 */
final class MapSummary implements GridSink {
    private static final int MOST_CELLS = 1 << 20;

    private final GridSink maps;
    private final int columns;
    private final AtomicIntegerArray cells;
    private final int step;
    private final int sampledColumns;
    private final float[][] sampled;

    /**
     * @param maps where the rows go
     * @param bands of which a summary is made; the rows of further ones only pass
     */
    MapSummary(GridSink maps, GridGeometry geometry, int bands) {
        this.maps = maps;
        columns = geometry.columns();
        cells = new AtomicIntegerArray(bands);
        step = (int) Math.ceil(Math.sqrt((double) geometry.cells() / MOST_CELLS));
        sampledColumns = (columns + step - 1) / step;
        sampled = new float[bands][sampledColumns * ((geometry.rows() + step - 1) / step)];
    }

    @Override
    public void rows(int band, int firstRow, float[] values) {
        if (band < sampled.length) {
            int count = 0;
            for (float value : values) {
                count += Float.isNaN(value) ? 0 : 1;
            }
            cells.addAndGet(band, count);
            for (int r = 0; r < values.length / columns; r++) {
                int row = firstRow + r;
                if (row % step == 0) {
                    for (int c = 0; c < columns; c += step) {
                        sampled[band][row / step * sampledColumns + c / step] = values[r * columns + c];
                    }
                }
            }
        }
        maps.rows(band, firstRow, values);
    }

    /** How many cells of a band have a value. */
    int cells(int band) {
        return cells.get(band);
    }

    /** Breaks of a band's map, as concentrations; empty for log-ratios and where the values allow none. */
    Optional<ConcentrationArea> concentrationArea(int number, Band band) {
        if (band.transform() != Transform.NONE && band.transform() != Transform.LOG10) {
            return Optional.empty();
        }
        float[] map = sampled[number];
        double[] concentrations = new double[map.length];
        Arrays.setAll(
                concentrations, cell -> band.transform() == Transform.LOG10 ? Math.pow(10, map[cell]) : map[cell]);
        return ConcentrationArea.of(concentrations);
    }
}
