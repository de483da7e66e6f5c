package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.tinfour.common.IIncrementalTin;
import org.tinfour.common.IQuadEdge;
import org.tinfour.common.Vertex;
import org.tinfour.interpolation.NaturalNeighborInterpolator;
import org.tinfour.standard.IncrementalTin;

/**
 * Natural neighbour interpolation (Sibson 1981): the mean of the neighbours in the Delaunay triangulation, each
 * weighted by the area its Voronoi cell would lose to the place asked for. NaN outside the convex hull of the points
 * and on its edge. The triangulation is Tinfour's.
 */
public final class NaturalNeighbour implements Interpolator {
    @Override
    public Surface fit(PointValues points) {
        IIncrementalTin triangulation = triangulate(points).tin();
        return new Surface() {
            @Override
            public int variables() {
                return points.variables();
            }

            @Override
            public Predictor predictor() {
                return new Sibson(points, triangulation);
            }
        };
    }

    private static Delaunay triangulate(PointValues points) {
        return Delaunay.of(points.eastings(), points.northings(), IncrementalTin::new, Progress.NONE)
                .orElseThrow(() -> new InvalidInputException(
                        "method",
                        "NATURAL_NEIGHBOUR needs points that span triangles, and these lie all on one line; use another"
                                + " method"));
    }

    private static final class Sibson implements Surface.Predictor {
        private final PointValues points;
        private final NaturalNeighborInterpolator interpolator;
        /** A triangulation of its own, from which points are taken out and put back. */
        private Delaunay changeable;

        private NaturalNeighborInterpolator changeableInterpolator;

        Sibson(PointValues points, IIncrementalTin triangulation) {
            this.points = points;
            this.interpolator = new NaturalNeighborInterpolator(triangulation);
        }

        @Override
        public void predict(double easting, double northing, double[] values, double[] variances) {
            predict(interpolator, easting, northing, values);
        }

        private void predict(NaturalNeighborInterpolator sibson, double easting, double northing, double[] predicted) {
            List<IQuadEdge> cavity = sibson.getBowyerWatsonEnvelope(easting, northing);
            if (cavity.isEmpty()) {
                Arrays.fill(predicted, Double.NaN);
                return;
            }
            if (cavity.size() == 1) {
                int point = cavity.get(0).getA().getIndex();
                for (int v = 0; v < predicted.length; v++) {
                    predicted[v] = points.value(v, point);
                }
                return;
            }
            double[] weights = sibson.getSibsonCoordinates(cavity, easting, northing);
            if (weights == null || weights.length == 0) {
                Arrays.fill(predicted, Double.NaN);
                return;
            }
            Arrays.fill(predicted, 0);
            for (int i = 0; i < weights.length; i++) {
                int point = cavity.get(i).getA().getIndex();
                for (int v = 0; v < predicted.length; v++) {
                    predicted[v] += weights[i] * points.value(v, point);
                }
            }
        }

        @Override
        public void predictWithout(int point, double[] values, double[] variances) {
            if (changeable == null) {
                changeable = triangulate(points);
                changeableInterpolator = new NaturalNeighborInterpolator(changeable.tin());
            }
            Vertex vertex = changeable.vertices().get(point);
            changeable.tin().remove(vertex);
            changeableInterpolator.resetForChangeToTin();
            predict(changeableInterpolator, vertex.getX(), vertex.getY(), values);
            changeable.tin().add(vertex);
            changeableInterpolator.resetForChangeToTin();
        }
    }
}
