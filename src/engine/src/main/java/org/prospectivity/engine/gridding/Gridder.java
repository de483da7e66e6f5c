package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Predicts all variables of points at the nodes of a grid, the centres of its cells. Variables known at the same points
 * share the search for neighbours. A cell is NaN where the interpolator does not reach, farther from the nearest point
 * that has a value of the variable than the mask allows, outside those points' hull where that is asked for, and outside
 * an area.
 */
public final class Gridder {
    /** Rows computed at a time by one thread. */
    private static final int STRIP = 16;

    private final Interpolator interpolator;
    private final double maxDistance;
    private final boolean hull;
    private final Area area;
    private final int threads;

    /**
     * @param interpolator for all variables
     * @param maxDistance of the mask, in metres; infinite for none
     * @param threads how many, at least 1; the result does not depend on it
     */
    public Gridder(Interpolator interpolator, double maxDistance, int threads) {
        this(interpolator, maxDistance, threads, false, Area.EVERYWHERE);
    }

    private Gridder(Interpolator interpolator, double maxDistance, int threads, boolean hull, Area area) {
        InvalidInputException.require(
                maxDistance > 0, "maxDistance", maxDistance, "a positive number of metres, or infinity for no mask");
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
        this.interpolator = interpolator;
        this.maxDistance = maxDistance;
        this.hull = hull;
        this.area = area;
        this.threads = threads;
    }

    /**
     * The same with more masks.
     *
     * @param convexHull whether cells outside the convex hull of the points with a value are left out
     * @param within area outside which cells are left out
     */
    public Gridder masked(boolean convexHull, Area within) {
        return new Gridder(interpolator, maxDistance, threads, convexHull, within);
    }

    /**
     * What came of it.
     *
     * @param values for each variable the values row by row from the north-west
     * @param variances for each variable its prediction's variance likewise; empty when not wanted
     */
    public record Grids(List<float[]> values, List<float[]> variances) {}

    /**
     * Predicts at all nodes.
     *
     * @param points with missing values as NaN
     * @param wantVariances whether variances are computed
     * @throws InvalidInputException when variances are wanted of an interpolator that has none
     */
    public Grids grid(PointValues points, GridGeometry geometry, boolean wantVariances, Progress progress) {
        float[][] values = new float[points.variables()][geometry.cells()];
        float[][] variances = new float[wantVariances ? points.variables() : 0][geometry.cells()];
        List<PointValues.Group> groups = points.groups();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            Surface surface = interpolator.forVariables(group.variables()).fit(group.values());
            InvalidInputException.require(
                    !wantVariances || surface.hasVariance(), "variance", true, "false, except for kriging");
            Area around = hull
                    ? new ConvexHull(group.values().eastings(), group.values().northings())
                    : Area.EVERYWHERE;
            boolean masked = maxDistance < Double.POSITIVE_INFINITY;
            CellIndex index =
                    new CellIndex(group.values().eastings(), group.values().northings());
            Progress part = progress.part((double) g / groups.size(), (g + 1.0) / groups.size());
            int strips = (geometry.rows() + STRIP - 1) / STRIP;
            Workers.map(strips, threads, part, (strip, own) -> {
                Surface.Predictor predictor = surface.predictor();
                CellIndex.Search nearest = index.search(1);
                double[] predicted = new double[surface.variables()];
                double[] predictedVariances = wantVariances ? new double[surface.variables()] : null;
                int end = Math.min(geometry.rows(), (strip + 1) * STRIP);
                for (int row = strip * STRIP; row < end; row++) {
                    own.report((double) (row - strip * STRIP) / STRIP, "gridding");
                    double northing = geometry.northing(row);
                    for (int column = 0; column < geometry.columns(); column++) {
                        double easting = geometry.easting(column);
                        if (!around.contains(easting, northing)
                                || !area.contains(easting, northing)
                                || masked && !isNear(nearest, easting, northing)) {
                            Arrays.fill(predicted, Double.NaN);
                            if (wantVariances) {
                                Arrays.fill(predictedVariances, Double.NaN);
                            }
                        } else {
                            predictor.predict(easting, northing, predicted, predictedVariances);
                        }
                        int cell = row * geometry.columns() + column;
                        for (int v = 0; v < predicted.length; v++) {
                            values[group.variables()[v]][cell] = (float) predicted[v];
                            if (wantVariances) {
                                variances[group.variables()[v]][cell] = (float) predictedVariances[v];
                            }
                        }
                    }
                }
                return null;
            });
        }
        return new Grids(Arrays.asList(values), Arrays.asList(variances));
    }

    private boolean isNear(CellIndex.Search nearest, double easting, double northing) {
        nearest.find(easting, northing, maxDistance, -1);
        return nearest.count() > 0;
    }
}
