package org.prospectivity.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;

/**
 * The baseline of the field: a random forest (Breiman 2001) on the values of each cell. Each tree sees a bootstrap of
 * the training cells and, at each split, a random √n of the n bands, split between {@value #BINS} classes of equal frequency; trees grow without limit of depth, but a node of
 * fewer than {@value #SMALLEST_SPLIT} training cells is not split. The score is the mean over the trees of the share of
 * deposits in the leaf, brought to even odds. Classes are not weighted: with {@code negatives} a deposit the bootstrap
 * keeps about that ratio.
 */
public final class RandomForest implements Learner {
    /** A node with fewer training cells stays a leaf. */
    public static final int SMALLEST_SPLIT = 5;
    /** Trees where the caller has no wish. */
    public static final int DEFAULT_TREES = 300;
    /** Splits lie between so many classes of about as many training cells each. */
    public static final int BINS = 64;

    private static final int TREES_AT_ONCE = 5;
    private static final int CELLS_AT_ONCE = 2048;

    private final String name;
    private final CellValues cellValues;
    private final int members;
    private final int negatives;
    private final int trees;

    /**
     * @param name in reports
     * @param cellValues what it sees of a cell
     * @param members how many forests, each on its own draw of negatives
     * @param negatives drawn for each deposit cell
     * @param trees of each forest
     */
    public RandomForest(String name, CellValues cellValues, int members, int negatives, int trees) {
        InvalidInputException.require(members > 0, "members", members, "at least 1");
        InvalidInputException.require(negatives > 0, "negatives", negatives, "at least 1 for each deposit");
        InvalidInputException.require(trees > 0, "trees", trees, "at least 1");
        this.name = name;
        this.cellValues = cellValues;
        this.members = members;
        this.negatives = negatives;
        this.trees = trees;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[][] scores(TrainingCells training, int[] cells, Progress progress) {
        float[][] scores = new float[members][];
        for (int m = 0; m < members; m++) {
            Progress member = progress.part(m / (double) members, (m + 1.0) / members);
            int[] drawn = training.negatives(m, negatives);
            List<FlatTree> forest = grow(training.positives(), drawn, training.seed(m), member.part(0, 0.9));
            scores[m] = score(forest, drawn.length / (double) training.positives().length, cells, member.part(0.9, 1));
        }
        return scores;
    }

    /** A few trees at a time, so that growing can be cancelled. */
    private List<FlatTree> grow(int[] positives, int[] drawn, long seed, Progress progress) {
        FrequencyBins[] bins = bins(positives, drawn);
        int bands = bins.length;
        MutableDataset<Label> examples = LabelledExamples.of(cellValues, positives, drawn, values -> {
            for (int b = 0; b < bands; b++) {
                values[b] = bins[b].of(values[b]);
            }
        });
        float share = Math.min(Math.nextDown(1f), (float) Math.ceil(Math.sqrt(bands)) / bands);
        List<FlatTree> forest = new ArrayList<>();
        while (forest.size() < trees) {
            progress.report(forest.size() / (double) trees, "growing trees");
            int now = Math.min(TREES_AT_ONCE, trees - forest.size());
            CARTClassificationTrainer tree = new CARTClassificationTrainer(
                    Integer.MAX_VALUE,
                    SMALLEST_SPLIT,
                    0f,
                    share,
                    false,
                    new GiniIndex(),
                    Seeds.derive(seed, forest.size(), 0));
            WeightedEnsembleModel<Label> grown = (WeightedEnsembleModel<Label>) new RandomForestTrainer<>(
                            tree, new FullyWeightedVotingCombiner(), now, Seeds.derive(seed, forest.size(), 1))
                    .train(examples);
            int[] bandOf = LabelledExamples.bands(grown.getFeatureIDMap());
            for (Model<Label> model : grown.getModels()) {
                forest.add(new FlatTree(((TreeModel<Label>) model).getRoot(), bandOf, bins));
            }
        }
        return forest;
    }

    private FrequencyBins[] bins(int[] positives, int[] drawn) {
        double[] values = new double[positives.length + drawn.length];
        FrequencyBins[] bins = new FrequencyBins[cellValues.count()];
        for (int b = 0; b < bins.length; b++) {
            float[] band = cellValues.band(b);
            for (int i = 0; i < values.length; i++) {
                values[i] = band[i < positives.length ? positives[i] : drawn[i - positives.length]];
            }
            bins[b] = new FrequencyBins(values, BINS);
        }
        return bins;
    }

    private float[] score(List<FlatTree> forest, double negativesPerPositive, int[] cells, Progress progress) {
        float[] scores = new float[cells.length];
        double[] values = new double[cellValues.count()];
        for (int i = 0; i < cells.length; i++) {
            if (i % CELLS_AT_ONCE == 0) {
                progress.report(i / (double) cells.length, "scoring cells");
            }
            cellValues.read(cells[i], values);
            double sum = 0;
            for (FlatTree tree : forest) {
                sum += tree.deposits(values);
            }
            scores[i] = EvenOdds.of(sum / forest.size(), negativesPerPositive);
        }
        return scores;
    }
}
