package org.prospectivity.engine.evidence;

import java.io.Serializable;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * How much of lines or points lies within a circle around each cell's centre, by the circle's area: kilometres of lines, or
 * points, per square kilometre. Lines are cut at the circle exactly. What lies beyond the grid counts; the area is that of the
 * whole circle everywhere.
 *
 * <p>Instances are immutable and can be shared by threads.
 */
public final class Density implements Serializable {
    private final Segments segments;
    private final double radius;
    private final boolean counted;

    private Density(Segments segments, double radius, boolean counted) {
        InvalidInputException.require(
                Double.isFinite(radius) && radius > 0,
                "evidence",
                "a radius of " + radius,
                "a positive number of metres");
        this.segments = segments;
        this.radius = radius;
        this.counted = counted;
    }

    /** The density of lines, in kilometres per square kilometre; the radius in metres. */
    public static Density ofLines(Segments lines, double radius) {
        return new Density(lines, radius, false);
    }

    /** The density of points, in points per square kilometre; the radius in metres. */
    public static Density ofPoints(Segments points, double radius) {
        return new Density(points, radius, true);
    }

    /**
     * The densities at the cells of a grid.
     *
     * @param into receives them row by row from the north-west
     */
    public void measure(GridGeometry grid, float[] into, Progress progress) {
        int columns = grid.columns();
        double[] sums = new double[grid.cells()];
        for (int s = 0; s < segments.size(); s++) {
            if (s % 256 == 0) {
                progress.report(s / (double) segments.size(), "measuring densities");
            }
            double cell = grid.cellSize();
            double north = Math.max(segments.y1(s), segments.y2(s)) + radius;
            double south = Math.min(segments.y1(s), segments.y2(s)) - radius;
            int top = (int) Math.max(0, Math.ceil((grid.north() - north) / cell - 0.5));
            int bottom = (int) Math.min(grid.rows() - 1, Math.floor((grid.north() - south) / cell - 0.5));
            double west = Math.min(segments.x1(s), segments.x2(s)) - radius;
            double east = Math.max(segments.x1(s), segments.x2(s)) + radius;
            int left = (int) Math.max(0, Math.ceil((west - grid.west()) / cell - 0.5));
            int right = (int) Math.min(columns - 1, Math.floor((east - grid.west()) / cell - 0.5));
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    sums[row * columns + column] += within(s, grid.easting(column), grid.northing(row));
                }
            }
        }
        double area = Math.PI * radius * radius;
        double factor = counted ? 1e6 / area : 1e3 / area;
        for (int i = 0; i < sums.length; i++) {
            into[i] = (float) (sums[i] * factor);
        }
    }

    /** The length of a segment, or 1 for a point, within the circle around a place. */
    private double within(int s, double x, double y) {
        double px = segments.x1(s) - x;
        double py = segments.y1(s) - y;
        if (counted) {
            return px * px + py * py <= radius * radius ? 1 : 0;
        }
        double dx = segments.x2(s) - segments.x1(s);
        double dy = segments.y2(s) - segments.y1(s);
        double square = dx * dx + dy * dy;
        if (square == 0) {
            return 0;
        }
        // Where on the segment, from 0 to 1, its line meets the circle.
        double middle = -(px * dx + py * dy) / square;
        double ex = px + middle * dx;
        double ey = py + middle * dy;
        double half = (radius * radius - ex * ex - ey * ey) / square;
        if (half <= 0) {
            return 0;
        }
        double from = Math.max(0, middle - Math.sqrt(half));
        double to = Math.min(1, middle + Math.sqrt(half));
        return Math.max(0, to - from) * Math.sqrt(square);
    }
}
