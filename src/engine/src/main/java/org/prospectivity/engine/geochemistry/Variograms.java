package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.GriddingReport.VariogramReport;
import org.prospectivity.engine.gridding.EmpiricalVariogram;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.gridding.Variogram;
import org.prospectivity.engine.gridding.VariogramFit;
import org.prospectivity.engine.raster.Band;

/**
 * The variograms of the bands to be kriged: the one given, or one fitted to each.
 *
 * @param models for each band
 * @param reports on them
 * @param warnings for a person
 */
record Variograms(List<Variogram> models, List<VariogramReport> reports, List<String> warnings) {

    static Variograms of(PreparedSamples samples, GriddingOptions options, long seed, Progress progress) {
        int bands = samples.transformedBands().size();
        return options.variogram()
                .map(given -> new Variograms(
                        Collections.nCopies(bands, given),
                        Collections.nCopies(
                                bands,
                                new VariogramReport(given.toString(), false, OptionalDouble.empty(), Optional.empty())),
                        List.of()))
                .orElseGet(() -> fitted(samples, options, seed, progress));
    }

    private static Variograms fitted(PreparedSamples samples, GriddingOptions options, long seed, Progress progress) {
        Variograms variograms = new Variograms(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Band> bands = samples.transformedBands();
        for (VariogramFit fit : fits(samples.transformedPoints(), bands, options, seed, progress)) {
            String band = bands.get(variograms.models.size()).name();
            if (fit.isPureNugget()) {
                variograms.warnings.add(band + ": the samples show no spatial structure (a pure nugget), so its map is"
                        + " the mean of the neighbours");
            } else if (fit.isBeyondCutoff()) {
                variograms.warnings.add(band + ": the fitted range lies beyond the longest distance compared, "
                        + Math.round(fit.empirical().cutoff())
                        + " m, so the values drift across the area and the range tells little");
            }
            variograms.models.add(fit.model());
            variograms.reports.add(new VariogramReport(
                    fit.model().toString(),
                    true,
                    OptionalDouble.of(fit.weightedSumOfSquares()),
                    Optional.of(fit.empirical())));
        }
        return variograms;
    }

    private static List<VariogramFit> fits(
            PointValues points, List<Band> bands, GriddingOptions options, long seed, Progress progress) {
        Variogram.Shape[] shapes = new Variogram.Shape[options.structures().orElse(GriddingOptions.STRUCTURES)];
        Arrays.fill(shapes, Variogram.Shape.SPHERICAL);
        VariogramFit[] fits = new VariogramFit[bands.size()];
        List<PointValues.Group> groups = points.groups();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            Progress part = progress.part((double) g / groups.size(), (g + 1.0) / groups.size());
            List<EmpiricalVariogram> empirical = EmpiricalVariogram.of(
                    group.values(),
                    options.cutoff().orElseGet(() -> EmpiricalVariogram.defaultCutoff(group.values())),
                    EmpiricalVariogram.LAGS,
                    seed,
                    part);
            for (int v = 0; v < empirical.size(); v++) {
                int band = group.variables()[v];
                fits[band] = VariogramFit.of(bands.get(band).name(), empirical.get(v), shapes);
            }
        }
        return Arrays.asList(fits);
    }
}
