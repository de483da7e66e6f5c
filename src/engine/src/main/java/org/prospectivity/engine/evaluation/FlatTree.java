package org.prospectivity.engine.evaluation;

import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

/** A grown tree in flat arrays, which score values some ten times faster than Tribuo's examples. */
final class FlatTree {
    private final int[] band;
    private final double[] value;
    private final int[] above;

    /**
     * @param root of a tree grown on the classes of values
     * @param bandOf the band of each of its features
     * @param bins the classes of each band
     */
    FlatTree(Node<Label> root, int[] bandOf, FrequencyBins[] bins) {
        int nodes = count(root);
        band = new int[nodes];
        value = new double[nodes];
        above = new int[nodes];
        flatten(root, 0, bandOf, bins);
    }

    private static int count(Node<Label> node) {
        return node instanceof SplitNode<Label> split
                ? 1 + count(split.getLessThanOrEqual()) + count(split.getGreaterThan())
                : 1;
    }

    /** The lower branch follows its node; returns the number of the next free node. */
    private int flatten(Node<Label> node, int at, int[] bandOf, FrequencyBins[] bins) {
        if (node instanceof SplitNode<Label> split) {
            band[at] = bandOf[split.getFeatureID()];
            value[at] = bins[band[at]].upper((int) split.splitValue());
            above[at] = flatten(split.getLessThanOrEqual(), at + 1, bandOf, bins);
            return flatten(split.getGreaterThan(), above[at], bandOf, bins);
        }
        band[at] = -1;
        value[at] = ((LeafNode<Label>) node)
                .getDistribution()
                .get(LabelledExamples.DEPOSIT)
                .getScore();
        return at + 1;
    }

    /** The share of deposits in the leaf of these values. */
    double deposits(double[] values) {
        int node = 0;
        while (band[node] >= 0) {
            node = values[band[node]] > value[node] ? above[node] : node + 1;
        }
        return value[node];
    }
}
