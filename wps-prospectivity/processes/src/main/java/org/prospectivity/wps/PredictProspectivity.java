package org.prospectivity.wps;

import java.io.IOException;
import java.util.LinkedHashMap;
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
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.RasterStack;

/** The process that scores an area with a trained model. */
@DescribeProcess(
        title = "Predict mineral prospectivity",
        description = "Scores every cell of element maps with a model trained by TrainTransferCNN: 0, unlike the known"
                + " deposits, to 1, like them, with the standard deviation over the model's networks as uncertainty."
                + " The score orders places; it is no probability of a deposit. With deposits, the report tells how"
                + " many of them lie in which share of the area.")
public class PredictProspectivity {
    @DescribeResults({
        @DescribeResult(
                name = "result",
                type = GridCoverage2D.class,
                description = "Coverage on the grid of the maps: band 1 prospectivity, 0 to 1; band 2 uncertainty, the"
                        + " standard deviation over the networks; no data is NaN."),
        @DescribeResult(
                name = "layerName",
                type = String.class,
                description = "Full name of the published layer; empty when no layer was asked for."),
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: valid area, distribution of the scores, figures by the deposits given, and where"
                        + " the model comes from.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "geochemistry",
                            min = 0,
                            description = "Element maps with the model's elements on its cell size, any units: square"
                                    + " cells, projected CRS in metres. Give this or geochemistryLayer.")
                    GridCoverage2D geochemistry,
            @DescribeParameter(
                            name = "geochemistryLayer",
                            min = 0,
                            description = "Name of a published coverage with the element maps, workspace:name.")
                    String geochemistryLayer,
            @DescribeParameter(name = "model", description = "Name of a model saved by TrainTransferCNN.") String model,
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
                            name = "layer",
                            min = 0,
                            description = "Name to publish the result under, workspace:name; default: not published.")
                    String layer,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether a published layer of this name is replaced; default false.")
                    Boolean overwrite,
            @DescribeParameter(
                            name = "style",
                            min = 0,
                            description = "Name of a style of the server, or an SLD document, for the published layer;"
                                    + " default: the server's own.")
                    String style,
            ProgressListener listener)
            throws IOException {
        Publication publication = Publication.of(layer, overwrite, style);
        TrainedModel trained = Inputs.model("model", model);
        GridCoverage2D maps = Inputs.coverage("geochemistry", geochemistry, geochemistryLayer);
        CoordinateReferenceSystem crs = Coverages.crs("geochemistry", maps);
        RasterStack stack = Coverages.stack("geochemistry", maps);
        Optional<SimpleFeatureCollection> known = Inputs.optionalFeatures("deposits", deposits, depositsLayer);
        Progress progress = ListenerProgress.of(listener);
        ProspectivityPrediction.Result result = ProspectivityPrediction.run(
                trained,
                stack,
                "geochemistry",
                known.isPresent() ? Points.cells("deposits", known.get(), stack.geometry(), crs) : null,
                Host.limits().threads(),
                progress.part(0, 0.9));
        GridCoverage2D coverage = Coverages.coverage("prospectivity", result.map(), crs);
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("result", coverage);
        outputs.put("layerName", publication.publish(coverage, null, progress.part(0.9, 1)));
        outputs.put("report", Report.json(result.report()));
        return outputs;
    }
}
