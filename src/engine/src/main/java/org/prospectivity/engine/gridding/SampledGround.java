package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.util.KthSelector;
import org.prospectivity.engine.Progress;
import org.tinfour.common.SimpleTriangle;
import org.tinfour.common.Vertex;
import org.tinfour.semivirtual.SemiVirtualIncrementalTin;
import org.tinfour.utils.TriangleCollector;

/**
 * How far from samples ground still counts as sampled, by the samples' own spacing.
 *
 * <p>The spacing is the typical gap between neighbours: the median radius of the circles through the corners of the
 * triangles of Delaunay, which hold no other sample. It is that of most samples, however far apart clusters of them lie,
 * and that between lines, however close samples are along them; √(A/N), with the area of the bounding box, is neither.
 *
 * @param gap between neighbouring samples that is typical, in metres
 * @param reach how far ground reaches from a sample, in metres
 */
public record SampledGround(double gap, double reach) {
    /** How many typical gaps ground reaches; among scattered samples it then leaves hardly a hole. */
    public static final double GAPS = 3;

    /**
     * So large a share of the samples has its nearest neighbour within reach, where a few are much denser than the
     * others.
     */
    public static final double JOINED = 0.95;

    /** The reach at most, in √(A/N), A being the area of the samples' bounding box. */
    public static final double MOST_SPACINGS = 3;

    /**
     * Looks at samples. The gap is the median radius of the empty circles between neighbours; for samples on one line, which
     * have no triangles, √(A/N). Ground reaches {@value #GAPS} times the gap or, where that is more, as far as
     * {@value #JOINED} of the samples have to the nearest other one; at most {@value #MOST_SPACINGS} √(A/N), and just that
     * for samples on one line. Both are 0 for a single place.
     *
     * @param eastings of distinct places, in metres
     * @param northings of them
     */
    public static SampledGround of(double[] eastings, double[] northings, Progress progress) {
        double spacing = GridLayout.spacing(eastings, northings);
        double most = MOST_SPACINGS * spacing;
        Optional<Delaunay> triangulation =
                Delaunay.of(eastings, northings, SemiVirtualIncrementalTin::new, progress.part(0, 0.7));
        if (triangulation.isEmpty()) {
            return new SampledGround(spacing, most);
        }
        double gap = quantile(emptyCircles(triangulation.get()), 0.5);
        double joined = quantile(nearest(eastings, northings, progress.part(0.7, 1)), JOINED);
        return new SampledGround(gap, Math.min(most, Math.max(GAPS * gap, joined)));
    }

    /** The radii of the circles around the triangles, in metres. */
    private static double[] emptyCircles(Delaunay triangulation) {
        double[] radii = new double[triangulation.tin().countTriangles().getCount()];
        AtomicInteger count = new AtomicInteger();
        TriangleCollector.visitSimpleTriangles(triangulation.tin(), triangle -> {
            if (!triangle.isGhost()) {
                radii[count.getAndIncrement()] = circumradius(triangle);
            }
        });
        return Arrays.copyOf(radii, count.get());
    }

    /** abc / 4K, of the sides and the area; infinite for three corners on a line. */
    private static double circumradius(SimpleTriangle triangle) {
        Vertex a = triangle.getVertexA();
        Vertex b = triangle.getVertexB();
        Vertex c = triangle.getVertexC();
        double twiceArea =
                Math.abs((b.getX() - a.getX()) * (c.getY() - a.getY()) - (b.getY() - a.getY()) * (c.getX() - a.getX()));
        return a.getDistance(b) * b.getDistance(c) * c.getDistance(a) / (2 * twiceArea);
    }

    private static double[] nearest(double[] eastings, double[] northings, Progress progress) {
        CellIndex.Search search = new CellIndex(eastings, northings).search(1);
        double[] distances = new double[eastings.length];
        for (int p = 0; p < distances.length; p++) {
            if (p % 1000 == 0) {
                progress.report((double) p / distances.length, "measuring the samples' spacing");
            }
            search.find(eastings[p], northings[p], Double.POSITIVE_INFINITY, p);
            distances[p] = Math.sqrt(search.squaredDistance(0));
        }
        return distances;
    }

    /** The least of the numbers that this share of them does not exceed. */
    private static double quantile(double[] numbers, double share) {
        return new KthSelector().select(numbers, null, (int) Math.ceil(share * numbers.length) - 1);
    }
}
