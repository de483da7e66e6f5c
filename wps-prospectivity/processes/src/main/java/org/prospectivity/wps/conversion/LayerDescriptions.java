package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.geochemistry.GriddingReport.BandReport;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.sampling.SampleSuggestion.SuggestionReport;
import org.prospectivity.engine.targets.TargetDelineation.DelineationReport;
import org.prospectivity.wps.host.LayerDescription;

/** What catalogs tell of the layers that the processes publish. */
public final class LayerDescriptions {
    private LayerDescriptions() {}

    /** Of maps of elements. */
    public static LayerDescription ofMaps(GriddingReport report) {
        List<String> bands = report.bands().stream().map(BandReport::band).toList();
        GriddingReport.Settings settings = report.settings();
        return new LayerDescription(
                "Geochemical maps of " + String.join(", ", bands),
                String.format(
                        Locale.ROOT,
                        "%s of %d samples at %d places, gridded by %s on cells of %s m (prospectivity:GridGeochem).",
                        String.join(", ", bands),
                        report.samples(),
                        report.places(),
                        settings.method(),
                        Double.toString(settings.cellSize()).replaceFirst("\\.0$", "")),
                keywords("geochemistry", bands),
                Map.of("process", "prospectivity:GridGeochem", "settings", Report.json(settings)));
    }

    /**
     * Of scores by a model.
     *
     * @param method of the model that made them
     */
    public static LayerDescription ofScores(String name, TrainedModel model, Method method) {
        return byModel(
                "Mineral prospectivity by " + name,
                "Scores from 0 to 1 by the " + method.title()
                        + " and their uncertainty (prospectivity:PredictProspectivity).",
                "PredictProspectivity",
                name,
                model,
                Map.of(TrainedDeposits.METHOD, method.name()));
    }

    /** Of scores by models that were trained without the cells they are of. */
    public static LayerDescription ofHeldOutScores(String name, TrainedModel model) {
        return byModel(
                "Held-out scores of the training of " + name,
                "Scores from 0 to 1 by models trained without the block of a cell and what lies around it"
                        + " (prospectivity:TrainTransferCNN).",
                "TrainTransferCNN",
                name,
                model,
                Map.of());
    }

    /**
     * Of targets.
     *
     * @param source the layer they were cut out of; empty for a map given as data
     */
    public static LayerDescription ofTargets(DelineationReport report, Optional<String> source) {
        return new LayerDescription(
                "Targets" + source.map(layer -> " of " + layer).orElse(""),
                String.format(
                        Locale.ROOT,
                        "%d regions of %s of at least %.4g, ranked by mean score (prospectivity:DelineateTargets).",
                        report.targets().size(),
                        report.band(),
                        report.threshold()),
                keywords("targets", List.of(report.band())),
                Map.of("process", "prospectivity:DelineateTargets", "rule", report.rule()));
    }

    /**
     * Of suggested samples.
     *
     * @param source the layer of scores they were chosen by; empty for a map given as data
     */
    public static LayerDescription ofSuggestedSamples(SuggestionReport report, Optional<String> source) {
        return new LayerDescription(
                "Suggested samples" + source.map(layer -> " by " + layer).orElse(""),
                String.format(
                        Locale.ROOT,
                        "%d places that score high by %s and are little known, at least %.0f m from samples and each other"
                                + " (prospectivity:SuggestSamples).",
                        report.suggested(),
                        report.band(),
                        report.spacing()),
                keywords("sampling", List.of(report.band())),
                Map.of("process", "prospectivity:SuggestSamples", "spacing", report.spacingRule()));
    }

    /** Of what the elements add to the scores. */
    public static LayerDescription ofExplanation(String name, TrainedModel model) {
        return byModel(
                "What adds to the prospectivity by " + name,
                "What each element and each ring of the window adds to the score (prospectivity:ExplainProspectivity).",
                "ExplainProspectivity",
                name,
                model,
                Map.of());
    }

    /** @param more entries of the origin */
    private static LayerDescription byModel(
            String title, String shows, String process, String name, TrainedModel model, Map<String, String> more) {
        String verdict = model.provenance().verdict();
        Map<String, String> origin = new HashMap<>(more);
        origin.put("process", "prospectivity:" + process);
        origin.put(TrainedDeposits.MODEL, name);
        origin.put("verdict", verdict);
        origin.put(TrainedDeposits.PROVENANCE, Report.json(model.provenance()));
        return new LayerDescription(
                title,
                shows + " Model " + name + " on " + model.provenance().deposits() + " deposit cells, transfer: "
                        + model.provenance().transfer() + ". Verdict of its training: " + verdict,
                keywords(
                        "mineral prospectivity",
                        model.bands().stream().map(TrainedModel.Input::name).toList()),
                origin);
    }

    private static List<String> keywords(String theme, List<String> bands) {
        List<String> keywords = new ArrayList<>(List.of(theme));
        keywords.addAll(bands);
        return keywords;
    }
}
