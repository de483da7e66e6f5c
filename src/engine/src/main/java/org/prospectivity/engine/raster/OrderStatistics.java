package org.prospectivity.engine.raster;

import java.util.Arrays;
import org.prospectivity.engine.Progress;

/**
 * The values of a band in order, without sorting them: exact, in little memory, by reading the band twice. The bits of
 * floating-point numbers are ordered like the numbers, so values are counted by the upper half of their bits first,
 * and then by the lower half where a wanted one is.
 */
public final class OrderStatistics {
    private static final int HALF = 1 << 16;
    /** Values read at a time. */
    private static final int STRIP = 1 << 22;

    private final BandSource source;
    private final int band;
    private final long[] upper = new long[HALF];
    private final long count;

    /** What is done with a value. */
    @FunctionalInterface
    private interface Visitor {
        void visit(int bits);
    }

    /** Counts the values of a band that are not NaN. */
    public OrderStatistics(BandSource source, int band, Progress progress) {
        this.source = source;
        this.band = band;
        read(bits -> upper[bits >>> 16]++, progress);
        count = Arrays.stream(upper).sum();
    }

    /** How many values there are, NaN left out. */
    public long count() {
        return count;
    }

    /**
     * Values by their rank.
     *
     * @param ranks 0 for the least, count − 1 for the greatest
     */
    public float[] at(long[] ranks, Progress progress) {
        int[] halves = new int[ranks.length];
        long[] before = new long[ranks.length];
        long[][] lower = new long[HALF][];
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] < 0 || ranks[i] >= count) {
                throw new IllegalArgumentException("rank " + ranks[i] + " of " + count + " values");
            }
            while (before[i] + upper[halves[i]] <= ranks[i]) {
                before[i] += upper[halves[i]++];
            }
            lower[halves[i]] = new long[HALF];
        }
        read(
                bits -> {
                    long[] counts = lower[bits >>> 16];
                    if (counts != null) {
                        counts[bits & HALF - 1]++;
                    }
                },
                progress);
        float[] values = new float[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int low = 0;
            long passed = before[i];
            while (passed + lower[halves[i]][low] <= ranks[i]) {
                passed += lower[halves[i]][low++];
            }
            values[i] = value(halves[i] << 16 | low);
        }
        return values;
    }

    /**
     * The lowest value that no more than a share of the values reach; the greatest where even that is reached by more,
     * since equal values are not told apart.
     *
     * @param share more than 0, at most 1
     */
    public float leastOfTop(double share, Progress progress) {
        if (count == 0) {
            throw new IllegalStateException("no values");
        }
        long first = Math.min(count - 1, count - (long) Math.floor(share * count + 1e-9));
        if (first == 0) {
            return at(new long[] {0}, progress)[0];
        }
        float[] values = at(new long[] {first - 1, first, count - 1}, progress.part(0, 0.5));
        return values[0] < values[1] ? values[1] : leastAbove(values[1], values[2], progress.part(0.5, 1));
    }

    private float leastAbove(float value, float greatest, Progress progress) {
        float[] least = {greatest};
        read(
                bits -> {
                    float found = value(bits);
                    if (found > value && found < least[0]) {
                        least[0] = found;
                    }
                },
                progress);
        return least[0];
    }

    private void read(Visitor visitor, Progress progress) {
        GridGeometry grid = source.geometry();
        int rows = Math.max(1, Math.min(grid.rows(), STRIP / grid.columns()));
        float[] values = new float[rows * grid.columns()];
        for (int row = 0; row < grid.rows(); row += rows) {
            progress.report((double) row / grid.rows(), "ordering the scores");
            int read = Math.min(rows, grid.rows() - row);
            source.read(new int[] {band}, row, read, new float[][] {values}, 0, Progress.NONE);
            for (int i = 0; i < read * grid.columns(); i++) {
                if (!Float.isNaN(values[i])) {
                    visitor.visit(ordered(values[i]));
                }
            }
        }
    }

    /** Bits that are ordered, as unsigned numbers, like the values. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }

    private static float value(int ordered) {
        return Float.intBitsToFloat(ordered < 0 ? ordered & Integer.MAX_VALUE : ~ordered);
    }
}
