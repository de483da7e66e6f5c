package org.prospectivity.engine.gridding;

import java.util.Arrays;
import org.prospectivity.engine.InvalidInputException;

/**
 * Inverse distance weighting (Shepard 1968): the mean of the neighbours' values weighted by
 * 1 / distance<sup>power</sup>. At a point it is that point's value exactly; beyond the radius of every point it is
 * NaN.
 */
public final class InverseDistance implements Interpolator {
    private final double power;
    private final Neighbourhood neighbourhood;

    /**
     * @param power of the distance, greater than 0; 2 is customary
     * @param neighbourhood which points are averaged
     */
    public InverseDistance(double power, Neighbourhood neighbourhood) {
        InvalidInputException.require(
                power > 0 && Double.isFinite(power), "power", power, "a number greater than 0, such as 2");
        this.power = power;
        this.neighbourhood = neighbourhood;
    }

    @Override
    public Surface fit(PointValues points) {
        return new Fitted(points);
    }

    private final class Fitted implements Surface {
        private final PointValues points;
        private final CellIndex index;
        /** The values of a point's variables beside each other. */
        private final double[] values;

        Fitted(PointValues points) {
            this.points = points;
            index = new CellIndex(points.eastings(), points.northings());
            values = new double[points.size() * points.variables()];
            for (int p = 0, i = 0; p < points.size(); p++) {
                for (int v = 0; v < points.variables(); v++) {
                    values[i++] = points.value(v, p);
                }
            }
        }

        @Override
        public int variables() {
            return points.variables();
        }

        @Override
        public Predictor predictor() {
            return neighbourhood.isAll(points.size()) ? new AllPoints() : new Nearest();
        }

        private double weight(double squaredDistance) {
            return power == 2 ? 1 / squaredDistance : Math.pow(squaredDistance, -power / 2);
        }

        private void add(double weight, int point, double[] sums) {
            int at = point * sums.length;
            for (int v = 0; v < sums.length; v++) {
                sums[v] += weight * values[at + v];
            }
        }

        private void exactly(int point, double[] to) {
            System.arraycopy(values, point * to.length, to, 0, to.length);
        }

        private static void divide(double[] sums, double by) {
            for (int v = 0; v < sums.length; v++) {
                sums[v] /= by;
            }
        }

        private final class Nearest implements Predictor {
            private final NeighbourSearch search = new NeighbourSearch(neighbourhood, points, index);

            @Override
            public void predict(double easting, double northing, double[] predicted, double[] variances) {
                predict(easting, northing, -1, predicted);
            }

            @Override
            public void predictWithout(int point, double[] predicted, double[] variances) {
                predict(points.easting(point), points.northing(point), point, predicted);
            }

            private void predict(double easting, double northing, int without, double[] predicted) {
                search.find(easting, northing, without);
                if (search.count() == 0) {
                    Arrays.fill(predicted, Double.NaN);
                    return;
                }
                if (search.squaredDistance(0) == 0) {
                    exactly(search.point(0), predicted);
                    return;
                }
                Arrays.fill(predicted, 0);
                double total = 0;
                for (int i = 0; i < search.count(); i++) {
                    double weight = weight(search.squaredDistance(i));
                    total += weight;
                    add(weight, search.point(i), predicted);
                }
                divide(predicted, total);
            }
        }

        private final class AllPoints implements Predictor {
            @Override
            public void predict(double easting, double northing, double[] predicted, double[] variances) {
                predict(easting, northing, -1, predicted);
            }

            @Override
            public void predictWithout(int point, double[] predicted, double[] variances) {
                predict(points.easting(point), points.northing(point), point, predicted);
            }

            private void predict(double easting, double northing, int without, double[] predicted) {
                Arrays.fill(predicted, 0);
                double total = 0;
                for (int p = 0; p < points.size(); p++) {
                    if (p != without) {
                        double de = points.easting(p) - easting;
                        double dn = points.northing(p) - northing;
                        double squared = de * de + dn * dn;
                        if (squared == 0) {
                            exactly(p, predicted);
                            return;
                        }
                        double weight = weight(squared);
                        total += weight;
                        add(weight, p, predicted);
                    }
                }
                divide(predicted, total);
            }
        }
    }
}
