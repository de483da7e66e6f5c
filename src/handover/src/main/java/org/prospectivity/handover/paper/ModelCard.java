package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Written;

/** What goes with a model's file, so that nobody uses it for what it is not: a page. */
public final class ModelCard {
    private ModelCard() {}

    /** The card of the survey's model. */
    public static byte[] page(Survey survey, ModelFacts model) {
        Verdict verdict = Verdict.of(survey);
        Markup box = tag("div").with("class", verdict.warned() ? "verdict warned" : "verdict");
        box.add(tag("p", verdict.said()).with("class", "said"), tag("p", verdict.sentence()));
        Markup sheet = tag("div")
                .with("class", "sheet first")
                .with("id", "card")
                .add(tag("h1", "The model " + model.name()), box);
        sheet.add(
                tag("h2", "What it is for"),
                tag(
                        "p",
                        "It scores every cell of element maps on cells of "
                                + Written.length(model.model().cellSize())
                                + " by how like the ground is to that around the deposits it learned from. Its training"
                                + " recommends the "
                                + model.model().recommended().title() + "; it holds "
                                + String.join(
                                        ", ",
                                        model.model().methods().stream()
                                                .map(method -> method.title())
                                                .toList())
                                + "."),
                tag("h2", "What it is not for"),
                Figures.list(List.of(
                        "Other types of deposit than those it was shown.",
                        "Ground unlike that of its training: look at the band applicability of its predictions.",
                        "Probabilities, tonnage, grade or depth: a score orders places.")),
                tag("h2", "Where it comes from"),
                Figures.facts(ClosingSheets.provenance(model)),
                tag("h2", "How to use it"),
                tag(
                        "pre",
                        "prospectivity run PredictProspectivity --geochemistry maps.tif --model " + model.name()
                                + " --out prediction"),
                tag(
                        "p",
                        "Put the file into the folder models of the data directory, or import it into a GeoServer with the"
                                + " process prospectivity:ImportModel."));
        return Sheets.page("The model " + model.name(), "", List.of(sheet)).getBytes(StandardCharsets.UTF_8);
    }
}
