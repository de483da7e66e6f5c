package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.GriddingReport.BandReport;
import org.prospectivity.engine.geochemistry.GriddingReport.ElementReport;
import org.prospectivity.engine.geochemistry.GriddingReport.Limit;
import org.prospectivity.engine.geochemistry.GriddingReport.Settings;
import org.prospectivity.engine.geochemistry.GriddingReport.ShownPlaces;
import org.prospectivity.engine.geochemistry.GriddingReport.VariogramReport;
import org.prospectivity.engine.gridding.Area;
import org.prospectivity.engine.gridding.CrossValidation;
import org.prospectivity.engine.gridding.EmpiricalVariogram;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.gridding.GridLayout;
import org.prospectivity.engine.gridding.Gridder;
import org.prospectivity.engine.gridding.Interpolator;
import org.prospectivity.engine.gridding.InverseDistance;
import org.prospectivity.engine.gridding.NaturalNeighbour;
import org.prospectivity.engine.gridding.NearestNeighbour;
import org.prospectivity.engine.gridding.Neighbourhood;
import org.prospectivity.engine.gridding.OrdinaryKriging;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.gridding.Variogram;
import org.prospectivity.engine.gridding.VariogramFit;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Makes element maps of a survey: replaces censored values, merges duplicates, transforms, interpolates, masks and
 * cross-validates, in this order. Every setting has a default, which the report tells.
 */
public final class SurveyGridder {
    /** Neighbours of IDW by default. */
    public static final int IDW_NEIGHBOURS = 12;

    /** Neighbours of kriging by default. */
    public static final int KRIGING_NEIGHBOURS = 16;

    /** Power of the distance of IDW by default. */
    public static final double POWER = 2;

    /** The mask by default, in √(A/N). */
    public static final double MASK_SPACINGS = 3;

    /** Side of the blocks of the cross-validation, in √(A/N): about a hundred samples in each. */
    public static final double BLOCK_SPACINGS = 10;

    /** Folds of the cross-validation by blocks. */
    public static final int FOLDS = 5;

    /** Of which samples of a large survey make the variogram and are predicted in the cross-validation. */
    private static final long SEED = 1;

    private static final String GEOMETRIC_MEAN =
            "The maps are powers of ten of interpolated logarithms, that is geometric"
                    + " means of the samples around: they estimate the median of the concentrations, which lies below their mean,"
                    + " so that tonnages come out too low.";

    private static final String LOGNORMAL_MEAN = "The maps are means of lognormal concentrations, 10^(y + ln(10) σ²/2)"
            + " with the kriged logarithm y and its variance σ²: unbiased only where the logarithms are normal and the"
            + " variogram is right; a sill too high makes them too high, most of all far from samples.";

    private Method method = Method.IDW;
    private Transform transform = Transform.NONE;
    private DetectionLimits detectionLimits = DetectionLimits.HALF;
    private Duplicates duplicates = Duplicates.MEAN;
    private double duplicateTolerance;
    private Double cellSize;
    private Extent bounds;
    private GridGeometry grid;
    private Double maxDistance;
    private boolean hull;
    private Area area;
    private Integer neighbours;
    private Double radius;
    private Integer sectors;
    private Double power;
    private Variogram variogram;
    private boolean variance;
    private Double cutoff;
    private Integer structures;
    private boolean backTransform;
    private int threads = Runtime.getRuntime().availableProcessors();

    /** How values are estimated; IDW by default. */
    public SurveyGridder method(Method method) {
        this.method = method;
        return this;
    }

    /** What is done to the values before gridding; nothing by default. */
    public SurveyGridder transform(Transform transform) {
        this.transform = transform;
        return this;
    }

    /** What stands in for values beyond a detection limit; half of it by default. */
    public SurveyGridder detectionLimits(DetectionLimits detectionLimits) {
        this.detectionLimits = detectionLimits;
        return this;
    }

    /** The value at a place with several; their mean by default. */
    public SurveyGridder duplicates(Duplicates duplicates) {
        this.duplicates = duplicates;
        return this;
    }

    /** How far apart samples at one place may be, in metres; 0, the same coordinates, by default. */
    public SurveyGridder duplicateTolerance(double duplicateTolerance) {
        this.duplicateTolerance = duplicateTolerance;
        return this;
    }

    /** Side of a cell in metres; by default 0.25 √(A/N), A being the area of the places' bounding box. */
    public SurveyGridder cellSize(Double cellSize) {
        this.cellSize = cellSize;
        return this;
    }

