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
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.PredictionData;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.MapInputs;
import org.prospectivity.wps.conversion.Points;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.TrainedDeposits;
import org.prospectivity.wps.conversion.Warnings;
import org.prospectivity.wps.host.Host;

/** The process that scores an area with a trained model. */
@DescribeProcess(
        title = "Predict mineral prospectivity",
        description =
                "Scores every cell of element maps, or of a stack of evidence, with a model trained by TrainTransferCNN: 0, unlike the known"
                        + " deposits, to 1, like them, with the standard deviation over the model's members as uncertainty,"
                        + " and tells where the area is unlike what the model has learned from."
                        + " The score orders places; it is no probability of a deposit. With deposits, the report tells how"
                        + " many of them lie in which share of the area.")
public class PredictProspectivity {
    private final Host host;
    private final Inputs inputs;
    private final Supplier<SurveyMaps> stores;

    /**
     * The process with maps in memory while they are small, else in a temporary file.
     *
     * @param host that the process runs in
     */
    public PredictProspectivity(Host host) {
        this(host, () -> host.workplace().maps(host.limits().grid()));
    }

    /**
     * @param host that the process runs in
     * @param stores where the maps of a run are kept
     */
    PredictProspectivity(Host host, Supplier<SurveyMaps> stores) {
        this.host = host;
        this.inputs = new Inputs(host);
        this.stores = stores;
    }

    @DescribeResults({
        @DescribeResult(
                name = "result",
                type = GridCoverage2D.class,
                description = "Coverage on the grid of the maps: band 1 prospectivity, 0 to 1; band 2 uncertainty, the"
                        + " standard deviation over the model's members; then, where the model keeps what its training"
                        + " cells look like, applicability: from 1 on the cell is like what the model has learned from,"
                        + " at 0.5 it is twice as far from that as it may be, at 2 half as far or nearer; and percentile,"
                        + " the share of the cells that score less, in per cent. No data is NaN."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME),
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: the method, valid area, distribution of the scores, how much of the area the model"
                        + " applies to and which maps make the rest differ, figures by the deposits given, and where the"
                        + " model comes from.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(name = "geochemistry", min = 0, description = Descriptions.MODEL_MAPS)
                    GridCoverage2D geochemistry,
            @DescribeParameter(name = "geochemistryLayer", min = 0, description = Descriptions.MAPS_LAYER)
                    String geochemistryLayer,
            @DescribeParameter(
                            name = "evidenceLayers",
                            min = 0,
                            collectionType = String.class,
                            description = Descriptions.EVIDENCE_LAYERS)
                    List<String> evidenceLayers,
            @DescribeParameter(
                            name = "evidence",
                            min = 0,
                            collectionType = String.class,
                            description = Descriptions.MODEL_EVIDENCE)
                    List<String> evidence,
            @DescribeParameter(name = "kinds", min = 0, collectionType = String.class, description = Descriptions.KINDS)
                    List<String> kinds,
            @DescribeParameter(name = "model", description = Descriptions.MODEL) String model,
            @DescribeParameter(
                            name = "method",
                            min = 0,
                            defaultValue = "RECOMMENDED",
                            description = Descriptions.METHOD)
                    Method method,
            @DescribeParameter(
                            name = "deposits",
                            min = 0,
                            description =
                                    "Deposits to evaluate the map by, as points; optional. Only deposits the model"
                                            + " was not trained on tell how well it predicts.")
                    SimpleFeatureCollection deposits,
            @DescribeParameter(
                            name = "depositsLayer",
                            min = 0,
                            description = "Name of a published layer with deposits to evaluate the map by.")
                    String depositsLayer,
            @DescribeParameter(
                            name = "percentile",
                            min = 0,
                            defaultValue = "true",
                            description =
                                    "Whether the result has a band of the scores' percentiles in the area; default"
                                            + " true.")
                    Boolean percentile,
            @DescribeParameter(name = "layer", min = 0, description = Descriptions.LAYER) String layer,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = Descriptions.OVERWRITE)
                    Boolean overwrite,
            @DescribeParameter(name = "style", min = 0, description = Descriptions.STYLE) String style,
            ProgressListener listener)
            throws IOException {
        Publication publication = Publication.of(host, layer, overwrite, style);
        TrainedModel trained = inputs.model("model", model);
        ScoringOptions options = new Given<>(ScoringOptions.defaults())
                .with(ScoringOptions::withMethod, method)
                .with(ScoringOptions::withPercentile, percentile)
                .with(ScoringOptions::withWorkforce, host.workplace().workforce())
                .options();
        GridCoverage2D maps = inputs.coverage("geochemistry", geochemistry, geochemistryLayer);
        CoordinateReferenceSystem crs = Coverages.crs("geochemistry", maps);
        GridGeometry grid = Coverages.geometry("geochemistry", maps);
        Optional<SimpleFeatureCollection> known = inputs.optionalFeatures("deposits", deposits, depositsLayer);
        Optional<Points> places = known.map(points -> Points.of("deposits", points, crs));
        Progress progress = ListenerProgress.of(listener);
        MapInputs.Said said = new MapInputs.Said(evidenceLayers, evidence, kinds);
        Warnings warnings = new Warnings(listener);
        try (MapInputs given = MapInputs.of(host, maps, said, stores, warnings, progress.part(0, 0.05))) {
            return SurveyMaps.filledBy(stores, scores -> {
                ProspectivityPrediction.PredictionReport report = ProspectivityPrediction.run(
                        new PredictionData(
                                trained,
                                given.bands(),
                                "geochemistry",
                                places.map(points -> points.cells(grid)),
                                places.flatMap(points ->
                                        new TrainedDeposits.Named(model.strip(), trained).among(points, crs))),
                        options,
                        host.planned(scores, crs),
                        warnings::add,
                        progress.part(0.05, 0.95));
                GridCoverage2D coverage = scores.coverage("prospectivity", crs);
                Map<String, Object> outputs = new LinkedHashMap<>();
                outputs.put("result", coverage);
                outputs.put(
                        "layerName",
                        publication.publish(
                                coverage,
                                LayerDescriptions.ofScores(
                                        model.strip(), trained, trained.requireMethod(options.method())),
                                null,
                                progress.part(0.95, 1)));
                warnings.add(report.warnings());
                outputs.put("report", Report.json(report, Map.of("warnings", warnings.all())));
                return outputs;
            });
        }
    }
}
