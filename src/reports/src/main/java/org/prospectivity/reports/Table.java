package org.prospectivity.reports;

import java.util.List;

/**
 * A table.
 *
 * @param title heading
 * @param reading one sentence on how to read it
 * @param columns its columns
 * @param rows for each row one cell a column; the first cell names the row
 * @param folded whether it is shown only when asked for
 */
public record Table(String title, String reading, List<Column> columns, List<List<Cell>> rows, boolean folded)
        implements Report.Block {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells in a table of " + columns.size() + " columns");
            }
        }
    }

    /**
     * A column.
     *
     * @param label its heading
     * @param kind how its cells look
     */
    public record Column(String label, Kind kind) {
        public static Column text(String label) {
            return new Column(label, Kind.TEXT);
        }

        public static Column number(String label) {
            return new Column(label, Kind.NUMBER);
        }

        public static Column bar(String label) {
            return new Column(label, Kind.BAR);
        }
    }

    /** How the cells of a column look. */
    public enum Kind {
        /** Words, to the left. */
        TEXT,
        /** Numbers, to the right. */
        NUMBER,
        /** Numbers with a bar behind them. */
        BAR
    }

    /**
     * A cell.
     *
     * @param text as it is written
     * @param bar length of the bar, 0 to 1; used in columns of bars only
     */
    public record Cell(String text, double bar) {
        public static Cell of(String text) {
            return new Cell(text, 0);
        }
    }
}
