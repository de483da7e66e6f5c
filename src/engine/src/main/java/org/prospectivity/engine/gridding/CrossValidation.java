package org.prospectivity.engine.gridding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;

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
     * @param workforce who predicts; the result does not depend on it
     * @return for each variable
     */
    public static List<LeftOut> leaveOneOut(
            Interpolator interpolator, PointValues points, long seed, Workforce workforce, Progress progress) {
        LeftOut[] result = new LeftOut[points.variables()];
        List<PointValues.Group> groups = points.groups();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            PointValues known = group.values();
            int[] left = RandomChoice.of(known.size(), MOST_POINTS, seed);
            double[][] errors = new double[known.variables()][left.length];
            double[][] variances = new double[known.variables()][left.length];
            int chunks = Math.max(1, Math.min(workforce.atATime(), left.length / CHUNK));
            workforce.run(
                    new LeavingOutOne(interpolator.forVariables(group.variables()), known, left, chunks),
                    IntStream.range(0, chunks).boxed().toList(),
                    (chunk, predicted) -> predicted.into(errors, variances, firstOf(left, chunk, chunks)),
                    progress.part((double) g / groups.size(), (g + 1.0) / groups.size()));
            for (int v = 0; v < known.variables(); v++) {
                int[] predictedPoints =
                        Arrays.stream(left).map(i -> group.points()[i]).toArray();
                result[group.variables()[v]] =
                        new LeftOut(Errors.of(errors[v], variances[v]), predictedPoints, errors[v]);
            }
        }
        return new ArrayList<>(Arrays.asList(result));
    }

    /** The same on threads of this machine. */
    public static List<LeftOut> leaveOneOut(
            Interpolator interpolator, PointValues points, long seed, int threads, Progress progress) {
        return leaveOneOut(interpolator, points, seed, new Threads(threads), progress);
    }

    /** The first of the points left out that a chunk has. */
    private static int firstOf(int[] left, int chunk, int chunks) {
        return (int) ((long) left.length * chunk / chunks);
    }

    /**
     * Predictions of points.
     *
     * @param errors of each variable, one a point
     * @param variances of the predictions, NaN where there are none
     */
    private record Predicted(double[][] errors, double[][] variances) implements Serializable {
        static Predicted none(int variables, int points) {
            return new Predicted(new double[variables][points], new double[variables][points]);
        }

        void set(int point, double[] values, double[] ofValues, PointValues known, int at) {
            for (int v = 0; v < values.length; v++) {
                errors[v][point] = values[v] - known.value(v, at);
                variances[v][point] = ofValues[v];
            }
        }

        void into(double[][] allErrors, double[][] allVariances, int first) {
            for (int v = 0; v < errors.length; v++) {
                System.arraycopy(errors[v], 0, allErrors[v], first, errors[v].length);
                System.arraycopy(variances[v], 0, allVariances[v], first, variances[v].length);
            }
        }
    }

    /**
     * Predicts points from all others. A unit is a chunk of the points that are predicted.
     *
     * @param left which these are
     */
    private record LeavingOutOne(Interpolator interpolator, PointValues known, int[] left, int chunks)
            implements Job<Integer, Predicted> {
        @Override
        public Worker<Integer, Predicted> ready() {
            Surface surface = interpolator.fit(known);
            return (chunk, progress) -> {
                Surface.Predictor predictor = surface.predictor();
                double[] predicted = new double[known.variables()];
                double[] predictedVariances = new double[known.variables()];
                Arrays.fill(predictedVariances, Double.NaN);
                int from = firstOf(left, chunk, chunks);
                int to = firstOf(left, chunk + 1, chunks);
                Predicted all = Predicted.none(known.variables(), to - from);
                for (int i = from; i < to; i++) {
                    if ((i - from) % REPORT_EVERY == 0) {
                        progress.report((double) (i - from) / (to - from), "leaving out one sample after the other");
                    }
                    predictor.predictWithout(left[i], predicted, predictedVariances);
                    all.set(i - from, predicted, predictedVariances, known, left[i]);
                }
                return all;
            };
        }
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
     * @param workforce who predicts; the result does not depend on it
     * @return the errors of each variable
     * @throws InvalidInputException when all points lie in one block
     */
    public static List<Errors> spatialBlocks(
            Interpolator interpolator,
            PointValues points,
            double blocks,
            int folds,
            long seed,
            Workforce workforce,
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
        List<LeavingOutBlocks.Part> parts = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            int[] choice = left.get(g);
            int[] foldOf = Arrays.stream(group.points()).map(split::foldOf).toArray();
            parts.add(new LeavingOutBlocks.Part(
                    interpolator.forVariables(group.variables()), group.values(), choice, foldOf));
        }
        workforce.run(
                new LeavingOutBlocks(parts, count),
                IntStream.range(0, count * groups.size()).boxed().toList(),
                (task, predicted) -> {
                    int[] variables = groups.get(task / count).variables();
                    int[] test = parts.get(task / count).test(task % count);
                    for (int v = 0; v < variables.length; v++) {
                        for (int i = 0; i < test.length; i++) {
                            errors[variables[v]][test[i]] = predicted.errors()[v][i];
                            variances[variables[v]][test[i]] = predicted.variances()[v][i];
                        }
                    }
                },
                progress);
        List<Errors> result = new ArrayList<>();
        for (int v = 0; v < errors.length; v++) {
            result.add(Errors.of(errors[v], variances[v]));
        }
        return result;
    }

    /** The same on threads of this machine. */
    public static List<Errors> spatialBlocks(
            Interpolator interpolator,
            PointValues points,
            double blocks,
            int folds,
            long seed,
            int threads,
            Progress progress) {
        return spatialBlocks(interpolator, points, blocks, folds, seed, new Threads(threads), progress);
    }

    /** Predicts the points of a fold from those of the others. A unit is a fold of a part, part after part. */
    private record LeavingOutBlocks(List<Part> parts, int folds) implements Job<Integer, Predicted> {
        LeavingOutBlocks {
            parts = List.copyOf(parts);
        }

        /**
         * Variables that are known at the same points.
         *
         * @param choice the points that are predicted
         * @param foldOf each of all points
         */
        private record Part(Interpolator interpolator, PointValues known, int[] choice, int[] foldOf)
                implements Serializable {
            /** Which of the points that are predicted lie in a fold, by their position in the choice. */
            int[] test(int fold) {
                return IntStream.range(0, choice.length)
                        .filter(i -> foldOf[choice[i]] == fold)
                        .toArray();
            }

            int[] training(int fold) {
                return IntStream.range(0, foldOf.length)
                        .filter(p -> foldOf[p] != fold)
                        .toArray();
            }

            /** Empty where the points are too few, or lie in too special a way, for the interpolator. */
            Optional<Surface> fit(int[] points) {
                if (points.length == 0) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(interpolator.fit(known.select(points)));
                } catch (InvalidInputException e) {
                    return Optional.empty();
                }
            }
        }

        @Override
        public Worker<Integer, Predicted> ready() {
            return (task, progress) -> {
                Part part = parts.get(task / folds);
                int fold = task % folds;
                int[] test = part.test(fold);
                progress.report(0, LEAVING_OUT_BLOCKS);
                Optional<Surface> surface = part.fit(part.training(fold));
                boolean variance = surface.map(Surface::hasVariance).orElse(false);
                Surface.Predictor predictor = surface.map(Surface::predictor).orElse(null);
                double[] predicted = new double[part.known().variables()];
                double[] predictedVariances = new double[predicted.length];
                Arrays.fill(predicted, Double.NaN);
                Arrays.fill(predictedVariances, Double.NaN);
                Predicted all = Predicted.none(predicted.length, test.length);
                for (int i = 0; i < test.length; i++) {
                    if (i % REPORT_EVERY == 0) {
                        progress.report((double) i / test.length, LEAVING_OUT_BLOCKS);
                    }
                    int p = part.choice()[test[i]];
                    if (predictor != null) {
                        predictor.predict(
                                part.known().easting(p),
                                part.known().northing(p),
                                predicted,
                                variance ? predictedVariances : null);
                    }
                    all.set(i, predicted, predictedVariances, part.known(), p);
                }
                return all;
            };
        }
    }
}
