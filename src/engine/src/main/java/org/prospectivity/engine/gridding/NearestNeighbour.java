package org.prospectivity.engine.gridding;

import java.util.Arrays;

/** The value of the nearest point; of several at the same distance, the last. */
public final class NearestNeighbour implements Interpolator {
    @Override
    public Surface fit(PointValues points) {
        CellIndex index = new CellIndex(points.eastings(), points.northings());
        return new Surface() {
            @Override
            public int variables() {
                return points.variables();
            }

            @Override
            public Predictor predictor() {
                return new Nearest(points, index);
            }
        };
    }

    private static final class Nearest implements Surface.Predictor {
        private final PointValues points;
        private final CellIndex.Search search;

        Nearest(PointValues points, CellIndex index) {
            this.points = points;
            this.search = index.search(1);
        }

        @Override
        public void predict(double easting, double northing, double[] values, double[] variances) {
            predict(easting, northing, -1, values);
        }

        @Override
        public void predictWithout(int point, double[] values, double[] variances) {
            predict(points.easting(point), points.northing(point), point, values);
        }

        private void predict(double easting, double northing, int without, double[] values) {
            search.find(easting, northing, Double.POSITIVE_INFINITY, without);
            if (search.count() == 0) {
                Arrays.fill(values, Double.NaN);
                return;
            }
            for (int v = 0; v < values.length; v++) {
                values[v] = points.value(v, search.point(0));
            }
        }
    }
}
