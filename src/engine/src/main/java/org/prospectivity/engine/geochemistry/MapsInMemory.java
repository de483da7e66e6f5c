package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/** The maps of a survey in memory. */
public final class MapsInMemory implements MapStore {
    private RasterStack stack;

    /**
     * Makes room.
     *
     * @throws InvalidInputException when the maps would need more than 70 % of the memory
     */
    @Override
    public GridSink open(GridGeometry geometry, List<Band> bands) {
        long available = Runtime.getRuntime().maxMemory() / 10 * 7;
        requireRoom(geometry, bands, "memory", available);
        List<float[]> arrays = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            arrays.add(new float[geometry.cells()]);
        }
        stack = new RasterStack(geometry, bands, arrays);
        return (band, firstRow, values) ->
                System.arraycopy(values, 0, arrays.get(band), firstRow * geometry.columns(), values.length);
    }

    /** Number of bytes the values of maps take. */
    public static long bytes(GridGeometry geometry, List<Band> bands) {
        return (long) bands.size() * geometry.cells() * Float.BYTES;
    }

    /**
     * Requires room for maps.
     *
     * @param where the room is, as a person calls it
     * @param available bytes
     * @throws InvalidInputException naming {@code cellSize}, when it is not enough
     */
    public static void requireRoom(GridGeometry geometry, List<Band> bands, String where, long available) {
        long needed = bytes(geometry, bands);
        InvalidInputException.require(
                needed <= available,
                "cellSize",
                String.format(
                        Locale.ROOT,
                        "%s m makes %d x %d cells, which with %d bands need %d MB",
                        geometry.cellSize(),
                        geometry.columns(),
                        geometry.rows(),
                        bands.size(),
                        needed >> 20),
                "larger cells, smaller bounds or fewer elements, for at most " + (available >> 20) + " MB of " + where);
    }

    @Override
    public RasterStack maps() {
        return stack;
    }
}
