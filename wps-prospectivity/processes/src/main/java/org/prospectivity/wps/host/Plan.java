package org.prospectivity.wps.host;

import java.util.List;
import java.util.function.Consumer;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.engine.geochemistry.MapStore;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What a run is about to make, known once its inputs are read and before the work.
 *
 * @param grid of the result
 * @param bands of the result
 * @param crs of the grid
 */
public record Plan(GridGeometry grid, List<Band> bands, CoordinateReferenceSystem crs) {

    /** How many values that are: those of each cell in each band. */
    public long values() {
        return (long) grid.cells() * bands.size();
    }

    /**
     * A store that tells what it is opened for.
     *
     * @param store that takes the maps
     * @param crs of their grid
     * @param heard hears the plan
     */
    static MapStore told(MapStore store, CoordinateReferenceSystem crs, Consumer<Plan> heard) {
        return new MapStore() {
            @Override
            public GridSink open(GridGeometry geometry, List<Band> bands) {
                heard.accept(new Plan(geometry, bands, crs));
                return store.open(geometry, bands);
            }

            @Override
            public BandSource maps() {
                return store.maps();
            }
        };
    }
}
