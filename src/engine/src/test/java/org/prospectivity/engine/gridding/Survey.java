package org.prospectivity.engine.gridding;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** Points for tests. */
final class Survey {
    private Survey() {}

    /** So many random points in a square of 1000 m far from the origin, with the values of functions of the place. */
    static PointValues of(int points, DoubleBinaryOperator... functions) {
        SplittableRandom random = new SplittableRandom(11);
        double[] eastings = random.doubles(points, 500_000, 501_000).toArray();
        double[] northings = random.doubles(points, 6_000_000, 6_001_000).toArray();
        double[][] values = new double[functions.length][points];
        for (int v = 0; v < functions.length; v++) {
            for (int p = 0; p < points; p++) {
                values[v][p] = functions[v].applyAsDouble(eastings[p], northings[p]);
            }
        }
        return new PointValues(eastings, northings, values);
    }

    /** A hilly field. */
    static double hills(double easting, double northing) {
        return 10 + Math.sin(easting / 90) * Math.cos(northing / 130);
    }

    /** Another one. */
    static double slopes(double easting, double northing) {
        return (easting - 500_000) / 100 + Math.cos(northing / 70);
    }
}
