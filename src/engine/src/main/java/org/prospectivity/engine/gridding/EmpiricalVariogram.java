package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Half the mean squared difference of the values of pairs of points, by classes of their distance (Matheron 1962).
 * Pairs at the same place and pairs farther apart than the cutoff do not count.
 *
 * @param cutoff greatest distance, in metres
 * @param points how many points the pairs are of
 * @param lags the distance classes that hold pairs, nearest first
 */
public record EmpiricalVariogram(double cutoff, int points, List<Lag> lags) {
    /** Customary number of distance classes. */
    public static final int LAGS = 15;

    /** Of more points, so many are drawn at random: their 12 million pairs are ample for every lag. */
    public static final int MOST_POINTS = 5000;

    /**
     * A class of distances, its upper end belonging to it.
     *
     * @param pairs how many pairs of points
     * @param distance their mean distance, in metres
     * @param semivariance half their mean squared difference
     */
    public record Lag(long pairs, double distance, double semivariance) {}

    /** The customary cutoff: a third of the diagonal of the points' bounding box. */
    public static double defaultCutoff(PointValues points) {
        double width = Arrays.stream(points.eastings()).max().orElseThrow()
                - Arrays.stream(points.eastings()).min().orElseThrow();
        double height = Arrays.stream(points.northings()).max().orElseThrow()
                - Arrays.stream(points.northings()).min().orElseThrow();
        return Math.hypot(width, height) / 3;
    }

    /**
     * The variograms of all variables of points without missing values.
     *
     * @param points without missing values; of more than {@link #MOST_POINTS}, a random choice counts
     * @param cutoff greatest distance, in metres
     * @param lags how many classes of equal width
     * @param seed of the random choice
     */
    public static List<EmpiricalVariogram> of(
            PointValues points, double cutoff, int lags, long seed, Progress progress) {
        InvalidInputException.require(cutoff > 0, "cutoff", cutoff, "a positive number of metres");
        InvalidInputException.require(lags >= 1, "lags", lags, "a whole number from 1");
        PointValues used =
                points.size() > MOST_POINTS ? points.select(RandomChoice.of(points.size(), MOST_POINTS, seed)) : points;
        int variables = used.variables();
        long[] pairs = new long[lags];
        double[] distances = new double[lags];
        double[] squares = new double[lags * variables];
        double width = cutoff / lags;
        double squaredCutoff = cutoff * cutoff;
        double[] values = new double[used.size() * variables];
        for (int p = 0, i = 0; p < used.size(); p++) {
            for (int v = 0; v < variables; v++) {
                values[i++] = used.value(v, p);
            }
        }
        double done = 0;
        for (int a = 0; a < used.size(); a++) {
            for (int b = 0; b < a; b++) {
                double de = used.easting(a) - used.easting(b);
                double dn = used.northing(a) - used.northing(b);
                double squared = de * de + dn * dn;
                if (squared == 0 || squared > squaredCutoff) {
                    continue;
                }
                double distance = Math.sqrt(squared);
                int lag = Math.min(lags - 1, (int) Math.ceil(distance / width) - 1);
                pairs[lag]++;
                distances[lag] += distance;
                for (int v = 0; v < variables; v++) {
                    double difference = values[a * variables + v] - values[b * variables + v];
                    squares[lag * variables + v] += difference * difference;
                }
            }
            done += a;
            progress.report(done / (0.5 * used.size() * used.size()), "comparing pairs of samples");
        }
        List<EmpiricalVariogram> variograms = new ArrayList<>();
        for (int v = 0; v < variables; v++) {
            List<Lag> filled = new ArrayList<>();
            for (int lag = 0; lag < lags; lag++) {
                if (pairs[lag] > 0) {
                    filled.add(new Lag(
                            pairs[lag],
                            distances[lag] / pairs[lag],
                            squares[lag * variables + v] / (2.0 * pairs[lag])));
                }
            }
            variograms.add(new EmpiricalVariogram(cutoff, used.size(), List.copyOf(filled)));
        }
        return variograms;
    }
}
