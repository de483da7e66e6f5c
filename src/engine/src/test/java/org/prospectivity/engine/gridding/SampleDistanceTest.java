package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.raster.GridGeometry;

class SampleDistanceTest {

    @Test
    void everyNodeKnowsTheDistanceToItsNearestSample() {
        SplittableRandom random = new SplittableRandom(2);
        double[] eastings = random.doubles(40, 0, 3000).toArray();
        double[] northings = random.doubles(40, 0, 2000).toArray();
        GridGeometry grid = new GridGeometry(-500, 2500, 100, 40, 30);
        float[] distances = SampleDistance.of(eastings, northings, grid);
        for (int cell = 0; cell < grid.cells(); cell++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int s = 0; s < eastings.length; s++) {
                nearest = Math.min(
                        nearest,
                        Math.hypot(
                                grid.easting(grid.columnOf(cell)) - eastings[s],
                                grid.northing(grid.rowOf(cell)) - northings[s]));
            }
            assertThat((double) distances[cell]).isCloseTo(nearest, within(1e-3));
        }
    }
}
