package org.prospectivity.engine.geochemistry;

import java.util.Arrays;
import org.prospectivity.engine.InvalidInputException;

/** Which value an element has at a place with several of them. */
public enum Duplicates {
    /** Their arithmetic mean. */
    MEAN,
    /** Their median; of an even number, the mean of the middle two. */
    MEDIAN,
    /** That of the first sample in the table. */
    FIRST,
    /** None: several values at a place are an error. */
    REJECT;

    /**
     * The values at places.
     *
     * @param values for each sample, NaN where there is none
     * @param element for the error
     * @return for each place, NaN where there is none
     * @throws InvalidInputException with {@link #REJECT}, naming the place
     */
    public double[] merge(double[] values, Places places, String element) {
        int[] starts = new int[places.size() + 1];
        for (int s = 0; s < values.length; s++) {
            if (!Double.isNaN(values[s])) {
                starts[places.placeOf(s) + 1]++;
            }
        }
        for (int p = 0; p < places.size(); p++) {
            starts[p + 1] += starts[p];
        }
        double[] byPlace = new double[starts[places.size()]];
        int[] next = starts.clone();
        for (int s = 0; s < values.length; s++) {
            if (!Double.isNaN(values[s])) {
                byPlace[next[places.placeOf(s)]++] = values[s];
            }
        }
        double[] merged = new double[places.size()];
        for (int p = 0; p < merged.length; p++) {
            int count = starts[p + 1] - starts[p];
            if (count == 0) {
                merged[p] = Double.NaN;
            } else if (count == 1) {
                merged[p] = byPlace[starts[p]];
            } else {
                if (this == REJECT) {
                    throw new InvalidInputException(
                            "duplicates",
                            count + " values of " + element + " at " + places.easting(p) + ", " + places.northing(p)
                                    + " are rejected; expected one sample at a place, or the rule MEAN, MEDIAN or"
                                    + " FIRST");
                }
                merged[p] = one(Arrays.copyOfRange(byPlace, starts[p], starts[p + 1]));
            }
        }
        return merged;
    }

    private double one(double[] several) {
        if (this == FIRST) {
            return several[0];
        }
        if (this == MEAN) {
            return Arrays.stream(several).sum() / several.length;
        }
        Arrays.sort(several);
        int middle = several.length / 2;
        return several.length % 2 == 1 ? several[middle] : (several[middle - 1] + several[middle]) / 2;
    }
}
