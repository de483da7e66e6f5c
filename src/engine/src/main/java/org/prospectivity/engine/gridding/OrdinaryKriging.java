package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;

/**
 * Ordinary kriging (Matheron 1963): the unbiased linear estimate with the least variance under a variogram, the mean
 * being unknown and constant within the neighbourhood. At a point it is that point's value exactly, with variance 0.
 * Variables with the same variogram share their weights.
 */
public final class OrdinaryKriging implements Interpolator {
    /** Of more points than this not all can take part in every prediction: the matrix would need above 64 MB. */
    public static final int MOST_POINTS_AT_ONCE = 4000;

    private final List<Variogram> variograms;
    private final Neighbourhood neighbourhood;

    /**
     * @param variograms one for each variable
     * @param neighbourhood which points take part in a prediction
     */
    public OrdinaryKriging(List<Variogram> variograms, Neighbourhood neighbourhood) {
        this.variograms = List.copyOf(variograms);
        this.neighbourhood = neighbourhood;
    }

    @Override
    public Interpolator forVariables(int[] variables) {
        return new OrdinaryKriging(
                Arrays.stream(variables).mapToObj(variograms::get).toList(), neighbourhood);
    }

    @Override
    public Surface fit(PointValues points) {
        if (points.variables() != variograms.size()) {
            throw new IllegalArgumentException(points.variables() + " variables, " + variograms.size() + " variograms");
        }
        List<Variogram> distinct = variograms.stream().distinct().toList();
        if (neighbourhood.isAll(points.size())) {
            InvalidInputException.require(
                    points.size() <= MOST_POINTS_AT_ONCE,
                    "neighbours",
                    "0 (all " + points.size() + " samples)",
                    "a number such as 16 for more than " + MOST_POINTS_AT_ONCE + " samples");
            return new GlobalKriging(points, variograms, distinct);
        }
        return new Local(points, distinct);
    }

    /** The error for points no kriging system can be solved for. */
    static InvalidInputException singular(Variogram variogram, double easting, double northing) {
        return new InvalidInputException(
                "variogram",
                "with " + variogram + " the kriging system near " + easting + ", " + northing
                        + " has no solution: samples there are too close together for it; give it a nugget, or merge"
                        + " the samples as duplicates");
    }

    private final class Local implements Surface {
        private final PointValues points;
        private final CellIndex index;
        private final List<Variogram> distinct;
        /** For each distinct variogram, the variables that have it. */
        private final List<int[]> members = new ArrayList<>();

        Local(PointValues points, List<Variogram> distinct) {
            this.points = points;
            this.index = new CellIndex(points.eastings(), points.northings());
            this.distinct = distinct;
            for (Variogram variogram : distinct) {
                int[] sharing = IntStream.range(0, variograms.size())
                        .filter(v -> variograms.get(v).equals(variogram))
                        .toArray();
                members.add(sharing);
            }
        }

        @Override
        public int variables() {
            return points.variables();
        }

        @Override
        public boolean hasVariance() {
            return true;
        }

        @Override
        public Predictor predictor() {
            return new Kriger();
        }

        private final class Kriger implements Predictor {
            private final NeighbourSearch search = new NeighbourSearch(neighbourhood, points, index);
            /** The neighbours in the order of their numbers: neighbouring nodes often have the same. */
            private int[] neighbours = new int[0];

            /** From neighbour to neighbour, row by row of the lower triangle without its diagonal. */
            private double[] easts = new double[0];

            private double[] norths = new double[0];
            private double[] distances = new double[0];
            private double[] y = new double[0];
            private final Factor[] factors = new Factor[distinct.size()];

            @Override
            public void predict(double easting, double northing, double[] values, double[] variances) {
                predict(easting, northing, -1, values, variances);
            }

            @Override
            public void predictWithout(int point, double[] values, double[] variances) {
                predict(points.easting(point), points.northing(point), point, values, variances);
            }

            private void predict(double easting, double northing, int without, double[] values, double[] variances) {
                search.find(easting, northing, without);
                int k = search.count();
                if (k == 0) {
                    Arrays.fill(values, Double.NaN);
                    fill(variances, Double.NaN);
                    return;
                }
                if (search.squaredDistance(0) == 0) {
                    for (int v = 0; v < values.length; v++) {
                        values[v] = points.value(v, search.point(0));
                    }
                    fill(variances, 0);
                    return;
                }
                if (!hasSameNeighbours(k)) {
                    factor(k, easting, northing);
                }
                for (int d = 0; d < factors.length; d++) {
                    for (int i = 0; i < k; i++) {
                        double de = points.easting(neighbours[i]) - easting;
                        double dn = points.northing(neighbours[i]) - northing;
                        y[i] = factors[d].covariance.at(de, dn, Math.sqrt(de * de + dn * dn));
                    }
                    double variance = factors[d].weights(y);
                    for (int v : members.get(d)) {
                        double sum = 0;
                        for (int i = 0; i < k; i++) {
                            sum += y[i] * points.value(v, neighbours[i]);
                        }
                        values[v] = sum;
                        if (variances != null) {
                            variances[v] = variance;
                        }
                    }
                }
            }

