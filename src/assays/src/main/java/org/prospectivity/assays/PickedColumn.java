package org.prospectivity.assays;

import org.prospectivity.tables.Column;

/**
 * Cells of a column in another order: rows filtered, joined or turned into columns.
 *
 * @param rows the rows of the column, one for each cell; below 0 for an empty cell
 */
record PickedColumn(String name, String unit, String method, Column of, int[] rows) implements Column {
    /** The rows of a column, under its own name. */
    static PickedColumn of(Column column, int[] rows) {
        return new PickedColumn(column.name(), column.unit(), column.method(), column, rows);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public double number(int row) {
        return rows[row] < 0 ? Double.NaN : of.number(rows[row]);
    }

    @Override
    public double numberIn(String text) {
        return of.numberIn(text);
    }

    @Override
    public String text(int row) {
        return rows[row] < 0 ? "" : of.text(rows[row]);
    }
}