    /** What the grid covers, from its north-west corner; by default the samples, cell edges at whole cell sizes. */
    public SurveyGridder bounds(Extent bounds) {
        this.bounds = bounds;
        return this;
    }

    /** The grid itself, in place of cell size and bounds. */
    public SurveyGridder grid(GridGeometry grid) {
        this.grid = grid;
        return this;
    }

    /**
     * Cells farther than this from every sample with a value have none, in metres; 0 for no mask; 3 √(A/N) by default.
     */
    public SurveyGridder maxDistance(Double maxDistance) {
        this.maxDistance = maxDistance;
        return this;
    }

    /** Whether cells outside the convex hull of the samples with a value have none; not by default. */
    public SurveyGridder hull(boolean hull) {
        this.hull = hull;
        return this;
    }

    /** Cells whose centre lies outside have no value; null, the default, for no such mask. */
    public SurveyGridder area(Area area) {
        this.area = area;
        return this;
    }

    /** How many samples make an estimate, 0 for all; 12 for IDW and 16 for kriging by default. */
    public SurveyGridder neighbours(Integer neighbours) {
        this.neighbours = neighbours;
        return this;
    }

    /** None of the samples that make an estimate is farther than this, in metres; no limit by default. */
    public SurveyGridder radius(Double radius) {
        this.radius = radius;
        return this;
    }

    /** Into how many sectors the samples that make an estimate are divided, each giving as many; 1 by default. */
    public SurveyGridder sectors(Integer sectors) {
        this.sectors = sectors;
        return this;
    }

    /** Power of the distance, for IDW; 2 by default. */
    public SurveyGridder power(Double power) {
        this.power = power;
        return this;
    }

    /** The variogram of all bands, for kriging; by default a nugget and a spherical structure fitted to each. */
    public SurveyGridder variogram(Variogram variogram) {
        this.variogram = variogram;
        return this;
    }

    /** Whether there is a band of the kriging variance for each; not by default. */
    public SurveyGridder variance(boolean variance) {
        this.variance = variance;
        return this;
    }

    /**
     * Greatest distance between samples compared for fitting the variogram, in metres; by default a third of the diagonal
     * of the samples' bounding box.
     */
    public SurveyGridder cutoff(Double cutoff) {
        this.cutoff = cutoff;
        return this;
    }

    /** How many spherical structures are fitted beside a nugget, 1 or 2; 1 by default. */
    public SurveyGridder structures(Integer structures) {
        this.structures = structures;
        return this;
    }

    /**
     * Whether maps of logarithms are given back as concentrations; not by default. Without a variance of the estimates
     * they are geometric means of the samples, which lie below the mean; kriged ones are means of lognormal
     * concentrations.
     */
    public SurveyGridder backTransform(boolean backTransform) {
        this.backTransform = backTransform;
        return this;
    }

    /** How many threads; the processors by default. The result does not depend on it. */
    public SurveyGridder threads(int threads) {
        this.threads = threads;
        return this;
    }

    /**
     * Makes the maps of all elements of a table, in memory.
     *
     * @throws InvalidInputException when a setting or the samples cannot be used
     */
    public GriddedSurvey grid(SampleTable samples, Progress progress) {
        MapsInMemory maps = new MapsInMemory();
        GriddingReport report = grid(samples, maps, progress);
        return new GriddedSurvey(maps.maps(), report);
    }

