package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.Workforce;

/**
 * The {@link Predictors} of an area that need not fit into memory, strip by strip from north to south. A first pass,
 * from south to north, takes the statistics that normalise each band over the whole area, notes which cells are valid
 * and what stands in for gaps from below; a second one makes the strips. Each cell of a strip has the value it has in
 * {@code Predictors.of(whole area).arranged(wanted)}.
 */
public final class PredictorStrips {
    /** Values of all bands in a strip: 128 MB. */
    private static final int MOST_VALUES = 1 << 25;

    /** Elsewhere an area has so many strips or more, lest workers wait for the last of a few. */
    private static final int FEWEST_ELSEWHERE = 16;

    /** Rows of a band between two reports. */
    private static final int REPORT_EVERY = 32;

    private static final String READING = "reading the maps";

    private final AreaSurvey.Strips strips;
    private final List<Band> wanted;
    private final int halo;
    private final AreaSurvey survey;

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

    /**
     * What is done with each strip wherever it is made.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Work<R> extends Serializable {
        /**
         * @param threads how many may be used
         * @param progress of this strip alone
         */
        R of(Strip strip, int threads, Progress progress);
    }

    /** Takes what came of a strip. */
    @FunctionalInterface
    public interface Taker<R> {
        /**
         * Takes the result of a strip: once for each, in any order, and by several threads at a time.
         *
         * @param strip its number from the north
         */
        void take(int strip, R result);
    }

    /** The rows of a strip with those of the strip before that are in its halo. */
    private record Block(float[][] values, int firstRow, int rows, GapFill.Row[] last) {}

    private PredictorStrips(AreaSurvey.Strips strips, List<Band> wanted, int halo, AreaSurvey survey) {
        this.strips = strips;
        this.wanted = wanted;
        this.halo = halo;
        this.survey = survey;
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
     * @param workforce who will be handed the strips; where that is elsewhere, it has to reach the source, which is
     *     serialised
     * @throws org.prospectivity.engine.InvalidInputException as {@link Predictors} does
     */
    public static PredictorStrips of(
            BandSource source, List<Band> wanted, String parameter, int halo, Workforce workforce, Progress progress) {
        return of(source, wanted, parameter, halo, MOST_VALUES, workforce, progress);
    }

    /** @param most values of all bands in a strip */
    static PredictorStrips of(
            BandSource maps,
            List<Band> wanted,
            String parameter,
            int halo,
            int most,
            Workforce workforce,
            Progress progress) {
        BandSource source = BandKinds.named(maps, Band.likeThose(maps.bands(), wanted));
        Predictors.requireCommon(source.bands(), wanted, parameter);
        int[] positions = positions(source.bands(), wanted);
        int fewest = workforce.isElsewhere() ? FEWEST_ELSEWHERE : 1;
        AreaSurvey.Strips strips =
                new AreaSurvey.Strips(source, positions, stripRows(source, positions.length, halo, most, fewest));
        Predictors.requireOnce(strips.bands(), parameter);
        return new PredictorStrips(
                strips, List.copyOf(wanted), halo, AreaSurvey.of(strips, parameter, workforce, progress));
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
    private static int stripRows(BandSource source, int bands, int halo, int most, int fewest) {
        GridGeometry grid = source.geometry();
        int rows = (int) Math.min(grid.rows() / fewest, most / ((long) grid.columns() * bands));
        int together = source.rowsTogether();
        if (rows > together) {
            rows -= rows % together;
        }
        return Math.max(2 * halo + 1, rows);
    }

    /** How many strips there are. */
    public int strips() {
        return strips.count();
    }

    /** The bands of the strips. */
    public List<Band> wanted() {
        return wanted;
    }

    /** How these are normalised, in their order; null for one the area lacks. */
    public List<Normalisation> normalisations() {
        return recipe().arranged();
    }

    /** The grid of the whole area. */
    public GridGeometry geometry() {
        return strips.source().geometry();
    }

    /** The cells of the whole area that may be judged; not a copy. */
    public BitSet valid() {
        return survey.valid();
    }

    /**
     * Makes the strips, one after the other, and the next one while a task works at one.
     *
     * @param threads with 1, a strip is made after the task has done its work
     * @param message what the task does
     */
    public void forEach(int threads, Progress progress, String message, Task task) {
        int rows = geometry().rows();
        Recipe recipe = recipe();
        Block[] block = {
            recipe.block(0, 0, null, null, survey.below(0), (fraction, ignored) -> progress.report(0, message))
        };
        for (int number = 0; number < strips.count(); number++) {
            int next = number + 1;
            Block current = block[0];
            Strip strip = recipe.strip(number, current, survey.valid(), 0);
            Progress part = progress.part(recipe.from(number) / (double) rows, recipe.until(number) / (double) rows);
            block[0] = null;
            List<Block> results = Workers.map(next == strips.count() ? 1 : 2, threads, part, (i, own) -> {
                if (i == 0) {
                    task.run(strip, own);
                    return null;
                }
                return recipe.block(
                        next,
                        0,
                        current,
                        current.last(),
                        survey.below(next),
                        (fraction, ignored) -> own.report(fraction, message));
            });
            block[0] = next == strips.count() ? null : results.get(1);
        }
    }

    /**
     * Has work done with each strip. On threads of this machine, strips are made one after the other, and each is worked
     * at with all of them; elsewhere, a strip is a unit, made where it is worked at.
     *
     * @param message what the work does
     * @param taker hears of the results
     */
    public <R> void forEach(Workforce workforce, Progress progress, String message, Work<R> work, Taker<R> taker) {
        Recipe recipe = recipe();
        if (!workforce.isElsewhere()) {
            int[] number = {0};
            forEach(workforce.threads(), progress, message, (strip, part) -> {
                taker.take(number[0]++, work.of(strip, workforce.threads(), part));
            });
            return;
        }
        workforce.run(
                new Strips<>(recipe, work),
                units(recipe),
                taker::take,
                (fraction, told) -> progress.report(fraction, message + ": " + told));
    }

    /**
     * A strip to be made by itself.
     *
     * @param number from the north
     * @param above for each band the state of gaps above the strip before, null where that has none or there is none
     * @param before likewise below the strip before
     * @param below likewise below the strip
     * @param valid which of its cells may be judged, the first being 0
     */
    private record Unit(int number, GapFill.Row[] above, GapFill.Row[] before, GapFill.Row[] below, BitSet valid)
            implements Serializable {

        /** Rows of the strip before that are not needed: without a gap all but those that windows reach, and the last. */
        int skipped(Recipe recipe) {
            boolean gaps = Arrays.stream(before).anyMatch(Objects::nonNull);
            return gaps ? 0 : Math.max(0, recipe.strips.rows(number - 1) - Math.max(1, 2 * recipe.halo));
        }
    }

    /** Work with strips that are made by themselves: each with the one before, whose last rows its windows reach. */
    private record Strips<R>(Recipe recipe, Work<R> work) implements Job<Unit, R> {
        @Override
        public Worker<Unit, R> ready() {
            return (unit, progress) -> {
                int number = unit.number();
                Block before = number == 0
                        ? null
                        : recipe.block(
                                number - 1,
                                unit.skipped(recipe),
                                null,
                                unit.above(),
                                unit.before(),
                                progress.part(0, 0.05));
                Block block = recipe.block(
                        number,
                        0,
                        before,
                        before == null ? null : before.last(),
                        unit.below(),
                        progress.part(0.05, 0.1));
                Strip strip = recipe.strip(number, block, unit.valid(), recipe.from(number));
                return work.of(strip, 1, progress.part(0.1, 1));
            };
        }
    }

    private List<Unit> units(Recipe recipe) {
        int columns = geometry().columns();
        List<Unit> units = new ArrayList<>();
        for (int strip = 0; strip < strips.count(); strip++) {
            int before = strip - 1;
            units.add(new Unit(
                    strip,
                    strip == 0 ? null : survey.above(before),
                    strip == 0 ? null : survey.below(before),
                    survey.below(strip),
                    survey.valid().get(recipe.from(strip) * columns, recipe.until(strip) * columns)));
        }
        return units;
    }

    private Recipe recipe() {
        return new Recipe(strips, wanted, survey.normalisations(), halo);
    }

    /** How strips are made. */
    private record Recipe(AreaSurvey.Strips strips, List<Band> wanted, List<Normalisation> normalisations, int halo)
            implements Serializable {

        /** The first row of a strip's cells. */
        int from(int strip) {
            return strip == 0 ? 0 : strips.first(strip) - halo;
        }

        /** The row behind the last of a strip's cells. */
        int until(int strip) {
            int end = strips.first(strip + 1);
            return end >= strips.source().geometry().rows()
                    ? strips.source().geometry().rows()
                    : end - halo;
        }

        /**
         * A strip with its halo.
         *
         * @param block its rows
         * @param valid which cells may be judged
         * @param validFrom the row whose first cell is the first of them
         */
        Strip strip(int number, Block block, BitSet valid, int validFrom) {
            int from = from(number);
            int until = until(number);
            GridGeometry whole = strips.source().geometry();
            int columns = whole.columns();
            GridGeometry grid = new GridGeometry(
                    whole.west(),
                    whole.north() - block.firstRow() * whole.cellSize(),
                    whole.cellSize(),
                    columns,
                    block.rows());
            boolean[] judged = new boolean[grid.cells()];
            int offset = (block.firstRow() - validFrom) * columns;
            int end = (until - validFrom) * columns;
            for (int cell = valid.nextSetBit((from - validFrom) * columns);
                    cell >= 0 && cell < end;
                    cell = valid.nextSetBit(cell + 1)) {
                judged[cell - offset] = true;
            }
            float[] lacking = null;
            List<float[]> values = new ArrayList<>();
            List<Band> bands = strips.bands();
            for (Band band : wanted) {
                int position = Predictors.position(bands, band);
                if (position < 0 && lacking == null) {
                    lacking = new float[grid.cells()];
                }
                values.add(position < 0 ? lacking : block.values()[position]);
            }
            return new Strip(
                    new Predictors(new RasterStack(grid, wanted, values), judged, arranged()),
                    from,
                    until - from,
                    from - block.firstRow());
        }

        /** The normalisations of the wanted bands. */
        List<Normalisation> arranged() {
            List<Normalisation> arranged = new ArrayList<>();
            List<Band> bands = strips.bands();
            for (Band band : wanted) {
                int position = Predictors.position(bands, band);
                arranged.add(position < 0 ? null : normalisations.get(position));
            }
            return arranged;
        }

        /**
         * The rows of a strip, behind the rows of the one before that its windows reach.
         *
         * @param skipped its first rows that are left out; 0 where it has gaps
         * @param before the strip before, null for none
         * @param above for each band the state of gaps above it, null at the northern edge
         * @param below likewise below it
         */
        Block block(int strip, int skipped, Block before, GapFill.Row[] above, GapFill.Row[] below, Progress progress) {
            int columns = strips.columns();
            int from = strips.first(strip) + skipped;
            int rows = strips.rows(strip) - skipped;
            int kept = before == null ? 0 : Math.min(2 * halo, before.rows());
            float[][] values = new float[strips.positions().length][(kept + rows) * columns];
            strips.source().read(strips.positions(), from, rows, values, kept * columns, progress.part(0, 0.5));
            GapFill.Row[] last = new GapFill.Row[strips.positions().length];
            List<Band> bands = strips.bands();
            for (int b = 0; b < strips.positions().length; b++) {
                last[b] = GapFill.fill(
                        values[b],
                        kept * columns,
                        rows,
                        columns,
                        from,
                        above == null ? null : above[b],
                        below[b],
                        Predictors.reach(bands.get(b)));
                Normalisation normalisation = normalisations.get(b);
                for (int row = kept; row < kept + rows; row++) {
                    if (row % REPORT_EVERY == 0) {
                        progress.report(0.5 + 0.5 * b / strips.positions().length, READING);
                    }
                    for (int i = row * columns; i < (row + 1) * columns; i++) {
                        values[b][i] = Predictors.orMean(normalisation.apply(values[b][i]), bands.get(b));
                    }
                }
                if (kept > 0) {
                    System.arraycopy(
                            before.values()[b], (before.rows() - kept) * columns, values[b], 0, kept * columns);
                }
            }
            return new Block(values, from - kept, kept + rows, last);
        }
    }
}
