package org.prospectivity.server.layer;

import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.geometry.jts.ReferencedEnvelope;

/**
 * The cells of a coverage: columns from west to east, rows from north to south. Unlike the engine's grid its cells need
 * not be square nor in metres.
 *
 * @param west outer edge of the first column
 * @param north outer edge of the first row
 * @param cellWidth in the units of the CRS
 * @param cellHeight in the units of the CRS
 * @param columns number of columns
 * @param rows number of rows
 */
public record CellGrid(double west, double north, double cellWidth, double cellHeight, int columns, int rows) {
    /** Outer edge of the last column. */
    public double east() {
        return west + columns * cellWidth;
    }

    /** Outer edge of the last row. */
    public double south() {
        return north - rows * cellHeight;
    }

    /** The column, and the part of it, at an easting or longitude: 0 at the western edge. */
    public double column(double x) {
        return (x - west) / cellWidth;
    }

    /** The row, and the part of it, at a northing or latitude: 0 at the northern edge. */
    public double row(double y) {
        return (north - y) / cellHeight;
    }

    /** Its outer edges. */
    public ReferencedEnvelope envelope(CoordinateReferenceSystem crs) {
        return new ReferencedEnvelope(west, east(), south(), north, crs);
    }

    /** A part of it. */
    public CellGrid part(int column, int row, int columns, int rows) {
        return new CellGrid(west + column * cellWidth, north - row * cellHeight, cellWidth, cellHeight, columns, rows);
    }
}
