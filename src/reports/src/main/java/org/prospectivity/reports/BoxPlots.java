package org.prospectivity.reports;

import java.util.List;

/**
 * Box plots below each other on one logarithmic axis of multiples of the median, so that elements of any unit and amount
 * can be compared.
 *
 * @param title heading
 * @param reading one sentence on how to read them
 * @param boxes a row each
 */
public record BoxPlots(String title, String reading, List<Box> boxes) implements Report.Block {
    public BoxPlots {
        boxes = List.copyOf(boxes);
    }

    /**
     * A box with its whiskers and ends.
     *
     * @param name what it is of
     * @param unit of the numbers; may be empty
     * @param least the lowest value
     * @param p5 where the lower whisker ends, the 5th percentile
     * @param p25 lower end of the box, the 25th percentile
     * @param median above 0
     * @param p75 upper end of the box, the 75th percentile
     * @param p95 where the upper whisker ends, the 95th percentile
     * @param greatest the highest value
     */
    public record Box(
            String name,
            String unit,
            double least,
            double p5,
            double p25,
            double median,
            double p75,
            double p95,
            double greatest) {
        public Box {
            if (!(median > 0 && least <= p5 && p5 <= p25 && p25 <= median && median <= p75 && p75 <= p95)
                    || !(p95 <= greatest)) {
                throw new IllegalArgumentException("the quantiles of " + name + " do not rise, or its median is no"
                        + " positive number: " + median);
            }
        }
    }
}
