package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What a model may learn from, as numbers of cells. The three sets share no cell.
 *
 * @param positives cells that hold a deposit, each once
 * @param barren cells known to hold none, each once, often none at all
 * @param unlabelled cells negatives may be drawn from: valid, outside the exclusion around the positives, not in the
 *     test blocks or their buffer
 * @param seed of all draws made from these cells
 */
public record TrainingCells(int[] positives, int[] barren, int[] unlabelled, long seed) implements Serializable {

    /**
     * The negatives of an ensemble member: a draw without replacement, the same for every learner. Known barren cells
     * are taken first (a draw of them where there are more than needed) and filled up from the unlabelled ones.
     *
     * @param member number of the member, from 0
     * @param perPositive how many to draw for each positive
     * @return cell numbers in ascending order; fewer than asked for when there are not so many cells
     * @throws InvalidInputException when there is no cell to draw from
     */
    public int[] negatives(int member, int perPositive) {
        InvalidInputException.require(perPositive > 0, "negatives", perPositive, "at least 1 for each deposit");
        int wanted = (int) Math.min((long) perPositive * positives.length, (long) barren.length + unlabelled.length);
        if (barren.length + unlabelled.length == 0) {
            throw new InvalidInputException(
                    "exclusion",
                    "it leaves no cell to draw negatives from; expected less, so that some cells are farther from every"
                            + " deposit");
        }
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, member, 0));
        int known = Math.min(wanted, barren.length);
        int[] drawn = Arrays.copyOf(draw(barren, known, random), wanted);
        System.arraycopy(draw(unlabelled, wanted - known, random), 0, drawn, known, wanted - known);
        Arrays.sort(drawn);
        return drawn;
    }

    /** The seed of a member's own randomness, independent of its draw of negatives. */
    public long seed(int member) {
        return Seeds.derive(seed, member, 1);
    }

    /**
     * These cells as a survey of their own, to be divided again: what is none of them has no data.
     *
     * @param geometry the grid whose cells these are
     */
    public Labels labels(GridGeometry geometry) {
        boolean[] known = new boolean[geometry.cells()];
        for (int[] cells : List.of(positives, barren, unlabelled)) {
            for (int cell : cells) {
                known[cell] = true;
            }
        }
        return new Labels(geometry, known, positives, barren, 0);
    }

    private static int[] draw(int[] cells, int count, SplittableRandom random) {
        int[] pool = cells.clone();
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, pool.length);
            int cell = pool[j];
            pool[j] = pool[i];
            pool[i] = cell;
        }
        return Arrays.copyOf(pool, count);
    }
}
