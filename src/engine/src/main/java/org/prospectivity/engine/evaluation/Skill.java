package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;

/**
 * The figures of a model, from scores of cells it was not trained on. A deposit cell is a cell with one deposit or more
 * and background any other valid cell that was scored, so a background cell may hold a deposit nobody knows and figures
 * are a little low. Cells without a score are not counted anywhere.
 *
 * @param learner the model's name
 * @param cells number of valid cells scored
 * @param positives number of deposit cells among them
 * @param deposits number of deposits in them
 * @param roc pooled over the folds, of the mean score of the members
 * @param precisionRecall pooled over the folds, of the mean score of the members
 * @param foldAuc for each fold its own AUC, NaN for a fold without deposit cells or without background
 * @param memberAuc over the members of the ensemble, pooled over the folds
 * @param memberAveragePrecision over the members of the ensemble, pooled over the folds
 * @param classification at even odds, of the mean score; absent when scores are not within 0 to 1
 * @param calibration at even odds, in 10 bins; absent when scores are not within 0 to 1
 * @param predictionRate pooled over the folds, of the mean score
 * @param predictionArea its intersection
 */
public record Skill(
        String learner,
        int cells,
        int positives,
        int deposits,
        Roc roc,
        PrecisionRecall precisionRecall,
        double[] foldAuc,
        Spread memberAuc,
        Spread memberAveragePrecision,
        Optional<Classification> classification,
        Optional<CalibrationCurve> calibration,
        PredictionRateCurve predictionRate,
        PredictionAreaPlot predictionArea) {

    private static final int CALIBRATION_BINS = 10;
    private static final String JUDGING = "judging the map";

    /** The figures of held-out scores. */
    public static Skill of(Labels labels, OutOfFold scores) {
        return of(labels, scores, Progress.NONE);
    }

    /** The figures of held-out scores; {@code progress} can end the work between one of them and the next. */
    private static Skill of(Labels labels, OutOfFold scores, Progress progress) {
        BitSet deposit = new BitSet(labels.geometry().cells());
        for (int cell : labels.positives()) {
            deposit.set(cell);
        }
        int[] tested = scores.folds().stream()
                .flatMapToInt(fold -> Arrays.stream(fold.test()))
                .sorted()
                .toArray();
        float[] mean = scores.mean();
        float[] positives = at(tested, mean, deposit, true);
        float[] background = at(tested, mean, deposit, false);
        if (positives.length == 0 || background.length == 0) {
            throw new InvalidInputException(
                    "deposits",
                    positives.length + " deposit cells and " + background.length + " others have a score of "
                            + scores.learner() + "; at least one of each is needed");
        }
        float[] byDeposit = new float[labels.deposits().length];
        int deposits = 0;
        for (int cell : labels.deposits()) {
            if (!Float.isNaN(mean[cell])) {
                byDeposit[deposits++] = mean[cell];
            }
        }
        float[] all = Arrays.copyOf(positives, positives.length + background.length);
        System.arraycopy(background, 0, all, positives.length, background.length);
        progress.report(0.2, JUDGING);
        PredictionRateCurve rate = PredictionRateCurve.of(Arrays.copyOf(byDeposit, deposits), all);
        progress.report(0.35, JUDGING);
        boolean probabilities = true;
        for (float score : all) {
            probabilities &= score >= 0 && score <= 1;
        }
        Roc roc = Roc.of(positives, background);
        progress.report(0.5, JUDGING);
        PrecisionRecall precisionRecall = PrecisionRecall.of(positives, background);
        progress.report(0.65, JUDGING);
        double[] foldAuc = scores.folds().stream()
                .mapToDouble(fold -> auc(at(fold.test(), mean, deposit, true), at(fold.test(), mean, deposit, false)))
                .toArray();
        progress.report(0.8, JUDGING);
        return new Skill(
                scores.learner(),
                all.length,
                positives.length,
                deposits,
                roc,
                precisionRecall,
                foldAuc,
                Spread.of(Arrays.stream(scores.members())
                        .mapToDouble(m -> auc(at(tested, m, deposit, true), at(tested, m, deposit, false)))
                        .toArray()),
                Spread.of(Arrays.stream(scores.members())
                        .mapToDouble(m -> averagePrecision(at(tested, m, deposit, true), at(tested, m, deposit, false)))
                        .toArray()),
                probabilities ? Optional.of(Classification.atEvenOdds(positives, background)) : Optional.empty(),
                probabilities
                        ? Optional.of(CalibrationCurve.of(positives, background, CALIBRATION_BINS))
                        : Optional.empty(),
                rate,
                PredictionAreaPlot.of(rate));
    }

    /**
     * The figures of any map. Whether its maker knew the deposits is for the caller to tell.
     *
     * @param name of the map
     * @param labels the deposits to judge it by
     * @param scores a score for each cell of the grid, NaN for no data
     */
    public static Skill ofMap(String name, Labels labels, float[] scores) {
        return ofMap(name, labels, scores, Progress.NONE);
    }

    /** The figures of any map; {@code progress} can end the work. */
    public static Skill ofMap(String name, Labels labels, float[] scores, Progress progress) {
        progress.report(0, JUDGING);
        Fold whole = new Fold(1, labels.validCells(), new int[0]);
        return of(labels, OutOfFold.ofMaps(name, List.of(whole), new float[][] {scores}), progress);
    }

    /** Area under the pooled ROC curve of the mean score. */
    public double auc() {
        return roc.auc();
    }

    /** Average precision of the mean score, pooled. */
    public double averagePrecision() {
        return precisionRecall.averagePrecision();
    }

    private static double auc(float[] positives, float[] background) {
        return positives.length == 0 || background.length == 0
                ? Double.NaN
                : Roc.of(positives, background).auc();
    }

    private static double averagePrecision(float[] positives, float[] background) {
        return positives.length == 0 || background.length == 0
                ? Double.NaN
                : PrecisionRecall.of(positives, background).averagePrecision();
    }

    /** Scores that are not NaN, of the cells that hold a deposit or of those that do not. */
    private static float[] at(int[] cells, float[] scores, BitSet deposit, boolean held) {
        float[] found = new float[cells.length];
        int count = 0;
        for (int cell : cells) {
            if (deposit.get(cell) == held && !Float.isNaN(scores[cell])) {
                found[count++] = scores[cell];
            }
        }
        return Arrays.copyOf(found, count);
    }
}
