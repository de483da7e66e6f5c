package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.Area;
import org.prospectivity.engine.gridding.CrossValidation;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.gridding.GridLayout;
import org.prospectivity.engine.gridding.Gridder;
import org.prospectivity.engine.gridding.Interpolator;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.gridding.SampledGround;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Makes element maps of a survey: replaces censored values, merges duplicates, transforms, interpolates, masks and
 * cross-validates, in this order. Every option has a default, which the report tells.
 *
 * <pre>{@code
 * GriddedSurvey gridded = SurveyGridding.run(
 *         samples,
 *         GriddingOptions.defaults().withTransform(Transform.LOG10).withCellSize(500),
 *         Progress.NONE);
 * RasterStack maps = gridded.maps();
 * }</pre>
 */
public final class SurveyGridding {
    /** Side of the blocks of the cross-validation, in √(A/N): about a hundred samples in each. */
    public static final double BLOCK_SPACINGS = 10;

    /** Folds of the cross-validation by blocks. */
    public static final int FOLDS = 5;

    /** Of which samples of a large survey make the variogram and are predicted in the cross-validation. */
    private static final long SEED = 1;

    private SurveyGridding() {}

    /**
     * Makes the maps of all elements of a table, in memory.
     *
     * @throws InvalidInputException when an option or the samples cannot be used
     */
    public static GriddedSurvey run(SampleTable samples, GriddingOptions options, Progress progress) {
        MapsInMemory maps = new MapsInMemory();
        GriddingReport report = run(samples, options, maps, progress);
        return new GriddedSurvey(maps.maps(), report);
    }

    /**
     * Makes the maps of all elements of a table. Of the maps only a few rows are in memory.
     *
     * @param maps where they go; when this ends with an exception, they are not whole
     * @throws InvalidInputException when an option or the samples cannot be used
     */
    public static GriddingReport run(SampleTable samples, GriddingOptions options, MapStore maps, Progress progress) {
        options.check();
        PreparedSamples prepared = PreparedSamples.of(samples, options, progress.part(0, 0.04));
        List<Band> bands = prepared.bands();
        PointValues points = prepared.points();
        Places places = prepared.places();
        double spacing = GridLayout.spacing(places.eastings(), places.northings());
        GridGeometry geometry = layout(places, options);
        MapSummary summary = new MapSummary(maps.open(geometry, withVariances(bands, options)), geometry, bands.size());
        Interpolation interpolation = Interpolation.of(prepared, options, SEED, progress.part(0.06, 0.2));
        Interpolator interpolator = interpolation.interpolator();
        double mask = options.maxDistance()
                .orElseGet(() -> sampledGround(places, geometry.cellSize(), progress.part(0.04, 0.06)));
        new Gridder(interpolator, mask > 0 ? mask : Double.POSITIVE_INFINITY, options.workforce())
                .masked(options.hull(), options.mask().orElse(Area.EVERYWHERE))
                .grid(points, geometry, options.variance(), summary, progress.part(0.2, 0.8));
        requireCovered(summary, bands, options, mask);
        List<CrossValidation.LeftOut> leftOut =
                CrossValidation.leaveOneOut(interpolator, points, SEED, options.workforce(), progress.part(0.8, 0.88));
        double blocks = blocks(places, spacing);
        List<CrossValidation.Errors> blockErrors = CrossValidation.spatialBlocks(
                interpolator, points, blocks, FOLDS, SEED, options.workforce(), progress.part(0.88, 0.96));
        GriddingReport report = new ReportOfMaps(prepared, interpolation, summary, SampleDraw.of(places, SEED))
                .of(
                        samples.size(),
                        geometry,
                        ReportOfMaps.settings(options, geometry, mask, blocks, FOLDS),
                        leftOut,
                        blockErrors,
                        options.workforce().threads(),
                        progress.part(0.96, 1));
        progress.report(1, "gridded");
        return report;
    }

    /** Cells that hold a sample count, however large they are: their centres lie within half their diagonal of it. */
    private static double sampledGround(Places places, double cellSize, Progress progress) {
        return Math.max(
                SampledGround.of(places.eastings(), places.northings(), progress)
                        .reach(),
                cellSize * Math.sqrt(0.5));
    }

    private static GridGeometry layout(Places places, GriddingOptions options) {
        if (options.alignTo().isPresent()) {
            return options.alignTo().get();
        }
        double size =
                options.cellSize().orElseGet(() -> GridLayout.defaultCellSize(places.eastings(), places.northings()));
        return options.bounds()
                .map(bounds -> GridLayout.within(bounds, size))
                .orElseGet(() -> GridLayout.around(places.eastings(), places.northings(), size));
    }

    /** The bands of the maps: values, then, when wanted, variances. */
    private static List<Band> withVariances(List<Band> bands, GriddingOptions options) {
        List<Band> all = new ArrayList<>(bands);
        if (options.variance()) {
            bands.forEach(band -> all.add(Band.of(band.name() + "_variance")));
        }
        return all;
    }

    /** Smaller than by rule where that would put all places in one block. */
    private static double blocks(Places places, double spacing) {
        Extent extent = Extent.of(places.eastings(), places.northings());
        return Math.min(BLOCK_SPACINGS * spacing, Math.max(extent.width(), extent.height()) / 2);
    }

    private static void requireCovered(MapSummary maps, List<Band> bands, GriddingOptions options, double mask) {
        boolean within = options.mask().isPresent();
        for (int b = 0; b < bands.size(); b++) {
            InvalidInputException.require(
                    maps.cells(b) > 0,
                    within ? "mask" : "bounds",
                    "a grid with no cell that " + bands.get(b).name() + " could be estimated for",
                    (within ? "polygons and bounds" : "bounds") + " with samples of it "
                            + (options.hull() ? "around them and " : "") + "within " + mask + " m");
        }
    }
}
