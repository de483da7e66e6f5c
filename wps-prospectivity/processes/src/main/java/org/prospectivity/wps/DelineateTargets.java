package org.prospectivity.wps;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandKinds;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.targets.DelineationData;
import org.prospectivity.engine.targets.DelineationOptions;
import org.prospectivity.engine.targets.TargetDelineation;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.MapInputs;
import org.prospectivity.wps.conversion.Points;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.TargetFeatures;
import org.prospectivity.wps.conversion.TrainedDeposits;
import org.prospectivity.wps.host.Host;

/** The process that makes ranked polygons of a map. */
@DescribeProcess(
        title = "Delineate targets",
        description = "Cuts a prospectivity map at a threshold and makes a polygon of each region above it: cells that"
                + " share an edge or a corner are one target. Targets are ranked by mean score, then by area. The"
                + " threshold is the one given; else the score of the share given; else, with deposits, the"
                + " intersection of the P-A plot; else the score of the best 10 % of the area.")
public class DelineateTargets {
    private final Host host;
    private final Inputs inputs;

    /** @param host that the process runs in */
    public DelineateTargets(Host host) {
        this.host = host;
        this.inputs = new Inputs(host);
    }

    @DescribeResults({
        @DescribeResult(
                name = "targets",
                type = SimpleFeatureCollection.class,
                description = "Multipolygons along the edges of cells, in the map's CRS, by rank: rank, areaKm2,"
                        + " meanScore, maxScore; threshold, the lowest score, where greatestArea is given;"
                        + " meanUncertainty, where the map has a band uncertainty; outsideShare,"
                        + " where it has a band applicability: the share of the cells the model does not apply to;"
                        + " deposits, their"
                        + " number, where some are given; leadingElements, where geochemistry is given."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME),
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: the threshold and how it was chosen, regions cut as too large or left out"
                        + " as too small, share of the"
                        + " area and of the deposits, and the figures of each target.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "prospectivity",
                            min = 0,
                            description = "Map of scores, any scale, the higher the better: square cells, projected CRS"
                                    + " in metres. Give this or prospectivityLayer.")
                    GridCoverage2D prospectivity,
            @DescribeParameter(name = "prospectivityLayer", min = 0, description = Descriptions.SCORES_LAYER)
                    String prospectivityLayer,
            @DescribeParameter(name = "band", min = 0, description = Descriptions.SCORES_BAND) String band,
            @DescribeParameter(
                            name = "threshold",
                            min = 0,
                            description = "Least score of a target's cells; give this or share, or neither.")
                    Double threshold,
            @DescribeParameter(
                            name = "share",
                            min = 0,
                            description = "Share of the map's area with data, above 0 up to 1, that lies above the"
                                    + " threshold, before small regions are left out; default 0.1 when no deposits are"
                                    + " given.")
                    Double share,
            @DescribeParameter(
                            name = "minimumArea",
                            min = 0,
                            description = "Least area of a target in square kilometres; default that of 4 cells.")
                    Double minimumArea,
            @DescribeParameter(
                            name = "greatestArea",
                            min = 0,
                            description = "Greatest area of a target in square kilometres: within a larger one the"
                                    + " threshold is raised until it falls into parts that are no larger, cut along the"
                                    + " valleys of the scores; by default none.")
                    Double greatestArea,
            @DescribeParameter(
                            name = "applicableOnly",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether cells that are unlike what the model has learned from, with an"
                                    + " applicability below 1, are left out of targets, which else tell their share;"
                                    + " default false.")
                    Boolean applicableOnly,
            @DescribeParameter(
                            name = "deposits",
                            min = 0,
                            description =
                                    "Known deposits, as points, to choose the threshold by and to count; optional.")
                    SimpleFeatureCollection deposits,
            @DescribeParameter(name = "depositsLayer", min = 0, description = Descriptions.DEPOSITS_LAYER)
                    String depositsLayer,
            @DescribeParameter(
                            name = "geochemistry",
                            min = 0,
                            description =
                                    "Element maps or a stack of evidence on the same grid, to tell for each target up"
                                            + " to three bands that stand highest above the survey's mean, in standard"
                                            + " deviations; optional.")
                    GridCoverage2D geochemistry,
            @DescribeParameter(
                            name = "geochemistryLayer",
                            min = 0,
                            description = "Name of a published coverage with the element maps or the stack.")
                    String geochemistryLayer,
            @DescribeParameter(name = "kinds", min = 0, collectionType = String.class, description = Descriptions.KINDS)
                    List<String> kinds,
            @DescribeParameter(
                            name = "layer",
                            min = 0,
                            description =
                                    "Name to publish the targets under, workspace:name, where the server publishes"
                                            + " features; default: not published.")
                    String layer,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = Descriptions.OVERWRITE)
                    Boolean overwrite,
            @DescribeParameter(name = "style", min = 0, description = Descriptions.STYLE) String style,
            ProgressListener listener)
            throws IOException {
        Publication publication = Publication.ofFeatures(host, layer, overwrite, style);
        Progress progress = ListenerProgress.of(listener);
        DelineationOptions options = new Given<>(DelineationOptions.defaults())
                .with(DelineationOptions::withThreshold, threshold)
                .with(DelineationOptions::withShare, share)
                .with(DelineationOptions::withMinimumArea, minimumArea)
                .with(DelineationOptions::withGreatestArea, greatestArea)
                .with(DelineationOptions::withApplicableOnly, applicableOnly)
                .with(DelineationOptions::withWorkforce, host.workplace().workforce())
                .options();
        progress.report(0, "reading the map");
        GridCoverage2D coverage = inputs.coverage("prospectivity", prospectivity, prospectivityLayer);
        CoordinateReferenceSystem crs = Coverages.crs("prospectivity", coverage);
        RasterStack map =
                Coverages.stack("prospectivity", coverage, host.limits().grid(), progress.part(0, 0.2));
        int cut = Inputs.band(map, band);
        Optional<Points> known = inputs.optionalFeatures("deposits", deposits, depositsLayer)
                .map(features -> Points.of("deposits", features, crs));
        Optional<String> published = Inputs.text(prospectivityLayer);
        // A model is read only to look for deposits in it.
        Optional<TrainedDeposits.Named> behind =
                known.isPresent() ? TrainedDeposits.behind(host, published) : Optional.empty();
        Optional<GridCoverage2D> elements = inputs.optionalCoverage("geochemistry", geochemistry, geochemistryLayer);
        BandKinds given = new MapInputs.Said(null, null, kinds).bandKinds();
        TargetDelineation.Result result = TargetDelineation.run(
                new DelineationData(
                        new ScoreMap(map, cut, "prospectivity"),
                        known.map(points -> points.cells(map.geometry())),
                        elements.map(maps -> new Named<>(
                                "geochemistry",
                                given.of(Coverages.stack(
                                        "geochemistry", maps, host.limits().grid(), progress.part(0.2, 0.4))))),
                        behind.flatMap(model -> known.flatMap(points -> model.among(points, crs)))),
                options,
                progress.part(0.4, 1));
        List<String> names = map.bands().stream().map(Band::name).toList();
        Map<String, Object> outputs = new LinkedHashMap<>();
        SimpleFeatureCollection targets = TargetFeatures.of(
                result.targets(),
                map.geometry(),
                crs,
                options.greatestArea().isPresent(),
                names.contains(ProspectivityPrediction.UNCERTAINTY),
                names.contains(ProspectivityPrediction.APPLICABILITY),
                known.isPresent(),
                elements.isPresent());
        outputs.put("targets", targets);
        outputs.put("layerName", publication.publish(targets, LayerDescriptions.ofTargets(result.report(), published)));
        outputs.put("report", Report.json(result.report()));
        return outputs;
    }
}
