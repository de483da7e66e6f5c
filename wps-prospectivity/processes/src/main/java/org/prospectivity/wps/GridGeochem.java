package org.prospectivity.wps;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.geotools.referencing.CRS;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.assays.AssayTable;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.DetectionLimits;
import org.prospectivity.engine.geochemistry.Duplicates;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.geochemistry.GriddingReport.BandReport;
import org.prospectivity.engine.geochemistry.Method;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.gridding.Variogram;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.conversion.ElementStyle;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.PolygonArea;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.SampleCrs;
import org.prospectivity.wps.conversion.SampleInputs;
import org.prospectivity.wps.conversion.SamplePlaceFeatures;
import org.prospectivity.wps.conversion.Samples;
import org.prospectivity.wps.conversion.TargetGrid;
import org.prospectivity.wps.conversion.Warnings;
import org.prospectivity.wps.host.Host;

/** The process that makes element maps of point samples. */
@DescribeProcess(
        title = "Grid geochemical samples",
        description = "Interpolates the concentrations of point samples to a coverage with one band an element, on"
                + " square cells in metres. Values beyond detection limits, duplicates and missing values are treated"
                + " by stated rules, cells far from any sample are left empty, and a report tells how good each map"
                + " is.")
public class GridGeochem {
    private final Host host;
    private final Inputs inputs;
    private final Supplier<SurveyMaps> stores;

    /**
     * The process with maps in memory while they are small, else in a temporary file.
     *
     * @param host that the process runs in
     */
    public GridGeochem(Host host) {
        this(host, () -> host.workplace().maps(host.limits().grid()));
    }

    /**
     * @param host that the process runs in
     * @param stores where the maps of a run are kept
     */
    GridGeochem(Host host, Supplier<SurveyMaps> stores) {
        this.host = host;
        this.inputs = new Inputs(host);
        this.stores = stores;
    }

