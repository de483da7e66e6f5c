package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/** A column of texts, for tests: a cell is a number when Java reads it as one. */
record TextColumn(String name, String unit, String method, List<String> cells) implements Column {
    static TextColumn of(String name, String... cells) {
        return new TextColumn(name, "", "", List.of(cells));
    }

    /** A table of lines with cells apart by bars, of which the first has the names. */
    static Table table(String... lines) {
        String[] names = lines[0].split("\\|", -1);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < names.length; c++) {
            List<String> cells = new ArrayList<>();
            for (int row = 1; row < lines.length; row++) {
                cells.add(lines[row].split("\\|", -1)[c]);
            }
            columns.add(new TextColumn(names[c], "", "", cells));
        }
        return new Table("samples", columns, null, List.of());
    }

    /**
     * A table of 20 samples 1 km apart with one element, whose first cells are given and whose others are 1 to 5 and so
     * on.
     */
    static Table withCells(String element, String... cells) {
        List<String> x = new ArrayList<>();
        List<String> y = new ArrayList<>();
        List<String> values = new ArrayList<>(List.of(cells));
        for (int row = 0; row < Math.max(20, cells.length); row++) {
            x.add(Integer.toString(400_000 + 1000 * (row % 5)));
            y.add(Integer.toString(6_500_000 + 1000 * (row / 5)));
            if (row >= cells.length) {
                values.add(Integer.toString(1 + row % 5));
            }
        }
        return new Table(
                "samples",
                List.of(
                        new TextColumn("x", "", "", x),
                        new TextColumn("y", "", "", y),
                        new TextColumn(element, "", "", values)),
                null,
                List.of());
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public double number(int row) {
        try {
            return cells.get(row).matches("[-+.\\deE]+") ? Double.parseDouble(cells.get(row)) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public String text(int row) {
        return cells.get(row);
    }
}
