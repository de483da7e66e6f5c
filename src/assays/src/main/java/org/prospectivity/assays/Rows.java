package org.prospectivity.assays;

import java.util.Arrays;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/** Some rows of a table, as a table. */
public final class Rows {
    private Rows() {}

    /**
     * The rows given, in this order, without copying a cell.
     *
     * @param rows from 0
     */
    public static Table of(Table table, int[] rows) {
        Table.Places places = table.places();
        return new Table(
                table.source(),
                table.columns().stream()
                        .<Column>map(column -> PickedColumn.of(column, rows))
                        .toList(),
                places == null
                        ? null
                        : new Table.Places(picked(places.x(), rows), picked(places.y(), rows), places.crs()),
                table.notes());
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
