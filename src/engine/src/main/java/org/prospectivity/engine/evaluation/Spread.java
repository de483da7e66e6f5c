package org.prospectivity.engine.evaluation;

import java.util.Arrays;

/**
 * Mean and sample standard deviation of a figure.
 *
 * @param mean NaN of no value
 * @param sd NaN of fewer than two values
 */
public record Spread(double mean, double sd) {

    /** Of those values that are not NaN. */
    public static Spread of(double... values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        return new Spread(mean, known.length < 2 ? Double.NaN : Math.sqrt(squares / (known.length - 1)));
    }
}
