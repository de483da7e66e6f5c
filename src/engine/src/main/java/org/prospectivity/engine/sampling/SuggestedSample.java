package org.prospectivity.engine.sampling;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A place where a sample would teach much.
 *
 * @param rank from 1, in the order the places were chosen: the first so many are what is suggested when so many are asked for
 * @param easting of the place, a cell's centre, in metres
 * @param northing of it
 * @param worth it was chosen by, as a share of the first place's
 * @param figures the choice rests on
 * @param reasons that stand out, at least one
 * @param reason in plain words
 */
public record SuggestedSample(
        int rank, double easting, double northing, double worth, Figures figures, List<Reason> reasons, String reason) {
    /**
     * What is known of a place. Percentiles are of the map's cells with a score, 0 to 100, equal ones counting half.
     *
     * @param score of the map
     * @param percentile of the score
     * @param uncertainty standard deviation of the score over the networks; empty when the map has none
     * @param disagreement percentile of the uncertainty, likewise
     * @param variance percentile of the kriging variance, mean over the elements; empty when it is not given
     * @param applicability of the model, below 1 where it does not apply; empty when the map does not tell
     * @param sampleDistance to the nearest sample there is, in metres
     * @param gaps the same by the typical gap between samples
     * @param roadDistance to the nearest road, in metres; empty without roads
     */
    public record Figures(
            double score,
            double percentile,
            OptionalDouble uncertainty,
            OptionalDouble disagreement,
            OptionalDouble variance,
            OptionalDouble applicability,
            double sampleDistance,
            double gaps,
            OptionalDouble roadDistance) {}

    /** A place with its reasons. */
    static SuggestedSample of(int rank, double easting, double northing, double worth, Figures figures) {
        List<Reason> reasons = Reason.of(figures);
        String words = reasons.stream().map(reason -> reason.words(figures)).collect(Collectors.joining("; "));
        return new SuggestedSample(
                rank,
                easting,
                northing,
                worth,
                figures,
                reasons,
                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
}
