package org.prospectivity.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.GridGeometry;

/** Makes layers of evidence on one grid, strip by strip, whatever its size. */
public final class EvidenceStack {
    /** Rows that a strip has, or fewer: those of a tile in a file of bands. */
    private static final int ROWS = 256;

    /** Values that a strip has at most, of all bands of its layer. */
    private static final int VALUES = 1 << 24;

    private EvidenceStack() {}

    /**
     * What a band came to be.
     *
     * @param cells with data
     * @param share of all cells, 0 to 1
     * @param least value; NaN without data
     * @param greatest value; NaN without data
     * @param mean value; NaN without data
     */
    public record BandFigures(long cells, double share, double least, double greatest, double mean) {}

    private record Strip(EvidenceLayer layer, int firstBand, GridGeometry grid, int firstRow) {}

    /**
     * Makes the layers.
     *
     * @param grid of the stack
     * @param layers in the order of their bands
     * @param firstBand the number of their first band in the sink
     * @param sink takes the rows
     * @param threads at most
     * @return the figures of each band
     * @throws InvalidInputException naming {@code evidence}, when a band has no data at all
     */
    public static List<BandFigures> fill(
            GridGeometry grid,
            List<? extends EvidenceLayer> layers,
            int firstBand,
            GridSink sink,
            int threads,
            Progress progress) {
        List<Strip> strips = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        int band = firstBand;
        for (EvidenceLayer layer : layers) {
            int bands = layer.bands().size();
            int rows = Math.max(1, Math.min(ROWS, VALUES / grid.columns() / bands));
            for (int row = 0; row < grid.rows(); row += rows) {
                strips.add(new Strip(layer, band, strip(grid, row, Math.min(rows, grid.rows() - row)), row));
            }
            for (int b = 0; b < bands; b++) {
                tallies.add(new Tally());
            }
            band += bands;
        }
        Workers.map(strips.size(), threads, progress, (index, part) -> {
            Strip strip = strips.get(index);
            int bands = strip.layer.bands().size();
            float[][] values = new float[bands][strip.grid.cells()];
            strip.layer.make(strip.grid, values, part);
            for (int b = 0; b < bands; b++) {
                tallies.get(strip.firstBand - firstBand + b).add(values[b]);
                sink.rows(strip.firstBand + b, strip.firstRow, values[b]);
            }
            return null;
        });
        List<EvidenceBand> bands =
                layers.stream().flatMap(layer -> layer.bands().stream()).toList();
        List<BandFigures> figures = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            BandFigures figure = tallies.get(b).figures(grid.cells());
            if (figure.cells() == 0) {
                throw new InvalidInputException(
                        "evidence",
                        bands.get(b).source() + " has no data on the grid for "
                                + bands.get(b).band().name() + "; expected a layer with data there");
            }
            figures.add(figure);
        }
        return figures;
    }

    /** Rows of a grid as a grid of their own. */
    public static GridGeometry strip(GridGeometry grid, int firstRow, int rows) {
        return new GridGeometry(
                grid.west(), grid.north() - firstRow * grid.cellSize(), grid.cellSize(), grid.columns(), rows);
    }

    /** Gathers the figures of a band from several threads. */
    private static final class Tally {
        private long cells;
        private double sum;
        private float least = Float.POSITIVE_INFINITY;
        private float greatest = Float.NEGATIVE_INFINITY;

        void add(float[] values) {
            long known = 0;
            double total = 0;
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (float value : values) {
                if (!Float.isNaN(value)) {
                    known++;
                    total += value;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            synchronized (this) {
                cells += known;
                sum += total;
                least = Math.min(least, low);
                greatest = Math.max(greatest, high);
            }
        }

        synchronized BandFigures figures(long all) {
            return cells == 0
                    ? new BandFigures(0, 0, Double.NaN, Double.NaN, Double.NaN)
                    : new BandFigures(cells, cells / (double) all, least, greatest, sum / cells);
        }
    }
}
