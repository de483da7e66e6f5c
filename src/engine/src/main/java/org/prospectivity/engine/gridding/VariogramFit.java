package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.Variogram.Shape;
import org.prospectivity.engine.gridding.Variogram.Structure;

/**
 * A variogram model fitted to an empirical variogram by weighted least squares, each lag weighted by its number of
 * pairs divided by its squared distance (as gstat does by default; Pebesma 2004). The best of many starting ranges is
 * refined by Levenberg–Marquardt; nugget and sills stay at 0 or above, and a structure whose sill comes out as 0 is left out.
 *
 * @param model the fitted model
 * @param empirical what it was fitted to
 * @param weightedSumOfSquares the weighted sum of squared differences that was minimised
 */
public record VariogramFit(Variogram model, EmpiricalVariogram empirical, double weightedSumOfSquares) {
    private static final int STARTING_RANGES = 24;

    /**
     * Fits a nugget and one or two structures.
     *
     * @param name of what the empirical variogram is of, for the error
     * @param shapes of the structures, one or two
     * @throws InvalidInputException when there are fewer lags than parameters, or all values are the same
     */
    public static VariogramFit of(String name, EmpiricalVariogram empirical, Shape... shapes) {
        InvalidInputException.require(
                shapes.length == 1 || shapes.length == 2, "variogram", shapes.length + " structures", "one or two");
        int parameters = 1 + 2 * shapes.length;
        if (empirical.lags().size() < parameters) {
            throw new InvalidInputException(
                    "variogram",
                    "none can be fitted to " + name + ", as its samples fill only "
                            + empirical.lags().size() + " distance classes; expected at least " + parameters
                            + ", or give a variogram, or use another method");
        }
        if (empirical.lags().stream().allMatch(lag -> lag.semivariance() == 0)) {
            throw new InvalidInputException(
                    "variogram",
                    "none can be fitted to " + name
                            + ", as it has the same value everywhere; give a variogram, or use another method");
        }
        return new Problem(empirical, shapes).solve();
    }

    /** Whether the samples show no structure: all their variation is at distances below the first lags'. */
    public boolean isPureNugget() {
        return model.structures().isEmpty();
    }

    /** Whether the range lies beyond the cutoff, where no pair of samples tells of it: the values drift. */
    public boolean isBeyondCutoff() {
        return model.structures().stream().anyMatch(structure -> structure.range() > empirical.cutoff());
    }

    private static final class Problem {
        private final EmpiricalVariogram empirical;
        private final Shape[] shapes;
        private final double[] distances;
        private final double[] semivariances;
        private final double[] weights;
        private final double shortest;
        private final double longest;

        Problem(EmpiricalVariogram empirical, Shape[] shapes) {
            this.empirical = empirical;
            this.shapes = shapes;
            distances = empirical.lags().stream()
                    .mapToDouble(EmpiricalVariogram.Lag::distance)
                    .toArray();
            semivariances = empirical.lags().stream()
                    .mapToDouble(EmpiricalVariogram.Lag::semivariance)
                    .toArray();
            weights = empirical.lags().stream()
                    .mapToDouble(lag -> lag.pairs() / (lag.distance() * lag.distance()))
                    .toArray();
            shortest = distances[0] / 2;
            longest = 3 * empirical.cutoff();
        }

        VariogramFit solve() {
            double[] best = null;
            double least = Double.POSITIVE_INFINITY;
            for (double[] ranges : startingRanges()) {
                double[] candidate = withBestSills(ranges);
                double squares = squares(candidate);
                if (squares < least) {
                    least = squares;
                    best = candidate;
                }
            }
            double[] refined = refine(best);
            if (!(squares(refined) <= least)) {
                refined = best;
            }
            List<Structure> structures = new ArrayList<>();
            double total = refined[0];
            for (int s = 0; s < shapes.length; s++) {
                total += refined[1 + 2 * s];
            }
            for (int s = 0; s < shapes.length; s++) {
                // Without a sill a range has no meaning.
                if (refined[1 + 2 * s] > 1e-6 * total) {
                    structures.add(new Structure(shapes[s], refined[1 + 2 * s], refined[2 + 2 * s]));
                }
            }
            return new VariogramFit(new Variogram(refined[0], structures), empirical, squares(refined));
        }

        private List<double[]> startingRanges() {
            double[] single = new double[STARTING_RANGES];
            for (int i = 0; i < single.length; i++) {
                single[i] = shortest * Math.pow(longest / shortest, (double) i / (single.length - 1));
            }
            List<double[]> starts = new ArrayList<>();
            for (int i = 0; i < single.length; i++) {
                if (shapes.length == 1) {
                    starts.add(new double[] {single[i]});
                } else {
                    for (int j = i + 1; j < single.length; j++) {
                        starts.add(new double[] {single[i], single[j]});
                    }
                }
            }
            return starts;
        }

