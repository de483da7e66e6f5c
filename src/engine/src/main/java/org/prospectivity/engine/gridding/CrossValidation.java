package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;

/** How well an interpolator predicts points it was not given. */
public final class CrossValidation {
    /** Of more points of a variable, so many drawn at random are predicted; all of them predict. */
    public static final int MOST_POINTS = 100_000;

    private static final int CHUNK = 1000;
    private static final int REPORT_EVERY = 100;
    private static final String LEAVING_OUT_BLOCKS = "leaving out blocks of samples";

    private CrossValidation() {}

    /**
     * The errors of one variable; an error is predicted − observed.
     *
     * @param points how many were predicted
     * @param notPredicted how many could not be, such as those on the convex hull in natural neighbour interpolation
     * @param meanError the bias, in units of the values
     * @param meanAbsoluteError in units of the values
     * @param rootMeanSquaredError in units of the values
     * @param meanSquaredNormalisedError mean of squared error ÷ predicted variance: 1 when the variances are right; NaN
     *     for an interpolator that has none
     */
    public record Errors(
            int points,
            int notPredicted,
            double meanError,
            double meanAbsoluteError,
            double rootMeanSquaredError,
            double meanSquaredNormalisedError) {

        /**
         * @param errors of the points, NaN where there is no prediction
         * @param variances of the predictions, NaN where there are none
         */
        static Errors of(double[] errors, double[] variances) {
            int n = 0;
            double sum = 0;
            double absolute = 0;
            double squares = 0;
            double normalised = 0;
            for (int p = 0; p < errors.length; p++) {
                if (!Double.isNaN(errors[p])) {
                    n++;
                    sum += errors[p];
                    absolute += Math.abs(errors[p]);
                    squares += errors[p] * errors[p];
                    normalised += errors[p] * errors[p] / variances[p];
                }
            }
            return new Errors(n, errors.length - n, sum / n, absolute / n, Math.sqrt(squares / n), normalised / n);
        }
    }

    /**
     * What came of leaving out the points of a variable one by one.
     *
     * @param errors their figures
     * @param points which points were predicted, ascending
     * @param residuals for each of them predicted − observed, NaN where it could not be predicted
     */
    public record LeftOut(Errors errors, int[] points, double[] residuals) {}

