package org.prospectivity.engine.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Seeds;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * The baseline of the field: a random forest (Breiman 2001) on the values of each cell. Each tree sees a bootstrap of
 * the training cells and, at each split, a random √n of the n bands, split between {@value #BINS} classes of equal
 * frequency; trees grow without limit of depth, but a node of fewer than {@value #SMALLEST_SPLIT} training cells is not
 * split. Written here because the kept libraries' trees take some fifty times longer on a hundred bands. The score is the mean over the trees of the share of
 * deposits in the leaf, brought to even odds. Classes are not weighted: with {@code negatives} a deposit the bootstrap
 * keeps about that ratio.
 */
public final class RandomForest extends PointwiseEnsemble {
    /** A node with fewer training cells stays a leaf. */
    public static final int SMALLEST_SPLIT = 5;
    /** Trees of each forest where the caller has no wish. */
    public static final int DEFAULT_TREES = 100;
    /** Splits lie between so many classes of about as many training cells each. */
    public static final int BINS = 64;

    private final int trees;

    /**
     * @param name in reports
     * @param cellValues what it sees of a cell
     * @param members how many forests, each on its own draw of negatives
     * @param negatives drawn for each deposit cell
     * @param trees of each forest
     */
    public RandomForest(String name, CellValues cellValues, int members, int negatives, int trees) {
        super(name, cellValues, members, negatives);
        InvalidInputException.require(trees > 0, "trees", trees, "at least 1");
        this.trees = trees;
    }

    @Override
    Members prepare(TrainingCells training, Progress progress) {
        return (drawn, seed, part) -> new Forest(
                grow(training.positives(), drawn, seed, part), drawn.length / (double) training.positives().length);
    }

    private List<int[]> grow(int[] positives, int[] drawn, long seed, Progress progress) {
        int[] cells =
                IntStream.concat(Arrays.stream(positives), Arrays.stream(drawn)).toArray();
        int bands = cellValues().count();
        FrequencyBins[] bins = new FrequencyBins[bands];
        byte[][] classes = new byte[bands][cells.length];
        for (int b = 0; b < bands; b++) {
            float[] band = cellValues().band(b);
            bins[b] = new FrequencyBins(
                    Arrays.stream(cells).mapToDouble(cell -> band[cell]).toArray(), BINS);
            for (int i = 0; i < cells.length; i++) {
                classes[b][i] = (byte) bins[b].of(band[cells[i]]);
            }
        }
        boolean[] deposit = new boolean[cells.length];
        Arrays.fill(deposit, 0, positives.length, true);
        DecisionTree.Examples examples =
                new DecisionTree.Examples(bins, classes, deposit, (int) Math.ceil(Math.sqrt(bands)), SMALLEST_SPLIT);
        List<int[]> forest = new ArrayList<>();
        while (forest.size() < trees) {
            progress.report(forest.size() / (double) trees, "growing trees");
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, forest.size()));
            int[] bootstrap = random.ints(cells.length, 0, cells.length).toArray();
            forest.add(DecisionTree.grow(examples, bootstrap, random).packed());
        }
        return forest;
    }
}
