package org.prospectivity.engine.baselines;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Which of the unlabelled cells negatives are drawn from. Some of these cells hold deposits nobody knows; what is taken
 * for barren too readily teaches a model to tell the known deposits from their like. Each choice is made from the cells
 * and deposits of a training alone.
 */
public enum NegativesFrom {
    /** All of them: with a draw for each member this is bagging of unlabelled cells (Mordelet and Vert 2014, doi
     * 10.1016/j.patrec.2013.06.010). */
    ANYWHERE,
    /** Likely negatives: the quarter that is farthest from every deposit in the space of the normalised maps. */
    UNLIKE_DEPOSITS,
    /**
     * Reliable negatives, the first of the two steps of learning from positive and unlabelled cells (Liu et al. 2002,
     * Partially supervised classification of text documents, ICML; Bekker and Davis 2020, doi
     * 10.1007/s10994-020-05877-5): without the cells that a logistic regression scores higher than a quarter of the
     * deposits.
     */
    RELIABLE;

    private static final double PART = 0.25;

    /**
     * The training cells with what negatives may be drawn from.
     *
     * @param cellValues normalised maps
     * @param negatives drawn for each deposit cell
     */
    public TrainingCells of(TrainingCells training, CellValues cellValues, int negatives) {
        if (this == ANYWHERE || training.positives().length == 0 || training.unlabelled().length == 0) {
            return training;
        }
        float[] likeness = this == UNLIKE_DEPOSITS
                ? likeness(training, cellValues)
                : scores(training, training.unlabelled(), cellValues, negatives);
        float[] sorted = likeness.clone();
        if (this == RELIABLE) {
            sorted = scores(training, training.positives(), cellValues, negatives);
        }
        Arrays.sort(sorted);
        float limit = sorted[(int) (PART * (sorted.length - 1))];
        int[] kept = IntStream.range(0, likeness.length)
                .filter(i -> likeness[i] <= limit)
                .map(i -> training.unlabelled()[i])
                .toArray();
        return kept.length == 0
                ? training
                : new TrainingCells(training.positives(), training.barren(), kept, training.seed());
    }

    private static float[] scores(TrainingCells training, int[] cells, CellValues cellValues, int negatives) {
        return new LogisticRegression("likeness", cellValues, 1, negatives, Double.NaN)
                .scores(training, cells, Progress.NONE)
                .members()[0];
    }

    /** Minus the squared distance to the nearest deposit cell. */
    private static float[] likeness(TrainingCells training, CellValues cellValues) {
        float[] likeness = new float[training.unlabelled().length];
        Arrays.fill(likeness, Float.NEGATIVE_INFINITY);
        float[][] bands = IntStream.range(0, cellValues.count())
                .mapToObj(cellValues::band)
                .toArray(float[][]::new);
        for (int deposit : training.positives()) {
            for (int i = 0; i < likeness.length; i++) {
                int cell = training.unlabelled()[i];
                float sum = 0;
                for (int b = 0; b < bands.length && sum < -likeness[i]; b++) {
                    float difference = bands[b][cell] - bands[b][deposit];
                    sum += difference * difference;
                }
                likeness[i] = Math.max(likeness[i], -sum);
            }
        }
        return likeness;
    }
}
