package org.prospectivity.server.render;

import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * What a map shows: a box of a CRS on a picture.
 *
 * @param west easting or longitude of the picture's left edge
 * @param south northing or latitude of its lower edge
 * @param east of its right edge
 * @param north of its upper edge
 * @param width in pixels
 * @param height in pixels
 * @param crs easting or longitude first
 */
public record MapView(
        double west, double south, double east, double north, int width, int height, CoordinateReferenceSystem crs) {
    /** How wide a pixel is in the units of the CRS. */
    public double pixelWidth() {
        return (east - west) / width;
    }

    /** How high a pixel is in the units of the CRS. */
    public double pixelHeight() {
        return (north - south) / height;
    }

    /** The easting or longitude of a place on the picture, 0 at its left edge. */
    public double x(double column) {
        return west + column * (east - west) / width;
    }

    /** The northing or latitude of a place on the picture, 0 at its upper edge. */
    public double y(double row) {
        return north - row * (north - south) / height;
    }

    /** The place on the picture of an easting or longitude. */
    public double column(double x) {
        return (x - west) / pixelWidth();
    }

    /** The place on the picture of a northing or latitude. */
    public double row(double y) {
        return (north - y) / pixelHeight();
    }
}
