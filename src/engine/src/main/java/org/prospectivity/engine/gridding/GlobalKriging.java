package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.List;

/**
 * Ordinary kriging from all points. The system is factored once for each distinct variogram: values come from its dual
 * form, a sum over the points, and what leaving one out would give from the inverse (Dubrule 1983).
 */
final class GlobalKriging implements Surface {
    private final PointValues points;
    private final Covariances[] systems;
    /** The system of each variable. */
    private final int[] systemOf;
    /** C⁻¹(z − mean) of each variable. */
    private final double[][] duals;

    private final double[] means;

    GlobalKriging(PointValues points, List<Variogram> variograms, List<Variogram> distinct) {
        this.points = points;
        systems = distinct.stream()
                .map(variogram -> new Covariances(points, variogram))
                .toArray(Covariances[]::new);
        systemOf = variograms.stream().mapToInt(distinct::indexOf).toArray();
        duals = new double[points.variables()][];
        means = new double[points.variables()];
        for (int v = 0; v < points.variables(); v++) {
            Covariances system = systems[systemOf[v]];
            double[] dual = new double[points.size()];
            for (int p = 0; p < points.size(); p++) {
                dual[p] = points.value(v, p);
            }
            system.solve(dual);
            means[v] = Arrays.stream(dual).sum() / system.sumOfInverse;
            for (int p = 0; p < points.size(); p++) {
                dual[p] -= means[v] * system.inverseOfOnes[p];
            }
            duals[v] = dual;
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

    /** The covariances among all points under one variogram, factored: C = LLᵀ, row by row of the lower triangle. */
    private static final class Covariances {
        private final CovarianceFunction covariance;
        private final int n;
        private final double[] factor;
        /** C⁻¹1 and the sum of its entries. */
        private final double[] inverseOfOnes;

        private final double sumOfInverse;
        /** The diagonal of the inverse of the bordered system, when it was first asked for. */
        private double[] inverseDiagonal;

        Covariances(PointValues points, Variogram variogram) {
            covariance = new CovarianceFunction(variogram);
            n = points.size();
            factor = new double[n * (n + 1) / 2];
            double sill = variogram.sill();
            for (int i = 0; i < n; i++) {
                int row = row(i);
                double pivot = sill;
                for (int j = 0; j < i; j++) {
                    double de = points.easting(i) - points.easting(j);
                    double dn = points.northing(i) - points.northing(j);
                    double sum = covariance.at(de, dn, Math.sqrt(de * de + dn * dn));
                    int other = row(j);
                    for (int m = 0; m < j; m++) {
                        sum -= factor[row + m] * factor[other + m];
                    }
                    double l = sum / factor[other + j];
                    factor[row + j] = l;
                    pivot -= l * l;
                }
                if (!(pivot > 1e-12 * sill)) {
                    throw OrdinaryKriging.singular(variogram, points.easting(i), points.northing(i));
                }
                factor[row + i] = Math.sqrt(pivot);
            }
            inverseOfOnes = new double[n];
            Arrays.fill(inverseOfOnes, 1);
            solve(inverseOfOnes);
            sumOfInverse = Arrays.stream(inverseOfOnes).sum();
        }

        private static int row(int i) {
            return i * (i + 1) / 2;
        }

        /** Replaces x by L⁻¹x. */
        private void forward(double[] x) {
            for (int i = 0; i < n; i++) {
                int row = row(i);
                double sum = x[i];
                for (int j = 0; j < i; j++) {
                    sum -= factor[row + j] * x[j];
                }
                x[i] = sum / factor[row + i];
            }
        }

        /** Replaces x by C⁻¹x. */
        private void solve(double[] x) {
            forward(x);
            for (int i = n - 1; i >= 0; i--) {
                int row = row(i);
                x[i] /= factor[row + i];
                for (int j = 0; j < i; j++) {
                    x[j] -= factor[row + j] * x[i];
                }
            }
        }

        /** With Q = C⁻¹ − C⁻¹11ᵀC⁻¹ / (1ᵀC⁻¹1), the diagonal of Q; that of C⁻¹ by columns of L⁻¹. */
        private synchronized double[] inverseDiagonal() {
            if (inverseDiagonal == null) {
                double[] diagonal = new double[n];
                double[] column = new double[n];
                for (int c = 0; c < n; c++) {
                    for (int i = c; i < n; i++) {
                        int row = row(i);
                        double sum = i == c ? 1 : 0;
                        for (int j = c; j < i; j++) {
                            sum -= factor[row + j] * column[j];
                        }
                        column[i] = sum / factor[row + i];
                        diagonal[c] += column[i] * column[i];
                    }
                    diagonal[c] -= inverseOfOnes[c] * inverseOfOnes[c] / sumOfInverse;
                }
                inverseDiagonal = diagonal;
            }
            return inverseDiagonal;
        }
    }

    private final class Kriger implements Predictor {
        private final double[] covariances = new double[points.size()];

        @Override
        public void predict(double easting, double northing, double[] values, double[] variances) {
            for (int p = 0; p < points.size(); p++) {
                if (points.easting(p) == easting && points.northing(p) == northing) {
                    for (int v = 0; v < values.length; v++) {
                        values[v] = points.value(v, p);
                        if (variances != null) {
                            variances[v] = 0;
                        }
                    }
                    return;
                }
            }
            for (int s = 0; s < systems.length; s++) {
                Covariances system = systems[s];
                for (int p = 0; p < points.size(); p++) {
                    double de = points.easting(p) - easting;
                    double dn = points.northing(p) - northing;
                    covariances[p] = system.covariance.at(de, dn, Math.sqrt(de * de + dn * dn));
                }
                for (int v = 0; v < values.length; v++) {
                    if (systemOf[v] == s) {
                        double sum = means[v];
                        for (int p = 0; p < covariances.length; p++) {
                            sum += covariances[p] * duals[v][p];
                        }
                        values[v] = sum;
                    }
                }
                if (variances != null) {
                    double variance = variance(system);
                    for (int v = 0; v < values.length; v++) {
                        if (systemOf[v] == s) {
                            variances[v] = variance;
                        }
                    }
                }
            }
        }

        /** Uses up the covariances. */
        private double variance(Covariances system) {
            double ones = 0;
            for (int p = 0; p < covariances.length; p++) {
                ones += covariances[p] * system.inverseOfOnes[p];
            }
            system.forward(covariances);
            double yy = 0;
            for (double y : covariances) {
                yy += y * y;
            }
            return Math.max(0, system.covariance.sill() - yy + (1 - ones) * (1 - ones) / system.sumOfInverse);
        }

        @Override
        public void predictWithout(int point, double[] values, double[] variances) {
            for (int v = 0; v < values.length; v++) {
                double diagonal = systems[systemOf[v]].inverseDiagonal()[point];
                values[v] = points.value(v, point) - duals[v][point] / diagonal;
                if (variances != null) {
                    variances[v] = 1 / diagonal;
                }
            }
        }
    }
}