    @DescribeResults({
        @DescribeResult(
                name = "result",
                type = GridCoverage2D.class,
                description = "Coverage with one band an element, named after its attribute and the transform"
                        + " (As_ppm_log10, or As_ppm with backTransform); with variance, followed by one of the kriging variance for each; no data is"
                        + " NaN."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME),
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: the settings used, defaults included; per element the counts of censored, missing,"
                        + " dropped and duplicate values; reading, what the table of samples was taken for; per"
                        + " band the class breaks, the variogram with its fit and"
                        + " the errors when each sample is predicted from the others; warnings."),
        @DescribeResult(
                name = "samplePlaces",
                type = SimpleFeatureCollection.class,
                description =
                        "With samplePlaces: the places of the samples that were gridded, as points in the CRS of the"
                                + " maps, for the samples of TrainTransferCNN and SuggestSamples.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "samples",
                            min = 0,
                            description = "The samples as they were delivered: a table in a file, or points with an"
                                    + " attribute an element. Give this or samplesLayer.")
                    SimpleFeatureCollection samples,
            @DescribeParameter(
                            name = "samplesLayer",
                            min = 0,
                            description = "Name of a published layer with the samples, workspace:name.")
                    String samplesLayer,
            @DescribeParameter(
                            name = "elements",
                            min = 1,
                            collectionType = String.class,
                            description =
                                    "Attributes with the elements, one or several: names of columns, symbols, or patterns such"
                                            + " as *_ppm or *. The unit is told by a column's name (Au_ppb, Au (ppb)) or asked for"
                                            + " (Au_ppb). Values below 0 or \"<x\" are below the detection limit x, \">x\" above"
                                            + " it, nothing is not analysed; codes are taken where they are clear.")
                    List<String> elements,
            @DescribeParameter(
                            name = "method",
                            min = 0,
                            defaultValue = "IDW",
                            description = "How values between samples are estimated: IDW (inverse distance weighting),"
                                    + " KRIGING (ordinary kriging), NATURAL_NEIGHBOUR (only within the samples' hull),"
                                    + " NEAREST (the value of the nearest sample); default IDW.")
                    Method method,
            @DescribeParameter(
                            name = "transform",
                            min = 0,
                            defaultValue = "NONE",
                            description = "What is done to the concentrations before gridding: NONE, LOG10, CLR or ILR"
                                    + " (log-ratios of the elements given); default NONE. A zero counts as half the"
                                    + " smallest value above 0 wherever a logarithm is taken.")
                    Transform transform,
            @DescribeParameter(
                            name = "detectionLimits",
                            min = 0,
                            defaultValue = "HALF",
                            description = "What stands for a value below the detection limit: HALF of the limit, the"
                                    + " LIMIT, ZERO, or nothing (DROP); default HALF. A value above an upper limit"
                                    + " counts as that limit, except with DROP.")
                    DetectionLimits detectionLimits,
            @DescribeParameter(
                            name = "duplicates",
                            min = 0,
                            defaultValue = "MEAN",
                            description = "Which value counts where an element has several at one place:"
                                    + " MEAN, MEDIAN, FIRST, or none (REJECT ends with an error); default MEAN.")
                    Duplicates duplicates,
            @DescribeParameter(
                            name = "duplicateTolerance",
                            min = 0,
                            description = "How far apart samples at one place may be, in metres; default 0, the same"
                                    + " coordinates.")
                    Double duplicateTolerance,
            @DescribeParameter(
                            name = "cellSize",
                            min = 0,
                            description = "Side of a cell in metres; default 0.25 √(A/N), A being the area of the"
                                    + " samples' bounding box and N the number of sampled places.")
                    Double cellSize,
            @DescribeParameter(
                            name = "crs",
                            min = 0,
                            description =
                                    "Projected CRS of the result, in metres, EPSG:28350 say. Samples in another CRS"
                                            + " are transformed to it, samples without one are taken to be in it; default: that"
                                            + " of alignTo, or else of the samples.")
                    CoordinateReferenceSystem crs,
            @DescribeParameter(
                            name = "bounds",
                            min = 0,
                            description =
                                    "What the grid covers, from the north-west corner in whole cells; default: the"
                                            + " samples, with cell edges at whole multiples of the cell size.")
                    ReferencedEnvelope bounds,
            @DescribeParameter(
                            name = "alignTo",
                            min = 0,
                            description = "Coverage whose grid and CRS are taken over exactly, in place of cellSize and"
                                    + " bounds. Give this, alignToLayer or neither.")
                    GridCoverage2D alignTo,
            @DescribeParameter(
                            name = "alignToLayer",
                            min = 0,
                            description = "Name of a published coverage whose grid and CRS are taken over exactly,"
                                    + " workspace:name.")
                    String alignToLayer,
            @DescribeParameter(
                            name = "maxDistance",
                            min = 0,
                            description = "Cells farther than this from every sample with a value of the element stay"
                                    + " empty, in metres; 0 for no such mask; default 3 times the typical gap between"
                                    + " samples (the median radius of the empty circles between neighbours), or as far"
                                    + " as 95 % of the samples have to the next one where that is more, but at most 3"
                                    + " √(A/N), as for cellSize, and at least half a cell's diagonal.")
                    Double maxDistance,
            @DescribeParameter(
                            name = "hull",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether cells outside the convex hull of the samples with a value of the"
                                    + " element stay empty; default false.")
                    Boolean hull,
            @DescribeParameter(
                            name = "mask",
                            min = 0,
                            description = "Polygons outside which cells stay empty, by the cell's centre: a licence, a"
                                    + " geological unit. Give this, maskLayer or neither.")
                    SimpleFeatureCollection mask,
            @DescribeParameter(
                            name = "maskLayer",
                            min = 0,
                            description = "Name of a published layer with such polygons, workspace:name.")
                    String maskLayer,
            @DescribeParameter(
                            name = "neighbours",
                            min = 0,
                            description = "How many of the nearest samples make an estimate, for IDW and KRIGING; 0 for"
                                    + " all; default 12 for IDW, 16 for KRIGING.")
                    Integer neighbours,
            @DescribeParameter(
                            name = "radius",
                            min = 0,
                            description = "None of these samples is farther than this, in metres, for IDW and KRIGING;"
                                    + " default no limit.")
                    Double radius,
            @DescribeParameter(
                            name = "sectors",
                            min = 0,
                            description = "Into how many equal sectors around a cell these samples are divided, each"
                                    + " giving as many, so that a cluster on one side does not take all places; for IDW"
                                    + " and KRIGING; neighbours is a multiple of it; default 1.")
                    Integer sectors,
            @DescribeParameter(
                            name = "power",
                            min = 0,
                            description = "Power of the distance samples are weighted by, for IDW; above 0, no unit;"
                                    + " default 2.")
                    Double power,
            @DescribeParameter(
                            name = "variogram",
                            min = 0,
                            description =
                                    "Variogram of all bands, for KRIGING: terms joined by +, such as \"nugget 0.05"
                                            + " + spherical 0.59 range 897\" with semivariances in squared units of the"
                                            + " transformed values and ranges in metres; spherical, exponential or gaussian, as"
                                            + " many as wanted; default: a nugget and a spherical one fitted to each band.")
                    String variogram,
            @DescribeParameter(
                            name = "variance",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether a band of the kriging variance is added for each band, for KRIGING;"
                                    + " default false.")
                    Boolean variance,
            @DescribeParameter(
                            name = "cutoff",
                            min = 0,
                            description = "Greatest distance between samples that are compared to fit a variogram, in"
                                    + " metres, for KRIGING; default a third of the diagonal of the samples' bounding"
                                    + " box.")
                    Double cutoff,
            @DescribeParameter(
                            name = "structures",
                            min = 0,
                            description = "How many spherical structures are fitted beside a nugget, 1 or 2, for"
                                    + " KRIGING; default 1.")
                    Integer structures,
            @DescribeParameter(
                            name = "backTransform",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether maps of logarithms are given as concentrations again, for LOG10."
                                    + " KRIGING then gives means, 10^(y + ln(10) σ²/2) of the kriged logarithm y and its"
                                    + " variance σ², biased where concentrations are not lognormal or the variogram is"
                                    + " wrong; other methods give 10^y, the geometric mean, which lies below the mean;"
                                    + " default false.")
                    Boolean backTransform,
            @DescribeParameter(name = "table", min = 0, description = Descriptions.TABLE) String table,
            @DescribeParameter(name = "delimiter", min = 0, description = Descriptions.DELIMITER) String delimiter,
            @DescribeParameter(name = "decimal", min = 0, description = Descriptions.DECIMAL) String decimal,
            @DescribeParameter(name = "encoding", min = 0, description = Descriptions.ENCODING) String encoding,
            @DescribeParameter(name = "header", min = 0, description = Descriptions.HEADER) String header,
            @DescribeParameter(name = "x", min = 0, description = Descriptions.X) String x,
            @DescribeParameter(name = "y", min = 0, description = Descriptions.Y) String y,
            @DescribeParameter(name = "collars", min = 0, description = Descriptions.COLLARS)
                    SimpleFeatureCollection collars,
            @DescribeParameter(
                            name = "collarsLayer",
                            min = 0,
                            description = "Name of a published layer with the collars, workspace:name.")
                    String collarsLayer,
            @DescribeParameter(name = "hole", min = 0, description = Descriptions.HOLE) String hole,
            @DescribeParameter(name = "filter", min = 0, description = Descriptions.FILTER) String filter,
            @DescribeParameter(name = "missing", min = 0, description = Descriptions.MISSING) String missing,
            @DescribeParameter(name = "below", min = 0, description = Descriptions.BELOW) String below,
            @DescribeParameter(name = "limits", min = 0, description = Descriptions.LIMITS) String limits,
            @DescribeParameter(name = "values", min = 0, description = Descriptions.VALUES) String values,
            @DescribeParameter(name = "zones", min = 0, defaultValue = "REFUSE", description = Descriptions.ZONES)
                    AssayOptions.Zones zones,
            @DescribeParameter(
                            name = "outliers",
                            min = 0,
                            defaultValue = "LEAVE_OUT",
                            description = Descriptions.OUTLIERS)
                    AssayOptions.Outliers outliers,
            @DescribeParameter(name = "methods", min = 0, description = Descriptions.METHODS) String methods,
            @DescribeParameter(name = "leastDetermined", min = 0, description = Descriptions.LEAST_DETERMINED)
                    Double leastDetermined,
            @DescribeParameter(
                            name = "oxidesAsElements",
                            min = 0,
                            defaultValue = "false",
                            description =
                                    "Whether oxides are turned into their elements, SiO2 into Si say; default false.")
                    Boolean oxidesAsElements,
            @DescribeParameter(
                            name = "level",
                            min = 0,
                            description =
                                    "Column whose groups, such as laboratories or methods, are levelled: their concentrations get the median and"
                                            + " quartiles of the largest group; default none.")
                    String level,
            @DescribeParameter(
                            name = "samplePlaces",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether the places of the samples that were gridded are given, as the output"
                                    + " samplePlaces; default false.")
                    Boolean samplePlaces,
            @DescribeParameter(name = "layer", min = 0, description = Descriptions.LAYER) String layer,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = Descriptions.OVERWRITE)
                    Boolean overwrite,
            @DescribeParameter(
                            name = "style",
                            min = 0,
                            description = "Name of a style of the server, or an SLD document, for the published layer;"
                                    + " default: the first element in colours from blue to red through the percentiles"
                                    + " 5, 25, 50, 75, 90 and 95 of its samples.")
                    String style,
            ProgressListener listener)
            throws IOException {
        Publication publication = Publication.of(host, layer, overwrite, style);
        Samples given = new Samples(inputs.features("samples", samples, samplesLayer));
        Optional<GridCoverage2D> aligned = inputs.optionalCoverage("alignTo", alignTo, alignToLayer);
        Optional<CoordinateReferenceSystem> asked = asked(crs, aligned);
        SampleInputs reading = SampleInputs.of(
                SampleInputs.reading(table, delimiter, decimal, encoding, header),
                inputs.optionalFeatures("collars", collars, collarsLayer),
                hole,
                filter);
        Progress progress = ListenerProgress.of(listener);
        AssayOptions assayOptions = SampleInputs.meaning(given, x, y, missing, below, limits, values, leastDetermined)
                .elements(Samples.elements(elements))
                .zones(zones == null ? AssayOptions.Zones.REFUSE : zones)
                .outliers(outliers == null ? AssayOptions.Outliers.LEAVE_OUT : outliers)
                .methods(Samples.list(methods))
                .oxidesAsElements(Boolean.TRUE.equals(oxidesAsElements))
                .level(Inputs.text(level))
                .projected(asked.isPresent() || given.crs().isPresent());
        AssayTable assays = AssayTable.of(
                reading.table(given, host.limits(), progress.part(0, 0.03)), assayOptions, progress.part(0.03, 0.05));
        SampleCrs places = SampleCrs.of(assays, given.crs(), asked);
        CoordinateReferenceSystem target = places.target();
        GriddingOptions options = new Given<>(GriddingOptions.defaults())
                .with(GriddingOptions::withWorkforce, host.workplace().workforce())
                .with(GriddingOptions::withMethod, method)
                .with(GriddingOptions::withTransform, transform)
                .with(GriddingOptions::withDetectionLimits, detectionLimits)
                .with(GriddingOptions::withDuplicates, duplicates)
                .with(GriddingOptions::withDuplicateTolerance, duplicateTolerance)
                .with(GriddingOptions::withCellSize, cellSize)
                .with(GriddingOptions::withBounds, bounds == null ? null : TargetGrid.extent(bounds, target))
                .with(
                        GriddingOptions::withAlignTo,
                        aligned.map(coverage -> Coverages.geometry("alignTo", coverage))
                                .orElse(null))
                .with(GriddingOptions::withMaxDistance, maxDistance)
                .with(GriddingOptions::withHull, hull)
                .with(
                        GriddingOptions::withMask,
                        inputs.optionalFeatures("mask", mask, maskLayer)
                                .map(polygons -> PolygonArea.of("mask", polygons, target))
                                .orElse(null))
                .with(GriddingOptions::withNeighbours, neighbours)
                .with(GriddingOptions::withRadius, radius)
                .with(GriddingOptions::withSectors, sectors)
                .with(GriddingOptions::withPower, power)
                .with(
                        GriddingOptions::withVariogram,
                        Inputs.text(variogram).map(Variogram::parse).orElse(null))
                .with(GriddingOptions::withVariance, variance)
                .with(GriddingOptions::withCutoff, cutoff)
                .with(GriddingOptions::withStructures, structures)
                .with(GriddingOptions::withBackTransform, backTransform)
                .options();
        SampleTable placed = places.samples();
        Warnings warnings = new Warnings(listener);
        warnings.add(assays.report().warnings());
        warnings.add(places.warnings());

        return SurveyMaps.filledBy(stores, maps -> {
            GriddingReport report =
                    SurveyGridding.run(placed, options, host.planned(maps, target), progress.part(0.05, 0.9));
            GridCoverage2D coverage = maps.coverage("geochemistry", target);
            Map<String, Object> outputs = new LinkedHashMap<>();
            outputs.put("result", coverage);
            BandReport first = report.bands().get(0);
            String colours = ElementStyle.sld(1, Band.of(first.band()), first.classBreaks());
            outputs.put(
                    "layerName",
                    publication.publish(coverage, LayerDescriptions.ofMaps(report), colours, progress.part(0.9, 1)));
            warnings.add(report.warnings());
            outputs.put("report", Report.json(report, Map.of("reading", assays.report(), "warnings", warnings.all())));
            if (Boolean.TRUE.equals(samplePlaces)) {
                outputs.put("samplePlaces", SamplePlaceFeatures.of(placed, target));
            }
            return outputs;
        });
    }

    private static Optional<CoordinateReferenceSystem> asked(
            CoordinateReferenceSystem crs, Optional<GridCoverage2D> aligned) {
        if (aligned.isEmpty()) {
            return Optional.ofNullable(crs).map(given -> Coverages.eastingFirst("crs", given));
        }
        CoordinateReferenceSystem target = Coverages.crs("alignTo", aligned.get());
        if (crs != null && !CRS.equalsIgnoreMetadata(Coverages.eastingFirst("crs", crs), target)) {
            throw new InvalidInputException(
                    "crs",
                    crs.getName().getCode() + " beside alignTo",
                    "none, or the CRS of alignTo, " + target.getName().getCode());
        }
        return Optional.of(target);
    }
}
