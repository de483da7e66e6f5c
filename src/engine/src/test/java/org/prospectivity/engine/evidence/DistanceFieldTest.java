package org.prospectivity.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

class DistanceFieldTest {
    private static final GridGeometry GRID = new GridGeometry(650_000, 7_000_000, 100, 137, 91);

    /** JTS's distance to every segment, the least of them. */
    private static double byBruteForce(Segments segments, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < segments.size(); s++) {
            LineSegment segment = new LineSegment(segments.x1(s), segments.y1(s), segments.x2(s), segments.y2(s));
            least = Math.min(least, segment.distance(new Coordinate(x, y)));
        }
        return least;
    }

    private static void agrees(Segments segments) {
        float[] distances = new float[GRID.cells()];
        DistanceField field = new DistanceField(segments);
        field.measure(GRID, distances, Progress.NONE);
        for (int cell = 0; cell < distances.length; cell++) {
            double x = GRID.easting(GRID.columnOf(cell));
            double y = GRID.northing(GRID.rowOf(cell));
            double expected = byBruteForce(segments, x, y);
            assertThat(field.at(x, y)).isCloseTo(expected, within(1e-6));
            // A float holds 7 digits.
            assertThat(distances[cell]).isCloseTo((float) expected, within((float) (1e-6 + 1e-7 * expected)));
        }
    }

    private static Segments random(int count, double length, double spread, long seed) {
        Random random = new Random(seed);
        Segments.Builder segments = new Segments.Builder();
        for (int s = 0; s < count; s++) {
            double x = GRID.west() + (0.5 + spread * random.nextGaussian()) * GRID.columns() * GRID.cellSize();
            double y = GRID.south() + (0.5 + spread * random.nextGaussian()) * GRID.rows() * GRID.cellSize();
            segments.add(x, y, x + length * random.nextGaussian(), y + length * random.nextGaussian());
        }
        return segments.build();
    }

    @Test
    void equalsTheLeastDistanceToAnySegment() {
        agrees(random(300, 400, 0.3, 1));
    }

    @Test
    void equalsItForFewLongSegmentsAndManyShortOnes() {
        agrees(random(3, 9000, 0.3, 2));
        agrees(random(800, 20, 0.05, 3));
    }

    @Test
    void equalsItForPointsAndForWhatLiesFarBeyondTheGrid() {
        agrees(random(200, 0, 0.3, 4));
        agrees(new Segments.Builder()
                .add(900_000, 7_400_000, 900_010, 7_400_500)
                .add(900_000, 7_400_000)
                .build());
    }

    @Test
    void doesNotDependOnTheStripsTheGridIsMadeIn() {
        DistanceField field = new DistanceField(random(200, 300, 0.3, 5));
        float[] whole = new float[GRID.cells()];
        field.measure(GRID, whole, Progress.NONE);
        GridGeometry strip = EvidenceStack.strip(GRID, 40, 7);
        float[] part = new float[strip.cells()];
        field.measure(strip, part, Progress.NONE);
        for (int i = 0; i < part.length; i++) {
            assertThat(part[i]).isCloseTo(whole[40 * GRID.columns() + i], within(1e-3f));
        }
    }

    @Test
    void refusesNothingAndCanBeEnded() {
        Segments none = new Segments.Builder().build();
        assertThatThrownBy(() -> new DistanceField(none))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least one geometry");
        GridGeometry large = new GridGeometry(0, 0, 10, 1000, 1000);
        DistanceField field = new DistanceField(random(10, 300, 0.3, 5));
        float[] into = new float[large.cells()];
        assertThatThrownBy(() -> field.measure(large, into, (fraction, message) -> {
                    if (fraction > 0.3) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void tellsDirectionsFromNorthThroughEast() {
        Segments segments = new Segments.Builder()
                .add(0, 0, 0, -5)
                .add(0, 0, 5, 5)
                .add(0, 0, -3, 0)
                .add(0, 0, 1, -1)
                .build();
        assertThat(new double[] {segments.azimuth(0), segments.azimuth(1), segments.azimuth(2), segments.azimuth(3)})
                .containsExactly(new double[] {0, 45, 90, 135}, within(1e-9));
        assertThat(segments.where(azimuth -> azimuth < 60).size()).isEqualTo(2);
    }
}
