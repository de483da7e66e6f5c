package org.prospectivity.engine.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;

/**
 * The {@link Predictors} of an area that need not fit into memory, strip by strip from north to south. A first pass,
 * from south to north, takes the statistics that normalise each band over the whole area, notes which cells are valid
 * and what stands in for gaps from below; a second one makes the strips. Each cell of a strip has the value it has in
 * {@code Predictors.of(whole area).arranged(wanted)}.
 */
public final class PredictorStrips {
    /** Values of all bands in a strip: 128 MB. */
    private static final int MOST_VALUES = 1 << 25;
    /** Rows of a band between two reports. */
    private static final int REPORT_EVERY = 32;

    private static final String READING = "reading the maps";

    private final BandSource source;
    private final List<Band> wanted;
    private final int halo;
    private final int stripRows;
    /** Of the source's bands those that are wanted. */
    private final int[] positions;
    /** For each of them the state of gaps below each strip. */
    private final GapFill.Row[][] below;

    private final Validity validity;
    private final BitSet valid = new BitSet();
    private final List<Normalisation> normalisations = new ArrayList<>();

    /**
     * Part of an area.
     *
     * @param area its rows, with a halo above and below; only cells of the strip itself are valid there
     * @param firstRow the strip's northernmost row in the whole area
     * @param rows of the strip
     * @param above rows of the halo above it
     */
    public record Strip(Predictors area, int firstRow, int rows, int above) {
        /** Of values of all cells of the area, halo included, those of the strip. */
        public float[] rowsOf(float[] values) {
            int columns = area.geometry().columns();
            return Arrays.copyOfRange(values, above * columns, (above + rows) * columns);
        }
    }

    /** What is done with each strip. */
    @FunctionalInterface
    public interface Task {
        /** @param progress of this strip alone */
        void run(Strip strip, Progress progress);
    }

    /** The rows of a strip with those of the strip before that are in its halo. */
    private record Block(float[][] values, int firstRow, int rows, GapFill.Row[] last) {}

    private PredictorStrips(
            BandSource source, List<Band> wanted, int[] positions, int halo, int stripRows, int strips) {
        this.source = source;
        this.wanted = wanted;
        this.positions = positions;
        this.halo = halo;
        this.stripRows = stripRows;
        this.below = new GapFill.Row[strips][];
        this.validity = new Validity(bands());
    }

    /**
     * Reads an area once to know what its strips are made with.
     *
     * @param source concentrations or transformed values, of any units
     * @param wanted the bands of the strips in their order, matched by {@link Band#key()} and, where a name does
     *     not tell its kind, {@link Band#likeThose}; one the area lacks is 0 everywhere, and bands beside them are left
     *     aside
     * @param parameter the name of the input that gave the area
     * @param halo rows and columns a window reaches beyond its cell; the area is at least as large as a window
     * @throws org.prospectivity.engine.InvalidInputException as {@link Predictors} does
     */
    public static PredictorStrips of(
            BandSource source, List<Band> wanted, String parameter, int halo, int threads, Progress progress) {
        return of(source, wanted, parameter, halo, MOST_VALUES, threads, progress);
    }

    /** @param most values of all bands in a strip */
    static PredictorStrips of(
            BandSource maps, List<Band> wanted, String parameter, int halo, int most, int threads, Progress progress) {
        BandSource source = BandKinds.named(maps, Band.likeThose(maps.bands(), wanted));
        Predictors.requireCommon(source.bands(), wanted, parameter);
        int[] positions = positions(source.bands(), wanted);
        List<Band> bands = Arrays.stream(positions)
                .mapToObj(position -> source.bands().get(position))
                .toList();
        Predictors.requireOnce(bands, parameter);
        GridGeometry grid = source.geometry();
        int rows = stripRows(source, positions.length, halo, most);
        PredictorStrips strips = new PredictorStrips(
                source, List.copyOf(wanted), positions, halo, rows, (grid.rows() + rows - 1) / rows);
        strips.survey(bands, parameter, threads, progress);
        return strips;
    }