        /** With the ranges given the rest is linear: the best subset of nugget and sills that comes out above 0. */
        private double[] withBestSills(double[] ranges) {
            int linear = 1 + shapes.length;
            double[][] basis = new double[linear][distances.length];
            Arrays.fill(basis[0], 1);
            for (int s = 0; s < shapes.length; s++) {
                for (int i = 0; i < distances.length; i++) {
                    basis[1 + s][i] = 1 - shapes[s].correlation(distances[i] / ranges[s]);
                }
            }
            double[] best = null;
            double least = Double.POSITIVE_INFINITY;
            for (int subset = 1; subset < 1 << linear; subset++) {
                double[] coefficients = leastSquares(basis, subset);
                if (coefficients == null) {
                    continue;
                }
                double[] candidate = new double[1 + 2 * shapes.length];
                candidate[0] = coefficients[0];
                for (int s = 0; s < shapes.length; s++) {
                    candidate[1 + 2 * s] = coefficients[1 + s];
                    candidate[2 + 2 * s] = ranges[s];
                }
                double squares = squares(candidate);
                if (squares < least) {
                    least = squares;
                    best = candidate;
                }
            }
            return best;
        }

        /** Weighted least squares on some of the basis functions; null when singular or below 0. */
        private double[] leastSquares(double[][] basis, int subset) {
            int[] members = IntStream.range(0, basis.length)
                    .filter(b -> (subset & 1 << b) != 0)
                    .toArray();
            int n = members.length;
            double[][] a = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < distances.length; k++) {
                    for (int j = 0; j < n; j++) {
                        a[i][j] += weights[k] * basis[members[i]][k] * basis[members[j]][k];
                    }
                    a[i][n] += weights[k] * basis[members[i]][k] * semivariances[k];
                }
            }
            for (int i = 0; i < n; i++) {
                if (!(a[i][i] > 0)) {
                    return null;
                }
                for (int r = 0; r < n; r++) {
                    if (r != i) {
                        double factor = a[r][i] / a[i][i];
                        for (int c = i; c <= n; c++) {
                            a[r][c] -= factor * a[i][c];
                        }
                    }
                }
            }
            double[] coefficients = new double[basis.length];
            for (int i = 0; i < n; i++) {
                double value = a[i][n] / a[i][i];
                if (!(value >= 0)) {
                    return null;
                }
                coefficients[members[i]] = value;
            }
            return coefficients;
        }

        private double modelled(double[] parameters, double distance) {
            double semivariance = parameters[0];
            for (int s = 0; s < shapes.length; s++) {
                semivariance += parameters[1 + 2 * s] * (1 - shapes[s].correlation(distance / parameters[2 + 2 * s]));
            }
            return semivariance;
        }

        private double squares(double[] parameters) {
            double sum = 0;
            for (int i = 0; i < distances.length; i++) {
                double difference = semivariances[i] - modelled(parameters, distances[i]);
                sum += weights[i] * difference * difference;
            }
            return sum;
        }

        private double[] refine(double[] start) {
            MultivariateJacobianFunction function = point -> {
                double[] p = point.toArray();
                RealVector value = new ArrayRealVector(distances.length);
                RealMatrix jacobian = new Array2DRowRealMatrix(distances.length, p.length);
                for (int i = 0; i < distances.length; i++) {
                    value.setEntry(i, modelled(p, distances[i]));
                    jacobian.setEntry(i, 0, 1);
                    for (int s = 0; s < shapes.length; s++) {
                        double range = p[2 + 2 * s];
                        jacobian.setEntry(i, 1 + 2 * s, 1 - shapes[s].correlation(distances[i] / range));
                        double step = range * 1e-6;
                        double slope = (shapes[s].correlation(distances[i] / (range - step))
                                        - shapes[s].correlation(distances[i] / (range + step)))
                                / (2 * step);
                        jacobian.setEntry(i, 2 + 2 * s, p[1 + 2 * s] * slope);
                    }
                }
                return new Pair<>(value, jacobian);
            };
            LeastSquaresProblem problem = new LeastSquaresBuilder()
                    .start(start)
                    .target(semivariances)
                    .weight(new DiagonalMatrix(weights))
                    .model(function)
                    .parameterValidator(point -> {
                        RealVector clipped = point.copy();
                        for (int i = 0; i < clipped.getDimension(); i++) {
                            boolean isRange = i > 0 && i % 2 == 0;
                            double low = isRange ? shortest : 0;
                            double high = isRange ? longest : Double.MAX_VALUE;
                            clipped.setEntry(i, Math.max(low, Math.min(high, point.getEntry(i))));
                        }
                        return clipped;
                    })
                    .maxEvaluations(10_000)
                    .maxIterations(1_000)
                    .lazyEvaluation(false)
                    .build();
            Optimum optimum = new LevenbergMarquardtOptimizer().optimize(problem);
            return optimum.getPoint().toArray();
        }
    }
}
