package org.prospectivity.engine.geochemistry;

import java.io.Serializable;
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
    private final AtomicIntegerArray cells;
    private final Thinning thinning;
    private final float[][] sampled;

    /**
     * @param maps where the rows go
     * @param bands of which a summary is made; the rows of further ones only pass
     */
    MapSummary(GridSink maps, GridGeometry geometry, int bands) {
        this.maps = maps;
        cells = new AtomicIntegerArray(bands);
        int step = (int) Math.ceil(Math.sqrt((double) geometry.cells() / MOST_CELLS));
        thinning = new Thinning(geometry.columns(), step, bands);
        sampled = new float[bands][thinning.columnsKept() * ((geometry.rows() + step - 1) / step)];
    }

    /**
     * What is told of rows.
     *
     * @param cells with a value
     * @param first of the values kept, its number among those of the band
     * @param kept of the values those of every k-th of every k-th row
     */
    private record Digest(int band, int cells, int first, float[] kept) implements Serializable {}

    /**
     * Which values are kept.
     *
     * @param columns of the grid
     * @param step k
     * @param bands of which there is a digest
     */
    private record Thinning(int columns, int step, int bands) implements Serializable {
        int columnsKept() {
            return (columns + step - 1) / step;
        }

        Optional<Digest> of(int band, int firstRow, float[] values) {
            if (band >= bands) {
                return Optional.empty();
            }
            int count = 0;
            for (float value : values) {
                count += Float.isNaN(value) ? 0 : 1;
            }
            int first = (firstRow + step - 1) / step;
            int end = (firstRow + values.length / columns + step - 1) / step;
            float[] kept = new float[(end - first) * columnsKept()];
            for (int row = first; row < end; row++) {
                for (int c = 0; c < columnsKept(); c++) {
                    kept[(row - first) * columnsKept() + c] = values[(row * step - firstRow) * columns + c * step];
                }
            }
            return Optional.of(new Digest(band, count, first * columnsKept(), kept));
        }
    }

    /** Rows that were put: what is told of them, and by whom they were put. */
    private record Put(Digest digest, Note told) implements Note {}

    /** Makes digests where the rows are put. */
    private record Summarising(Thinning thinning, Destination maps) implements Destination {
        @Override
        public Note put(int band, int firstRow, float[] values) {
            return new Put(thinning.of(band, firstRow, values).orElse(null), maps.put(band, firstRow, values));
        }
    }

    @Override
    public void rows(int band, int firstRow, float[] values) {
        thinning.of(band, firstRow, values).ifPresent(this::add);
        maps.rows(band, firstRow, values);
    }

    @Override
    public Optional<Destination> destination() {
        return maps.destination().map(there -> new Summarising(thinning, there));
    }

    @Override
    public void placed(Note told) {
        Put put = (Put) told;
        Optional.ofNullable(put.digest()).ifPresent(this::add);
        maps.placed(put.told());
    }

    private void add(Digest digest) {
        cells.addAndGet(digest.band(), digest.cells());
        System.arraycopy(digest.kept(), 0, sampled[digest.band()], digest.first(), digest.kept().length);
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
