package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.Workforce;

/**
 * What has to be known of a whole area before its strips are made: how each band is normalised, what stands in for gaps
 * from beyond a strip, and which cells may be judged.
 *
 * @param normalisations of the bands
 * @param below for each band and strip the state of gaps below the strip; null where it has none there
 * @param above likewise above it; null where the strips are not made elsewhere
 * @param valid the cells that may be judged
 */
record AreaSurvey(List<Normalisation> normalisations, GapFill.Row[][] below, GapFill.Row[][] above, BitSet valid) {
    private static final String READING = "reading the maps";
    /** Rows of a band between two reports. */
    private static final int REPORT_EVERY = 32;

    /**
     * The strips of an area.
     *
     * @param positions of the bands that are wanted
     * @param rows of a strip
     */
    record Strips(BandSource source, int[] positions, int rows) implements Serializable {
        int count() {
            return (source.geometry().rows() + rows - 1) / rows;
        }

        int first(int strip) {
            return strip * rows;
        }

        int rows(int strip) {
            return Math.min(rows, source.geometry().rows() - first(strip));
        }

        int columns() {
            return source.geometry().columns();
        }

        List<Band> bands() {
            return Arrays.stream(positions)
                    .mapToObj(position -> source.bands().get(position))
                    .toList();
        }

        /** The values of all these bands in a strip. */
        float[][] values(int strip, Progress progress) {
            float[][] values = new float[positions.length][rows(strip) * columns()];
            source.read(positions, first(strip), rows(strip), values, 0, progress);
            return values;
        }
    }

    /**
     * Surveys an area. On threads of this machine it is read once; elsewhere a band is a unit, and a strip of all bands.
     *
     * @param parameter the name of the input that gave the area
     * @throws InvalidInputException when a band cannot be normalised, or no cell can be judged
     */
    static AreaSurvey of(Strips strips, String parameter, Workforce workforce, Progress progress) {
        Validity validity = new Validity(strips.bands());
        AreaSurvey survey = workforce.isElsewhere()
                ? elsewhere(strips, validity, parameter, workforce, progress)
                : here(strips, validity, parameter, workforce.threads(), progress);
        if (survey.valid().isEmpty()) {
            throw new InvalidInputException(
                    parameter, "no cell has data in " + validity.rule() + "; expected maps of one area");
        }
        return survey;
    }

    private static AreaSurvey here(Strips strips, Validity validity, String parameter, int threads, Progress progress) {
        int bands = strips.positions().length;
        int count = strips.count();
        List<Upwards> surveys = strips.bands().stream()
                .map(band -> new Upwards(band, strips, parameter))
                .toList();
        BitSet valid = new BitSet();
        for (int strip = count - 1; strip >= 0; strip--) {
            int at = strip;
            Progress part = progress.part((count - 1.0 - strip) / count, (count - strip) / (double) count);
            float[][] values = strips.values(strip, part.part(0, 0.5));
            Workers.map(bands, threads, part.part(0.5, 1), (b, own) -> {
                surveys.get(b).add(at, values[b], own);
                return null;
            });
            boolean[] judged = validity.of(values, values[0].length);
            for (int i = 0; i < judged.length; i++) {
                valid.set(strips.first(strip) * strips.columns() + i, judged[i]);
            }
        }
        return new AreaSurvey(
                surveys.stream().map(Upwards::normalisation).toList(),
                surveys.stream().map(band -> band.below).toArray(GapFill.Row[][]::new),
                null,
                valid);
    }

    private static AreaSurvey elsewhere(
            Strips strips, Validity validity, String parameter, Workforce workforce, Progress progress) {
        List<OfBand> bands = workforce.map(
                new Bands(strips, parameter),
                IntStream.range(0, strips.positions().length).boxed().toList(),
                progress.part(0, 0.7));
        BitSet valid = new BitSet();
        workforce.run(
                new Judging(strips, validity),
                IntStream.range(0, strips.count()).boxed().toList(),
                (strip, judged) -> {
                    int first = strips.first(strip) * strips.columns();
                    synchronized (valid) {
                        judged.stream().forEach(cell -> valid.set(first + cell));
                    }
                },
                progress.part(0.7, 1));
        return new AreaSurvey(
                bands.stream().map(OfBand::normalisation).toList(),
                bands.stream().map(OfBand::below).toArray(GapFill.Row[][]::new),
                bands.stream().map(OfBand::above).toArray(GapFill.Row[][]::new),
                valid);
    }

