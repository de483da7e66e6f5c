package org.prospectivity.engine.baselines;

import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;

/** A learner whose members are numbers that can be kept, and score any map as they score the cells of a fold. */
public abstract sealed class SimpleLearner implements Learner permits PointwiseEnsemble, BestSingleBand {
    private static final int CELLS_AT_ONCE = 2048;

    private final String name;
    private final CellValues cellValues;

    /**
     * @param name in reports
     * @param cellValues what a member sees of a cell
     */
    SimpleLearner(String name, CellValues cellValues) {
        this.name = name;
        this.cellValues = cellValues;
    }

    @Override
    public final String name() {
        return name;
    }

    /** What a member sees of a cell. */
    final CellValues cellValues() {
        return cellValues;
    }

    /** Learns from labelled cells. */
    public abstract SimpleModel fit(TrainingCells training, Progress progress);

    @Override
    public final Scores scores(TrainingCells training, int[] cells, Progress progress) {
        SimpleModel fitted = fit(training, progress.part(0, 0.9));
        float[][] scores = new float[fitted.members().size()][];
        for (int m = 0; m < scores.length; m++) {
            scores[m] = score(
                    fitted.members().get(m),
                    cells,
                    progress.part(0.9 + 0.1 * m / scores.length, 0.9 + 0.1 * (m + 1) / scores.length));
        }
        return Scores.of(scores);
    }

    /** Scores cells of the survey. */
    final float[] score(PointModel fitted, int[] cells, Progress progress) {
        float[] scores = new float[cells.length];
        float[][] values = new float[cellValues.count()][CELLS_AT_ONCE];
        float[] some = new float[CELLS_AT_ONCE];
        for (int first = 0; first < cells.length; first += CELLS_AT_ONCE) {
            progress.report(first / (double) cells.length, "scoring cells");
            int count = Math.min(CELLS_AT_ONCE, cells.length - first);
            for (int v = 0; v < values.length; v++) {
                float[] band = cellValues.band(v);
                for (int i = 0; i < count; i++) {
                    values[v][i] = band[cells[first + i]];
                }
            }
            fitted.score(values, count, some);
            System.arraycopy(some, 0, scores, first, count);
        }
        return scores;
    }
}