    /**
     * Predicts each point from the others, variogram and other settings staying those of all points.
     *
     * @param points with missing values as NaN; of more than {@link #MOST_POINTS} of a variable, a random choice is
     *     predicted
     * @param seed of the random choice
     * @return for each variable
     */
    public static List<LeftOut> leaveOneOut(
            Interpolator interpolator, PointValues points, long seed, int threads, Progress progress) {
        LeftOut[] result = new LeftOut[points.variables()];
        List<PointValues.Group> groups = points.groups();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            PointValues known = group.values();
            Surface surface = interpolator.forVariables(group.variables()).fit(known);
            int[] left = RandomChoice.of(known.size(), MOST_POINTS, seed);
            double[][] errors = new double[known.variables()][left.length];
            double[][] variances = new double[known.variables()][left.length];
            Progress part = progress.part((double) g / groups.size(), (g + 1.0) / groups.size());
            int chunks = Math.max(1, Math.min(threads, left.length / CHUNK));
            Workers.map(chunks, threads, part, (chunk, own) -> {
                Surface.Predictor predictor = surface.predictor();
                double[] predicted = new double[known.variables()];
                double[] predictedVariances = new double[known.variables()];
                Arrays.fill(predictedVariances, Double.NaN);
                int from = (int) ((long) left.length * chunk / chunks);
                int to = (int) ((long) left.length * (chunk + 1) / chunks);
                for (int i = from; i < to; i++) {
                    if ((i - from) % REPORT_EVERY == 0) {
                        own.report((double) (i - from) / (to - from), "leaving out one sample after the other");
                    }
                    predictor.predictWithout(left[i], predicted, predictedVariances);
                    for (int v = 0; v < predicted.length; v++) {
                        errors[v][i] = predicted[v] - known.value(v, left[i]);
                        variances[v][i] = predictedVariances[v];
                    }
                }
                return null;
            });
            for (int v = 0; v < known.variables(); v++) {
                int[] predictedPoints =
                        Arrays.stream(left).map(i -> group.points()[i]).toArray();
                result[group.variables()[v]] =
                        new LeftOut(Errors.of(errors[v], variances[v]), predictedPoints, errors[v]);
            }
        }
        return new ArrayList<>(Arrays.asList(result));
    }

    /**
     * Predicts the points of each fold of square blocks from the points of the other folds, variogram and other settings
     * staying those of all points. A fold from whose other points nothing can be predicted counts as not predicted.
     *
     * @param points with missing values as NaN; of more than {@link #MOST_POINTS} of a variable, a random choice is
     *     predicted
     * @param blocks side of a block, in metres
     * @param folds at most so many
     * @param seed of the random choice
     * @return the errors of each variable
     * @throws InvalidInputException when all points lie in one block
     */
    public static List<Errors> spatialBlocks(
            Interpolator interpolator,
            PointValues points,
            double blocks,
            int folds,
            long seed,
            int threads,
            Progress progress) {
        PointBlocks split = new PointBlocks(points, blocks, folds);
        double[][] errors = new double[points.variables()][];
        double[][] variances = new double[points.variables()][];
        List<PointValues.Group> groups = points.groups();
        List<int[]> left = new ArrayList<>();
        for (PointValues.Group group : groups) {
            int[] choice = RandomChoice.of(group.points().length, MOST_POINTS, seed);
            for (int v : group.variables()) {
                errors[v] = new double[choice.length];
                variances[v] = new double[choice.length];
            }
            left.add(choice);
        }
        int count = split.folds();
        Workers.map(count * groups.size(), threads, progress, (task, own) -> {
            PointValues.Group group = groups.get(task / count);
            int fold = task % count;
            int[] choice = left.get(task / count);
            int[] test = IntStream.range(0, choice.length)
                    .filter(i -> split.foldOf(group.points()[choice[i]]) == fold)
                    .toArray();
            int[] training = IntStream.range(0, group.points().length)
                    .filter(p -> split.foldOf(group.points()[p]) != fold)
                    .toArray();
            own.report(0, LEAVING_OUT_BLOCKS);
            Optional<Surface> surface = fit(interpolator, group, training);
            boolean variance = surface.map(Surface::hasVariance).orElse(false);
            Surface.Predictor predictor = surface.map(Surface::predictor).orElse(null);
            double[] predicted = new double[group.variables().length];
            double[] predictedVariances = new double[predicted.length];
            Arrays.fill(predicted, Double.NaN);
            Arrays.fill(predictedVariances, Double.NaN);
            for (int i = 0; i < test.length; i++) {
                if (i % REPORT_EVERY == 0) {
                    own.report((double) i / test.length, LEAVING_OUT_BLOCKS);
                }
                int p = choice[test[i]];
                if (predictor != null) {
                    predictor.predict(
                            group.values().easting(p),
                            group.values().northing(p),
                            predicted,
                            variance ? predictedVariances : null);
                }
                for (int v = 0; v < predicted.length; v++) {
                    errors[group.variables()[v]][test[i]] =
                            predicted[v] - group.values().value(v, p);
                    variances[group.variables()[v]][test[i]] = predictedVariances[v];
                }
            }
            return null;
        });
        List<Errors> result = new ArrayList<>();
        for (int v = 0; v < errors.length; v++) {
            result.add(Errors.of(errors[v], variances[v]));
        }
        return result;
    }

    /** Empty where the points are too few, or lie in too special a way, for the interpolator. */
    private static Optional<Surface> fit(Interpolator interpolator, PointValues.Group group, int[] points) {
        if (points.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(interpolator
                    .forVariables(group.variables())
                    .fit(group.values().select(points)));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
