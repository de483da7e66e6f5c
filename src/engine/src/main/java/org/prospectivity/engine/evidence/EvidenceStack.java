package org.prospectivity.engine.evidence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.gridding.RowDelivery;
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

    /**
     * Rows of a layer.
     *
     * @param layer its number
     */
    private record Strip(int layer, int firstBand, GridGeometry grid, int firstRow) implements Serializable {}

    /** The bands of a strip, and what was found in each. */
    private record Made(List<RowDelivery.Rows> rows, Tally[] tallies) implements Serializable {}

    /**
     * Makes the layers.
     *
     * @param grid of the stack
     * @param layers in the order of their bands
     * @param firstBand the number of their first band in the sink
     * @param sink takes the rows
     * @param workforce who makes the strips; where that is elsewhere, the threads of this machine make those of layers that
     *     {@linkplain EvidenceLayer#canBeMadeElsewhere cannot be made there}
     * @return the figures of each band
     * @throws InvalidInputException naming {@code evidence}, when a band has no data at all
     */
    public static List<BandFigures> fill(
            GridGeometry grid,
            List<? extends EvidenceLayer> layers,
            int firstBand,
            GridSink sink,
            Workforce workforce,
            Progress progress) {
        List<EvidenceLayer> all = List.copyOf(layers);
        List<Strip> elsewhere = new ArrayList<>();
        List<Strip> here = new ArrayList<>();
        int band = firstBand;
        for (int l = 0; l < all.size(); l++) {
            int bands = all.get(l).bands().size();
            int rows = Math.max(1, Math.min(ROWS, VALUES / grid.columns() / bands));
            List<Strip> strips = workforce.isElsewhere() && all.get(l).canBeMadeElsewhere() ? elsewhere : here;
            for (int row = 0; row < grid.rows(); row += rows) {
                strips.add(new Strip(l, band, strip(grid, row, Math.min(rows, grid.rows() - row)), row));
            }
            band += bands;
        }
        Tally[] tallies = new Tally[band - firstBand];
        Arrays.setAll(tallies, b -> new Tally());
        double share = elsewhere.size() / (double) (elsewhere.size() + here.size());
        List<EvidenceLayer> sent = all.stream()
                .map(layer -> workforce.isElsewhere() && !layer.canBeMadeElsewhere() ? null : layer)
                .collect(Collectors.toCollection(ArrayList::new));
        make(sent, elsewhere, workforce, firstBand, sink, tallies, progress.part(0, share));
        make(all, here, new Threads(workforce.threads()), firstBand, sink, tallies, progress.part(share, 1));
        List<EvidenceBand> bands =
                layers.stream().flatMap(layer -> layer.bands().stream()).toList();
        List<BandFigures> figures = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            BandFigures figure = tallies[b].figures(grid.cells());
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

    /** The same on threads of this machine. */
    public static List<BandFigures> fill(
            GridGeometry grid,
            List<? extends EvidenceLayer> layers,
            int firstBand,
            GridSink sink,
            int threads,
            Progress progress) {
        return fill(grid, layers, firstBand, sink, new Threads(threads), progress);
    }

    private static void make(
            List<EvidenceLayer> layers,
            List<Strip> strips,
            Workforce workforce,
            int firstBand,
            GridSink sink,
            Tally[] tallies,
            Progress progress) {
        Tally[][] found = new Tally[strips.size()][];
        workforce.run(
                new Making(layers, RowDelivery.to(sink, workforce)),
                strips,
                (index, made) -> {
                    made.rows().forEach(rows -> rows.reach(sink));
                    found[index] = made.tallies();
                },
                progress);
        // from north to south, so that sums do not depend on who was first
        for (int s = 0; s < found.length; s++) {
            for (int b = 0; b < found[s].length; b++) {
                tallies[strips.get(s).firstBand() - firstBand + b].add(found[s][b]);
            }
        }
    }

    /** Makes strips of layers; null stands for a layer of which none is made. */
    private record Making(List<EvidenceLayer> layers, RowDelivery delivery) implements Job<Strip, Made> {
        @Override
        public Worker<Strip, Made> ready() {
            return (strip, progress) -> {
                EvidenceLayer layer = layers.get(strip.layer());
                int bands = layer.bands().size();
                float[][] values = new float[bands][strip.grid().cells()];
                layer.make(strip.grid(), values, progress);
                List<RowDelivery.Rows> rows = new ArrayList<>();
                for (int b = 0; b < bands; b++) {
                    rows.add(delivery.send(strip.firstBand() + b, strip.firstRow(), values[b]));
                }
                return new Made(rows, Arrays.stream(values).map(Tally::of).toArray(Tally[]::new));
            };
        }
    }

    /** Rows of a grid as a grid of their own. */
    public static GridGeometry strip(GridGeometry grid, int firstRow, int rows) {
        return new GridGeometry(
                grid.west(), grid.north() - firstRow * grid.cellSize(), grid.cellSize(), grid.columns(), rows);
    }

    /** The figures of a band so far. */
    private static final class Tally implements Serializable {
        private long cells;
        private double sum;
        private float least = Float.POSITIVE_INFINITY;
        private float greatest = Float.NEGATIVE_INFINITY;

        static Tally of(float[] values) {
            Tally tally = new Tally();
            for (float value : values) {
                if (!Float.isNaN(value)) {
                    tally.cells++;
                    tally.sum += value;
                    tally.least = Math.min(tally.least, value);
                    tally.greatest = Math.max(tally.greatest, value);
                }
            }
            return tally;
        }

        void add(Tally part) {
            cells += part.cells;
            sum += part.sum;
            least = Math.min(least, part.least);
            greatest = Math.max(greatest, part.greatest);
        }

        BandFigures figures(long all) {
            return cells == 0
                    ? new BandFigures(0, 0, Double.NaN, Double.NaN, Double.NaN)
                    : new BandFigures(cells, cells / (double) all, least, greatest, sum / cells);
        }
    }
}
