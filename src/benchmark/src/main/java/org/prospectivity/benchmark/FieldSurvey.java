package org.prospectivity.benchmark;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * A made-up survey whose deposits come of a process that is known, so that the AUC a map would have over all deposits the
 * process could have made is known, too: a smooth field of favourability; clusters of deposits, begun in cells with a
 * probability that grows with it, each of one deposit and as many more as a Poisson number says, scattered around the
 * first.
 */
final class FieldSurvey {
    /** Side of the square grid in cells; it is closed to a torus, so that no deposit is lost at an edge. */
    static final int SIDE = 80;

    private static final long NEXT = 1_000_000;
    private static final int CELLS = SIDE * SIDE;
    private static final double CELL = 1000;
    private static final int SMOOTHING = 3;
    private static final double SLOPE = 1.5;
    private static final double SCATTER = 1.5;
    private static final int REACH = 5;
    private static final double TOLERANCE = 2e-4;
    private static final int MOST_STEPS = 50;
    private static final GridGeometry GRID = new GridGeometry(0, 0, CELL, SIDE, SIDE);

    private final Random random;
    private final double more;
    private final float[] favourability;
    private final double[] begun;
    private final double[] intensity;
    private final double[] kernel;

    /**
     * @param seed of everything
     * @param more deposits in a cluster beside the first, on average; 0 for deposits that have nothing to do with one
     *     another
     */
    FieldSurvey(long seed, double more) {
        random = new Random(new SplittableRandom(seed).nextLong());
        this.more = more;
        favourability = field();
        begun = new double[CELLS];
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            begun[cell] = Math.exp(SLOPE * favourability[cell]);
            sum += begun[cell];
        }
        for (int cell = 0; cell < CELLS; cell++) {
            begun[cell] /= sum;
        }
        kernel = new double[(2 * REACH + 1) * (2 * REACH + 1)];
        for (int i = 0; i < kernel.length; i++) {
            double dy = i / (2 * REACH + 1) - REACH;
            double dx = i % (2 * REACH + 1) - REACH;
            kernel[i] = Math.exp(-(dx * dx + dy * dy) / (2 * SCATTER * SCATTER));
        }
        double whole = Arrays.stream(kernel).sum();
        intensity = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            intensity[cell] += begun[cell] / (1 + more);
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] = cell == 0 ? kernel[i] / whole : kernel[i];
                intensity[moved(cell, i)] += begun[cell] * kernel[i] * more / (1 + more);
            }
        }
    }

    /**
     * A survey whose favourability itself has at least an AUC: of some seeds deposits are scattered so far from good ground
     * that no map has it. In place of these another seed is taken.
     */
    static FieldSurvey reaching(double auc, long seed, double more) {
        for (long next = seed; ; next += NEXT) {
            FieldSurvey survey = new FieldSurvey(next, more);
            if (survey.auc(survey.favourability) > auc) {
                return survey;
            }
        }
    }

    static GridGeometry grid() {
        return GRID;
    }

    static boolean[] valid() {
        boolean[] valid = new boolean[CELLS];
        Arrays.fill(valid, true);
        return valid;
    }

    /** A map that knows something of where deposits are. */
    float[] favourability() {
        return favourability;
    }

    /** A smooth random field of mean 0 and standard deviation 1, of nothing. */
    float[] field() {
        float[] values = new float[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            values[cell] = (float) random.nextGaussian();
        }
        for (int pass = 0; pass < 3; pass++) {
            values = smoothed(smoothed(values, 1), SIDE);
        }
        double mean = 0;
        double squares = 0;
        for (float value : values) {
            mean += value / CELLS;
            squares += value * (double) value / CELLS;
        }
        double sd = Math.sqrt(squares - mean * mean);
        for (int cell = 0; cell < CELLS; cell++) {
            values[cell] = (float) ((values[cell] - mean) / sd);
        }
        return values;
    }

    private static float[] smoothed(float[] values, int step) {
        float[] means = new float[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            int along = step == 1 ? cell % SIDE : cell / SIDE;
            int line = cell - along * step;
            float sum = 0;
            for (int d = -SMOOTHING; d <= SMOOTHING; d++) {
                sum += values[line + Math.floorMod(along + d, SIDE) * step];
            }
            means[cell] = sum;
        }
        return means;
    }

    private int moved(int cell, int step) {
        int row = Math.floorMod(cell / SIDE + step / (2 * REACH + 1) - REACH, SIDE);
        int column = Math.floorMod(cell % SIDE + step % (2 * REACH + 1) - REACH, SIDE);
        return row * SIDE + column;
    }

    /** Deposits of the process, no two in a cell. */
    Labels deposits(int count) {
        BitSet found = new BitSet(CELLS);
        while (found.cardinality() < count) {
            int first = drawn(begun);
            found.set(first);
            for (int left = poisson(more); left > 0 && found.cardinality() < count; left--) {
                found.set(moved(first, drawn(kernel)));
            }
        }
        return new Labels(GRID, valid(), found.stream().toArray(), new int[0], CELL);
    }

    private int drawn(double[] probabilities) {
        double left = random.nextDouble();
        int i = 0;
        while (i < probabilities.length - 1 && left >= probabilities[i]) {
            left -= probabilities[i++];
        }
        return i;
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** The AUC of a map over all deposits the process could have made. */
    double auc(float[] map) {
        float[] sorted = map.clone();
        Arrays.sort(sorted);
        double auc = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            int at = Arrays.binarySearch(sorted, map[cell]);
            int low = at;
            int high = at;
            while (low > 0 && sorted[low - 1] == map[cell]) {
                low--;
            }
            while (high < CELLS - 1 && sorted[high + 1] == map[cell]) {
                high++;
            }
            auc += intensity[cell] * (low + high + 1) / 2 / CELLS;
        }
        return auc;
    }

    /** A map of this AUC over all deposits: favourability and a field of nothing. */
    float[] ofSkill(double auc) {
        float[] nothing = field();
        double low = -0.5;
        double high = 1;
        double below = auc(mixed(low, nothing));
        double above = auc(mixed(high, nothing));
        float[] map = nothing;
        double found = Double.NaN;
        // false position: the AUC is nearly a straight line of the share
        for (int i = 0; i < MOST_STEPS && !(Math.abs(found - auc) < TOLERANCE); i++) {
            double share = low + (high - low) * (auc - below) / (above - below);
            map = mixed(share, nothing);
            found = auc(map);
            if (found < auc) {
                low = share;
                below = found;
            } else {
                high = share;
                above = found;
            }
        }
        return map;
    }

    /** Within 0 to 1. */
    private float[] mixed(double share, float[] nothing) {
        float[] map = new float[CELLS];
        double rest = Math.sqrt(1 - share * share);
        for (int cell = 0; cell < CELLS; cell++) {
            double sum = share * favourability[cell] + rest * nothing[cell];
            map[cell] = (float) (1 / (1 + Math.exp(-sum)));
        }
        return map;
    }

    /** All cells as one fold. */
    static Fold whole() {
        return new Fold(1, IntStream.range(0, CELLS).toArray(), new int[0]);
    }
}
