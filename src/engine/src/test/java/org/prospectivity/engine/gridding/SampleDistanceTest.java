package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.raster.GridGeometry;

class SampleDistanceTest {

    @Test
    void everyNodeKnowsTheMeanDistanceToItsNearestSamples() {
        SplittableRandom random = new SplittableRandom(2);
        double[] eastings = random.doubles(40, 0, 3000).toArray();
        double[] northings = random.doubles(40, 0, 2000).toArray();
        GridGeometry grid = new GridGeometry(-500, 2500, 100, 40, 30);
        List<float[]> distances = SampleDistance.of(eastings, northings, grid);
        for (int cell = 0; cell < grid.cells(); cell++) {
            double east = grid.easting(grid.columnOf(cell));
            double north = grid.northing(grid.rowOf(cell));
            double[] sorted = IntStream.range(0, eastings.length)
                    .mapToDouble(s -> Math.hypot(east - eastings[s], north - northings[s]))
                    .sorted()
                    .toArray();
            for (int n = 0; n < distances.size(); n++) {
                double mean = Arrays.stream(sorted)
                        .limit(SampleDistance.NEIGHBOURS[n])
                        .average()
                        .orElseThrow();
                assertThat((double) distances.get(n)[cell]).isCloseTo(mean, within(1e-3));
            }
        }
        assertThat(SampleDistance.of(new double[] {0, 300}, new double[] {0, 0}, grid)
                        .get(2)[0])
                .as("all there are")
                .isEqualTo(SampleDistance.of(new double[] {0, 300}, new double[] {0, 0}, grid)
                        .get(1)[0]);
    }
}
