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
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.Area;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.sampling.SampleSuggestion;
import org.prospectivity.engine.sampling.SamplingData;
import org.prospectivity.engine.sampling.SamplingOptions;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.Points;
import org.prospectivity.wps.conversion.PolygonArea;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.Roads;
import org.prospectivity.wps.conversion.SuggestedSampleFeatures;
import org.prospectivity.wps.host.Host;

/** The process that says where to sample next. */
@DescribeProcess(
        title = "Suggest samples",
        description =
                "Suggests where to sample next: places that score high and are little known, because samples are far,"
                        + " the networks of the model disagree, the kriging variance is high or the model does not apply; apart"
                        + " from each other and from the samples there are. Each place tells why, and what that rests on.")
public class SuggestSamples {
    private final Host host;
    private final Inputs inputs;

    /** @param host that the process runs in */
    public SuggestSamples(Host host) {
        this.host = host;
        this.inputs = new Inputs(host);
    }

    @DescribeResults({
        @DescribeResult(
                name = "places",
                type = SimpleFeatureCollection.class,
                description = "Points in cells' centres, in the map's CRS, by rank, of which the first so many are the"
                        + " choice of so many: rank, easting, northing, lon, lat (WGS 84); worth, what a sample would"
                        + " tell, as a share of the first place's; score and its percentile; uncertainty and its"
                        + " percentile disagreement, where the map has a band uncertainty; variance, the percentile of"
                        + " the kriging variance, where geochemistry is given; applicability, where the map has such a"
                        + " band; sampleDistance, in metres to the nearest sample, and the same in typical gaps;"
                        + " roadDistance, in metres, where roads are given; reason, in words."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME),
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: the spacing and how it was chosen, the typical gap between samples, the area where"
                        + " places may lie, and the figures and reasons of each place.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "prospectivity",
                            min = 0,
                            description =
                                    "Map of scores, any scale, the higher the better, best with the bands uncertainty"
                                            + " and applicability, as PredictProspectivity makes it: square cells, projected CRS in"
                                            + " metres. Give this or prospectivityLayer.")
                    GridCoverage2D prospectivity,
            @DescribeParameter(name = "prospectivityLayer", min = 0, description = Descriptions.SCORES_LAYER)
                    String prospectivityLayer,
            @DescribeParameter(name = "band", min = 0, description = Descriptions.SCORES_BAND) String band,
            @DescribeParameter(
                            name = "samples",
                            min = 0,
                            description =
                                    "The places of the samples there are, as points; at least 3 places. Give this or"
                                            + " samplesLayer.")
                    SimpleFeatureCollection samples,
            @DescribeParameter(
                            name = "samplesLayer",
                            min = 0,
                            description = "Name of a published layer with the places of the samples.")
                    String samplesLayer,
            @DescribeParameter(
                            name = "count",
                            min = 0,
                            defaultValue = "50",
                            description =
                                    "How many places are suggested, 1 to 10000; default 50. Fewer come when no other"
                                            + " cell is as far from samples and places as the spacing asks.")
                    Integer count,
            @DescribeParameter(
                            name = "spacing",
                            min = 0,
                            description =
                                    "Least distance of a place from every sample and every other place, in metres;"
                                            + " default the typical gap between samples, the median radius of the empty circles"
                                            + " between neighbours.")
                    Double spacing,
            @DescribeParameter(
                            name = "geochemistry",
                            min = 0,
                            description = "Maps on the same grid with kriging variances, as GridGeochem makes them with"
                                    + " method KRIGING and variance true; optional.")
                    GridCoverage2D geochemistry,
            @DescribeParameter(
                            name = "geochemistryLayer",
                            min = 0,
                            description = "Name of a published coverage with such maps, workspace:name.")
                    String geochemistryLayer,
            @DescribeParameter(
                            name = "mask",
                            min = 0,
                            description =
                                    "Polygons outside which no place is suggested, by the cell's centre, such as a"
                                            + " licence; optional.")
                    SimpleFeatureCollection mask,
            @DescribeParameter(
                            name = "maskLayer",
                            min = 0,
                            description = "Name of a published layer with such polygons, workspace:name.")
                    String maskLayer,
            @DescribeParameter(
                            name = "roads",
                            min = 0,
                            description = "Roads and tracks, as lines, to tell each place's distance from; optional.")
                    SimpleFeatureCollection roads,
            @DescribeParameter(
                            name = "roadsLayer",
                            min = 0,
                            description = "Name of a published layer with such lines, workspace:name.")
                    String roadsLayer,
            @DescribeParameter(
                            name = "reach",
                            min = 0,
                            description = "Greatest distance of a place from a road, in metres, where roads are given;"
                                    + " default any.")
                    Double reach,
            @DescribeParameter(
                            name = "layer",
                            min = 0,
                            description = "Name to publish the places under, workspace:name, where the server publishes"
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
        SamplingOptions options = new Given<>(SamplingOptions.defaults())
                .with(SamplingOptions::withCount, count)
                .with(SamplingOptions::withSpacing, spacing)
                .with(SamplingOptions::withReach, reach)
                .options();
        progress.report(0, "reading the map");
        GridCoverage2D coverage = inputs.coverage("prospectivity", prospectivity, prospectivityLayer);
        CoordinateReferenceSystem crs = Coverages.crs("prospectivity", coverage);
        RasterStack stack =
                Coverages.stack("prospectivity", coverage, host.limits().grid(), progress.part(0, 0.2));
        ScoreMap map = new ScoreMap(stack, Inputs.band(stack, band), "prospectivity");
        Points taken = Points.of("samples", inputs.features("samples", samples, samplesLayer), crs);
        Optional<GridCoverage2D> kriged = inputs.optionalCoverage("geochemistry", geochemistry, geochemistryLayer);
        Optional<SimpleFeatureCollection> lines = inputs.optionalFeatures("roads", roads, roadsLayer);
        SampleSuggestion.Result result = SampleSuggestion.run(
                new SamplingData(
                        map,
                        taken.eastings(),
                        taken.northings(),
                        kriged.map(maps -> new Named<>(
                                "geochemistry",
                                Coverages.stack(
                                        "geochemistry", maps, host.limits().grid(), progress.part(0.2, 0.4)))),
                        inputs.optionalFeatures("mask", mask, maskLayer)
                                .<Area>map(polygons -> PolygonArea.of("mask", polygons, crs))
                                .orElse(Area.EVERYWHERE),
                        lines.map(features -> Roads.of("roads", features, crs))),
                options,
                progress.part(0.4, 1));
        SimpleFeatureCollection places = SuggestedSampleFeatures.of(
                result.samples(),
                crs,
                map.band(ProspectivityPrediction.UNCERTAINTY).isPresent(),
                kriged.isPresent(),
                map.band(ProspectivityPrediction.APPLICABILITY).isPresent(),
                lines.isPresent());
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("places", places);
        outputs.put(
                "layerName",
                publication.publish(
                        places,
                        LayerDescriptions.ofSuggestedSamples(result.report(), Inputs.text(prospectivityLayer))));
        outputs.put("report", Report.json(result.report()));
        return outputs;
    }
}
