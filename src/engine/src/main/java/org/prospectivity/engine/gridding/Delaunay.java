package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.prospectivity.engine.Progress;
import org.tinfour.common.IIncrementalTin;
import org.tinfour.common.IMonitorWithCancellation;
import org.tinfour.common.Vertex;
import org.tinfour.utils.HilbertSort;

/**
 * The Delaunay triangulation of points, by Tinfour.
 *
 * @param tin the triangulation
 * @param vertices of it, in the order of the points, whose numbers are their indices
 */
record Delaunay(IIncrementalTin tin, List<Vertex> vertices) {
    /**
     * Triangulates points.
     *
     * @param kind which of Tinfour's triangulations, given about the distance between neighbours, from which it derives
     *     its tolerances
     * @return empty when all lie on one line, or are fewer than three
     */
    static Optional<Delaunay> of(
            double[] eastings, double[] northings, DoubleFunction<IIncrementalTin> kind, Progress progress) {
        double spacing = GridLayout.spacing(eastings, northings);
        if (spacing == 0) {
            return Optional.empty();
        }
        List<Vertex> vertices = new ArrayList<>(eastings.length);
        for (int p = 0; p < eastings.length; p++) {
            // Tinfour keeps heights as floats; values are looked up by the vertex's index instead.
            vertices.add(new Vertex(eastings[p], northings[p], 0, p));
        }
        IIncrementalTin tin = kind.apply(spacing);
        boolean triangles = tin.add(alongHilbertCurve(vertices), reporting(progress));
        return triangles ? Optional.of(new Delaunay(tin, vertices)) : Optional.empty();
    }

    /** Each point is then inserted next to the one before, instead of after a walk across the triangles. */
    private static List<Vertex> alongHilbertCurve(List<Vertex> vertices) {
        List<Vertex> sorted = new ArrayList<>(vertices);
        new HilbertSort().sort(sorted);
        return sorted;
    }

    /** Cancelled by the exception of the progress reported to. */
    private static IMonitorWithCancellation reporting(Progress progress) {
        return new IMonitorWithCancellation() {
            @Override
            public int getReportingIntervalInPercent() {
                return 1;
            }

            @Override
            public void reportProgress(int percent) {
                progress.report(percent / 100.0, "triangulating");
            }

            @Override
            public void reportDone() {
                progress.report(1, "triangulating");
            }

            @Override
            public void postMessage(String message) {
                // Tells of nothing but its stages.
            }

            @Override
            public boolean isCanceled() {
                return false;
            }
        };
    }
}
