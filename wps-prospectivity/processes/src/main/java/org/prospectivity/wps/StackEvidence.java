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
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.conversion.Evidence;
import org.prospectivity.wps.conversion.EvidenceReport;
import org.prospectivity.wps.conversion.EvidenceStyle;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.StackedEvidence;
import org.prospectivity.wps.conversion.TargetGrid;
import org.prospectivity.wps.conversion.Warnings;
import org.prospectivity.wps.host.Host;

/** The process that makes one stack of layers of any kind. */
@DescribeProcess(
        title = "Stack evidence",
        description =
                "Puts layers of any kind - geophysics, terrain, lithology, structures, occurrences - on one grid of"
                        + " square cells in metres, a band each, beside element maps if there are any. Coverages are resampled,"
                        + " polygons become classes and distances, lines and points distances and densities. The result is"
                        + " what TrainTransferCNN and PredictProspectivity take as geochemistry.")
public class StackEvidence {
    private final Host host;
    private final Inputs inputs;
    private final Supplier<SurveyMaps> stores;

    /**
     * The process with bands in memory while they are small, else in a temporary file.
     *
     * @param host that the process runs in
     */
    public StackEvidence(Host host) {
        this(host, () -> host.workplace().maps(host.limits().grid()));
    }

    /**
     * @param host that the process runs in
     * @param stores where the bands of a run are kept
     */
    StackEvidence(Host host, Supplier<SurveyMaps> stores) {
        this.host = host;
        this.inputs = new Inputs(host);
        this.stores = stores;
    }

