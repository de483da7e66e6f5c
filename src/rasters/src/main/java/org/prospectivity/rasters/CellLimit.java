package org.prospectivity.rasters;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * How many cells a grid may have that is made or read.
 *
 * @param cells at most
 */
public record CellLimit(long cells) {
    /** Grids of any size. */
    public static final CellLimit NONE = new CellLimit(Long.MAX_VALUE);

    /** Refuses a grid with too many cells; {@code parameter} is the input that decides how many. */
    public void require(String parameter, GridGeometry geometry) {
        InvalidInputException.require(
                (long) geometry.columns() * geometry.rows() <= cells,
                parameter,
                "a grid of " + geometry.columns() + " by " + geometry.rows() + " cells",
                "at most " + cells + " cells on this server");
    }
}
