package org.prospectivity.wps;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.ExplanationData;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation.Effect;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation.ExplanationReport;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.conversion.Charts;
import org.prospectivity.wps.conversion.CustomaryStyle;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.MapInputs;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.Warnings;
import org.prospectivity.wps.host.Host;

/** The process that tells what drives a model's scores. */
@DescribeProcess(
        title = "Explain a prospectivity map",
        description =
                "Tells for every cell, and for the survey as a whole, by how much the score falls when one element"
                        + " or other evidence is set to its mean in the survey, or what the model sees in one ring of its window is. Above 0 it"
                        + " speaks for a deposit, below 0 against one. Effects need not add up to the score.")
public class ExplainProspectivity {
    private final Host host;
    private final Inputs inputs;
    private final Supplier<SurveyMaps> stores;

    /**
     * The process with maps in memory while they are small, else in a temporary file.
     *
     * @param host that the process runs in
     */
    public ExplainProspectivity(Host host) {
        this(host, () -> host.workplace().maps(host.limits().grid()));
    }

    /**
     * @param host that the process runs in
     * @param stores where the maps of a run are kept
     */
    ExplainProspectivity(Host host, Supplier<SurveyMaps> stores) {
        this.host = host;
        this.inputs = new Inputs(host);
        this.stores = stores;
    }

    @DescribeResults({
        @DescribeResult(
                name = "result",
                type = GridCoverage2D.class,
                description =
                        "Coverage on the grid of the maps: a band for each element by its symbol, for all elements"
                                + " together and each other evidence where there is some (geochemistry, faults-distance;"
                                + " all classes of a category are one), and for each ring"
                                + " from the centre, ring_1, ring_3 and so on by the side of its square in cells; score less the"
                                + " score without; no data is NaN."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME),
        @DescribeResult(
                name = "report",
                type = String.class,
                description =
                        "JSON: mean effects and their mean sizes over the valid area and over the best 10 %, of the"
                                + " elements and of other evidence the greatest there first, of the rings from the centre; and where the model comes"
                                + " from."),
        @DescribeResult(
                name = "effectsChart",
                type = RenderedImage.class,
                description = "Mean sizes of the effects of elements and rings, over all cells and over the best 10 %.")
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
            @DescribeParameter(name = "layer", min = 0, description = Descriptions.LAYER) String layer,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = Descriptions.OVERWRITE)
                    Boolean overwrite,
            @DescribeParameter(name = "style", min = 0, description = Descriptions.STYLE) String style,
            @DescribeParameter(
                            name = "charts",
                            min = 0,
                            defaultValue = "true",
                            description = "Whether the chart is drawn; false leaves that output empty; default true.")
                    Boolean charts,
            ProgressListener listener)
            throws IOException {
        boolean drawn = !Boolean.FALSE.equals(charts);
        if (drawn) {
            Charts.requireFonts();
        }
        Publication publication = Publication.of(host, layer, overwrite, style);
        TrainedModel trained = inputs.model("model", model);
        ScoringOptions options = new Given<>(ScoringOptions.defaults())
                .with(ScoringOptions::withMethod, method)
                .with(ScoringOptions::withWorkforce, host.workplace().workforce())
                .options();
        GridCoverage2D maps = inputs.coverage("geochemistry", geochemistry, geochemistryLayer);
        CoordinateReferenceSystem crs = Coverages.crs("geochemistry", maps);
        Progress progress = ListenerProgress.of(listener);
        MapInputs.Said said = new MapInputs.Said(evidenceLayers, evidence, kinds);
        Warnings warnings = new Warnings(listener);
        try (MapInputs given = MapInputs.of(host, maps, said, stores, warnings, progress.part(0, 0.05));
                SurveyMaps scores = stores.get()) {
            return SurveyMaps.filledBy(stores, effects -> {
                ProspectivityExplanation.ExplanationReport report = ProspectivityExplanation.run(
                        new ExplanationData(trained, given.bands(), "geochemistry"),
                        options,
                        scores,
                        host.planned(effects, crs),
                        progress.part(0.05, 0.9));
                GridCoverage2D coverage = effects.coverage("explanation", crs);
                Map<String, Object> outputs = new LinkedHashMap<>();
                outputs.put("result", coverage);
                warnings.add(report.warnings());
                outputs.put("report", Report.json(report, Map.of("warnings", warnings.all())));
                if (drawn) {
                    outputs.put("effectsChart", Charts.effects(report));
                }
                outputs.put(
                        "layerName",
                        publication.publish(
                                coverage,
                                LayerDescriptions.ofExplanation(model.strip(), trained),
                                colours(coverage, report),
                                progress.part(0.9, 1)));
                return outputs;
            });
        }
    }

    /** Of the band that counts most where scores are best; the strongest colours are twice its usual effect there. */
    private static String colours(GridCoverage2D coverage, ExplanationReport report) {
        Effect first = Stream.of(report.elements(), report.evidence(), report.rings())
                .flatMap(List::stream)
                .max(Comparator.comparingDouble(Effect::topMeanAbsolute))
                .orElseThrow();
        int number = 1
                + IntStream.range(0, coverage.getNumSampleDimensions())
                        .filter(b -> coverage.getSampleDimension(b)
                                .getDescription()
                                .toString()
                                .equals(first.band()))
                        .findFirst()
                        .orElseThrow();
        return CustomaryStyle.effects(number, first.band(), Math.max(2 * first.topMeanAbsolute(), Float.MIN_NORMAL));
    }
}
