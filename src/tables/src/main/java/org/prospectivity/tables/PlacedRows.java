package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Table.Places;

/**
 * Packs rows that have a place and named attributes, as files of features hold them. Columns appear with the first row
 * that has them. Not for use by several threads at once.
 */
public final class PlacedRows {
    private final String file;
    private final Map<String, CellsBuilder> columns = new LinkedHashMap<>();
    private double[] x = new double[16];
    private double[] y = new double[16];
    private int rows;
    private int unplaced;
    private int several;
    private int notPoints;
    private String otherKind = "";

    /** @param file its name, for what is wrong with it */
    public PlacedRows(String file) {
        this.file = file;
    }

    /** Names a column before there are rows, so that columns come in an order and also when all is empty in them. */
    public void name(String column) {
        columns.computeIfAbsent(column, name -> new CellsBuilder(NumberStyle.PLAIN, 16));
    }

    /** Begins a row without a place. */
    public void begin() {
        if (rows == x.length) {
            x = Arrays.copyOf(x, 2 * rows);
            y = Arrays.copyOf(y, 2 * rows);
        }
        x[rows] = Double.NaN;
        y[rows] = Double.NaN;
        rows++;
    }

    /** The row's place. */
    void place(double easting, double northing) {
        if (Double.isFinite(easting) && Double.isFinite(northing)) {
            x[rows - 1] = easting;
            y[rows - 1] = northing;
        }
    }

    /** The row's place as a geometry: a point or a collection of one; an empty one leaves the row without a place. */
    public void place(Geometry geometry) {
        if (geometry.isEmpty()) {
            return;
        }
        if (geometry instanceof Point || geometry instanceof MultiPoint && geometry.getNumGeometries() == 1) {
            place(geometry.getCoordinate().x, geometry.getCoordinate().y);
        } else if (geometry instanceof MultiPoint) {
            severalPoints();
        } else {
            noPoint("of kind " + geometry.getGeometryType());
        }
    }

    /** The row has several points. */
    void severalPoints() {
        several++;
    }

    /** The row has a geometry that is no point. */
    void noPoint(String kind) {
        notPoints++;
        otherKind = kind;
    }

    /**
     * What stands in a column of the row; a column that is given twice keeps the first.
     *
     * @throws InvalidInputException when it is longer than a cell may be
     */
    public void cell(String column, String text) {
        CellsBuilder builder = next(column);
        if (builder != null) {
            String bare = text.strip();
            if (bare.length() > RowCollector.LONGEST_CELL) {
                throw new InvalidInputException(
                        "samples",
                        file + ": " + column + " of row " + rows + " has " + bare.length()
                                + " characters; expected at most " + RowCollector.LONGEST_CELL);
            }
            builder.add(bare);
        }
    }

    /** The number in a column of the row, whose text is the shortest that gives it; one that is not finite is missing. */
    public void cell(String column, double number) {
        CellsBuilder builder = next(column);
        if (builder != null) {
            builder.add(number);
        }
    }

    private CellsBuilder next(String column) {
        name(column);
        CellsBuilder builder = columns.get(column);
        if (builder.size() >= rows) {
            return null;
        }
        fill(builder, rows - 1);
        return builder;
    }

    private static void fill(CellsBuilder builder, int size) {
        while (builder.size() < size) {
            builder.addEmpty();
        }
    }

    /** How many were begun. */
    public int rows() {
        return rows;
    }

    double x(int row) {
        return x[row];
    }

    double y(int row) {
        return y[row];
    }

    /**
     * The table.
     *
     * @param source what it was read from
     * @param crs of the places, as {@code EPSG:code} or well-known text; empty when the file does not tell
     * @param notes on what was taken for what
     * @throws InvalidInputException when it has no rows, or geometries that are not single points
     */
    public Table finish(String source, String crs, List<String> notes) {
        if (rows == 0) {
            throw fault("it has no features");
        }
        if (notPoints > 0 || several > 0) {
            throw fault((notPoints + several) + " of " + rows + " features are "
                    + (notPoints > 0 ? otherKind : "several points each") + "; expected one point each");
        }
        for (int row = 0; row < rows; row++) {
            unplaced += Double.isNaN(x[row]) ? 1 : 0;
        }
        if (unplaced == rows && !crs.isEmpty()) {
            throw fault("none of its " + rows + " features has a geometry");
        }
        List<String> told = new ArrayList<>(notes);
        if (unplaced > 0) {
            told.add(unplaced + (unplaced == 1 ? " row has" : " rows have") + " no geometry or an empty one.");
        }
        RowChoice all = new RowChoice(rows, new BitSet());
        List<Column> list = new ArrayList<>();
        columns.forEach((name, builder) -> {
            fill(builder, rows);
            list.add(new StoredColumn(
                    name.strip(), "", "", new Cells[] {builder.build()}, new int[] {0}, all, NumberStyle.PLAIN));
        });
        return new Table(
                source,
                List.copyOf(list),
                new Places(Arrays.copyOf(x, rows), Arrays.copyOf(y, rows), crs),
                List.copyOf(told));
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }
}
