package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Table.Places;

/** Packs rows that have a place and named attributes. Columns appear with the first row that has them. */
final class PlacedRows {
    private final String file;
    private final Map<String, CellsBuilder> columns = new LinkedHashMap<>();
    private double[] x = new double[16];
    private double[] y = new double[16];
    private int rows;
    private int unplaced;
    private int several;
    private int notPoints;
    private String otherKind = "";

    PlacedRows(String file) {
        this.file = file;
    }

    /** Names a column before there are rows, so that columns come in an order and also when all is empty in them. */
    void name(String column) {
        columns.computeIfAbsent(column, name -> new CellsBuilder(NumberStyle.PLAIN, 16));
    }

    /** Begins a row without a place. */
    void begin() {
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

    /** The row has several points. */
    void severalPoints() {
        several++;
    }

    /** The row has a geometry that is no point. */
    void noPoint(String kind) {
        notPoints++;
        otherKind = kind;
    }

    /** What stands in a column of the row; a column that is given twice keeps the first. */
    void cell(String column, String text) {
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

    /** The number in a column of the row. */
    void cell(String column, double number) {
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

    int rows() {
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
     * @throws InvalidInputException when it has no rows, or geometries that are not single points
     */
    Table finish(String source, String crs, List<String> notes) {
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
