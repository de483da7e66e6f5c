package org.prospectivity.engine.applicability;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The nearest of some points of many dimensions, by exact search. Points that lie together, halved along the dimension
 * they spread most in as in a k-d tree (Bentley 1975), are kept in blocks of up to {@value #BLOCK}, and a block is looked
 * through only when its box is nearer than the best point so far. Where queries come from neighbouring cells of a map,
 * the nearest of the last is a good first guess.
 */
final class NearestPoint {
    private static final int BLOCK = 32;

    private final int dimensions;
    /** Dimensions from that of the widest spread on, so that far points are told by their first few. */
    private final int[] order;
    /** Point by point, in the order of blocks. */
    private final float[] points;
    /** Where the point stands in what was given. */
    private final int[] given;

    private final int[] firsts;
    private final float[] lows;
    private final float[] highs;

    /** @param given points, at least one, each of as many finite coordinates */
    NearestPoint(float[][] given) {
        dimensions = given[0].length;
        double[] spread = IntStream.range(0, dimensions)
                .mapToDouble(d -> deviation(given, d))
                .toArray();
        order = IntStream.range(0, dimensions)
                .boxed()
                .sorted(Comparator.comparingDouble(d -> -spread[d]))
                .mapToInt(d -> d)
                .toArray();
        Integer[] numbers = IntStream.range(0, given.length).boxed().toArray(Integer[]::new);
        int blocks = Math.max(1, Integer.highestOneBit(2 * (given.length - 1) / BLOCK));
        firsts = new int[blocks + 1];
        divide(given, numbers, 0, given.length, 0, blocks);
        firsts[blocks] = given.length;
        this.given = Arrays.stream(numbers).mapToInt(n -> n).toArray();
        points = new float[given.length * dimensions];
        for (int p = 0; p < given.length; p++) {
            for (int d = 0; d < dimensions; d++) {
                points[p * dimensions + d] = given[numbers[p]][order[d]];
            }
        }
        lows = new float[blocks * dimensions];
        highs = new float[blocks * dimensions];
        Arrays.fill(lows, Float.POSITIVE_INFINITY);
        Arrays.fill(highs, Float.NEGATIVE_INFINITY);
        for (int b = 0; b < blocks; b++) {
            for (int p = firsts[b]; p < firsts[b + 1]; p++) {
                for (int d = 0; d < dimensions; d++) {
                    float value = points[p * dimensions + d];
                    lows[b * dimensions + d] = Math.min(lows[b * dimensions + d], value);
                    highs[b * dimensions + d] = Math.max(highs[b * dimensions + d], value);
                }
            }
        }
    }

    private static double deviation(float[][] points, int dimension) {
        double mean = Arrays.stream(points)
                .mapToDouble(point -> point[dimension])
                .average()
                .orElseThrow();
        return Arrays.stream(points)
                .mapToDouble(point -> (point[dimension] - mean) * (point[dimension] - mean))
                .sum();
    }

    /** Halves the points from one to another between so many blocks. */
    private void divide(float[][] all, Integer[] numbers, int from, int to, int block, int blocks) {
        if (blocks == 1) {
            firsts[block] = from;
            return;
        }
        int widest = 0;
        float width = -1;
        for (int d = 0; d < dimensions; d++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int p = from; p < to; p++) {
                low = Math.min(low, all[numbers[p]][d]);
                high = Math.max(high, all[numbers[p]][d]);
            }
            if (high - low > width) {
                width = high - low;
                widest = d;
            }
        }
        int by = widest;
        Arrays.sort(numbers, from, to, Comparator.comparingDouble((Integer p) -> all[p][by]));
        int middle = (from + to) >>> 1;
        divide(all, numbers, from, middle, block, blocks / 2);
        divide(all, numbers, middle, to, block + blocks / 2, blocks / 2);
    }

    /** Searches one after the other; not for several threads. */
    final class Search {
        private final float[] query = new float[dimensions];
        private int nearest;
        private float best;

        /**
         * Looks for the nearest point.
         *
         * @param place of as many finite coordinates
         * @return the number of the point among those given
         */
        int of(float[] place) {
            for (int d = 0; d < dimensions; d++) {
                query[d] = place[order[d]];
            }
            best = distance(nearest, Float.POSITIVE_INFINITY);
            for (int b = 0; b + 1 < firsts.length; b++) {
                if (toBox(b) < best) {
                    for (int p = firsts[b]; p < firsts[b + 1]; p++) {
                        float distance = distance(p, best);
                        if (distance < best) {
                            best = distance;
                            nearest = p;
                        }
                    }
                }
            }
            return given[nearest];
        }

        /** The distance of the point found last. */
        double distance() {
            return Math.sqrt(best);
        }

        /** The squared distance to a point, or a part of it that is enough already. */
        private float distance(int point, float enough) {
            int at = point * dimensions;
            float sum = 0;
            for (int d = 0; d < dimensions && sum < enough; d++) {
                float difference = query[d] - points[at + d];
                sum += difference * difference;
            }
            return sum;
        }

        private float toBox(int block) {
            int at = block * dimensions;
            float sum = 0;
            for (int d = 0; d < dimensions && sum < best; d++) {
                float outside = Math.max(0, Math.max(lows[at + d] - query[d], query[d] - highs[at + d]));
                sum += outside * outside;
            }
            return sum;
        }
    }
}
