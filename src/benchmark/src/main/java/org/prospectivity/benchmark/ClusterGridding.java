package org.prospectivity.benchmark;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.Gridder;
import org.prospectivity.engine.gridding.InverseDistance;
import org.prospectivity.engine.gridding.Neighbourhood;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.wps.host.Workplace;

/**
 * Samples gridded on Spark by this program and by Apache Sedona, by inverse distance weighting with power 2. Sedona
 * interpolates the cells of a raster that have no value from those that have one, so samples are at centres of cells and at
 * most one in each. Its tiles are made beforehand, and its results stay where they are made; this program's come to the
 * driver.
 */
final class ClusterGridding {
    static final int POWER = 2;

    private static final int NEIGHBOURS = 12;
    private static final int ROUNDS = 3;
    private static final double CELLS_A_POINT = 40;

    /** Of values about 1: they pass through single precision here. */
    private static final double TOLERANCE = 1e-6;

    private static final String OWN = "own";

    private static final String PEER = "Sedona";

    /** Side of Sedona's tiles in cells, in a radius: with smaller ones it interpolates more cells that overlap. */
    private static final int WIDE_TILE = 500;

    /** Likewise with a number of neighbours, where it counts all points of the tile anew for each cell. */
    private static final int SMALL_TILE = 125;

    /**
     * In cells: so large that its circle holds {@value #NEIGHBOURS} points on average. No two cells are that far apart,
     * which would leave it to rounding whether one reaches the other.
     */
    private static final double RADIUS = Math.sqrt(Math.floor(NEIGHBOURS * CELLS_A_POINT / Math.PI) + 0.5);

    private final Workplace workplace;
    private final ClusterPeersBenchmark table;

    ClusterGridding(Workplace workplace, ClusterPeersBenchmark table) {
        this.workplace = workplace;
        this.table = table;
    }

    void run() throws Exception {
        SparkSession session = SedonaGridding.session();
        for (int[] size : new int[][] {{2000, 1}, {1000, 12}}) {
            GridGeometry grid = RandomSurvey.grid(size[0]);
            PointValues points = atCentres(RandomSurvey.of((int) (grid.cells() / CELLS_A_POINT), size[1]), grid);
            try (SedonaGridding peer = new SedonaGridding(session, points, grid, WIDE_TILE, RADIUS)) {
                compare(points, grid, peer, new Neighbourhood(0, RADIUS * grid.cellSize(), 1), "all in a radius", true);
            }
            try (SedonaGridding peer = new SedonaGridding(session, points, grid, SMALL_TILE, RADIUS)) {
                compare(points, grid, peer, Neighbourhood.nearest(NEIGHBOURS), NEIGHBOURS + " neighbours", false);
            }
        }
    }

    /**
     * @param same whether both average the same points, those in the radius. Of so many neighbours, Sedona takes those in
     *     the square about the circle that its index names first, which need not be the nearest
     */
    private void compare(
            PointValues points,
            GridGeometry grid,
            SedonaGridding peer,
            Neighbourhood neighbourhood,
            String which,
            boolean same)
            throws Exception {
        Gridder gridder =
                new Gridder(new InverseDistance(POWER, neighbourhood), Double.POSITIVE_INFINITY, workplace.workforce());
        Integer neighbours = same ? null : NEIGHBOURS;
        Gridder.Grids[] own = new Gridder.Grids[1];
        Contest contest = new Contest(ROUNDS)
                .with(OWN, () -> own[0] = gridder.grid(points, grid, false, Progress.NONE))
                .with(PEER, () -> peer.grid(neighbours))
                .run();
        double difference = rootMeanSquare(own[0].values(), peer.values(neighbours));
        if (same && !(difference <= TOLERANCE)) {
            throw new IllegalStateException(PEER + ": the maps differ by " + difference);
        }
        table.row(
                String.format(
                        Locale.ROOT,
                        "grid by IDW, %s, %d points, %d × %d cells, elements: %d",
                        which,
                        points.size(),
                        grid.columns(),
                        grid.rows(),
                        points.variables()),
                contest,
                OWN,
                PEER,
                String.format(Locale.ROOT, "RMS %.1g", difference));
    }

    /** Of the differences of all maps, which have no data in the same cells. */
    private static double rootMeanSquare(List<float[]> own, List<double[]> others) {
        double squares = 0;
        long count = 0;
        for (int b = 0; b < own.size(); b++) {
            float[] values = own.get(b);
            for (int cell = 0; cell < values.length; cell++) {
                double difference = values[cell] - others.get(b)[cell];
                if (Float.isNaN(values[cell]) != Double.isNaN(others.get(b)[cell])) {
                    throw new IllegalStateException(
                            "cell " + cell + " is " + values[cell] + " here and " + others.get(b)[cell] + " there");
                }
                if (!Double.isNaN(difference)) {
                    squares += difference * difference;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }

    /** The first point of each cell, at the cell's centre. */
    private static PointValues atCentres(PointValues points, GridGeometry grid) {
        BitSet taken = new BitSet();
        int[] kept = IntStream.range(0, points.size())
                .filter(p -> {
                    int cell = cell(points, p, grid);
                    boolean first = !taken.get(cell);
                    taken.set(cell);
                    return first;
                })
                .toArray();
        int[] cells = Arrays.stream(kept).map(p -> cell(points, p, grid)).toArray();
        double[][] values = new double[points.variables()][];
        for (int v = 0; v < values.length; v++) {
            int variable = v;
            values[v] = Arrays.stream(kept)
                    .mapToDouble(p -> points.value(variable, p))
                    .toArray();
        }
        return new PointValues(
                Arrays.stream(cells)
                        .mapToDouble(cell -> grid.easting(grid.columnOf(cell)))
                        .toArray(),
                Arrays.stream(cells)
                        .mapToDouble(cell -> grid.northing(grid.rowOf(cell)))
                        .toArray(),
                values);
    }

    /** The cell that a point is in. */
    static int cell(PointValues points, int point, GridGeometry grid) {
        int column = (int) ((points.easting(point) - grid.west()) / grid.cellSize());
        int row = (int) ((grid.north() - points.northing(point)) / grid.cellSize());
        return row * grid.columns() + column;
    }
}