            private static void fill(double[] variances, double value) {
                if (variances != null) {
                    Arrays.fill(variances, value);
                }
            }

            /** Whether the systems are those of the neighbours just found, which are sorted on the way. */
            private boolean hasSameNeighbours(int k) {
                int[] found = new int[k];
                for (int i = 0; i < k; i++) {
                    found[i] = search.point(i);
                }
                Arrays.sort(found);
                if (Arrays.equals(found, neighbours)) {
                    return true;
                }
                neighbours = found;
                return false;
            }

            private void factor(int k, double easting, double northing) {
                if (y.length != k) {
                    y = new double[k];
                    easts = new double[k * (k - 1) / 2];
                    norths = new double[easts.length];
                    distances = new double[easts.length];
                    Arrays.setAll(factors, d -> new Factor(distinct.get(d), k));
                }
                for (int i = 1, at = 0; i < k; i++) {
                    for (int j = 0; j < i; j++) {
                        double de = points.easting(neighbours[i]) - points.easting(neighbours[j]);
                        double dn = points.northing(neighbours[i]) - points.northing(neighbours[j]);
                        easts[at] = de;
                        norths[at] = dn;
                        distances[at++] = Math.sqrt(de * de + dn * dn);
                    }
                }
                for (int d = 0; d < factors.length; d++) {
                    if (!factors[d].factor(easts, norths, distances)) {
                        neighbours = new int[0];
                        throw singular(distinct.get(d), easting, northing);
                    }
                }
            }
        }
    }

    /** The kriging system of some neighbours under one variogram, factored. */
    private static final class Factor {
        private final CovarianceFunction covariance;
        private final int k;
        /** C = LLᵀ, the covariances among the neighbours: L row by row of the lower triangle, its diagonal unused. */
        private final double[] l;

        /** The reciprocals of L's diagonal, since a division takes many times as long as a product. */
        private final double[] reciprocals;

        /** L⁻¹1. */
        private final double[] u;

        private double uu;

        Factor(Variogram variogram, int k) {
            covariance = new CovarianceFunction(variogram);
            this.k = k;
            l = new double[k * (k + 1) / 2];
            reciprocals = new double[k];
            u = new double[k];
        }

        /**
         * Factors the system. The arguments tell from where to where neighbours lie, row by row of the lower triangle without its
         * diagonal.
         *
         * @return whether it has a solution
         */
        boolean factor(double[] easts, double[] norths, double[] distances) {
            double sill = covariance.sill();
            uu = 0;
            for (int i = 0, row = 0; i < k; i++) {
                double one = 1;
                double pivot = sill;
                for (int j = 0, other = 0; j < i; j++) {
                    int pair = row - i + j;
                    double sum = covariance.at(easts[pair], norths[pair], distances[pair]);
                    for (int m = 0; m < j; m++) {
                        sum -= l[row + m] * l[other + m];
                    }
                    double entry = sum * reciprocals[j];
                    l[row + j] = entry;
                    pivot -= entry * entry;
                    one -= entry * u[j];
                    other += j + 1;
                }
                if (!(pivot > 1e-12 * sill)) {
                    return false;
                }
                reciprocals[i] = 1 / Math.sqrt(pivot);
                u[i] = one * reciprocals[i];
                uu += u[i] * u[i];
                row += i + 1;
            }
            return true;
        }

        /**
         * Replaces the covariances c between the neighbours and a place by the kriging weights. With y = L⁻¹c and u =
         * L⁻¹1 the weights are L⁻ᵀ(y + m u), m = (1 − u·y) / (u·u).
         *
         * @return the variance, C(0) − y·y + (1 − u·y)² / (u·u)
         */
        double weights(double[] y) {
            double yy = 0;
            double uy = 0;
            for (int i = 0, row = 0; i < k; i++) {
                double sum = y[i];
                for (int j = 0; j < i; j++) {
                    sum -= l[row + j] * y[j];
                }
                y[i] = sum * reciprocals[i];
                yy += y[i] * y[i];
                uy += u[i] * y[i];
                row += i + 1;
            }
            double lagrange = (1 - uy) / uu;
            for (int i = 0; i < k; i++) {
                y[i] += lagrange * u[i];
            }
            for (int i = k - 1; i >= 0; i--) {
                int row = i * (i + 1) / 2;
                y[i] *= reciprocals[i];
                for (int j = 0; j < i; j++) {
                    y[j] -= l[row + j] * y[i];
                }
            }
            return Math.max(0, covariance.sill() - yy + lagrange * lagrange * uu);
        }
    }
}
