package org.prospectivity.engine.geochemistry;

import java.util.List;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** Where the maps of a survey go as they are made: into memory, a file, or wherever there is room for them. */
public interface MapStore {
    /**
     * Makes room, once, as soon as the size of the maps is known.
     *
     * @param geometry the grid of all maps
     * @param bands of the maps
     * @return what takes the maps, the bands numbered in this order
     * @throws org.prospectivity.engine.InvalidInputException when there is no room, naming the parameter
     *     {@code cellSize}
     */
    GridSink open(GridGeometry geometry, List<Band> bands);

    /** The maps, once they are whole. */
    BandSource maps();
}
