package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.handover.content.Deposit;
import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.TrainingFigures;
import org.prospectivity.handover.content.Written;

/** What stands behind the targets: the limits, where all of it comes from, how to repeat it. */
final class ClosingSheets {
    /** Role of the places given as barren, which has a hash even of none. */
    private static final String BARREN = "barren";

    private final Survey survey;
    private final MapSheets maps;

    ClosingSheets(Survey survey, MapSheets maps) {
        this.survey = survey;
        this.maps = maps;
    }

    Markup limits() {
        Markup sheet = tag("div").with("class", "sheet").with("id", "limits").add(tag("h2", "Limits"));
        List<String> limits = new ArrayList<>();
        Verdict verdict = Verdict.of(survey);
        if (verdict.warned()) {
            limits.add(verdict.said() + ". " + verdict.meaning());
        }
        limits.add(
                "A score orders places. It is no probability of a deposit, and no estimate of tonnage, grade or depth.");
        limits.add("The model finds what is like the deposits it was shown. A deposit of another type may score low.");
        limits.add(
                "The maps show what samples at the surface tell. What lies under cover, or where no one sampled, is not"
                        + " seen: ground without data has no score, which is not a low one.");
        survey.model().ifPresent(model -> {
            int deposits = model.model().provenance().deposits();
            if (deposits < 20) {
                limits.add(
                        "It learned from " + Written.count(deposits, "cell") + " with a deposit. With so few, another"
                                + " survey of the same ground could give other figures; their intervals say by how much.");
            }
        });
        maps.band(ProspectivityPrediction.APPLICABILITY).ifPresent(values -> {
            double outside = maps.outsideShare(values);
            if (outside > 0) {
                limits.add("Of the ground, " + Written.part(outside)
                        + " is unlike what the model has learned from; scores there are guesses.");
            }
        });
        long learned = survey.deposits().stream().filter(Deposit::learned).count();
        if (learned > 0) {
            limits.add("Of the deposits on the maps the model was shown " + learned
                    + ". That these lie on high scores tells nothing of how well new ones would be found.");
        }
        survey.training()
                .map(TrainingFigures::warnings)
                .filter(warnings -> !warnings.isEmpty())
                .ifPresent(warnings -> FrontSheets.limited(warnings)
                        .forEach(warning -> limits.add("The training warned: " + warning)));
        limits.add(
                "Targets are places to visit and sample next, in their order. No drilling should be decided by this paper"
                        + " alone.");
        sheet.add(Figures.list(limits));
        sheet.add(tag("h2", "Where it comes from"), Figures.facts(provenance()));
        return sheet;
    }

    private List<Figures.Fact> provenance() {
        List<Figures.Fact> facts = new ArrayList<>();
        GridGeometry grid = survey.scores().map().geometry();
        facts.add(new Figures.Fact(
                "Grid",
                String.format(
                        Locale.ROOT,
                        "%d by %d cells of %s, from easting %.0f, northing %.0f; %s",
                        grid.columns(),
                        grid.rows(),
                        Written.length(grid.cellSize()),
                        grid.west(),
                        grid.north(),
                        survey.crs())));
        Optional<ModelFacts> model = survey.model();
        if (model.isEmpty()) {
            facts.add(new Figures.Fact("Model", "not known"));
            return facts;
        }
        facts.addAll(provenance(model.get()));
        return facts;
    }

    /** Where a model comes from. */
    static List<Figures.Fact> provenance(ModelFacts model) {
        List<Figures.Fact> facts = new ArrayList<>();
        Provenance known = model.model().provenance();
        facts.add(new Figures.Fact("Model", model.name()));
        facts.add(new Figures.Fact("SHA-256 of its file", model.sha256(), true));
        facts.add(new Figures.Fact("Reads", String.join(", ", model.bands())));
        facts.add(new Figures.Fact(
                "Training",
                String.format(
                        Locale.ROOT,
                        "seed %d, %d networks of %d steps, %d deposit cells, no negatives within %s of a deposit, transfer:"
                                + " %s",
                        known.seed(),
                        model.model().ensemble().parameters().size(),
                        known.settings().steps(),
                        known.deposits(),
                        Written.length(known.exclusion()),
                        known.transfer())));
        for (Map.Entry<String, String> input : new TreeMap<>(known.data()).entrySet()) {
            if (!input.getKey().equals(BARREN) || known.barren() > 0) {
                facts.add(new Figures.Fact("SHA-256 of " + input.getKey(), input.getValue(), true));
            }
        }
        known.parent().ifPresent(parent -> facts.add(new Figures.Fact("Model it started from", parent, true)));
        facts.add(new Figures.Fact(
                "Computed with",
                String.join(
                        ", ",
                        new TreeMap<>(known.versions())
                                .entrySet().stream()
                                        .map(version -> version.getKey() + " " + version.getValue())
                                        .toList())));
        return facts;
    }

    Markup repeating() {
        Markup sheet =
                tag("div").with("class", "sheet flow").with("id", "repeat").add(tag("h2", "How to repeat it"));
        sheet.add(
                tag(
                        "p",
                        "The same data, seed and version give the same model, to the byte; the hashes above tell whether the"
                                + " data are the same. With the program and the package of this paper, in a folder beside the"
                                + " samples:"),
                tag("pre", String.join("\n", survey.commands())));
        sheet.add(tag("h2", "Words"));
        sheet.add(Figures.facts(List.of(
                new Figures.Fact(
                        "AUC", "how often a deposit scores higher than another place: 0.5 is chance, 1 never fails"),
                new Figures.Fact("95\u00a0% interval", "the range that the true figure lies in, 19 times of 20"),
                new Figures.Fact("Applicability", "from 1 on the ground is like what the model has learned from"))));
        return sheet;
    }
}
