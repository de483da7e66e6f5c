package org.prospectivity.reports;

import java.util.List;

/**
 * A square of figures from −1 to 1, one for each pair of things, with colours behind them.
 *
 * @param title heading
 * @param reading one sentence on how to read it
 * @param names of the things
 * @param values rows by columns; NaN where there is none
 */
public record Matrix(String title, String reading, List<String> names, double[][] values) implements Report.Block {
    public Matrix {
        names = List.copyOf(names);
        if (values.length != names.size()) {
            throw new IllegalArgumentException(values.length + " rows for " + names.size() + " names");
        }
        for (double[] row : values) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException(row.length + " columns for " + names.size() + " names");
            }
        }
    }
}
