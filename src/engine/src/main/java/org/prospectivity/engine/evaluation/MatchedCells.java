package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Ranks;

/**
 * For each deposit cell the cells without a deposit that are most like it in what is not to count as skill, such as how
 * close samples are. A map that knows nothing else orders a deposit and its like by chance, so its AUC among them is 0.5,
 * however well it does on all cells; what a map knows beside remains (AUC adjusted for a covariate; Janes and Pepe 2009,
 * doi 10.1093/biomet/asp002). Cells are alike by the ranks of their values.
 */
public final class MatchedCells {
    /**
     * Cells for each deposit: few, so that they are alike, and enough that which they are adds little to the chance of the
     * deposits themselves.
     */
    public static final int COUNT = 100;

    private static final int LEAST_SHARE = 10;

    private final int[] deposits;
    private final int[][] alike;

    /**
     * Looks for the {@value #COUNT} cells most like each deposit cell, or a tenth of the cells without a deposit where that
     * is fewer.
     *
     * @param labels the deposits and the valid cells
     * @param values what is not to count as skill: for each, a value for each cell of the grid
     */
    public MatchedCells(Labels labels, List<float[]> values) {
        deposits = labels.positives();
        int[] others = Arrays.stream(labels.validCells())
                .filter(cell -> Arrays.binarySearch(deposits, cell) < 0)
                .toArray();
        List<Ranks> ranks =
                values.stream().map(each -> new Ranks(at(each, others))).toList();
        float[][] ofOthers = places(values, ranks, others);
        float[][] ofDeposits = places(values, ranks, deposits);
        int count = Math.min(COUNT, Math.max(1, others.length / LEAST_SHARE));
        alike = new int[deposits.length][];
        for (int d = 0; d < deposits.length; d++) {
            float[] squares = new float[others.length];
            for (int v = 0; v < values.size(); v++) {
                for (int i = 0; i < squares.length; i++) {
                    float difference = ofOthers[v][i] - ofDeposits[v][d];
                    squares[i] += difference * difference;
                }
            }
            alike[d] = nearest(squares, count, others);
        }
    }

    private static float[][] places(List<float[]> values, List<Ranks> ranks, int... cells) {
        float[][] places = new float[values.size()][];
        for (int v = 0; v < places.length; v++) {
            places[v] = at(values.get(v), cells);
            for (int i = 0; i < cells.length; i++) {
                places[v][i] = ranks.get(v).of(places[v][i]);
            }
        }
        return places;
    }

    private static float[] at(float[] values, int... cells) {
        float[] found = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            found[i] = values[cells[i]];
        }
        return found;
    }

    /** All that are as near as the count-th, so that no order of cells decides. */
    private static int[] nearest(float[] squares, int count, int... cells) {
        float[] sorted = squares.clone();
        Arrays.sort(sorted);
        float limit = sorted[count - 1];
        return IntStream.range(0, cells.length)
                .filter(i -> squares[i] <= limit)
                .map(i -> cells[i])
                .toArray();
    }

    /**
     * The share of its like that each deposit cell outscores, equal ones counting half; NaN without a score.
     *
     * @param scores for each cell of the grid
     */
    double[] placements(float... scores) {
        double[] placements = new double[deposits.length];
        for (int d = 0; d < placements.length; d++) {
            float[] known = at(scores, alike[d]);
            int count = 0;
            for (float score : known) {
                if (!Float.isNaN(score)) {
                    known[count++] = score;
                }
            }
            placements[d] = count == 0 ? Double.NaN : new Ranks(Arrays.copyOf(known, count)).of(scores[deposits[d]]);
        }
        return placements;
    }
}
