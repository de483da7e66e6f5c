package org.prospectivity.engine.applicability;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;

/**
 * The dissimilarity index of Meyer and Pebesma (2021, Methods in Ecology and Evolution 12:1620, doi
 * 10.1111/2041-210X.13650; reference implementation: the R package CAST): the distance of a place to the nearest training
 * place, by the mean distance of training places from each other, all in scaled predictors weighted by their importance.
 *
 * @param training the training places, each of its weighted predictors
 * @param meanDistance of all pairs of them
 * @param threshold greatest index within the area of applicability: of the indices the training places have when those
 *     they are validated with are left out, the 75th percentile and 1.5 times the interquartile range, but not more than
 *     the greatest
 */
public record DissimilarityIndex(float[][] training, double meanDistance, double threshold) {
    /** Of more pairs, so many are drawn for the mean distance: its error is then below a tenth of a per cent. */
    private static final int MOST_PAIRS = 1 << 22;

    /** How far a place lies from another. */
    public record Nearest(int training, double index) {}

    public DissimilarityIndex {
        if (!(meanDistance > 0 && Double.isFinite(meanDistance) && threshold > 0 && Double.isFinite(threshold))) {
            throw new IllegalArgumentException(
                    "a mean distance of " + meanDistance + " and a threshold of " + threshold);
        }
        if (training.length == 0) {
            throw new IllegalArgumentException("no training places");
        }
    }

    /**
     * Learns what training places look like.
     *
     * @param training at least two places that are not all alike
     * @param others for each of them the numbers of the places its validation leaves to learn from; of one without any
     *     nothing is known
     */
    public static DissimilarityIndex of(float[][] training, IntFunction<int[]> others, int threads, Progress progress) {
        double mean = meanDistance(training);
        int chunk = 64;
        double[] indices = Workers.map((training.length + chunk - 1) / chunk, threads, progress, (c, part) -> {
                    double[] some = new double[Math.min(chunk, training.length - c * chunk)];
                    for (int i = 0; i < some.length; i++) {
                        part.report(i / (double) some.length, "measuring what training cells look like");
                        some[i] = nearest(training[c * chunk + i], training, others.apply(c * chunk + i)) / mean;
                    }
                    return some;
                })
                .stream()
                .flatMapToDouble(DoubleStream::of)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (indices.length == 0) {
            throw new IllegalArgumentException("no training place has others to be compared with");
        }
        return new DissimilarityIndex(training, mean, Math.min(whisker(indices), indices[indices.length - 1]));
    }

    /** The upper whisker of sorted values; quantiles as R's default has them (Hyndman and Fan 1996, type 7). */
    private static double whisker(double[] sorted) {
        double upper = quantile(sorted, 0.75);
        return upper + 1.5 * (upper - quantile(sorted, 0.25));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double nearest(float[] place, float[][] training, int[] others) {
        double best = Double.POSITIVE_INFINITY;
        for (int other : others) {
            best = Math.min(best, squared(place, training[other], best));
        }
        return Math.sqrt(best);
    }

    private static double squared(float[] one, float[] other, double enough) {
        double sum = 0;
        for (int d = 0; d < one.length && sum < enough; d++) {
            double difference = (double) one[d] - other[d];
            sum += difference * difference;
        }
        return sum;
    }

    /** The mean distance of all pairs of places. */
    public static double meanDistance(float[][] training) {
        long count = training.length;
        double sum = 0;
        if (count * (count - 1) / 2 <= MOST_PAIRS) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    sum += Math.sqrt(squared(training[i], training[j], Double.POSITIVE_INFINITY));
                }
            }
            return sum / (count * (count - 1) / 2);
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int pair = 0; pair < MOST_PAIRS; pair++) {
            int i = random.nextInt(training.length);
            int j = random.nextInt(training.length - 1);
            sum += Math.sqrt(squared(training[i], training[j < i ? j : j + 1], Double.POSITIVE_INFINITY));
        }
        return sum / MOST_PAIRS;
    }

    /** Measures one place after the other; each thread has its own. */
    public final class Measure {
        private final NearestPoint.Search search;

        private Measure(NearestPoint points) {
            search = points.new Search();
        }

        /** The nearest training place of a place, and the index. */
        public Nearest of(float[] place) {
            int nearest = search.of(place);
            return new Nearest(nearest, search.distance() / meanDistance);
        }
    }

    /** Makes measures that share what is known of the training places. */
    public Supplier<Measure> measures() {
        NearestPoint points = new NearestPoint(training);
        return () -> new Measure(points);
    }
}
