package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.geochemistry.GriddingReport.BandReport;
import org.prospectivity.engine.geochemistry.GriddingReport.Settings;
import org.prospectivity.engine.geochemistry.GriddingReport.ShownPlaces;
import org.prospectivity.engine.gridding.CrossValidation;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Makes the report on maps.
 *
 * @param samples they were made from
 * @param interpolation how they were interpolated
 * @param maps what was seen of them as they were made
 * @param shown the places that maps of the samples show
 */
record ReportOfMaps(PreparedSamples samples, Interpolation interpolation, MapSummary maps, SampleDraw shown) {

    /** The options with their defaults. */
    static Settings settings(
            GriddingOptions options, GridGeometry geometry, double maxDistance, double blocks, int folds) {
        return new Settings(
                options.method(),
                options.transform(),
                options.backTransform(),
                options.detectionLimits(),
                options.duplicates(),
                options.duplicateTolerance(),
                geometry.cellSize(),
                maxDistance,
                options.hull(),
                options.mask().isPresent(),
                options.searches() ? OptionalInt.of(options.neighbourhood().neighbours()) : OptionalInt.empty(),
                options.radius(),
                options.sectors(),
                options.method() == Method.IDW
                        ? OptionalDouble.of(options.power().orElse(GriddingOptions.POWER))
                        : OptionalDouble.empty(),
                blocks,
                folds,
                CrossValidation.MOST_POINTS);
    }

    GriddingReport of(
            int sampled,
            GridGeometry geometry,
            Settings settings,
            List<CrossValidation.LeftOut> leftOut,
            List<CrossValidation.Errors> spatialBlocks,
            int threads,
            Progress progress) {
        List<BandReport> bands = Workers.map(samples.bands().size(), threads, progress, (b, part) -> {
            part.report(0, "class breaks");
            return band(b, leftOut.get(b), spatialBlocks.get(b));
        });
        List<String> warnings = new ArrayList<>(samples.warnings());
        warnings.addAll(interpolation.warnings());
        return new GriddingReport(
                sampled,
                samples.places().size(),
                geometry,
                settings,
                samples.elements(),
                bands,
                samples.subcomposition(),
                new ShownPlaces(shown.eastings(), shown.northings()),
                warnings);
    }

    private BandReport band(int number, CrossValidation.LeftOut leaveOneOut, CrossValidation.Errors spatialBlocks) {
        double[] values = samples.values()[number];
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return new BandReport(
                samples.bands().get(number).name(),
                sorted.length,
                sorted[0],
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
                sorted[sorted.length - 1],
                new StandardDeviation(false).evaluate(sorted),
                ClassBreaks.of(sorted),
                maps.concentrationArea(number, samples.bands().get(number)),
                interpolation.variograms().map(reports -> reports.get(number)),
                leaveOneOut.errors(),
                spatialBlocks,
                maps.cells(number),
                shown.values(values),
                shown.errors(leaveOneOut, values.length));
    }
}
