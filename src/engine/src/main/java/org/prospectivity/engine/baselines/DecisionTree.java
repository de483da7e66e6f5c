package org.prospectivity.engine.baselines;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A classification tree of two kinds of examples (Breiman et al. 1984), grown on the classes of their values: at each
 * node some bands are drawn, and the cut between two classes of one of them that lowers the Gini impurity most divides
 * the examples. Where none of the drawn bands can divide them, further ones are drawn.
 *
 * <p>A packed tree is three numbers a node, the lower branch behind its node: the band, the cut's float bits and the node
 * of the upper branch; in a leaf -1, the deposits and all examples. As values are floats, the greatest float that is not
 * above a cut divides them as the cut does.
 */
final class DecisionTree {
    private static final int LEAF = -1;
    private static final int PER_NODE = 3;

    private int[] nodes = new int[64 * PER_NODE];
    private int count;

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

    /** The tree as numbers. */
    int[] packed() {
        return Arrays.copyOf(nodes, PER_NODE * count);
    }

    /**
     * The share of deposits among the examples in the leaf of a cell's values.
     *
     * @param tree a packed one
     * @param values for each band, one a cell
     */
    static double deposits(int[] tree, float[][] values, int cell) {
        int at = 0;
        while (tree[at] != LEAF) {
            at = values[tree[at]][cell] > Float.intBitsToFloat(tree[at + 1]) ? PER_NODE * tree[at + 2] : at + PER_NODE;
        }
        return tree[at + 1] / (double) tree[at + 2];
    }

    /**
     * Requires numbers that are a tree: every way through it ends in a leaf.
     *
     * @param bands whose values it may read
     * @throws IllegalArgumentException when they are none
     */
    static void require(int[] tree, int bands) {
        int nodes = tree.length / PER_NODE;
        for (int node = 0; node < nodes; node++) {
            int at = PER_NODE * node;
            boolean sound = tree[at] == LEAF
                    ? tree[at + 1] >= 0 && tree[at + 2] > 0 && tree[at + 1] <= tree[at + 2]
                    : tree[at] >= 0
                            && tree[at] < bands
                            && Float.isFinite(Float.intBitsToFloat(tree[at + 1]))
                            && tree[at + 2] > node + 1
                            && tree[at + 2] < nodes;
            if (!sound) {
                throw new IllegalArgumentException("node " + node + " of a tree is none");
            }
        }
        if (nodes == 0 || tree.length % PER_NODE != 0) {
            throw new IllegalArgumentException("a tree of " + tree.length + " numbers");
        }
    }

    private int add(int band, int second, int third) {
        if (PER_NODE * count == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        }
        nodes[PER_NODE * count] = band;
        nodes[PER_NODE * count + 1] = second;
        nodes[PER_NODE * count + 2] = third;
        return count++;
    }

    /** The greatest float that is not above a number. */
    private static float notAbove(double number) {
        float nearest = (float) number;
        return nearest > number ? Math.nextDown(nearest) : nearest;
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
                tree.add(LEAF, deposits, count);
                return;
            }
            int cutBand = bestBand;
            int cutClass = bestClass;
            float cut = notAbove(examples.bins()[cutBand].upper(cutClass));
            int node = tree.add(cutBand, Float.floatToRawIntBits(cut), 0);
            int middle = divide(from, to, examples.classes()[cutBand], cutClass);
            node(from, middle);
            tree.nodes[PER_NODE * node + 2] = tree.count;
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
