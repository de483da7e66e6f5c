package org.prospectivity.engine.baselines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Roc;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.RasterStack;

/**
 * What one element alone can do: of some bands the one, high or low, whose training AUC of the deposit cells against
 * all other training cells is best. The score is the share of those other cells its value exceeds, or falls below, so
 * that folds that chose different bands compare. There is one member: nothing is drawn.
 */
public final class BestSingleBand implements Learner {
    private final String name;
    private final CellValues cellValues;
    private final int[] candidates;

    /**
     * @param name in reports
     * @param cellValues all bands
     */
    public BestSingleBand(String name, CellValues cellValues) {
        this(name, cellValues, IntStream.range(0, cellValues.count()).toArray());
    }

    private BestSingleBand(String name, CellValues cellValues, int... candidates) {
        this.name = name;
        this.cellValues = cellValues;
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
    public String name() {
        return name;
    }

    @Override
    public Scores scores(TrainingCells training, int[] cells, Progress progress) {
        int[] others = IntStream.concat(IntStream.of(training.unlabelled()), IntStream.of(training.barren()))
                .toArray();
        int best = candidates[0];
        double bestAuc = 0.5;
        for (int i = 0; i < candidates.length; i++) {
            progress.report(i / (candidates.length + 1.0), "comparing bands");
            float[] band = cellValues.band(candidates[i]);
            double auc =
                    Roc.of(at(band, training.positives()), at(band, others)).auc();
            if (Math.abs(auc - 0.5) > Math.abs(bestAuc - 0.5)) {
                bestAuc = auc;
                best = candidates[i];
            }
        }
        progress.report(candidates.length / (candidates.length + 1.0), "scoring cells");
        Ranks ranks = new Ranks(at(cellValues.band(best), others));
        float[] scores = at(cellValues.band(best), cells);
        for (int i = 0; i < scores.length; i++) {
            float rank = ranks.of(scores[i]);
            scores[i] = bestAuc < 0.5 ? 1 - rank : rank;
        }
        return Scores.of(scores);
    }

    private static float[] at(float[] band, int[] cells) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = band[cells[i]];
        }
        return values;
    }
}
