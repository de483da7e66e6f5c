package org.prospectivity.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Builds a table of things, a row each: every column is given its heading together with what it tells of a thing.
 *
 * @param <T> what the rows tell of
 */
public final class TableBuilder<T> {
    private final String title;
    private final String reading;
    private final List<Table.Column> columns = new ArrayList<>();
    private final List<Function<T, Table.Cell>> cells = new ArrayList<>();
    private boolean folded;

    /**
     * @param title heading
     * @param reading one sentence on how to read it
     */
    public TableBuilder(String title, String reading) {
        this.title = title;
        this.reading = reading;
    }

    /** Adds a column of words. */
    public TableBuilder<T> text(String label, Function<T, String> value) {
        return add(Table.Column.text(label), thing -> Table.Cell.of(value.apply(thing)));
    }

    /** Adds a column of numbers. */
    public TableBuilder<T> number(String label, Function<T, String> value) {
        return add(Table.Column.number(label), thing -> Table.Cell.of(value.apply(thing)));
    }

    /** Adds a column of numbers with bars of a length from 0 to 1. */
    public TableBuilder<T> bar(String label, Function<T, String> value, ToDoubleFunction<T> length) {
        return add(Table.Column.bar(label), thing -> new Table.Cell(value.apply(thing), length.applyAsDouble(thing)));
    }

    /** Shows the table only when asked for. */
    public TableBuilder<T> folded() {
        folded = true;
        return this;
    }

    private TableBuilder<T> add(Table.Column column, Function<T, Table.Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** The table of these things in their order. */
    public Table of(List<T> things) {
        return new Table(
                title,
                reading,
                columns,
                things.stream()
                        .map(thing ->
                                cells.stream().map(cell -> cell.apply(thing)).toList())
                        .toList(),
                folded);
    }
}
