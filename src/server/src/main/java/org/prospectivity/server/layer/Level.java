package org.prospectivity.server.layer;

import org.geotools.coverage.grid.GridCoverage2D;

/**
 * One resolution of a coverage.
 *
 * @param coverage its cells in all bands, read when they are asked for
 * @param scaleX how many stored cells wide one of its cells is
 * @param scaleY how many stored cells high one of its cells is
 */
public record Level(GridCoverage2D coverage, double scaleX, double scaleY) {
    /** How many columns it has. */
    public int columns() {
        return coverage.getRenderedImage().getWidth();
    }

    /** How many rows it has. */
    public int rows() {
        return coverage.getRenderedImage().getHeight();
    }
}
