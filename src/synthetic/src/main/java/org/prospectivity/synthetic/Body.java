package org.prospectivity.synthetic;

import java.util.List;

/**
 * Something below the surface that enriches elements around its centre: a deposit or a decoy.
 *
 * @param kind which of them
 * @param easting of its centre, m
 * @param northing of its centre, m
 * @param enrichments one for each element of the survey, in their order; null where the element is not touched
 */
public record Body(Kind kind, double easting, double northing, List<Enrichment> enrichments) {

    /** What a body is. */
    public enum Kind {
        /** A zoned halo: the core's elements over it, the ring's around it. */
        DEPOSIT,
        /** The core of a deposit without a ring. */
        CORE_ONLY,
        /** A core in one element. */
        SINGLE_ELEMENT,
        /** A bump of the ring's elements, filled in the middle. */
        FILLED
    }

    /**
     * The enrichment of one element: amplitude × exp(−(d − radius)² / (2 sigma²)) at the distance d.
     *
     * @param amplitude in standard deviations of the element's background
     * @param radius distance of the crest from the centre, m; 0 for a bump
     * @param sigma standard deviation of the cross-section, m
     */
    public record Enrichment(double amplitude, double radius, double sigma) {
        /** Below it e to the power of it is less than the least double. */
        private static final double LEAST_EXPONENT = -746;

        double at(double distance) {
            double z = (distance - radius) / sigma;
            double exponent = -0.5 * z * z;
            // what is exactly 0 need not be computed, which is most of a large area
            return exponent < LEAST_EXPONENT ? 0 : amplitude * StrictMath.exp(exponent);
        }
    }

    double distance(double easting, double northing) {
        double dx = easting - this.easting;
        double dy = northing - this.northing;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
