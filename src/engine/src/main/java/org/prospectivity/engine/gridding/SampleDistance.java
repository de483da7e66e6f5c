package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.raster.GridGeometry;

/** How far each node of a grid is from the nearest samples: the control of a model, never its input. */
public final class SampleDistance {
    /** Of how many nearest samples the mean distance is taken, in turn: closeness, and density at two scales. */
    public static final int[] NEIGHBOURS = {1, 4, 16};

    private SampleDistance() {}

    /**
     * For each of {@link #NEIGHBOURS} the mean distance to so many nearest samples, in metres, row by row from the
     * north-west; to all of them where there are fewer.
     */
    public static List<float[]> of(double[] eastings, double[] northings, GridGeometry geometry) {
        int most = NEIGHBOURS[NEIGHBOURS.length - 1];
        CellIndex.Search nearest = new CellIndex(eastings, northings).search(most);
        List<float[]> distances = Arrays.stream(NEIGHBOURS)
                .mapToObj(neighbours -> new float[geometry.cells()])
                .toList();
        for (int cell = 0; cell < geometry.cells(); cell++) {
            nearest.find(
                    geometry.easting(geometry.columnOf(cell)),
                    geometry.northing(geometry.rowOf(cell)),
                    Double.POSITIVE_INFINITY,
                    -1);
            double sum = 0;
            int taken = 0;
            for (int n = 0; n < NEIGHBOURS.length; n++) {
                int wanted = Math.min(NEIGHBOURS[n], nearest.count());
                while (taken < wanted) {
                    sum += Math.sqrt(nearest.squaredDistance(taken++));
                }
                distances.get(n)[cell] = (float) (sum / taken);
            }
        }
        return distances;
    }
}
