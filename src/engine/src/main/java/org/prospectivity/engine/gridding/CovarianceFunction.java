package org.prospectivity.engine.gridding;

import org.prospectivity.engine.gridding.Variogram.Shape;
import org.prospectivity.engine.gridding.Variogram.Structure;

/** The covariance between two places under a variogram, sill less semivariance, prepared for being asked often. */
final class CovarianceFunction {
    private final double sill;
    private final Shape[] shapes;
    private final double[] sills;
    /** 1 / range. */
    private final double[] reciprocalRanges;

    /** 1 / ratio², and the unit vector of the longest range; unused where the ratio is 1. */
    private final double[] stretches;

    private final double[] easts;
    private final double[] norths;

    CovarianceFunction(Variogram variogram) {
        int count = variogram.structures().size();
        sill = variogram.sill();
        shapes = new Shape[count];
        sills = new double[count];
        reciprocalRanges = new double[count];
        stretches = new double[count];
        easts = new double[count];
        norths = new double[count];
        for (int s = 0; s < count; s++) {
            Structure structure = variogram.structures().get(s);
            shapes[s] = structure.shape();
            sills[s] = structure.sill();
            reciprocalRanges[s] = 1 / structure.range();
            stretches[s] = 1 / (structure.ratio() * structure.ratio());
            easts[s] = Math.sin(Math.toRadians(structure.azimuth()));
            norths[s] = Math.cos(Math.toRadians(structure.azimuth()));
        }
    }

    double sill() {
        return sill;
    }

    /**
     * The covariance.
     *
     * @param east from one place to the other, in metres
     * @param north likewise
     * @param distance between them
     */
    double at(double east, double north, double distance) {
        if (distance == 0) {
            return sill;
        }
        double covariance = 0;
        for (int s = 0; s < shapes.length; s++) {
            double reduced = distance;
            if (stretches[s] > 1) {
                double along = east * easts[s] + north * norths[s];
                double across = east * norths[s] - north * easts[s];
                reduced = Math.sqrt(along * along + across * across * stretches[s]);
            }
            covariance += sills[s] * shapes[s].correlation(reduced * reciprocalRanges[s]);
        }
        return covariance;
    }
}
