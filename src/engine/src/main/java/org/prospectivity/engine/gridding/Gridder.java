package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Predicts all variables of points at the nodes of a grid, the centres of its cells. Variables known at the same points
 * share the search for neighbours. A cell is NaN where the interpolator does not reach, farther from the nearest point
 * that has a value of the variable than the mask allows, outside those points' hull where that is asked for, and outside
 * an area.
 */
public final class Gridder {
    /** Rows of a unit of work, unless they are very long. */
    private static final int STRIP = 16;

    /** Cells of a unit of work, unless a single row has more. */
    private static final int MOST_CELLS = 1 << 20;

    /** Cells between two reports of progress: a few milliseconds' work. */
    private static final int REPORT_EVERY = 256;

    private final Interpolator interpolator;
    private final double maxDistance;
    private final boolean hull;
    private final Area area;
    private final Workforce workforce;

    /**
     * @param interpolator for all variables
     * @param maxDistance of the mask, in metres; infinite for none
     * @param threads how many, at least 1; the result does not depend on it
     */
    public Gridder(Interpolator interpolator, double maxDistance, int threads) {
        this(interpolator, maxDistance, new Threads(threads));
    }

    /**
     * @param interpolator for all variables
     * @param maxDistance of the mask, in metres; infinite for none
     * @param workforce who computes the strips of the grid; the result does not depend on it
     */
    public Gridder(Interpolator interpolator, double maxDistance, Workforce workforce) {
        this(interpolator, maxDistance, workforce, false, Area.EVERYWHERE);
    }

    private Gridder(Interpolator interpolator, double maxDistance, Workforce workforce, boolean hull, Area area) {
        InvalidInputException.require(
                maxDistance > 0, "maxDistance", maxDistance, "a positive number of metres, or infinity for no mask");
        this.interpolator = interpolator;
        this.maxDistance = maxDistance;
        this.hull = hull;
        this.area = area;
        this.workforce = workforce;
    }

    /**
     * The same with more masks.
     *
     * @param convexHull whether cells outside the convex hull of the points with a value are left out
     * @param within area outside which cells are left out
     */
    public Gridder masked(boolean convexHull, Area within) {
        return new Gridder(interpolator, maxDistance, workforce, convexHull, within);
    }

    /**
     * What came of it.
     *
     * @param values for each variable the values row by row from the north-west
     * @param variances for each variable its prediction's variance likewise; empty when not wanted
     */
    public record Grids(List<float[]> values, List<float[]> variances) {}

    /**
     * Predicts at all nodes, in memory.
     *
     * @param points with missing values as NaN
     * @param wantVariances whether variances are computed
     * @throws InvalidInputException when variances are wanted of an interpolator that has none
     */
    public Grids grid(PointValues points, GridGeometry geometry, boolean wantVariances, Progress progress) {
        int variables = points.variables();
        float[][] bands = new float[wantVariances ? 2 * variables : variables][geometry.cells()];
        grid(
                points,
                geometry,
                wantVariances,
                (band, firstRow, values) ->
                        System.arraycopy(values, 0, bands[band], firstRow * geometry.columns(), values.length),
                progress);
        List<float[]> all = Arrays.asList(bands);
        return new Grids(all.subList(0, variables), all.subList(variables, bands.length));
    }

    /**
     * Predicts at all nodes and gives each row away once it is done, so that only a few rows are in memory.
     *
     * @param points with missing values as NaN
     * @param wantVariances whether variances are computed
     * @param sink takes a band of values for each variable, in their order, and behind them, where wanted, a band of
     *     variances for each
     * @throws InvalidInputException when variances are wanted of an interpolator that has none
     */
    public void grid(
            PointValues points, GridGeometry geometry, boolean wantVariances, GridSink sink, Progress progress) {
        List<PointValues.Group> groups = points.groups();
        int height = Math.max(1, Math.min(STRIP, MOST_CELLS / geometry.columns()));
        int strips = (geometry.rows() + height - 1) / height;
        List<Integer> units = IntStream.range(0, strips).boxed().toList();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            int variables = group.variables().length;
            int[] bands = new int[wantVariances ? 2 * variables : variables];
            Arrays.setAll(
                    bands,
                    b -> b < variables ? group.variables()[b] : points.variables() + group.variables()[b - variables]);
            Strips job = new Strips(
                    interpolator.forVariables(group.variables()),
                    group.values(),
                    maxDistance,
                    hull,
                    area,
                    geometry,
                    height,
                    wantVariances,
                    bands,
                    RowDelivery.to(sink, workforce));
            Progress part = progress.part((double) g / groups.size(), (g + 1.0) / groups.size());
            workforce.run(job, units, (strip, rows) -> rows.forEach(some -> some.reach(sink)), part);
        }
    }

    /**
     * Strips of a grid. A unit is the number of a strip, from the north; its result are its rows, a band for each
     * variable, and behind them, where wanted, a band for the variances of each.
     *
     * @param interpolator of these variables
     * @param points all with a value
     * @param height rows of a strip
     * @param numbers of these bands in the sink
     * @param delivery of the rows to it
     */
    private record Strips(
            Interpolator interpolator,
            PointValues points,
            double maxDistance,
            boolean hull,
            Area area,
            GridGeometry geometry,
            int height,
            boolean wantVariances,
            int[] numbers,
            RowDelivery delivery)
            implements Job<Integer, List<RowDelivery.Rows>> {

        @Override
        public Worker<Integer, List<RowDelivery.Rows>> ready() {
            Surface surface = interpolator.fit(points);
            InvalidInputException.require(
                    !wantVariances || surface.hasVariance(), "variance", true, "false, except for kriging");
            Area around = hull ? new ConvexHull(points.eastings(), points.northings()) : Area.EVERYWHERE;
            CellIndex index = new CellIndex(points.eastings(), points.northings());
            return (strip, progress) -> {
                int first = strip * height;
                float[][] bands = strip(surface, index, around, first, progress);
                List<RowDelivery.Rows> rows = new ArrayList<>();
                for (int b = 0; b < bands.length; b++) {
                    rows.add(delivery.send(numbers[b], first, bands[b]));
                }
                return rows;
            };
        }

        private float[][] strip(Surface surface, CellIndex index, Area around, int first, Progress progress) {
            // Before any memory is taken, since all strips not yet begun pass here when the work is cancelled.
            progress.report(0, "gridding");
            boolean masked = maxDistance < Double.POSITIVE_INFINITY;
            Surface.Predictor predictor = surface.predictor();
            CellIndex.Search nearest = index.search(1);
            int variables = surface.variables();
            double[] predicted = new double[variables];
            double[] predictedVariances = wantVariances ? new double[variables] : null;
            int cells = Math.min(height, geometry.rows() - first) * geometry.columns();
            float[][] bands = new float[wantVariances ? 2 * variables : variables][cells];
            for (int cell = 0; cell < cells; cell++) {
                if (cell % REPORT_EVERY == 0) {
                    progress.report((double) cell / cells, "gridding");
                }
                double easting = geometry.easting(cell % geometry.columns());
                double northing = geometry.northing(first + cell / geometry.columns());
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
                for (int v = 0; v < variables; v++) {
                    bands[v][cell] = (float) predicted[v];
                    if (wantVariances) {
                        bands[variables + v][cell] = (float) predictedVariances[v];
                    }
                }
            }
            return bands;
        }

        private boolean isNear(CellIndex.Search nearest, double easting, double northing) {
            nearest.find(easting, northing, maxDistance, -1);
            return nearest.count() > 0;
        }
    }
}