    private static int[] positions(List<Band> bands, List<Band> wanted) {
        int[] positions = new int[bands.size()];
        int count = 0;
        for (int b = 0; b < positions.length; b++) {
            if (Predictors.position(wanted, bands.get(b)) >= 0) {
                positions[count++] = b;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /** A strip holds a window, whole lots of what is stored together where they are small, and is not too large. */
    private static int stripRows(BandSource source, int bands, int halo, int most) {
        GridGeometry grid = source.geometry();
        int rows = (int) Math.min(grid.rows(), most / ((long) grid.columns() * bands));
        int together = source.rowsTogether();
        if (rows > together) {
            rows -= rows % together;
        }
        return Math.max(2 * halo + 1, rows);
    }

    private void survey(List<Band> bands, String parameter, int threads, Progress progress) {
        GridGeometry grid = source.geometry();
        int columns = grid.columns();
        List<Normalisation.Statistics> statistics = bands.stream()
                .map(band -> new Normalisation.Statistics(band, grid.cellSize(), parameter))
                .toList();
        GapFill.Row[] state = new GapFill.Row[positions.length];
        for (int strip = below.length - 1; strip >= 0; strip--) {
            below[strip] = state.clone();
            int first = strip * stripRows;
            int rows = Math.min(stripRows, grid.rows() - first);
            float[][] values = new float[positions.length][rows * columns];
            double done = 1 - (first + rows) / (double) grid.rows();
            Progress part = progress.part(done, done + rows / (double) grid.rows());
            source.read(positions, first, rows, values, 0, part.part(0, 0.5));
            Workers.map(positions.length, threads, part.part(0.5, 1), (b, own) -> {
                for (int row = rows - 1; row >= 0; row--) {
                    if (row % REPORT_EVERY == 0) {
                        own.report(1 - (row + 1.0) / rows, READING);
                    }
                    statistics.get(b).add(values[b], row * columns, columns);
                }
                state[b] = GapFill.fromBelow(values[b], rows, columns, first, state[b]);
                own.report(1, READING);
                return null;
            });
            boolean[] judged = validity.of(values, rows * columns);
            for (int i = 0; i < judged.length; i++) {
                valid.set(first * columns + i, judged[i]);
            }
        }
        statistics.forEach(band -> normalisations.add(band.normalisation()));
        if (valid.isEmpty()) {
            throw new InvalidInputException(
                    parameter, "no cell has data in " + validity.rule() + "; expected maps of one area");
        }
    }

    /** The grid of the whole area. */
    public GridGeometry geometry() {
        return source.geometry();
    }

    /** The cells of the whole area that may be judged; not a copy. */
    public BitSet valid() {
        return valid;
    }

    /**
     * Makes the strips, one after the other, and the next one while a task works at one.
     *
     * @param threads with 1, a strip is made after the task has done its work
     * @param message what the task does
     */
    public void forEach(int threads, Progress progress, String message, Task task) {
        int rows = geometry().rows();
        Block[] block = {prepared(0, null, (fraction, ignored) -> progress.report(0, message))};
        int scored = 0;
        while (block[0] != null) {
            Block current = block[0];
            int end = current.firstRow() + current.rows();
            int until = end == rows ? rows : end - halo;
            Strip strip = strip(current, scored, until);
            double done = scored / (double) rows;
            Progress part = progress.part(done, until / (double) rows);
            block[0] = null;
            List<Block> results = Workers.map(end == rows ? 1 : 2, threads, part, (i, own) -> {
                if (i == 0) {
                    task.run(strip, own);
                    return null;
                }
                return prepared(end, current, (fraction, ignored) -> own.report(fraction, message));
            });
            block[0] = end == rows ? null : results.get(1);
            scored = until;
        }
    }

    private Strip strip(Block block, int from, int until) {
        int columns = geometry().columns();
        GridGeometry grid = new GridGeometry(
                geometry().west(),
                geometry().north() - block.firstRow() * geometry().cellSize(),
                geometry().cellSize(),
                columns,
                block.rows());
        boolean[] judged = new boolean[grid.cells()];
        int offset = block.firstRow() * columns;
        int end = until * columns;
        for (int cell = valid.nextSetBit(from * columns); cell >= 0 && cell < end; cell = valid.nextSetBit(cell + 1)) {
            judged[cell - offset] = true;
        }
        float[] lacking = null;
        List<float[]> values = new ArrayList<>();
        List<Normalisation> arranged = new ArrayList<>();
        for (Band band : wanted) {
            int position = Predictors.position(bands(), band);
            if (position < 0 && lacking == null) {
                lacking = new float[grid.cells()];
            }
            values.add(position < 0 ? lacking : block.values()[position]);
            arranged.add(position < 0 ? null : normalisations.get(position));
        }
        return new Strip(
                new Predictors(new RasterStack(grid, wanted, values), judged, arranged),
                from,
                until - from,
                from - block.firstRow());
    }

    private List<Band> bands() {
        return Arrays.stream(positions)
                .mapToObj(position -> source.bands().get(position))
                .toList();
    }

    /** The strip from a row on, behind the rows of the one before that its windows reach. */
    private Block prepared(int from, Block before, Progress progress) {
        int columns = geometry().columns();
        int rows = Math.min(stripRows, geometry().rows() - from);
        int kept = before == null ? 0 : Math.min(2 * halo, before.rows());
        float[][] values = new float[positions.length][(kept + rows) * columns];
        source.read(positions, from, rows, values, kept * columns, progress.part(0, 0.5));
        GapFill.Row[] last = new GapFill.Row[positions.length];
        List<Band> bands = bands();
        for (int b = 0; b < positions.length; b++) {
            last[b] = GapFill.fill(
                    values[b],
                    kept * columns,
                    rows,
                    columns,
                    from,
                    before == null ? null : before.last()[b],
                    below[from / stripRows][b],
                    Predictors.reach(bands.get(b)));
            Normalisation normalisation = normalisations.get(b);
            for (int row = kept; row < kept + rows; row++) {
                if (row % REPORT_EVERY == 0) {
                    progress.report(0.5 + 0.5 * b / positions.length, READING);
                }
                for (int i = row * columns; i < (row + 1) * columns; i++) {
                    values[b][i] = Predictors.orMean(normalisation.apply(values[b][i]), bands.get(b));
                }
            }
            if (kept > 0) {
                System.arraycopy(before.values()[b], (before.rows() - kept) * columns, values[b], 0, kept * columns);
            }
        }
        return new Block(values, from - kept, kept + rows, last);
    }
}
