package org.prospectivity.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.learning.Ranks;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;

/**
 * How little a score can be relied on, cell by cell, from what there is to tell it: disagreement of the networks, kriging
 * variance, and whether the model applies. All but the last are ranks among the cells with a value, so that units do not
 * matter.
 */
final class Doubt {
    private final Optional<Ranked> uncertainty;
    private final List<Ranked> variances;
    private final Optional<float[]> applicability;

    private record Ranked(float[] values, Ranks ranks) {
        static Optional<Ranked> of(float[] values) {
            return Ranks.ofKnown(values).map(ranks -> new Ranked(values, ranks));
        }

        float at(int cell) {
            return ranks.of(values[cell]);
        }
    }

    /**
     * @param map of scores, with what bands it has beside
     * @param kriged maps with kriging variances, if there are any
     * @throws InvalidInputException when these are on another grid or have no such band
     */
    Doubt(ScoreMap map, Optional<Named<RasterStack>> kriged) {
        uncertainty = map.band(ProspectivityPrediction.UNCERTAINTY).flatMap(Ranked::of);
        applicability = map.band(ProspectivityPrediction.APPLICABILITY);
        variances = kriged.map(maps -> variances(maps, map)).orElse(List.of());
    }

    private static List<Ranked> variances(Named<RasterStack> kriged, ScoreMap map) {
        map.requireItsGrid(kriged);
        RasterStack maps = kriged.value();
        List<String> names = maps.bands().stream().map(Band::name).toList();
        List<Ranked> ranked = new ArrayList<>();
        for (int b = 0; b < names.size(); b++) {
            if (names.get(b).endsWith(SamplingData.VARIANCE)) {
                Ranked.of(maps.values(b)).ifPresent(ranked::add);
            }
        }
        if (ranked.isEmpty()) {
            throw new InvalidInputException(
                    kriged.name(),
                    "none of its " + names.size() + " bands " + names
                            + " has kriging variances; expected one whose name"
                            + " ends in " + SamplingData.VARIANCE + ", as GridGeochem makes with method KRIGING and"
                            + " variance true");
        }
        return ranked;
    }

    /** Whether nothing tells of it. */
    boolean isUnknown() {
        return uncertainty.isEmpty() && variances.isEmpty() && applicability.isEmpty();
    }

    /** Standard deviation of the score over the networks. */
    OptionalDouble uncertainty(int cell) {
        return uncertainty.isPresent() ? number(uncertainty.get().values()[cell]) : OptionalDouble.empty();
    }

    /** Its rank, 0 to 1. */
    OptionalDouble disagreement(int cell) {
        return uncertainty.isPresent() ? number(uncertainty.get().at(cell)) : OptionalDouble.empty();
    }

    /** Mean rank of the kriging variances, 0 to 1. */
    OptionalDouble variance(int cell) {
        return variances.stream()
                .mapToDouble(variance -> variance.at(cell))
                .filter(rank -> !Double.isNaN(rank))
                .average();
    }

    /** Below 1 where the model does not apply. */
    OptionalDouble applicability(int cell) {
        return applicability.isPresent() ? number(applicability.get()[cell]) : OptionalDouble.empty();
    }

    private static OptionalDouble number(float value) {
        return Float.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** From 0 to 1: the greatest rank, and 1 where the model does not apply; 0 where nothing is known. */
    double at(int cell) {
        if (applicability(cell).orElse(1) < 1) {
            return 1;
        }
        return Math.max(disagreement(cell).orElse(0), variance(cell).orElse(0));
    }
}
