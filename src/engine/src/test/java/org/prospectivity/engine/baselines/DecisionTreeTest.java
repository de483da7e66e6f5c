package org.prospectivity.engine.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionTreeTest {
    private static final int COUNT = 300;
    private static final int SMALLEST_SPLIT = 5;

    @Test
    void aTreeOfOneBandIsThatOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(COUNT).toArray();
        boolean[] deposit = new boolean[COUNT];
        for (int i = 0; i < COUNT; i++) {
            deposit[i] = random.nextDouble() < Math.abs(values[i] - 0.5);
        }
        DecisionTree tree = DecisionTree.grow(
                examples(deposit, 1, values), IntStream.range(0, COUNT).toArray(), random);
        List<Integer> all = IntStream.range(0, COUNT).boxed().toList();
        FrequencyBins bins = new FrequencyBins(values, RandomForest.BINS);
        for (int i = 0; i < COUNT; i++) {
            assertThat(deposits(tree, values[i])).isCloseTo(byDefinition(all, i, values, bins, deposit), within(1e-12));
        }
    }

    @Test
    void examplesThatDifferInAnyBandAreToldApartWithoutALimit() {
        SplittableRandom random = new SplittableRandom(2);
        double[] x = random.doubles(60).toArray();
        double[] y = random.doubles(60).toArray();
        double[] constant = new double[60];
        boolean[] deposit = new boolean[60];
        Arrays.setAll(x, i -> x[i]);
        for (int i = 0; i < 60; i++) {
            deposit[i] = random.nextBoolean();
        }
        DecisionTree.Examples examples = examples(deposit, 1, 2, constant, x, y);
        DecisionTree tree = DecisionTree.grow(examples, IntStream.range(0, 60).toArray(), random);
        for (int i = 0; i < 60; i++) {
            assertThat(deposits(tree, 0, x[i], y[i])).isEqualTo(deposit[i] ? 1 : 0);
        }
    }

    @Test
    void whatNoBandDividesIsOneLeafWithItsShare() {
        DecisionTree tree = DecisionTree.grow(
                examples(new boolean[] {true, false, false, false, false, false, false, false}, 1, 2, new double[8]),
                new int[] {0, 0, 1, 2, 3, 4, 5, 6},
                new SplittableRandom(3));
        assertThat(deposits(tree, 7)).isEqualTo(0.25);
    }

    /** The share in the leaf of a cell's values. */
    private static double deposits(DecisionTree tree, double... values) {
        float[][] ofCell = new float[values.length][1];
        for (int v = 0; v < values.length; v++) {
            ofCell[v][0] = (float) values[v];
        }
        return DecisionTree.deposits(tree.packed(), ofCell, 0);
    }

    private static DecisionTree.Examples examples(boolean[] deposit, int drawn, double[]... bands) {
        return examples(deposit, drawn, SMALLEST_SPLIT, bands);
    }

    private static DecisionTree.Examples examples(boolean[] deposit, int drawn, int smallestSplit, double[]... bands) {
        FrequencyBins[] bins = new FrequencyBins[bands.length];
        byte[][] classes = new byte[bands.length][deposit.length];
        for (int b = 0; b < bands.length; b++) {
            bins[b] = new FrequencyBins(bands[b], RandomForest.BINS);
            for (int i = 0; i < deposit.length; i++) {
                classes[b][i] = (byte) bins[b].of(bands[b][i]);
            }
        }
        return new DecisionTree.Examples(bins, classes, deposit, drawn, smallestSplit);
    }

    /** The share of deposits in the leaf of an example: all cuts are tried, and the impurities of both sides added. */
    private static double byDefinition(
            List<Integer> node, int example, double[] values, FrequencyBins bins, boolean[] deposit) {
        double share = share(node, deposit);
        if (share == 0 || share == 1 || node.size() < SMALLEST_SPLIT) {
            return share;
        }
        List<Integer> best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int cut = 0; cut < RandomForest.BINS; cut++) {
            int at = cut;
            List<Integer> low =
                    node.stream().filter(i -> bins.of(values[i]) <= at).toList();
            List<Integer> high =
                    node.stream().filter(i -> bins.of(values[i]) > at).toList();
            if (low.isEmpty() || high.isEmpty()) {
                continue;
            }
            double impurity = low.size() * gini(low, deposit) + high.size() * gini(high, deposit);
            if (impurity < least - 1e-9) {
                least = impurity;
                best = low.contains(example) ? low : high;
            }
        }
        return best == null ? share : byDefinition(best, example, values, bins, deposit);
    }

    private static double gini(List<Integer> node, boolean[] deposit) {
        double share = share(node, deposit);
        return 1 - share * share - (1 - share) * (1 - share);
    }

    private static double share(List<Integer> node, boolean[] deposit) {
        return node.stream().filter(i -> deposit[i]).count() / (double) node.size();
    }
}
