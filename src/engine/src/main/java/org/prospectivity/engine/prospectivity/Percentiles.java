package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.BandSource;

/**
 * Scores as percentiles of their area: the share of the cells that score less, in per cent, equal ones counting half.
 * Scores that agree in their first {@value #BITS} binary digits count as equal, so that all can be counted in little
 * memory.
 */
final class Percentiles {
    private static final int BITS = 16;
    /** Of a float from 0 to 1: the exponent and so many digits. */
    private static final int SHIFT = 24 - BITS;

    private static final int KINDS = (Float.floatToIntBits(1) >>> SHIFT) + 1;
    /** Values of a band that are read at a time. */
    private static final int READ = 1 << 20;

    private Percentiles() {}

    /**
     * Writes the percentiles of a band of scores, 0 to 1.
     *
     * @param maps with the scores
     * @param scores the band's number
     * @param sink receives the percentiles, NaN where there is no score
     * @param band its number there
     */
    static void of(BandSource maps, int scores, GridSink sink, int band, Progress progress) {
        int[] counts = new int[KINDS];
        each(maps, scores, progress.part(0, 0.4), (row, values, count) -> {
            for (int i = 0; i < count; i++) {
                if (!Float.isNaN(values[i])) {
                    counts[kind(values[i])]++;
                }
            }
        });
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        float[] percentiles = new float[KINDS];
        long below = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            percentiles[kind] = (float) (100 * (below + counts[kind] / 2.0) / all);
            below += counts[kind];
        }
        each(maps, scores, progress.part(0.4, 1), (row, values, count) -> {
            float[] rows = new float[count];
            for (int i = 0; i < count; i++) {
                rows[i] = Float.isNaN(values[i]) ? Float.NaN : percentiles[kind(values[i])];
            }
            sink.rows(band, row, rows);
        });
    }

    /** Equal for scores that agree in their first digits, and rising with them. */
    private static int kind(float score) {
        return Float.floatToIntBits(Math.max(0f, score)) >>> SHIFT;
    }

    private interface Rows {
        void take(int firstRow, float[] values, int count);
    }

    private static void each(BandSource maps, int band, Progress progress, Rows rows) {
        int columns = maps.geometry().columns();
        int high = Math.max(1, Math.min(maps.geometry().rows(), READ / columns));
        float[] values = new float[high * columns];
        for (int row = 0; row < maps.geometry().rows(); row += high) {
            int read = Math.min(high, maps.geometry().rows() - row);
            progress.report((double) row / maps.geometry().rows(), "ranking the scores");
            maps.read(new int[] {band}, row, read, new float[][] {values}, 0, Progress.NONE);
            rows.take(row, values, read * columns);
        }
    }
}
