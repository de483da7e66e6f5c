package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConvexHullTest {
    private static boolean inSquare(double easting, double northing) {
        return Math.abs(easting) <= 10 && Math.abs(northing) <= 10;
    }

    @Test
    void theHullOfASquaresCornersAndWhatIsInsideThemIsTheSquare() {
        SplittableRandom random = new SplittableRandom(4);
        double[] eastings = new double[200];
        double[] northings = new double[200];
        for (int p = 0; p < 200; p++) {
            eastings[p] = p < 4 ? (p % 2 == 0 ? -10 : 10) : random.nextDouble(-10, 10);
            northings[p] = p < 4 ? (p < 2 ? -10 : 10) : random.nextDouble(-10, 10);
        }
        ConvexHull hull = new ConvexHull(eastings, northings);
        for (int i = 0; i < 5000; i++) {
            double easting = random.nextDouble(-15, 15);
            double northing = random.nextDouble(-15, 15);
            assertThat(hull.contains(easting, northing))
                    .as("%s, %s", easting, northing)
                    .isEqualTo(inSquare(easting, northing));
        }
    }

    @Test
    void everyPointAndThePlacesOnTheEdgeBelongToTheHull() {
        SplittableRandom random = new SplittableRandom(5);
        double[] eastings = random.doubles(300, 400_000, 500_000).toArray();
        double[] northings = random.doubles(300, 6_000_000, 6_500_000).toArray();
        ConvexHull hull = new ConvexHull(eastings, northings);
        for (int p = 0; p < 300; p++) {
            assertThat(hull.contains(eastings[p], northings[p])).isTrue();
        }
        ConvexHull triangle = new ConvexHull(new double[] {0, 4, 0}, new double[] {0, 0, 4});
        assertThat(triangle.contains(2, 2)).isTrue();
        assertThat(triangle.contains(2, 0)).isTrue();
        assertThat(triangle.contains(2.001, 2)).isFalse();
    }

    @Test
    void pointsOnALineHaveThatLineAsTheirHull() {
        ConvexHull line = new ConvexHull(new double[] {0, 2, 1, 3}, new double[] {0, 2, 1, 3});
        assertThat(line.contains(1.5, 1.5)).isTrue();
        assertThat(line.contains(4, 4)).isFalse();
        assertThat(line.contains(1, 2)).isFalse();
        ConvexHull point = new ConvexHull(new double[] {7}, new double[] {8});
        assertThat(point.contains(7, 8)).isTrue();
        assertThat(point.contains(7, 9)).isFalse();
    }
}
