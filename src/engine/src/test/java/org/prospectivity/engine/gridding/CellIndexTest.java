package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellIndexTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void evenlySpreadPoints() {
        findsWhatComparingAllPointsFinds(uniform(500, 1000), uniform(500, 1000));
    }

    @Test
    void clusteredPoints() {
        double[] eastings = uniform(500, 10);
        double[] northings = uniform(500, 10);
        for (int p = 0; p < 20; p++) {
            eastings[p] = random.nextDouble(1e5);
            northings[p] = random.nextDouble(1e5);
        }
        findsWhatComparingAllPointsFinds(eastings, northings);
    }

    @Test
    void pointsOnALatticeWithManyEqualDistances() {
        findsWhatComparingAllPointsFinds(
                IntStream.range(0, 400).mapToDouble(p -> p % 20).toArray(),
                IntStream.range(0, 400).mapToDouble(p -> p / 20).toArray());
    }

    @Test
    void pointsAlongALine() {
        findsWhatComparingAllPointsFinds(uniform(300, 1000), new double[300]);
        double[] diagonal = uniform(300, 1000);
        findsWhatComparingAllPointsFinds(diagonal, diagonal);
    }

    @Test
    void pointsAtOnePlace() {
        findsWhatComparingAllPointsFinds(new double[5], new double[5]);
    }

    private double[] uniform(int count, double to) {
        return random.doubles(count, 0, to).toArray();
    }

    private void findsWhatComparingAllPointsFinds(double[] eastings, double[] northings) {
        CellIndex index = new CellIndex(eastings, northings);
        int n = eastings.length;
        double extent = Math.max(1, Arrays.stream(eastings).max().orElseThrow());
        for (int k : new int[] {1, 3, 12, n, n + 5}) {
            CellIndex.Search search = index.search(k);
            for (int q = 0; q < 60; q++) {
                // Half of the places are those of points, the others in and around them.
                boolean onPoint = q % 2 == 0;
                int point = random.nextInt(n);
                double easting = onPoint ? eastings[point] : random.nextDouble(-extent, 2 * extent);
                double northing = onPoint ? northings[point] : random.nextDouble(-extent, 2 * extent);
                double radius = q % 3 == 0 ? random.nextDouble(extent) : Double.POSITIVE_INFINITY;
                int without = q % 5 == 0 ? point : -1;
                int[] expected = IntStream.range(0, n)
                        .boxed()
                        .filter(p -> p != without)
                        .filter(p -> squared(eastings[p] - easting, northings[p] - northing) <= radius * radius)
                        .sorted(Comparator.<Integer>comparingDouble(
                                        p -> squared(eastings[p] - easting, northings[p] - northing))
                                .thenComparing(Comparator.reverseOrder()))
                        .limit(k)
                        .mapToInt(Integer::intValue)
                        .toArray();
                search.find(easting, northing, radius, without);
                int[] found =
                        IntStream.range(0, search.count()).map(search::point).toArray();
                assertThat(found).isEqualTo(expected);
                for (int i = 0; i < found.length; i++) {
                    assertThat(search.squaredDistance(i))
                            .isEqualTo(squared(eastings[found[i]] - easting, northings[found[i]] - northing));
                }
            }
        }
    }

    private static double squared(double de, double dn) {
        return de * de + dn * dn;
    }
}
