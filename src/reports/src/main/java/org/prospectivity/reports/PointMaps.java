package org.prospectivity.reports;

import java.util.List;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Maps of coloured points, side by side.
 *
 * @param title heading
 * @param reading one sentence on how to read them
 * @param maps side by side
 */
public record PointMaps(String title, String reading, List<PointMap> maps) implements Report.Block {
    public PointMaps {
        maps = List.copyOf(maps);
    }

    /**
     * A map of coloured points.
     *
     * @param title what it shows
     * @param frame the ground it shows
     * @param eastings m
     * @param northings m
     * @param values of the points; NaN is not drawn
     * @param scale how values become colours
     */
    public record PointMap(
            String title, GridGeometry frame, double[] eastings, double[] northings, float[] values, Scale scale) {
        public PointMap {
            if (northings.length != eastings.length || values.length != eastings.length) {
                throw new IllegalArgumentException(title + " has " + eastings.length + " eastings, " + northings.length
                        + " northings and " + values.length + " values");
            }
        }
    }
}
