package org.prospectivity.engine.geochemistry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.GriddingReport.VariogramReport;
import org.prospectivity.engine.gridding.Interpolator;
import org.prospectivity.engine.gridding.InverseDistance;
import org.prospectivity.engine.gridding.NaturalNeighbour;
import org.prospectivity.engine.gridding.NearestNeighbour;
import org.prospectivity.engine.gridding.OrdinaryKriging;

/**
 * The interpolator of a survey.
 *
 * @param interpolator of all bands
 * @param variograms of each band, for kriging
 * @param warnings for a person
 */
record Interpolation(Interpolator interpolator, Optional<List<VariogramReport>> variograms, List<String> warnings) {
    private static final String GEOMETRIC_MEAN =
            "The maps are powers of ten of interpolated logarithms, that is geometric"
                    + " means of the samples around: they estimate the median of the concentrations, which lies below their mean,"
                    + " so that tonnages come out too low.";

    private static final String LOGNORMAL_MEAN = "The maps are means of lognormal concentrations, 10^(y + ln(10) σ²/2)"
            + " with the kriged logarithm y and its variance σ²: unbiased only where the logarithms are normal and the"
            + " variogram is right; a sill too high makes them too high, most of all far from samples.";

    static Interpolation of(PreparedSamples samples, GriddingOptions options, long seed, Progress progress) {
        return switch (options.method()) {
            case IDW ->
                simple(
                        new InverseDistance(options.power().orElse(GriddingOptions.POWER), options.neighbourhood()),
                        options);
            case NEAREST -> simple(new NearestNeighbour(), options);
            case NATURAL_NEIGHBOUR -> simple(new NaturalNeighbour(), options);
            case KRIGING -> {
                Variograms variograms = Variograms.of(samples, options, seed, progress);
                yield new Interpolation(
                                new OrdinaryKriging(variograms.models(), options.neighbourhood()),
                                Optional.of(variograms.reports()),
                                variograms.warnings())
                        .back(options, LOGNORMAL_MEAN);
            }
        };
    }

    private static Interpolation simple(Interpolator interpolator, GriddingOptions options) {
        return new Interpolation(interpolator, Optional.empty(), List.of()).back(options, GEOMETRIC_MEAN);
    }

    /** Of concentrations, where maps of logarithms are given back as such. */
    private Interpolation back(GriddingOptions options, String warning) {
        return options.backTransform()
                ? new Interpolation(
                        new LognormalInterpolator(interpolator),
                        variograms,
                        Stream.concat(warnings.stream(), Stream.of(warning)).toList())
                : this;
    }
}
