package org.prospectivity.wps;

import java.awt.image.RenderedImage;
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
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.prospectivity.EvaluationData;
import org.prospectivity.engine.prospectivity.ProspectivityEvaluation;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Charts;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.Points;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.TrainedDeposits;
import org.prospectivity.wps.host.Host;

/** The process that judges a map by deposits. */
@DescribeProcess(
        title = "Evaluate a prospectivity map",
        description = "Tells how well any map orders places by known deposits: ROC, average precision, prediction-rate"
                + " curve, P-A plot with its threshold, lift. Higher values of the map have to mean better prospects."
                + " For deposits the map's maker knew these are success rates, not prediction rates; the report says first"
                + " how many are, where the model behind the map is known.")
public class EvaluateProspectivity {
    private final Host host;
    private final Inputs inputs;

    /** @param host that the process runs in */
    public EvaluateProspectivity(Host host) {
        this.host = host;
        this.inputs = new Inputs(host);
    }

    @DescribeResults({
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: how many of the deposits the model behind the map was trained on, where that is"
                        + " known; valid area, distribution of the scores, figures by the deposits, calibration, and the"
                        + " control of closeness to a sample when samples are given."),
        @DescribeResult(
                name = "predictionRateChart",
                type = RenderedImage.class,
                description = "Share of the deposits against share of the area, 800 by 600 pixels."),
        @DescribeResult(
                name = "paChart",
                type = RenderedImage.class,
                description = "P-A plot: deposits found and area left out against the threshold, which is best where"
                        + " both meet."),
        @DescribeResult(
                name = "rocChart",
                type = RenderedImage.class,
                description = "ROC: share of the deposits' cells against share of the other cells.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "prospectivity",
                            min = 0,
                            description =
                                    "Map of scores, any scale: square cells, projected CRS in metres. Give this or"
                                            + " prospectivityLayer.")
                    GridCoverage2D prospectivity,
            @DescribeParameter(name = "prospectivityLayer", min = 0, description = Descriptions.SCORES_LAYER)
                    String prospectivityLayer,
            @DescribeParameter(name = "band", min = 0, description = Descriptions.SCORES_BAND) String band,
            @DescribeParameter(
                            name = "deposits",
                            min = 0,
                            description = "Deposits to judge the map by, as points. Give this or depositsLayer.")
                    SimpleFeatureCollection deposits,
            @DescribeParameter(name = "depositsLayer", min = 0, description = Descriptions.DEPOSITS_LAYER)
                    String depositsLayer,
            @DescribeParameter(
                            name = "samples",
                            min = 0,
                            description = "Where samples were taken, as points; optional. A map has to beat mere"
                                    + " closeness to a sample.")
                    SimpleFeatureCollection samples,
            @DescribeParameter(
                            name = "samplesLayer",
                            min = 0,
                            description = "Name of a published layer with the samples.")
                    String samplesLayer,
            @DescribeParameter(
                            name = "model",
                            min = 0,
                            description =
                                    "Name of the saved model that made the map, to tell which of the deposits it was"
                                            + " trained on; optional, as a layer that PredictProspectivity published tells it.")
                    String model,
            @DescribeParameter(
                            name = "charts",
                            min = 0,
                            defaultValue = "true",
                            description = "Whether charts are drawn; false leaves those outputs empty; default true.")
                    Boolean charts,
            ProgressListener listener)
            throws IOException {
        Progress progress = ListenerProgress.of(listener);
        progress.report(0, "reading the map");
        GridCoverage2D coverage = inputs.coverage("prospectivity", prospectivity, prospectivityLayer);
        CoordinateReferenceSystem crs = Coverages.crs("prospectivity", coverage);
        RasterStack map =
                Coverages.stack("prospectivity", coverage, host.limits().grid(), progress.part(0, 0.3));
        int judged = Inputs.band(map, band);
        Points points = Points.of("deposits", inputs.features("deposits", deposits, depositsLayer), crs);
        Optional<List<float[]>> distances = inputs.optionalFeatures("samples", samples, samplesLayer)
                .map(taken -> Points.distances("samples", taken, map.geometry(), crs));
        ProspectivityEvaluation.Result result = ProspectivityEvaluation.run(
                new EvaluationData(
                        new ScoreMap(map, judged, "prospectivity"),
                        points.cells(map.geometry()),
                        distances,
                        behind(model, prospectivityLayer).flatMap(known -> known.among(points, crs))),
                progress.part(0.4, 0.8));
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("report", Report.json(result.report()));
        if (!Boolean.FALSE.equals(charts)) {
            progress.report(0.8, "drawing charts");
            Skill skill = result.skill();
            outputs.put("predictionRateChart", Charts.predictionRate(skill));
            progress.report(0.87, "drawing charts");
            outputs.put("paChart", Charts.predictionArea(skill));
            progress.report(0.94, "drawing charts");
            outputs.put("rocChart", Charts.roc(skill));
        }
        progress.report(1, "judged");
        return outputs;
    }

    private Optional<TrainedDeposits.Named> behind(String model, String layer) throws IOException {
        Optional<String> named = Inputs.text(model);
        if (named.isPresent()) {
            return Optional.of(new TrainedDeposits.Named(named.get(), inputs.model("model", named.get())));
        }
        return TrainedDeposits.behind(host, Inputs.text(layer));
    }
}
