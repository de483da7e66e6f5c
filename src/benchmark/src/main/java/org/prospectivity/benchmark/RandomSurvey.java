package org.prospectivity.benchmark;

import java.util.SplittableRandom;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.raster.GridGeometry;

/** Samples at random places of a square of 100 km, with smooth fields and noise as their elements. */
final class RandomSurvey {
    static final double SIDE = 100_000;

    private RandomSurvey() {}

    static PointValues of(int points, int elements) {
        SplittableRandom random = new SplittableRandom(1);
        double[] eastings = random.doubles(points, 0, SIDE).toArray();
        double[] northings = random.doubles(points, 0, SIDE).toArray();
        double[][] values = new double[elements][points];
        for (int e = 0; e < elements; e++) {
            double length = 4000 + 300 * e;
            for (int p = 0; p < points; p++) {
                values[e][p] =
                        Math.sin(eastings[p] / length) * Math.cos(northings[p] / length) + 0.3 * random.nextDouble();
            }
        }
        return new PointValues(eastings, northings, values);
    }

    static GridGeometry grid(int side) {
        return new GridGeometry(0, SIDE, SIDE / side, side, side);
    }
}
