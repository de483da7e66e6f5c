package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much of an area is like what a model has learned from.
 *
 * @param threshold greatest dissimilarity index within the area of applicability
 * @param trainingCells the area was compared with
 * @param outsideCells cells with a greater index
 * @param outsideKm2 their area
 * @param outsideShare of the valid cells
 * @param causes which maps make the cells outside differ, the greatest cause first; empty without such cells
 * @param notCompared maps left out because their units are not known or other, or their transforms are
 */
public record ApplicabilityReport(
        double threshold,
        int trainingCells,
        int outsideCells,
        double outsideKm2,
        double outsideShare,
        List<Cause> causes,
        List<String> notCompared) {
    private static final double MOST = 0.5;
    private static final int TOLD = 3;

    /**
     * What a map has to do with cells being outside.
     *
     * @param band the map, by its name in training
     * @param share its mean share in the squared distance of cells outside to the nearest training cell, weighted
     * @param mean of the cells outside, in standard deviations of the training area above its mean
     */
    public record Cause(String band, double share, double mean) {}

    /** What the reader should know before using the map; empty where most of the area is inside. */
    public Optional<String> warning() {
        return outsideShare <= MOST
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%.0f %% of the area is unlike what the model has learned from (applicability below 1), most by %s:"
                                + " scores there are guesses.",
                        100 * outsideShare,
                        causes.stream()
                                .limit(TOLD)
                                .map(cause -> String.format(
                                        Locale.ROOT,
                                        "%s (%.0f %% of the distance, mean %.1f standard deviations %s that of training)",
                                        cause.band(),
                                        100 * cause.share(),
                                        Math.abs(cause.mean()),
                                        cause.mean() < 0 ? "below" : "above"))
                                .collect(Collectors.joining(", "))));
    }
}
