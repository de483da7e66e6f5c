package org.prospectivity.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

class DensityTest {
    private static final GridGeometry GRID = new GridGeometry(1000, 9000, 200, 30, 20);

    private static Segments random(double length) {
        Random random = new Random(3);
        Segments.Builder segments = new Segments.Builder();
        for (int s = 0; s < 60; s++) {
            double x = 500 + 7000 * random.nextDouble();
            double y = 4500 + 5000 * random.nextDouble();
            segments.add(x, y, x + length * random.nextGaussian(), y + length * random.nextGaussian());
        }
        return segments.build();
    }

    /** The length within the circle by adding up ten thousand pieces of each segment. */
    @Test
    void ofLinesIsTheLengthWithinTheCircleByItsArea() {
        Segments lines = random(900);
        double radius = 700;
        float[] densities = new float[GRID.cells()];
        Density.ofLines(lines, radius).measure(GRID, densities, Progress.NONE);
        for (int cell = 0; cell < densities.length; cell += 7) {
            double x = GRID.easting(GRID.columnOf(cell));
            double y = GRID.northing(GRID.rowOf(cell));
            double length = 0;
            for (int s = 0; s < lines.size(); s++) {
                for (int i = 0; i < 10_000; i++) {
                    double at = (i + 0.5) / 10_000;
                    double px = lines.x1(s) + at * (lines.x2(s) - lines.x1(s));
                    double py = lines.y1(s) + at * (lines.y2(s) - lines.y1(s));
                    length += Math.hypot(px - x, py - y) <= radius ? lines.length(s) / 10_000 : 0;
                }
            }
            double expected = length / 1000 / (Math.PI * 0.49);
            assertThat((double) densities[cell]).isCloseTo(expected, within(2e-3));
        }
    }

    @Test
    void ofPointsIsTheirNumberByTheArea() {
        Segments points = random(0);
        float[] densities = new float[GRID.cells()];
        Density.ofPoints(points, 1000).measure(GRID, densities, Progress.NONE);
        for (int cell = 0; cell < densities.length; cell++) {
            int count = 0;
            for (int s = 0; s < points.size(); s++) {
                double dx = points.x1(s) - GRID.easting(GRID.columnOf(cell));
                double dy = points.y1(s) - GRID.northing(GRID.rowOf(cell));
                count += Math.hypot(dx, dy) <= 1000 ? 1 : 0;
            }
            assertThat((double) densities[cell]).isCloseTo(count / Math.PI, within(1e-6));
        }
    }

    @Test
    void refusesARadiusThatIsNone() {
        Segments points = random(0);
        assertThatThrownBy(() -> Density.ofPoints(points, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("evidence: a radius of 0.0 is not accepted; expected a positive number of metres");
    }
}
