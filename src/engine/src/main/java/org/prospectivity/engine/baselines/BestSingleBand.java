package org.prospectivity.engine.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Roc;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.RasterStack;

/**
 * What one element alone can do: of some bands the one, high or low, whose training AUC of the deposit cells against
 * all other training cells is best. The score is the share of those other cells its value exceeds, or falls below, so
 * that folds that chose different bands compare. There is one member: nothing is drawn.
 */
public final class BestSingleBand extends SimpleLearner {
    /** So many values tell shares to a thousandth of a per cent; of more, evenly spread ones are kept. */
    private static final int MOST_KNOWN = 1 << 16;

    private final int[] candidates;

    /**
     * @param name in reports
     * @param cellValues all bands
     */
    public BestSingleBand(String name, CellValues cellValues) {
        this(name, cellValues, IntStream.range(0, cellValues.count()).toArray());
    }

    private BestSingleBand(String name, CellValues cellValues, int... candidates) {
        super(name, cellValues);
        this.candidates = candidates;
    }

    /** A learner for each band, of its name, which has but its direction to choose. */
    public static List<BestSingleBand> each(RasterStack stack, boolean[] valid) {
        CellValues cellValues = new CellValues(stack, valid);
        List<BestSingleBand> learners = new ArrayList<>();
        for (int b = 0; b < stack.bands().size(); b++) {
            learners.add(new BestSingleBand(stack.bands().get(b).name(), cellValues, b));
        }
        return learners;
    }

    @Override
    public SimpleModel fit(TrainingCells training, Progress progress) {
        int[] others = IntStream.concat(IntStream.of(training.unlabelled()), IntStream.of(training.barren()))
                .toArray();
        int best = candidates[0];
        double bestAuc = 0.5;
        for (int i = 0; i < candidates.length; i++) {
            progress.report(i / (double) candidates.length, "comparing bands");
            float[] band = cellValues().band(candidates[i]);
            double auc =
                    Roc.of(at(band, training.positives()), at(band, others)).auc();
            if (Math.abs(auc - 0.5) > Math.abs(bestAuc - 0.5)) {
                bestAuc = auc;
                best = candidates[i];
            }
        }
        float[] known = at(cellValues().band(best), others);
        Arrays.sort(known);
        return new SimpleModel(
                name(), cellValues().radii(), List.of(new RankedBand(best, bestAuc >= 0.5, spread(known, MOST_KNOWN))));
    }

    /** Of sorted values the middle one of each of so many parts. */
    private static float[] spread(float[] sorted, int most) {
        if (sorted.length <= most) {
            return sorted;
        }
        float[] some = new float[most];
        for (int i = 0; i < most; i++) {
            some[i] = sorted[(int) ((i + 0.5) * sorted.length / most)];
        }
        return some;
    }

    private static float[] at(float[] band, int[] cells) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = band[cells[i]];
        }
        return values;
    }
}
