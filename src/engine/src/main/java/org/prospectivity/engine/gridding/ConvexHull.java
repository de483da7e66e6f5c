package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The smallest convex area around points, by the monotone chain of Andrew (1979). Points on a line have that line as
 * their hull.
 */
public final class ConvexHull implements Area {
    /** Counter-clockwise, without the first again. */
    private final double[] eastings;

    private final double[] northings;

    /** The hull of at least one point. */
    public ConvexHull(double[] eastings, double[] northings) {
        int[] order = IntStream.range(0, eastings.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(p -> eastings[p]).thenComparingDouble(p -> northings[p]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] corners = new int[2 * order.length + 1];
        int count = 0;
        for (int p : order) {
            count = add(corners, count, 0, p, eastings, northings);
        }
        int lower = count;
        for (int i = order.length - 2; i >= 0; i--) {
            count = add(corners, count, lower - 1, order[i], eastings, northings);
        }
        int[] chosen = Arrays.copyOf(corners, Math.max(1, count - 1));
        this.eastings = Arrays.stream(chosen).mapToDouble(p -> eastings[p]).toArray();
        this.northings = Arrays.stream(chosen).mapToDouble(p -> northings[p]).toArray();
    }

    /** Takes back the corners behind which the chain to a new one would not turn left. */
    private static int add(int[] corners, int count, int first, int point, double[] eastings, double[] northings) {
        int kept = count;
        while (kept - first >= 2
                && turn(
                                eastings[corners[kept - 2]],
                                northings[corners[kept - 2]],
                                eastings[corners[kept - 1]],
                                northings[corners[kept - 1]],
                                eastings[point],
                                northings[point])
                        <= 0) {
            kept--;
        }
        corners[kept] = point;
        return kept + 1;
    }

    /** Above 0 when c lies to the left of the way from a to b, 0 when on its line. */
    private static double turn(double ae, double an, double be, double bn, double ce, double cn) {
        return (be - ae) * (cn - an) - (bn - an) * (ce - ae);
    }

    @Override
    public boolean contains(double easting, double northing) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int a = eastings.length - 1, b = 0; b < eastings.length; a = b++) {
            if (turn(eastings[a], northings[a], eastings[b], northings[b], easting, northing) < 0) {
                return false;
            }
            west = Math.min(west, eastings[b]);
            east = Math.max(east, eastings[b]);
            south = Math.min(south, northings[b]);
            north = Math.max(north, northings[b]);
        }
        // For a hull that is a line or a point, of which all places on that line are on no side.
        return easting >= west && easting <= east && northing >= south && northing <= north;
    }
}