    /** A band, strip by strip from south to north. */
    private static final class Upwards {
        private final Strips strips;
        private final Normalisation.Statistics statistics;
        private final GapFill.Row[] below;
        private final boolean[] gaps;
        private GapFill.Row state;

        Upwards(Band band, Strips strips, String parameter) {
            this.strips = strips;
            statistics = new Normalisation.Statistics(
                    band, strips.source().geometry().cellSize(), parameter);
            below = new GapFill.Row[strips.count()];
            gaps = new boolean[strips.count()];
        }

        void add(int strip, float[] values, Progress progress) {
            int rows = strips.rows(strip);
            int columns = strips.columns();
            for (int row = rows - 1; row >= 0; row--) {
                if (row % REPORT_EVERY == 0) {
                    progress.report(1 - (row + 1.0) / rows, READING);
                }
                statistics.add(values, row * columns, columns);
            }
            gaps[strip] = GapFill.hasGaps(values, rows * columns);
            if (gaps[strip]) {
                below[strip] = state;
            }
            state = GapFill.fromBelow(values, rows, columns, strips.first(strip), state);
            progress.report(1, READING);
        }

        Normalisation normalisation() {
            return statistics.normalisation();
        }
    }

    /** What is known of one band. */
    private record OfBand(Normalisation normalisation, GapFill.Row[] below, GapFill.Row[] above)
            implements Serializable {}

    /** Reads bands, each from south to north, and back where it has gaps. A unit is the number of a band. */
    private record Bands(Strips all, String parameter) implements Job<Integer, OfBand> {
        @Override
        public Worker<Integer, OfBand> ready() {
            return (number, progress) -> {
                Strips strips = new Strips(all.source(), new int[] {all.positions()[number]}, all.rows());
                Upwards upwards = new Upwards(strips.bands().get(0), strips, parameter);
                int count = strips.count();
                for (int strip = count - 1; strip >= 0; strip--) {
                    Progress part =
                            progress.part((count - 1.0 - strip) / count / 2, (count - strip) / (double) count / 2);
                    float[] values = strips.values(strip, part.part(0, 0.5))[0];
                    upwards.add(strip, values, part.part(0.5, 1));
                }
                return new OfBand(
                        upwards.normalisation(),
                        upwards.below,
                        downwards(strips, upwards.below, upwards.gaps, progress.part(0.5, 1)));
            };
        }

        private static GapFill.Row[] downwards(Strips strips, GapFill.Row[] below, boolean[] gaps, Progress progress) {
            GapFill.Row[] above = new GapFill.Row[gaps.length];
            GapFill.Row state = null;
            int last = lastTrue(gaps);
            for (int strip = 0; strip <= last; strip++) {
                progress.report(strip / (double) gaps.length, READING);
                if (gaps[strip]) {
                    above[strip] = state;
                }
                float[] values = strips.values(strip, (fraction, message) -> progress.report(0, message))[0];
                state = GapFill.fill(
                        values,
                        0,
                        strips.rows(strip),
                        strips.columns(),
                        strips.first(strip),
                        state,
                        below[strip],
                        GapFill.EVERYWHERE);
            }
            return above;
        }

        private static int lastTrue(boolean[] flags) {
            int last = flags.length - 1;
            while (last >= 0 && !flags[last]) {
                last--;
            }
            return last;
        }
    }

    /** Judges the cells of strips. A unit is the number of a strip. */
    private record Judging(Strips strips, Validity validity) implements Job<Integer, BitSet> {
        @Override
        public Worker<Integer, BitSet> ready() {
            return (strip, progress) -> {
                float[][] values = strips.values(strip, progress);
                boolean[] judged = validity.of(values, values[0].length);
                BitSet valid = new BitSet(judged.length);
                for (int cell = 0; cell < judged.length; cell++) {
                    valid.set(cell, judged[cell]);
                }
                return valid;
            };
        }
    }

    /** The state of gaps below a strip, for each band. */
    GapFill.Row[] below(int strip) {
        return Arrays.stream(below).map(band -> band[strip]).toArray(GapFill.Row[]::new);
    }

    /** The state of gaps above a strip, for each band. */
    GapFill.Row[] above(int strip) {
        if (above == null) {
            throw new IllegalStateException("the area was surveyed for strips that are made here");
        }
        return Arrays.stream(above).map(band -> band[strip]).toArray(GapFill.Row[]::new);
    }
}
