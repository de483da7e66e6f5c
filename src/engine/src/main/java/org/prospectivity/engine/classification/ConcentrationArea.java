package org.prospectivity.engine.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The concentration–area method (Cheng, Agterberg and Ballantyne 1994): in a map of a population that is fractal, the
 * area where the concentration is v or more falls as a power of v. The logarithm of that area against the logarithm of v
 * is fitted by three straight pieces — background, weak and strong anomaly — with the least sum of squares; the breaks
 * lie where they meet.
 *
 * @param weakAnomaly concentration above which there is a weak anomaly
 * @param strongAnomaly concentration above which there is a strong anomaly
 * @param dimensions the exponents of the three powers, their sign turned
 */
public record ConcentrationArea(double weakAnomaly, double strongAnomaly, List<Double> dimensions) {
    /** Concentrations at which the area is counted, at equal ratios from the least to the greatest. */
    private static final int STEPS = 80;

    /** Fewest of them in a piece. */
    private static final int FEWEST = 6;

    public ConcentrationArea {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * The breaks of a map.
     *
     * @param concentrations of cells of equal area; NaN is no area
     * @return empty when a concentration is not above 0 or they hardly differ
     */
    public static Optional<ConcentrationArea> of(double[] concentrations) {
        double[] sorted = Arrays.stream(concentrations)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length < STEPS || !(sorted[0] > 0) || !(sorted[sorted.length - 1] > sorted[0] * (1 + 1e-6))) {
            return Optional.empty();
        }
        double[] x = new double[STEPS];
        double[] y = new double[STEPS];
        double least = Math.log(sorted[0]);
        double step = (Math.log(sorted[sorted.length - 1]) - least) / (STEPS - 1);
        for (int i = 0; i < STEPS; i++) {
            x[i] = least + i * step;
            // A little lower, or rounding would leave no cell at the end.
            double threshold = Math.exp(x[i] - 1e-9);
            int at = Arrays.binarySearch(sorted, threshold);
            int below = at >= 0 ? at : -at - 1;
            y[i] = Math.log(sorted.length - below);
        }
        return Optional.of(bestPieces(x, y));
    }

    private static ConcentrationArea bestPieces(double[] x, double[] y) {
        Line line = new Line(x, y);
        double best = Double.POSITIVE_INFINITY;
        int first = 0;
        int second = 0;
        for (int a = FEWEST; a <= STEPS - 2 * FEWEST; a++) {
            for (int b = a + FEWEST; b <= STEPS - FEWEST; b++) {
                double squares = line.squares(0, a) + line.squares(a, b) + line.squares(b, STEPS);
                if (squares < best) {
                    best = squares;
                    first = a;
                    second = b;
                }
            }
        }
        return new ConcentrationArea(
                Math.exp((x[first - 1] + x[first]) / 2),
                Math.exp((x[second - 1] + x[second]) / 2),
                List.of(-line.slope(0, first), -line.slope(first, second), -line.slope(second, STEPS)));
    }

    /** Least-squares lines through parts of a series, from sums of its beginnings. */
    private static final class Line {
        private final double[][] sums;

        Line(double[] x, double[] y) {
            sums = new double[x.length + 1][5];
            for (int i = 0; i < x.length; i++) {
                double[] terms = {x[i], y[i], x[i] * x[i], x[i] * y[i], y[i] * y[i]};
                for (int t = 0; t < terms.length; t++) {
                    sums[i + 1][t] = sums[i][t] + terms[t];
                }
            }
        }

        private double spread(int from, int to, int product, int a, int b) {
            return sums[to][product]
                    - sums[from][product]
                    - (sums[to][a] - sums[from][a]) * (sums[to][b] - sums[from][b]) / (to - from);
        }

        double slope(int from, int to) {
            return spread(from, to, 3, 0, 1) / spread(from, to, 2, 0, 0);
        }

        double squares(int from, int to) {
            double xy = spread(from, to, 3, 0, 1);
            return spread(from, to, 4, 1, 1) - xy * xy / spread(from, to, 2, 0, 0);
        }
    }
}
