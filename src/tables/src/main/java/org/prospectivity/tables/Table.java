package org.prospectivity.tables;

import java.util.List;

/**
 * A table of samples as it was delivered.
 *
 * @param source what it was read from: the file's name, with the sheet or layer where there is one
 * @param columns all of the same size
 * @param places where each row lies, for tables that have geometries; null for those that do not
 * @param notes sentences on what was taken for what and what was left out: sheet, header rows, comments, footer
 */
public record Table(String source, List<Column> columns, Places places, List<String> notes) {
    /**
     * Points of the rows.
     *
     * @param x first coordinate, easting or longitude; NaN for a row without a geometry
     * @param y second coordinate
     * @param crs as {@code EPSG:code} or well-known text; empty when the file does not tell
     */
    public record Places(double[] x, double[] y, String crs) {}

    /** How many rows it has. */
    public int rows() {
        return places != null
                ? places.x().length
                : columns.isEmpty() ? 0 : columns.get(0).size();
    }
}