    @DescribeResults({
        @DescribeResult(
                name = "result",
                type = GridCoverage2D.class,
                description =
                        "Coverage with the bands of geochemistry, then those of the layers, named after layer and kind"
                                + " (faults_distance, geology-granite_category, magnetics_continuous); no data is NaN."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME),
        @DescribeResult(
                name = "report",
                type = String.class,
                description =
                        "JSON: the grid; per band its kind, unit, source, the rule by which it was made, the share of"
                                + " cells with data, least, greatest and mean value; warnings.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "coverages",
                            min = 0,
                            collectionType = GridCoverage2D.class,
                            description = "Rasters, any number, in any CRS and cell size, with one or several bands.")
                    List<GridCoverage2D> coverages,
            @DescribeParameter(
                            name = "coverageLayers",
                            min = 0,
                            collectionType = String.class,
                            description = "Names of published rasters, workspace:name, any number.")
                    List<String> coverageLayers,
            @DescribeParameter(
                            name = "features",
                            min = 0,
                            collectionType = SimpleFeatureCollection.class,
                            description = "Polygons, lines or points, any number of collections, in any CRS.")
                    List<SimpleFeatureCollection> features,
            @DescribeParameter(
                            name = "featureLayers",
                            min = 0,
                            collectionType = String.class,
                            description = "Names of published layers of polygons, lines or points, workspace:name, any"
                                    + " number.")
                    List<String> featureLayers,
            @DescribeParameter(
                            name = "names",
                            min = 0,
                            collectionType = String.class,
                            description =
                                    "What coverages and then features are called, in this order; default: as their"
                                            + " file or type. A layer is called as it is published.")
                    List<String> names,
            @DescribeParameter(
                            name = "evidence",
                            min = 0,
                            collectionType = String.class,
                            description = "What is made of a layer, any number, such as faults=distance,"
                                    + " faults=density(5000), faults=orientation(4), faults=intersections,"
                                    + " geology=category(UNIT), geology=category_distance(UNIT), dem=slope, dem=curvature,"
                                    + " dem=gradient, dem=focal_deviation(1000), dem=focal_mean(1000),"
                                    + " magnetics=continuous(cubic), magnetics=vertical_derivative, magnetics=tilt, landcover=category; radii in metres. Default for"
                                    + " polygons category and distance, for lines and points distance, for a raster its"
                                    + " bands.")
                    List<String> evidence,
            @DescribeParameter(
                            name = "geochemistry",
                            min = 0,
                            description =
                                    "Element maps, as of GridGeochem, whose bands come first and whose grid and CRS are"
                                            + " taken over exactly. Give this, geochemistryLayer or neither.")
                    GridCoverage2D geochemistry,
            @DescribeParameter(
                            name = "geochemistryLayer",
                            min = 0,
                            description = "Name of a published coverage with such maps, workspace:name.")
                    String geochemistryLayer,
            @DescribeParameter(
                            name = "alignTo",
                            min = 0,
                            description =
                                    "Coverage whose grid and CRS are taken over exactly, without its bands, in place of"
                                            + " cellSize and bounds. Give this, alignToLayer or neither.")
                    GridCoverage2D alignTo,
            @DescribeParameter(
                            name = "alignToLayer",
                            min = 0,
                            description = "Name of a published coverage whose grid and CRS are taken over exactly,"
                                    + " workspace:name.")
                    String alignToLayer,
            @DescribeParameter(
                            name = "cellSize",
                            min = 0,
                            description = "Side of a cell in metres; needed without geochemistry and alignTo.")
                    Double cellSize,
            @DescribeParameter(
                            name = "crs",
                            min = 0,
                            description =
                                    "Projected CRS of the result, in metres; default that of geochemistry or alignTo,"
                                            + " else of the first layer that has one.")
                    CoordinateReferenceSystem crs,
            @DescribeParameter(
                            name = "bounds",
                            min = 0,
                            description =
                                    "What the grid covers, from the north-west corner in whole cells; default: where"
                                            + " all rasters lie, or without rasters the features, with cell edges at whole"
                                            + " multiples of the cell size.")
                    ReferencedEnvelope bounds,
            @DescribeParameter(
                            name = "leastShare",
                            min = 0,
                            description =
                                    "Share of a cell's area, 0 to 1, that a class of polygons covers at least where the"
                                            + " cell belongs to it; default 0: the cell's centre decides.")
                    Double leastShare,
            @DescribeParameter(
                            name = "mostClasses",
                            min = 0,
                            defaultValue = "50",
                            description = "Classes a category may have; default 50.")
                    Integer mostClasses,
            @DescribeParameter(
                            name = "mappedOnly",
                            min = 0,
                            defaultValue = "false",
                            description =
                                    "Whether cells outside the box around a layer's features have no data, as what"
                                            + " lies beyond a map is unknown; default false.")
                    Boolean mappedOnly,
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
                                    + " default: the first band in colours that fit its kind.")
                    String style,
            ProgressListener listener)
            throws IOException {
        Publication publication = Publication.of(host, layer, overwrite, style);
        Evidence layers = new Evidence(evidence, leastShare, mostClasses, mappedOnly)
                .with(inputs, coverages, coverageLayers, features, featureLayers, names);
        Optional<GridCoverage2D> maps = inputs.optionalCoverage("geochemistry", geochemistry, geochemistryLayer);
        Optional<GridCoverage2D> aligned = inputs.optionalCoverage("alignTo", alignTo, alignToLayer);
        if (layers.isEmpty()) {
            throw new InvalidInputException(
                    "coverages", "no layer is given; expected at least one coverage or feature collection");
        }
        if (maps.isPresent() && aligned.isPresent()) {
            throw new InvalidInputException("alignTo", "both geochemistry and alignTo are given; expected one of them");
        }
        TargetGrid grid = maps.isPresent()
                ? TargetGrid.of("geochemistry", maps.get())
                : aligned.isPresent()
                        ? TargetGrid.of("alignTo", aligned.get())
                        : TargetGrid.around(layers, cellSize, crs, bounds);
        grid.requireAlone(cellSize, crs, bounds);
        Optional<BandSource> first = maps.map(coverage ->
                Coverages.bands("geochemistry", coverage, host.limits().grid()));
        Progress progress = ListenerProgress.of(listener);
        Warnings warnings = new Warnings(listener);
        return SurveyMaps.filledBy(stores, store -> {
            EvidenceReport report = StackedEvidence.make(
                    first,
                    layers,
                    grid.geometry(),
                    grid.crs(),
                    host.planned(store, grid.crs()),
                    host.workplace(),
                    warnings,
                    progress.part(0, 0.9));
            GridCoverage2D coverage = store.coverage("evidence", grid.crs());
            Map<String, Object> outputs = new LinkedHashMap<>();
            outputs.put("result", coverage);
            outputs.put(
                    "layerName",
                    publication.publish(
                            coverage, EvidenceStyle.sld(1, report.bands().get(0)), progress.part(0.9, 1)));
            outputs.put("report", Report.json(report, Map.of("warnings", warnings.all())));
            return outputs;
        });
    }
}
