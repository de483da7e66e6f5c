package org.prospectivity.benchmark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.sedona.spark.SedonaContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Apache Sedona's {@code RS_Interpolate} on a table of raster tiles. Tiles overlap by as many cells as the radius, since a
 * tile is interpolated from its own cells alone.
 */
final class SedonaGridding implements AutoCloseable {
    private static final StructType TILE = new StructType()
            .add("west", DataTypes.DoubleType)
            .add("north", DataTypes.DoubleType)
            .add("columns", DataTypes.IntegerType)
            .add("rows", DataTypes.IntegerType)
            .add("values", DataTypes.createArrayType(DataTypes.DoubleType));

    private final GridGeometry grid;
    private final int variables;
    private final int tile;
    private final double radius;
    private final int halo;
    private final Broadcast<PointValues> sent;
    private final Dataset<Row> rasters;

    /**
     * Makes the tiles, each with a band for each variable, and keeps them in memory.
     *
     * @param points at centres of cells, at most one in each
     * @param tile side of a tile without the overlap
     * @param radius in cells
     */
    SedonaGridding(SparkSession session, PointValues points, GridGeometry grid, int tile, double radius) {
        this.grid = grid;
        this.variables = points.variables();
        this.tile = tile;
        this.radius = radius;
        halo = (int) Math.ceil(radius);
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        int[] corners = IntStream.range(0, grid.cells())
                .filter(cell -> grid.rowOf(cell) % tile == 0 && grid.columnOf(cell) % tile == 0)
                .toArray();
        sent = spark.broadcast(points);
        Rasterisation rasterisation = new Rasterisation(sent, grid, tile, halo);
        rasters = session.createDataFrame(
                        spark.parallelize(Arrays.stream(corners).boxed().toList(), corners.length)
                                .map(rasterisation::tile),
                        TILE)
                .selectExpr(
                        "west",
                        "north",
                        "columns",
                        String.format(
                                Locale.ROOT,
                                "RS_MakeRaster(RS_MakeEmptyRaster(1, 'D', columns, rows, west, north, %1$s, -%1$s, 0.0, 0.0,"
                                        + " 0), 'D', values) AS raster",
                                grid.cellSize()))
                .cache();
        rasters.count();
    }

    /** The application's session, with Sedona's functions. */
    static SparkSession session() {
        return SedonaContext.create(SparkSession.builder().getOrCreate());
    }

    /**
     * Interpolates all tiles and lets go of them.
     *
     * @param neighbours how many points at most; null for all in the radius
     */
    void grid(Integer neighbours) {
        interpolated(neighbours).write().format("noop").mode("overwrite").save();
    }

    private Dataset<Row> interpolated(Integer neighbours) {
        String way = neighbours == null
                ? String.format(Locale.ROOT, "'Fixed', %sD, 0D", radius)
                : String.format(Locale.ROOT, "'Variable', %dD, %sD", neighbours, radius);
        return rasters.selectExpr(
                "west",
                "north",
                "columns",
                "RS_Interpolate(raster, " + ClusterGridding.POWER + "D, " + way + ") AS raster");
    }

    /** Interpolates all tiles and puts their inner parts together, a map for each variable. */
    List<double[]> values(Integer neighbours) {
        Dataset<Row> maps = interpolated(neighbours).cache();
        try {
            List<double[]> all = new ArrayList<>();
            for (int band = 1; band <= variables; band++) {
                double[] map = new double[grid.cells()];
                maps.selectExpr("west", "north", "columns", "RS_BandAsArray(raster, " + band + ") AS band")
                        .collectAsList()
                        .forEach(row -> putInner(row, map));
                all.add(map);
            }
            return all;
        } finally {
            maps.unpersist();
        }
    }

    private void putInner(Row raster, double[] map) {
        int west = (int) Math.round((raster.getDouble(0) - grid.west()) / grid.cellSize());
        int north = (int) Math.round((grid.north() - raster.getDouble(1)) / grid.cellSize());
        int columns = raster.getInt(2);
        List<Double> values = raster.getList(3);
        for (int i = 0; i < values.size(); i++) {
            int row = i / columns;
            int column = i % columns;
            boolean inner = row >= halo && row < halo + tile && column >= halo && column < halo + tile;
            if (inner && north + row < grid.rows() && west + column < grid.columns()) {
                map[(north + row) * grid.columns() + west + column] = values.get(i);
            }
        }
    }

    /** Lets go of the tiles. */
    @Override
    public void close() {
        rasters.unpersist();
        sent.destroy();
    }

    /** Makes the values of tiles, NaN where there is no point. */
    private record Rasterisation(Broadcast<PointValues> points, GridGeometry grid, int tile, int halo)
            implements Serializable {
        /** @param corner the north-western cell of the tile without the overlap */
        Row tile(int corner) {
            PointValues all = points.value();
            int side = tile + 2 * halo;
            int west = grid.columnOf(corner) - halo;
            int north = grid.rowOf(corner) - halo;
            double[] values = new double[all.variables() * side * side];
            Arrays.fill(values, Double.NaN);
            for (int p = 0; p < all.size(); p++) {
                int cell = ClusterGridding.cell(all, p, grid);
                int column = grid.columnOf(cell) - west;
                int row = grid.rowOf(cell) - north;
                if (column >= 0 && column < side && row >= 0 && row < side) {
                    for (int v = 0; v < all.variables(); v++) {
                        values[(v * side + row) * side + column] = all.value(v, p);
                    }
                }
            }
            return RowFactory.create(
                    grid.west() + west * grid.cellSize(), grid.north() - north * grid.cellSize(), side, side, values);
        }
    }
}
