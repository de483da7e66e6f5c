package org.prospectivity.engine.evaluation;

import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A confidence interval of {@value #LEVEL}; both ends are NaN where there is nothing to tell it by.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** How often such an interval is to hold the truth. */
    public static final double LEVEL = 0.95;

    /** Of a figure that cannot be told. */
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /**
     * Of a difference of two shares or areas: Student's t, within what such a difference can be.
     *
     * @param difference −1 to 1
     * @param error standard error
     * @param freedom its degrees of freedom
     */
    static Interval ofDifference(double difference, double error, double freedom) {
        double half = student(freedom) * error;
        return new Interval(Math.max(-1, difference - half), Math.min(1, difference + half));
    }

    /**
     * Of a share, or of an area under a curve from 0 to 1: Wilson's score interval (1927, doi
     * 10.1080/01621459.1927.10502953) of as many independent cases as would give its standard error (Korn and Graubard
     * 1998, Survey Methodology 24:193; for areas under a curve Newcombe 2006, doi 10.1002/sim.2324). It stays within 0 to
     * 1 and has a width at both ends of that, where the number of groups stands in for that of cases.
     *
     * @param share 0 to 1
     * @param error standard error
     * @param groups the number of independent cases at least
     * @param freedom degrees of freedom of the standard error
     */
    static Interval ofShare(double share, double error, double groups, double freedom) {
        double cases = error > 0 ? share * (1 - share) / (error * error) : groups;
        if (!(cases > 0)) {
            cases = groups;
        }
        double t = student(freedom);
        double square = t * t / cases;
        double centre = (share + square / 2) / (1 + square);
        double half = t / (1 + square) * Math.sqrt(share * (1 - share) / cases + square / (4 * cases));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    private static double student(double freedom) {
        return Double.isNaN(freedom)
                ? Double.NaN
                : new TDistribution(Math.max(1, freedom)).inverseCumulativeProbability((1 + LEVEL) / 2);
    }

    /** As it stands in a sentence. */
    String inWords(String format) {
        return String.format(Locale.ROOT, format + " to " + format, low, high);
    }
}
