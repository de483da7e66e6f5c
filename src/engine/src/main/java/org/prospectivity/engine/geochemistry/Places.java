package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * The distinct places of samples. A sample belongs to the first place founded within the tolerance of it, or else
 * founds one where it lies.
 */
public final class Places {
    private static final int REPORT_EVERY = 1000;

    private final int[] placeOf;
    private final double[] eastings;
    private final double[] northings;

    /**
     * @param samples with coordinates in metres
     * @param tolerance how far apart samples at one place may be, in metres; 0 for the same coordinates
     */
    public Places(SampleTable samples, double tolerance, Progress progress) {
        InvalidInputException.require(
                tolerance >= 0 && Double.isFinite(tolerance),
                "duplicateTolerance",
                tolerance,
                "a number of metres from 0");
        placeOf = new int[samples.size()];
        List<Integer> founders = new ArrayList<>();
        Map<Square, List<Integer>> placesIn = new HashMap<>();
        for (int s = 0; s < samples.size(); s++) {
            if (s % REPORT_EVERY == 0) {
                progress.report((double) s / samples.size(), "finding samples at one place");
            }
            double easting = samples.easting(s);
            double northing = samples.northing(s);
            Square square = Square.of(easting, northing, tolerance);
            int place = -1;
            int around = tolerance > 0 ? 1 : 0;
            for (long c = square.column - around; c <= square.column + around; c++) {
                for (long r = square.row - around; r <= square.row + around; r++) {
                    for (int candidate : placesIn.getOrDefault(new Square(c, r), List.of())) {
                        int founder = founders.get(candidate);
                        double distance =
                                Math.hypot(samples.easting(founder) - easting, samples.northing(founder) - northing);
                        if (distance <= tolerance && (place < 0 || candidate < place)) {
                            place = candidate;
                        }
                    }
                }
            }
            if (place < 0) {
                place = founders.size();
                founders.add(s);
                placesIn.computeIfAbsent(square, key -> new ArrayList<>(1)).add(place);
            }
            placeOf[s] = place;
        }
        eastings = founders.stream().mapToDouble(samples::easting).toArray();
        northings = founders.stream().mapToDouble(samples::northing).toArray();
    }

    /** A square as wide as the tolerance, or coordinates themselves. */
    private record Square(long column, long row) {
        static Square of(double easting, double northing, double tolerance) {
            return tolerance > 0
                    ? new Square((long) Math.floor(easting / tolerance), (long) Math.floor(northing / tolerance))
                    : new Square(Double.doubleToLongBits(easting + 0.0), Double.doubleToLongBits(northing + 0.0));
        }
    }

    /** Number of places. */
    public int size() {
        return eastings.length;
    }

    /** The place of a sample. */
    public int placeOf(int sample) {
        return placeOf[sample];
    }

    public double easting(int place) {
        return eastings[place];
    }

    public double northing(int place) {
        return northings[place];
    }

    double[] eastings() {
        return eastings;
    }

    double[] northings() {
        return northings;
    }
}
