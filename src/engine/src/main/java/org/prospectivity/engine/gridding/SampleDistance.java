package org.prospectivity.engine.gridding;

import org.prospectivity.engine.raster.GridGeometry;

/** How far each node of a grid is from the nearest sample: the control of a model, never its input. */
public final class SampleDistance {
    private SampleDistance() {}

    /** The distances in metres, row by row from the north-west. */
    public static float[] of(double[] eastings, double[] northings, GridGeometry geometry) {
        CellIndex.Search nearest = new CellIndex(eastings, northings).search(1);
        float[] distances = new float[geometry.cells()];
        for (int cell = 0; cell < distances.length; cell++) {
            nearest.find(
                    geometry.easting(geometry.columnOf(cell)),
                    geometry.northing(geometry.rowOf(cell)),
                    Double.POSITIVE_INFINITY,
                    -1);
            distances[cell] = (float) Math.sqrt(nearest.squaredDistance(0));
        }
        return distances;
    }
}
