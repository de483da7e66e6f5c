package org.prospectivity.engine.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;

/**
 * Class breaks of the values of an element's samples, in their units.
 *
 * @param percentiles the customary ones, {@link #PERCENTAGES}
 * @param medianPlus2Mad median + 2 MAD, the MAD being scaled by 1.4826 so that it estimates the standard deviation of
 *     normal values (Reimann, Filzmoser and Garrett 2005)
 * @param lowerFence first quartile − 1.5 interquartile ranges (Tukey 1977)
 * @param upperFence third quartile + 1.5 interquartile ranges
 */
public record ClassBreaks(List<Percentile> percentiles, double medianPlus2Mad, double lowerFence, double upperFence) {
    /** The percentages of the percentiles. */
    public static final List<Integer> PERCENTAGES = List.of(5, 25, 50, 75, 90, 95);

    private static final double NORMAL = 1.4826;

    /**
     * The value a share of the samples does not exceed.
     *
     * @param percent of the samples
     * @param value interpolated between the samples on either side, as R and Excel do (Hyndman and Fan's type 7)
     */
    public record Percentile(int percent, double value) {}

    public ClassBreaks {
        percentiles = List.copyOf(percentiles);
    }

    /**
     * The class breaks of some values; those that are NaN do not count.
     *
     * @throws InvalidInputException when there is no value
     */
    public static ClassBreaks of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        InvalidInputException.require(sorted.length > 0, "values", "none", "at least one");
        List<Percentile> percentiles = new ArrayList<>();
        for (int percent : PERCENTAGES) {
            percentiles.add(new Percentile(percent, quantile(sorted, percent / 100.0)));
        }
        double median = quantile(sorted, 0.5);
        double[] deviations = Arrays.stream(sorted)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        double first = quantile(sorted, 0.25);
        double third = quantile(sorted, 0.75);
        return new ClassBreaks(
                percentiles,
                median + 2 * NORMAL * quantile(deviations, 0.5),
                first - 1.5 * (third - first),
                third + 1.5 * (third - first));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        return below == sorted.length - 1
                ? sorted[below]
                : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
