package org.prospectivity.engine.evidence;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Polygons of one class, whether they overlap or not, and which part of the cells they cover.
 *
 * <p>Instances are immutable and can be shared by threads.
 */
public final class Polygons implements Serializable {
    private final List<List<Ring>> polygons;
    private final Extent[] extents;

    /** @param polygons the rings of each, valid ones: rings of one polygon do not cross, and holes lie within */
    public Polygons(List<List<Ring>> polygons) {
        this.polygons = List.copyOf(polygons);
        extents = polygons.stream().map(Polygons::extent).toArray(Extent[]::new);
    }

    private static Extent extent(List<Ring> polygon) {
        double[] eastings = coordinates(polygon, 0);
        double[] northings = coordinates(polygon, 1);
        return Extent.of(eastings, northings);
    }

    private static double[] coordinates(List<Ring> polygon, int axis) {
        return polygon.stream()
                .flatMapToDouble(ring ->
                        IntStream.range(0, ring.places().length / 2).mapToDouble(i -> ring.places()[2 * i + axis]))
                .toArray();
    }

    /** Whether the box around any of them meets a grid. */
    public boolean reach(GridGeometry grid) {
        return !reaching(grid).isEmpty();
    }

    private List<List<Ring>> reaching(GridGeometry grid) {
        return IntStream.range(0, extents.length)
                .filter(p -> extents[p].south() <= grid.north()
                        && extents[p].north() >= grid.south()
                        && extents[p].west() <= grid.east()
                        && extents[p].east() >= grid.west())
                .mapToObj(polygons::get)
                .toList();
    }

    /** How many there are. */
    public int size() {
        return polygons.size();
    }

    /** Their outlines, those of holes included. */
    public Segments outlines() {
        Segments.Builder all = new Segments.Builder();
        for (List<Ring> polygon : polygons) {
            for (Ring ring : polygon) {
                double[] at = ring.places();
                for (int i = 0; i < ring.sides(); i++) {
                    all.add(at[2 * i], at[2 * i + 1], at[2 * i + 2], at[2 * i + 3]);
                }
            }
        }
        return all.build();
    }

    /**
     * Marks the cells of a grid whose centre a polygon covers, as GDAL's {@code gdal_rasterize} does: what lies right of an
     * odd number of sides is inside, and of a centre on an outline that east and north of it counts.
     *
     * @param inside is set where one covers it, else left as it is; row by row from the north-west
     */
    public void centres(GridGeometry grid, boolean[] inside) {
        int columns = grid.columns();
        int rows = grid.rows();
        for (List<Ring> polygon : reaching(grid)) {
            double[][] crossings = new double[rows][];
            int[] counts = new int[rows];
            for (Ring ring : polygon) {
                cross(grid, ring, crossings, counts);
            }
            for (int row = 0; row < rows; row++) {
                if (counts[row] > 0) {
                    Arrays.sort(crossings[row], 0, counts[row]);
                    for (int i = 0; i + 1 < counts[row]; i += 2) {
                        int from = (int) Math.max(0, Math.floor(crossings[row][i] + 0.5));
                        int to = (int) Math.min(columns, Math.floor(crossings[row][i + 1] + 0.5));
                        if (from < to) {
                            Arrays.fill(inside, row * columns + from, row * columns + to, true);
                        }
                    }
                }
            }
        }
    }

    /** Adds where a ring's sides cross the line of centres of each row, in columns from the western edge. */
    private static void cross(GridGeometry grid, Ring ring, double[][] crossings, int[] counts) {
        double[] at = ring.places();
        int rows = grid.rows();
        for (int i = 0; i < ring.sides(); i++) {
            double y1 = (grid.north() - at[2 * i + 1]) / grid.cellSize();
            double y2 = (grid.north() - at[2 * i + 3]) / grid.cellSize();
            double top = Math.min(y1, y2);
            double bottom = Math.max(y1, y2);
            int from = (int) Math.max(0, Math.ceil(top - 0.5));
            int to = (int) Math.min(rows, Math.ceil(bottom - 0.5));
            double x1 = (at[2 * i] - grid.west()) / grid.cellSize();
            double x2 = (at[2 * i + 2] - grid.west()) / grid.cellSize();
            for (int row = from; row < to; row++) {
                double crossing = x1 + (row + 0.5 - y1) * (x2 - x1) / (y2 - y1);
                if (crossings[row] == null) {
                    crossings[row] = new double[8];
                } else if (counts[row] == crossings[row].length) {
                    crossings[row] = Arrays.copyOf(crossings[row], 2 * counts[row]);
                }
                crossings[row][counts[row]++] = crossing;
            }
        }
    }

