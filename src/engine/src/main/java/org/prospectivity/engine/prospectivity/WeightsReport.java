package org.prospectivity.engine.prospectivity;

import java.util.List;
import org.prospectivity.engine.baselines.ConditionalIndependence;
import org.prospectivity.engine.baselines.PatternWeights;
import org.prospectivity.engine.baselines.WeightsOfEvidence;
import org.prospectivity.engine.raster.Band;

/**
 * Weights of evidence of all known deposits, band by band.
 *
 * @param bands those that can be cut, in the order of the maps
 * @param predicted the sum of the posterior probabilities of the bands that count; above the number of deposit cells where these
 *     depend on each other
 * @param omnibusRatio deposit cells by the predicted; below 0.85 customarily doubted
 * @param independenceStatistic of Agterberg and Cheng's new test; above 1.645 independence is rejected at 5 %
 */
public record WeightsReport(List<Line> bands, double predicted, double omnibusRatio, double independenceStatistic) {
    /**
     * A band, cut at the value of greatest studentised contrast.
     *
     * @param band its name
     * @param share of the cells above the cut, 0 to 1
     * @param deposits share of the deposit cells above it, 0 to 1
     * @param plus weight above the cut
     * @param minus weight below it
     * @param contrast above 0 where deposits prefer high values
     * @param studentised contrast by its standard error
     * @param counted whether it is part of the score
     */
    public record Line(
            String band,
            double share,
            double deposits,
            double plus,
            double minus,
            double contrast,
            double studentised,
            boolean counted) {}

    static WeightsReport of(List<Band> bands, WeightsOfEvidence.Table table) {
        ConditionalIndependence test = table.independence();
        return new WeightsReport(
                table.patterns().stream()
                        .map(pattern -> {
                            PatternWeights weights = pattern.weights();
                            return new Line(
                                    bands.get(pattern.band()).name(),
                                    weights.within() / weights.area(),
                                    weights.depositsWithin() / weights.deposits(),
                                    weights.plus(),
                                    weights.minus(),
                                    weights.contrast(),
                                    weights.studentised(),
                                    table.counted().contains(pattern.band()));
                        })
                        .toList(),
                test.predicted(),
                test.ratio(),
                test.statistic());
    }
}
