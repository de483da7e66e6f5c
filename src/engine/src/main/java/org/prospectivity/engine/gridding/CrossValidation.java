package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;

/** How well an interpolator predicts points it was not given. */
public final class CrossValidation {
    private static final int CHUNK = 1000;
    private static final int REPORT_EVERY = 100;

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
         * @param variances of the predictions, or null
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
                    normalised += variances == null ? Double.NaN : errors[p] * errors[p] / variances[p];
                }
            }
            return new Errors(n, errors.length - n, sum / n, absolute / n, Math.sqrt(squares / n), normalised / n);
        }
    }

    /**
     * Predicts each point from the others, variogram and other settings staying those of all points.
     *
     * @param points with missing values as NaN
     * @return the errors of each variable
     */
    public static List<Errors> leaveOneOut(
            Interpolator interpolator, PointValues points, int threads, Progress progress) {
        Errors[] result = new Errors[points.variables()];
        List<PointValues.Group> groups = points.groups();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            PointValues known = group.values();
            Surface surface = interpolator.forVariables(group.variables()).fit(known);
            double[][] errors = new double[known.variables()][known.size()];
            double[][] variances = new double[known.variables()][known.size()];
            Progress part = progress.part((double) g / groups.size(), (g + 1.0) / groups.size());
            int chunks = Math.max(1, Math.min(threads, known.size() / CHUNK));
            Workers.map(chunks, threads, part, (chunk, own) -> {
                Surface.Predictor predictor = surface.predictor();
                double[] predicted = new double[known.variables()];
                double[] predictedVariances = new double[known.variables()];
                int from = (int) ((long) known.size() * chunk / chunks);
                int to = (int) ((long) known.size() * (chunk + 1) / chunks);
                for (int p = from; p < to; p++) {
                    if ((p - from) % REPORT_EVERY == 0) {
                        own.report((double) (p - from) / (to - from), "leaving out one sample after the other");
                    }
                    predictor.predictWithout(p, predicted, predictedVariances);
                    for (int v = 0; v < predicted.length; v++) {
                        errors[v][p] = predicted[v] - known.value(v, p);
                        variances[v][p] = predictedVariances[v];
                    }
                }
                return null;
            });
            for (int v = 0; v < known.variables(); v++) {
                result[group.variables()[v]] = Errors.of(errors[v], surface.hasVariance() ? variances[v] : null);
            }
        }
        return new ArrayList<>(Arrays.asList(result));
    }
}
