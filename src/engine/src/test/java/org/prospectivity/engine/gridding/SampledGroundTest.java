package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class SampledGroundTest {
    @Test
    void itIsTheRuleWorkedOutCircleByCircle() {
        for (int seed = 0; seed < 5; seed++) {
            double[][] places = new double[45][];
            SplittableRandom random = new SplittableRandom(seed);
            for (int p = 0; p < places.length; p++) {
                // Half of them in a corner.
                double size = p % 2 == 0 ? 8000 : 900;
                places[p] = new double[] {500_000 + size * random.nextDouble(), 6_500_000 + size * random.nextDouble()};
            }
            double gap = quantile(emptyCircles(places), 0.5);
            double joined = quantile(nearest(places), 0.95);
            assertThat(reach(places)).isCloseTo(Math.min(most(places), Math.max(3 * gap, joined)), within(1e-6));
        }
    }

    @Test
    void theGapOfASquareGridIsTheCircleThroughTheCornersOfItsSquares() {
        double[] eastings = new double[100];
        double[] northings = new double[100];
        for (int p = 0; p < 100; p++) {
            eastings[p] = 2000.0 * (p % 10);
            northings[p] = 2000.0 * (p / 10);
        }
        assertThat(SampledGround.of(eastings, northings, Progress.NONE).gap())
                .isCloseTo(Math.sqrt(2) * 1000, within(0.01));
    }

    @Test
    void theGapOfSamplesOnOneLineIsTheirSpacing() {
        assertThat(SampledGround.of(new double[] {0, 300, 600, 900}, new double[4], Progress.NONE)
                        .gap())
                .isEqualTo(225);
    }

    @Test
    void farClustersDoNotWidenIt() {
        List<double[]> places = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int cluster = 0; cluster < 30; cluster++) {
            double easting = 60_000 * random.nextDouble();
            double northing = 60_000 * random.nextDouble();
            for (int p = 0; p < 10; p++) {
                places.add(
                        new double[] {easting + 300 * random.nextGaussian(), northing + 300 * random.nextGaussian()});
            }
        }
        double[][] clusters = places.toArray(double[][]::new);
        assertThat(reach(clusters)).isLessThan(1500);
        assertThat(most(clusters)).isGreaterThan(9000);
    }

    @Test
    void linesOfCloseSamplesAreJoined() {
        double[][] places = new double[20 * 200][];
        for (int p = 0; p < places.length; p++) {
            places[p] = new double[] {400.0 * (p / 200) + p % 7 * 0.1, 25.0 * (p % 200)};
        }
        // 200 m lie midway between two lines; samples are 25 m apart along them.
        assertThat(reach(places)).isBetween(200.0, 400.0);
    }

    @Test
    void regionalSamplesAroundADetailedGridAreJoined() {
        double[][] places = new double[20 * 20 + 60 * 60][];
        for (int p = 0; p < 400; p++) {
            places[p] = new double[] {2000.0 * (p / 20), 2000.0 * (p % 20) + 0.5};
        }
        for (int p = 400; p < places.length; p++) {
            places[p] = new double[] {15_050 + 50.0 * ((p - 400) / 60), 15_050 + 50.0 * ((p - 400) % 60)};
        }
        // Farther than the middle of four, which is √2 km from each.
        assertThat(reach(places)).isBetween(1415.0, 2001.0);
    }

    @Test
    void evenlyScatteredSamplesLeaveNoHoles() {
        PointValues points = Survey.of(2000, Survey::hills);
        double reach = SampledGround.of(points.eastings(), points.northings(), Progress.NONE)
                .reach();
        CellIndex.Search search = new CellIndex(points.eastings(), points.northings()).search(1);
        int holes = 0;
        for (int place = 0; place < 10_000; place++) {
            search.find(500_005 + place % 100 * 10, 6_000_005 + place / 100 * 10, reach, -1);
            holes += 1 - search.count();
        }
        assertThat(holes).isLessThan(2);
        assertThat(reach).isLessThan(2.5 * 1000 / Math.sqrt(2000));
    }

    @Test
    void samplesOnALineReachAsFarAsByTheirNumber() {
        assertThat(SampledGround.of(new double[] {0, 10, 40}, new double[3], Progress.NONE)
                        .reach())
                .isCloseTo(3 * 40 / 3.0, within(1e-9));
        assertThat(SampledGround.of(new double[] {0, 30}, new double[] {0, 60}, Progress.NONE)
                        .reach())
                .isCloseTo(3 * 30, within(1e-9));
        assertThat(SampledGround.of(new double[] {7}, new double[] {7}, Progress.NONE)
                        .reach())
                .isZero();
    }

    @Test
    void itCanBeCancelled() {
        PointValues points = Survey.of(5000, Survey::hills);
        for (double when : new double[] {0.3, 0.9}) {
            assertThatThrownBy(() -> SampledGround.of(points.eastings(), points.northings(), (fraction, message) -> {
                                if (fraction > when) {
                                    throw new CancellationException("enough");
                                }
                            })
                            .reach())
                    .isInstanceOf(CancellationException.class);
        }
    }

    private static double reach(double[][] places) {
        double[] eastings = new double[places.length];
        double[] northings = new double[places.length];
        for (int p = 0; p < places.length; p++) {
            eastings[p] = places[p][0];
            northings[p] = places[p][1];
        }
        return SampledGround.of(eastings, northings, Progress.NONE).reach();
    }

    private static double most(double[][] places) {
        double[] least = places[0].clone();
        double[] greatest = places[0].clone();
        for (double[] place : places) {
            for (int axis = 0; axis < 2; axis++) {
                least[axis] = Math.min(least[axis], place[axis]);
                greatest[axis] = Math.max(greatest[axis], place[axis]);
            }
        }
        return 3 * Math.sqrt((greatest[0] - least[0]) * (greatest[1] - least[1]) / places.length);
    }

    /** Radii of the circles through any three places that hold no fourth. */
    private static List<Double> emptyCircles(double[][] places) {
        List<Double> radii = new ArrayList<>();
        for (int a = 0; a < places.length; a++) {
            for (int b = a + 1; b < places.length; b++) {
                for (int c = b + 1; c < places.length; c++) {
                    double[] centre = centre(places[a], places[b], places[c]);
                    double radius = distance(centre, places[a]);
                    boolean empty = true;
                    for (int d = 0; d < places.length && empty; d++) {
                        empty = d == a || d == b || d == c || distance(centre, places[d]) > radius;
                    }
                    if (empty) {
                        radii.add(radius);
                    }
                }
            }
        }
        return radii;
    }

    /** Where the perpendicular bisectors of ab and ac meet. */
    private static double[] centre(double[] a, double[] b, double[] c) {
        double bx = b[0] - a[0];
        double by = b[1] - a[1];
        double cx = c[0] - a[0];
        double cy = c[1] - a[1];
        double determinant = 2 * (bx * cy - by * cx);
        double b2 = bx * bx + by * by;
        double c2 = cx * cx + cy * cy;
        return new double[] {a[0] + (cy * b2 - by * c2) / determinant, a[1] + (bx * c2 - cx * b2) / determinant};
    }

    private static List<Double> nearest(double[][] places) {
        List<Double> distances = new ArrayList<>();
        for (int a = 0; a < places.length; a++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int b = 0; b < places.length; b++) {
                nearest = a == b ? nearest : Math.min(nearest, distance(places[a], places[b]));
            }
            distances.add(nearest);
        }
        return distances;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static double quantile(List<Double> numbers, double share) {
        return numbers.stream()
                .sorted()
                .skip((long) Math.ceil(share * numbers.size()) - 1)
                .findFirst()
                .orElseThrow();
    }
}
