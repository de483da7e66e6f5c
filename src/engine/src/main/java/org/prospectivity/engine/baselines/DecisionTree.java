package org.prospectivity.engine.baselines;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A classification tree of two kinds of examples (Breiman et al. 1984), grown on the classes of their values: at each
 * node some bands are drawn, and the cut between two classes of one of them that lowers the Gini impurity most divides
 * the examples. Where none of the drawn bands can divide them, further ones are drawn. Nodes stand in flat arrays, the
 * lower branch behind its node.
 */
final class DecisionTree {
    private static final int LEAF = -1;

    private int[] band = new int[64];
    private double[] value = new double[64];
    private int[] above = new int[64];
    private int nodes;

    private DecisionTree() {}

    /**
     * What trees grow on.
     *
     * @param bins the classes of each band
     * @param classes for each band the class of each example
     * @param deposit for each example whether it is one
     * @param drawn number of bands to choose from at a node
     * @param smallestSplit a node of fewer examples stays a leaf
     */
    record Examples(FrequencyBins[] bins, byte[][] classes, boolean[] deposit, int drawn, int smallestSplit) {}

    /**
     * Grows a tree without limit of depth.
     *
     * @param sample numbers of examples, an example as often as it counts; reordered
     */
    static DecisionTree grow(Examples examples, int[] sample, SplittableRandom random) {
        DecisionTree tree = new DecisionTree();
        new Growth(examples, sample, random, tree).node(0, sample.length);
        return tree;
    }

    /** The share of deposits among the examples in the leaf of these values. */
    double deposits(double[] values) {
        int node = 0;
        while (band[node] != LEAF) {
            node = values[band[node]] > value[node] ? above[node] : node + 1;
        }
        return value[node];
    }

    private int add(int ofBand, double ofValue) {
        if (nodes == band.length) {
            band = Arrays.copyOf(band, 2 * nodes);
            value = Arrays.copyOf(value, 2 * nodes);
            above = Arrays.copyOf(above, 2 * nodes);
        }
        band[nodes] = ofBand;
        value[nodes] = ofValue;
        return nodes++;
    }

    /** One tree as it grows. */
    private static final class Growth {
        private final Examples examples;
        private final int[] sample;
        private final SplittableRandom random;
        private final DecisionTree tree;
        private final int[] bands;
        private final int[] all = new int[RandomForest.BINS];
        private final int[] found = new int[RandomForest.BINS];
        private int bestBand;
        private int bestClass;
        private double bestPurity;

        Growth(Examples examples, int[] sample, SplittableRandom random, DecisionTree tree) {
            this.examples = examples;
            this.sample = sample;
            this.random = random;
            this.tree = tree;
            bands = new int[examples.classes().length];
            Arrays.setAll(bands, b -> b);
        }

        void node(int from, int to) {
            int deposits = 0;
            for (int i = from; i < to; i++) {
                deposits += examples.deposit()[sample[i]] ? 1 : 0;
            }
            int count = to - from;
            if (deposits == 0 || deposits == count || count < examples.smallestSplit() || !split(from, to, deposits)) {
                tree.add(LEAF, deposits / (double) count);
                return;
            }
            int cutBand = bestBand;
            int cutClass = bestClass;
            int node = tree.add(cutBand, examples.bins()[cutBand].upper(cutClass));
            int middle = divide(from, to, examples.classes()[cutBand], cutClass);
            node(from, middle);
            tree.above[node] = tree.nodes;
            node(middle, to);
        }

        /** Finds the best cut of some bands; false when no band can divide the examples. */
        private boolean split(int from, int to, int deposits) {
            bestPurity = Double.NEGATIVE_INFINITY;
            for (int tried = 0; tried < bands.length; tried++) {
                if (tried >= examples.drawn() && bestPurity > Double.NEGATIVE_INFINITY) {
                    break;
                }
                int at = random.nextInt(tried, bands.length);
                int chosen = bands[at];
                bands[at] = bands[tried];
                bands[tried] = chosen;
                cut(chosen, from, to, deposits);
            }
            return bestPurity > Double.NEGATIVE_INFINITY;
        }

        /** The weighted Gini impurity of two parts falls as the sum of deposits² / count + others² / count rises. */
        private void cut(int ofBand, int from, int to, int deposits) {
            byte[] classes = examples.classes()[ofBand];
            Arrays.fill(all, 0);
            Arrays.fill(found, 0);
            for (int i = from; i < to; i++) {
                int example = sample[i];
                all[classes[example]]++;
                found[classes[example]] += examples.deposit()[example] ? 1 : 0;
            }
            int count = to - from;
            int below = 0;
            int depositsBelow = 0;
            for (int c = 0; c < all.length - 1 && below < count; c++) {
                if (all[c] == 0) {
                    continue;
                }
                below += all[c];
                depositsBelow += found[c];
                if (below == count) {
                    break;
                }
                double purity = purity(depositsBelow, below) + purity(deposits - depositsBelow, count - below);
                if (purity > bestPurity) {
                    bestPurity = purity;
                    bestBand = ofBand;
                    bestClass = c;
                }
            }
        }

        private static double purity(double deposits, double count) {
            return (deposits * deposits + (count - deposits) * (count - deposits)) / count;
        }

        /** Brings the examples of the lower classes to the front and returns where the others begin. */
        private int divide(int from, int to, byte[] classes, int cut) {
            int low = from;
            int high = to - 1;
            while (low <= high) {
                if (classes[sample[low]] <= cut) {
                    low++;
                } else {
                    int example = sample[low];
                    sample[low] = sample[high];
                    sample[high--] = example;
                }
            }
            return low;
        }
    }
}