    /**
     * Makes the maps of all elements of a table. Of the maps only a few rows are in memory.
     *
     * @param maps where they go; when this ends with an exception, they are not whole
     * @throws InvalidInputException when a setting or the samples cannot be used
     */
    public GriddingReport grid(SampleTable samples, MapStore maps, Progress progress) {
        checkSettings();
        progress.report(0, "preparing samples");
        Places places = new Places(samples, duplicateTolerance, progress.part(0, 0.02));
        List<ElementReport> elements = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        LogTransform.Transformed transformed = prepare(samples, places, elements, warnings, progress.part(0.02, 0.04));
        List<Band> bands = backTransform
                ? samples.elements().stream().map(Determinations::band).toList()
                : transformed.bands();
        double[][] values = backTransform ? transformed.concentrations() : transformed.values();
        PointValues points = new PointValues(places.eastings(), places.northings(), values);
        checkPoints(points, bands);

        GridGeometry geometry = layout(places);
        MapSummary summary = new MapSummary(maps.open(geometry, withVariances(bands)), geometry, bands.size());
        double mask = maxDistance != null
                ? maxDistance
                : MASK_SPACINGS * GridLayout.spacing(places.eastings(), places.northings());
        List<VariogramReport> variograms = new ArrayList<>();
        PointValues fitted = new PointValues(places.eastings(), places.northings(), transformed.values());
        Interpolator interpolator =
                interpolator(fitted, transformed.bands(), variograms, warnings, progress.part(0.04, 0.2));
        if (backTransform) {
            interpolator = new LognormalInterpolator(interpolator);
            warnings.add(method == Method.KRIGING ? LOGNORMAL_MEAN : GEOMETRIC_MEAN);
        }
        new Gridder(interpolator, mask > 0 ? mask : Double.POSITIVE_INFINITY, threads)
                .masked(hull, area != null ? area : Area.EVERYWHERE)
                .grid(points, geometry, variance, summary, progress.part(0.2, 0.8));
        checkCovered(summary, bands, mask);
        List<CrossValidation.LeftOut> leftOut =
                CrossValidation.leaveOneOut(interpolator, points, SEED, threads, progress.part(0.8, 0.88));
        double spacing = GridLayout.spacing(places.eastings(), places.northings());
        double blocks = blocks(places, spacing);
        List<CrossValidation.Errors> blockErrors = CrossValidation.spatialBlocks(
                interpolator, points, blocks, FOLDS, SEED, threads, progress.part(0.88, 0.96));

        SampleDraw shown = SampleDraw.of(places, SEED);
        List<BandReport> bandReports = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            progress.report(0.96 + 0.04 * b / bands.size(), "class breaks");
            bandReports.add(report(
                    b,
                    bands.get(b),
                    values[b],
                    variograms.isEmpty() ? null : variograms.get(b),
                    leftOut.get(b),
                    blockErrors.get(b),
                    summary,
                    shown));
        }
        progress.report(1, "gridded");
        return new GriddingReport(
                samples.size(),
                places.size(),
                geometry,
                new Settings(
                        method,
                        transform,
                        backTransform,
                        detectionLimits,
                        duplicates,
                        duplicateTolerance,
                        geometry.cellSize(),
                        mask,
                        hull,
                        area != null,
                        method == Method.IDW || method == Method.KRIGING ? neighbours() : null,
                        radius,
                        sectors,
                        method == Method.IDW ? power() : null,
                        blocks,
                        FOLDS,
                        CrossValidation.MOST_POINTS),
                elements,
                bandReports,
                transformed.subcomposition(),
                new ShownPlaces(shown.eastings(), shown.northings()),
                warnings);
    }

    /** The bands of the maps: values, then, when wanted, variances. */
    private List<Band> withVariances(List<Band> bands) {
        List<Band> all = new ArrayList<>(bands);
        if (variance) {
            bands.forEach(band -> all.add(Band.of(band.name() + "_variance")));
        }
        return all;
    }

    /** Smaller than by rule where that would put all places in one block. */
    private static double blocks(Places places, double spacing) {
        Extent extent = Extent.of(places.eastings(), places.northings());
        return Math.min(BLOCK_SPACINGS * spacing, Math.max(extent.width(), extent.height()) / 2);
    }

    private void checkSettings() {
        InvalidInputException.require(
                cellSize == null || cellSize > 0 && Double.isFinite(cellSize),
                "cellSize",
                cellSize,
                "a positive number of metres");
        InvalidInputException.require(
                maxDistance == null || maxDistance >= 0 && Double.isFinite(maxDistance),
                "maxDistance",
                maxDistance,
                "a number of metres above 0, or 0 for no mask");
        InvalidInputException.require(
                !variance || method == Method.KRIGING, "variance", "true with method " + method, "method KRIGING");
        InvalidInputException.require(
                variogram == null || method == Method.KRIGING,
                "variogram",
                "one with method " + method,
                "none, or method KRIGING");
        InvalidInputException.require(
                power == null || method == Method.IDW, "power", power + " with method " + method, "method IDW");
        InvalidInputException.require(
                !backTransform || transform == Transform.LOG10,
                "backTransform",
                "true with transform " + transform,
                "transform LOG10");
        requireFitted(cutoff, "cutoff");
        requireFitted(structures, "structures");
        InvalidInputException.require(
                cutoff == null || cutoff > 0 && Double.isFinite(cutoff),
                "cutoff",
                cutoff,
                "a positive number of metres");
        InvalidInputException.require(
                structures == null || structures == 1 || structures == 2, "structures", structures, "1 or 2");
        requireNeighbourhood(neighbours, "neighbours");
        requireNeighbourhood(radius, "radius");
        requireNeighbourhood(sectors, "sectors");
        InvalidInputException.require(
                grid == null || cellSize == null,
                "cellSize",
                cellSize + " beside alignTo",
                "one of the two, as the grid aligned to has a cell size");
        InvalidInputException.require(
                grid == null || bounds == null,
                "bounds",
                bounds + " beside alignTo",
                "one of the two, as the grid aligned to has bounds");
    }

    private void requireNeighbourhood(Number setting, String name) {
        InvalidInputException.require(
                setting == null || method == Method.IDW || method == Method.KRIGING,
                name,
                setting + " with method " + method,
                "method IDW or KRIGING");
    }

    private void requireFitted(Number setting, String name) {
        InvalidInputException.require(
                setting == null || method == Method.KRIGING && variogram == null,
                name,
                setting + (method == Method.KRIGING ? " beside variogram" : " with method " + method),
                "method KRIGING with a variogram to be fitted");
    }

    private Neighbourhood neighbourhood() {
        return new Neighbourhood(
                neighbours(), radius != null ? radius : Double.POSITIVE_INFINITY, sectors != null ? sectors : 1);
    }

    private int neighbours() {
        return neighbours != null ? neighbours : method == Method.IDW ? IDW_NEIGHBOURS : KRIGING_NEIGHBOURS;
    }

    private double power() {
        return power != null ? power : POWER;
    }

    private LogTransform.Transformed prepare(
            SampleTable samples,
            Places places,
            List<ElementReport> elements,
            List<String> warnings,
            Progress progress) {
        List<Band> bands = new ArrayList<>();
        double[][] merged = new double[samples.elements().size()][];
        int[] dropped = new int[merged.length];
        int[] duplicated = new int[merged.length];
        for (int e = 0; e < merged.length; e++) {
            progress.report(0.5 * e / merged.length, "preparing samples");
            Determinations determinations = samples.elements().get(e);
            double[] values = detectionLimits.apply(determinations);
            merged[e] = duplicates.merge(values, places, determinations.element());
            bands.add(determinations.band());
            Censoring censoring = determinations.censoring();
            dropped[e] = determinations.size() - censoring.missing() - known(values);
            duplicated[e] = known(values) - known(merged[e]);
            warnings.addAll(censoring.warnings(determinations.element()));
        }
        LogTransform.Transformed transformed = LogTransform.apply(transform, bands, merged);
        for (int e = 0; e < merged.length; e++) {
            progress.report(0.5 + 0.5 * e / merged.length, "preparing samples");
            Censoring censoring = samples.elements().get(e).censoring();
            int zeros = transformed.zerosReplaced()[e];
            elements.add(new ElementReport(
                    bands.get(e).name(),
                    bands.get(e).unit().label(),
                    censoring,
                    censoring.share(),
                    censoring.level(),
                    dropped[e],
                    duplicated[e],
                    zeros,
                    limits(samples.elements().get(e)),
                    List.of(
                            ConcentrationHistogram.of(samples.elements().get(e), false),
                            ConcentrationHistogram.of(samples.elements().get(e), true))));
            if (zeros > 0) {
                warnings.add(bands.get(e).name() + ": " + zeros
                        + " zeros have no logarithm and were replaced by half the smallest value above 0");
            }
        }
        return transformed;
    }

    /** The commonest first. */
    private static List<Limit> limits(Determinations determinations) {
        Map<Double, Integer> below = new HashMap<>();
        Map<Double, Integer> above = new HashMap<>();
        for (int s = 0; s < determinations.size(); s++) {
            if (determinations.qualifier(s) == Qualifier.BELOW) {
                below.merge(determinations.value(s), 1, Integer::sum);
            } else if (determinations.qualifier(s) == Qualifier.ABOVE) {
                above.merge(determinations.value(s), 1, Integer::sum);
            }
        }
        List<Limit> limits = new ArrayList<>();
        below.forEach((limit, count) -> limits.add(new Limit(limit, false, count)));
        above.forEach((limit, count) -> limits.add(new Limit(limit, true, count)));
        return limits.stream()
                .sorted(Comparator.comparingInt(Limit::determinations)
                        .reversed()
                        .thenComparing(Limit::limit))
                .limit(ElementReport.MOST_LIMITS)
                .toList();
    }

    private static int known(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    /** A band needs as much as a survey: three places, not all the same, which places never are. */
    private static void checkPoints(PointValues points, List<Band> bands) {
        for (int b = 0; b < bands.size(); b++) {
            int known = 0;
            for (int p = 0; p < points.size(); p++) {
                known += Double.isNaN(points.value(b, p)) ? 0 : 1;
            }
            InvalidInputException.require(
                    known >= SampleTable.FEWEST,
                    "elements",
                    bands.get(b).name() + ", which has a value at " + known + " places",
                    "elements with a value at " + SampleTable.FEWEST + " places or more");
        }
    }

    private GridGeometry layout(Places places) {
        if (grid != null) {
            return grid;
        }
        double size = cellSize != null ? cellSize : GridLayout.defaultCellSize(places.eastings(), places.northings());
        return bounds != null
                ? GridLayout.within(bounds, size)
                : GridLayout.around(places.eastings(), places.northings(), size);
    }

    private Interpolator interpolator(
            PointValues points,
            List<Band> bands,
            List<VariogramReport> reports,
            List<String> warnings,
            Progress progress) {
        return switch (method) {
            case IDW -> new InverseDistance(power(), neighbourhood());
            case NEAREST -> new NearestNeighbour();
            case NATURAL_NEIGHBOUR -> new NaturalNeighbour();
            case KRIGING -> {
                List<Variogram> models = new ArrayList<>();
                if (variogram != null) {
                    for (int b = 0; b < bands.size(); b++) {
                        models.add(variogram);
                        reports.add(new VariogramReport(variogram.toString(), false, null, null));
                    }
                } else {
                    for (VariogramFit fit : fits(points, bands, progress)) {
                        String band = bands.get(models.size()).name();
                        if (fit.isPureNugget()) {
                            warnings.add(band + ": the samples show no spatial structure (a pure nugget), so its map is"
                                    + " the mean of the neighbours");
                        } else if (fit.isBeyondCutoff()) {
                            warnings.add(band + ": the fitted range lies beyond the longest distance compared, "
                                    + Math.round(fit.empirical().cutoff())
                                    + " m, so the values drift across the area and the range tells little");
                        }
                        models.add(fit.model());
                        reports.add(new VariogramReport(
                                fit.model().toString(), true, fit.weightedSumOfSquares(), fit.empirical()));
                    }
                }
                yield new OrdinaryKriging(models, neighbourhood());
            }
        };
    }

    private List<VariogramFit> fits(PointValues points, List<Band> bands, Progress progress) {
        Variogram.Shape[] shapes = new Variogram.Shape[structures != null ? structures : 1];
        Arrays.fill(shapes, Variogram.Shape.SPHERICAL);
        VariogramFit[] fits = new VariogramFit[bands.size()];
        List<PointValues.Group> groups = points.groups();
        for (int g = 0; g < groups.size(); g++) {
            PointValues.Group group = groups.get(g);
            Progress part = progress.part((double) g / groups.size(), (g + 1.0) / groups.size());
            List<EmpiricalVariogram> empirical = EmpiricalVariogram.of(
                    group.values(),
                    cutoff != null ? cutoff : EmpiricalVariogram.defaultCutoff(group.values()),
                    EmpiricalVariogram.LAGS,
                    SEED,
                    part);
            for (int v = 0; v < empirical.size(); v++) {
                int band = group.variables()[v];
                fits[band] = VariogramFit.of(bands.get(band).name(), empirical.get(v), shapes);
            }
        }
        return Arrays.asList(fits);
    }

    private void checkCovered(MapSummary maps, List<Band> bands, double mask) {
        for (int b = 0; b < bands.size(); b++) {
            InvalidInputException.require(
                    maps.cells(b) > 0,
                    area != null ? "mask" : "bounds",
                    "a grid with no cell that " + bands.get(b).name() + " could be estimated for",
                    (area != null ? "polygons and bounds" : "bounds") + " with samples of it "
                            + (hull ? "around them and " : "") + "within " + mask + " m");
        }
    }

    private static BandReport report(
            int number,
            Band band,
            double[] values,
            VariogramReport variogram,
            CrossValidation.LeftOut leaveOneOut,
            CrossValidation.Errors spatialBlocks,
            MapSummary maps,
            SampleDraw shown) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return new BandReport(
                band.name(),
                sorted.length,
                sorted[0],
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
                sorted[sorted.length - 1],
                new StandardDeviation(false).evaluate(sorted),
                ClassBreaks.of(sorted),
                maps.concentrationArea(number, band).orElse(null),
                variogram,
                leaveOneOut.errors(),
                spatialBlocks,
                maps.cells(number),
                shown.values(values),
                shown.errors(leaveOneOut, values.length));
    }
}
