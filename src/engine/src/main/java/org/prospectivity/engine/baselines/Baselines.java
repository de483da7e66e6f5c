package org.prospectivity.engine.baselines;

import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.raster.RasterStack;

/**
 * The simple models a network has to beat: those of the field on the values of a cell, the same on means over
 * concentric squares up to the network's window, one element alone, and weights of evidence.
 */
public final class Baselines {
    /** Names in reports. */
    public static final String FOREST = "random forest";

    public static final String LOGISTIC = "logistic regression";
    public static final String FOREST_ON_MEANS = "random forest on multi-scale means";
    public static final String LOGISTIC_ON_MEANS = "logistic regression on multi-scale means";
    public static final String SINGLE_ELEMENT = "best single element";
    public static final String WEIGHTS = "weights of evidence";

    /** All of them. */
    public static final List<String> NAMES =
            List.of(FOREST, LOGISTIC, FOREST_ON_MEANS, LOGISTIC_ON_MEANS, SINGLE_ELEMENT, WEIGHTS);

    private Baselines() {}

    /**
     * The baselines of an area.
     *
     * @param stack normalised bands, with a finite value in each valid cell
     * @param valid for each cell whether it may be learned from or scored
     * @param window side of the network's window in cells, odd: that of the largest square
     * @param members of each, with its own draw of negatives
     * @param negatives drawn for each deposit cell
     * @param blocks side in metres of the blocks a ridge is chosen on, as those of the evaluation
     */
    public static List<Learner> of(
            RasterStack stack, boolean[] valid, int window, int members, int negatives, double blocks) {
        CellValues centres = new CellValues(stack, valid);
        CellValues means = CellValues.onMeans(stack, valid, radii((window - 1) / 2));
        return List.of(
                new RandomForest(FOREST, centres, members, negatives, RandomForest.DEFAULT_TREES),
                new LogisticRegression(LOGISTIC, centres, members, negatives, blocks),
                new RandomForest(FOREST_ON_MEANS, means, members, negatives, RandomForest.DEFAULT_TREES),
                new LogisticRegression(LOGISTIC_ON_MEANS, means, members, negatives, blocks),
                new BestSingleBand(SINGLE_ELEMENT, centres),
                new WeightsOfEvidence(WEIGHTS, centres));
    }

    /** 0, 1 and doubling while below the largest, and the largest. */
    private static int[] radii(int largest) {
        return IntStream.concat(
                        IntStream.concat(IntStream.of(0), IntStream.iterate(1, r -> r < largest, r -> 2 * r)),
                        IntStream.of(largest))
                .distinct()
                .toArray();
    }
}