    /**
     * The share of each cell's area that the polygons cover, 0 to 1; where they overlap they add up, to 1 at
     * most. Each side of a ring tells every cell what lies right of it; summed along a row from the west that is the
     * area inside.
     *
     * @param into receives the shares, row by row from the north-west
     */
    public void shares(GridGeometry grid, float[] into) {
        int columns = grid.columns();
        int rows = grid.rows();
        double[] changes = new double[rows * (columns + 1)];
        for (List<Ring> polygon : reaching(grid)) {
            for (Ring ring : polygon) {
                double sign = ring.signedArea() > 0 == ring.hole() ? -1 : 1;
                double[] at = ring.places();
                for (int i = 0; i < ring.sides(); i++) {
                    side(
                            (at[2 * i] - grid.west()) / grid.cellSize(),
                            (grid.north() - at[2 * i + 1]) / grid.cellSize(),
                            (at[2 * i + 2] - grid.west()) / grid.cellSize(),
                            (grid.north() - at[2 * i + 3]) / grid.cellSize(),
                            sign,
                            rows,
                            columns,
                            changes);
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            double share = 0;
            for (int column = 0; column < columns; column++) {
                share += changes[row * (columns + 1) + column];
                into[row * columns + column] = (float) Math.max(0, Math.min(1, share));
            }
        }
    }

    /** A side in columns and rows of a strip; one that runs down has the inside on its left, east, when it counts as 1. */
    private static void side(
            double x1, double y1, double x2, double y2, double sign, int rows, int columns, double[] changes) {
        if (y1 == y2) {
            return;
        }
        double down = y2 > y1 ? sign : -sign;
        double topX = y1 < y2 ? x1 : x2;
        double top = Math.min(y1, y2);
        double bottom = Math.max(y1, y2);
        double slope = (x2 - x1) / (y2 - y1);
        int last = (int) Math.min(rows, Math.ceil(bottom));
        for (int row = (int) Math.max(0, Math.floor(top)); row < last; row++) {
            double from = Math.max(top, row);
            double to = Math.min(bottom, row + 1.0);
            if (to > from) {
                double a = topX + (from - top) * slope;
                double b = topX + (to - top) * slope;
                piece(Math.min(a, b), Math.max(a, b), down * (to - from), row * (columns + 1), columns, changes);
            }
        }
    }

    /** A piece of a side within one row, from a column to another, of a height. */
    private static void piece(double from, double to, double height, int at, int columns, double[] changes) {
        if (from >= columns) {
            return;
        }
        if (to <= 0) {
            changes[at] += height;
            return;
        }
        double width = to - from;
        if (width == 0) {
            within(from, from, height, at, columns, changes);
            return;
        }
        if (from < 0) {
            changes[at] += height * -from / width;
        }
        double start = Math.max(0, from);
        int last = (int) Math.min(columns, Math.ceil(to));
        for (int column = (int) start; column < last; column++) {
            double a = Math.max(start, column);
            double b = Math.min(to, column + 1.0);
            if (b > a) {
                within(a, b, height * (b - a) / width, at, columns, changes);
            }
        }
    }

    private static void within(double from, double to, double height, int at, int columns, double[] changes) {
        int column = (int) Math.min(from, columns - 1);
        double right = column + 1 - (from + to) / 2;
        changes[at + column] += height * right;
        changes[at + column + 1] += height * (1 - right);
    }
}
