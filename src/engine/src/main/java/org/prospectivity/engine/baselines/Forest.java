package org.prospectivity.engine.baselines;

import java.util.List;
import org.prospectivity.engine.learning.EvenOdds;

/**
 * A grown random forest.
 *
 * @param trees as {@link DecisionTree} packs them
 * @param negativesPerPositive the ratio it was grown on, which brings its share of deposits to even odds
 */
public record Forest(List<int[]> trees, double negativesPerPositive) implements PointModel {
    public Forest {
        trees = List.copyOf(trees);
        if (trees.isEmpty() || !(negativesPerPositive > 0) || !Double.isFinite(negativesPerPositive)) {
            throw new IllegalArgumentException(
                    trees.size() + " trees, " + negativesPerPositive + " negatives for each positive");
        }
    }

    /** Tree by tree, each on all cells, while it is in the cache. */
    @Override
    public void score(float[][] values, int cells, float[] scores) {
        double[] sums = new double[cells];
        for (int[] tree : trees) {
            for (int i = 0; i < cells; i++) {
                sums[i] += DecisionTree.deposits(tree, values, i);
            }
        }
        for (int i = 0; i < cells; i++) {
            scores[i] = (float) EvenOdds.of(sums[i] / trees.size(), negativesPerPositive);
        }
    }

    @Override
    public void requireValues(int values) {
        trees.forEach(tree -> DecisionTree.require(tree, values));
    }
}
