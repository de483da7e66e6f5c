package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.content.Author;
import org.prospectivity.handover.content.BandStyle;
import org.prospectivity.handover.content.Deposit;
import org.prospectivity.handover.content.GriddingFigures;
import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Target;
import org.prospectivity.handover.content.TrainingFigures;
import org.prospectivity.handover.content.Written;
import org.prospectivity.handover.picture.CurvePicture;

/** What stands before the maps: the question and the answer, the data, the method and how it was judged. */
final class FrontSheets {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final int MOST_ELEMENTS = 18;
    private static final int MOST_WARNINGS = 5;
    private static final int MOST_MODELS = 7;
    private static final int MOST_CURVES = 4;

    private final Survey survey;

    FrontSheets(Survey survey) {
        this.survey = survey;
    }

    Markup opening() {
        Author author = survey.author();
        Markup sheet = tag("div").with("class", "sheet first").with("id", "summary");
        author.logo()
                .ifPresent(logo -> sheet.add(tag("img")
                        .with("class", "logo")
                        .with("src", Figures.address(logo))
                        .with("alt", author.organisation().isBlank() ? "Logo" : "Logo of " + author.organisation())));
        sheet.add(tag("h1", author.title()));
        List<String> by = new ArrayList<>();
        for (String part : List.of(author.name(), author.organisation(), DAY.format(author.made()))) {
            if (!part.isBlank()) {
                by.add(part);
            }
        }
        sheet.add(tag("p", String.join(" · ", by)).with("class", "by"));
        Verdict verdict = Verdict.of(survey);
        Markup box = tag("div").with("class", verdict.warned() ? "verdict warned" : "verdict");
        box.add(tag("p", verdict.said()).with("class", "said"));
        if (!verdict.meaning().isEmpty()) {
            box.add(tag("p", verdict.meaning()));
        }
        if (!verdict.sentence().isEmpty()) {
            box.add(tag("p", verdict.sentence()).with("class", "small"));
        }
        sheet.add(box, tiles());
        sheet.add(tag("p", "The parts below are the author's: click into them to edit, then print the page or save it.")
                .with("class", "hint"));
        own(sheet, "The question", author.question(), "Say here what the board is asked to decide.");
        own(sheet, "Comments of the author", author.comments(), "Say here what the figures do not.");
        return sheet;
    }

    /** A part of the author's own, which the page lets one edit; left out of print when nothing is said. */
    private static void own(Markup sheet, String title, String text, String placeholder) {
        boolean said = !text.isBlank();
        Markup part =
                tag("div").with("class", said ? "author" : "author unsaid").with("contenteditable", "true");
        if (said) {
            for (String paragraph : text.strip().split("\\R\\s*\\R")) {
                part.add(tag("p", paragraph.strip()));
            }
        } else {
            part.add(tag("p", placeholder).with("class", "placeholder"));
        }
        Markup heading = tag("h2", title);
        sheet.add(said ? heading : heading.with("class", "unsaid"), part);
    }

    private Markup tiles() {
        Markup tiles = tag("div").with("class", "tiles");
        tile(
                tiles,
                Written.area(survey.scores()
                        .map()
                        .geometry()
                        .squareKilometres(survey.scores().validCells())),
                "of ground scored, in cells of "
                        + Written.length(survey.scores().map().geometry().cellSize()));
        survey.model()
                .ifPresent(model -> tile(
                        tiles,
                        String.valueOf(model.model().provenance().deposits()),
                        "cells with a deposit that the model learned from"));
        mapped().ifPresent(figures -> {
            tile(
                    tiles,
                    Written.decimals(figures.auc(), 2),
                    "AUC of the map's model, " + figures.model() + ", on held-out blocks; 0.5 is chance"
                            + interval(figures));
            tile(
                    tiles,
                    Written.percent(figures.top10()),
                    "of the held-out deposits in the best tenth of the area; chance finds 10\u00a0%");
        });
        if (!survey.targets().isEmpty()) {
            tile(
                    tiles,
                    String.valueOf(survey.targets().size()),
                    survey.targets().size() == 1
                            ? "target of " + targetArea()
                            : "targets, " + targetArea() + " in all");
        }
        if (!survey.places().isEmpty()) {
            tile(tiles, String.valueOf(survey.places().size()), "places where a next sample would tell most");
        }
        return tiles;
    }

    private String targetArea() {
        return Written.area(
                survey.targets().stream().mapToDouble(Target::areaKm2).sum());
    }

    private static void tile(Markup tiles, String value, String label) {
        tiles.add(tag("div")
                .with("class", "tile")
                .add(tag("p", value).with("class", "value"), tag("p", label).with("class", "label")));
    }

    /** Of the model that made the map; none where that is not known. */
    private Optional<TrainingFigures.Model> mapped() {
        return survey.training().flatMap(training -> training.crossValidation().stream()
                .filter(this::isOfTheMap)
                .findFirst());
    }

    private static String interval(TrainingFigures.Model figures) {
        return figures.intervals()
                .map(known -> "; 95\u00a0% interval " + between(known.auc(), 2))
                .orElse("");
    }

    private static String between(TrainingFigures.Interval interval, int decimals) {
        return interval == null
                ? "–"
                : Written.decimals(interval.low(), decimals) + " to " + Written.decimals(interval.high(), decimals);
    }

    Markup data() {
        Markup sheet =
                tag("div").with("class", "sheet").with("id", "data").add(tag("h2", "The data and their quality"));
        survey.gridding()
                .ifPresent(gridding -> sheet.add(tag(
                        "p",
                        String.format(
                                Locale.ROOT,
                                "%,d samples at %,d places were gridded%s.",
                                gridding.samples(),
                                gridding.places(),
                                gridding.settings() == null
                                        ? ""
                                        : " by " + gridding.settings().method() + " on cells of "
                                                + Written.length(
                                                        gridding.settings().cellSize())))));
        Optional<RasterStack> elements = survey.elements();
        if (elements.isPresent()) {
            sheet.add(elementTable(elements.get()));
            int more = elements.get().bands().size() - MOST_ELEMENTS;
            if (more > 0) {
                sheet.add(tag("p", Written.count(more, "more band") + " are in the package.")
                        .with("class", "small"));
            }
            sheet.add(tag(
                            "p",
                            "Median and range are those of the map's cells."
                                    + (survey.gridding().isPresent()
                                            ? " Beyond limits: share of the determinations that the laboratory gave as below"
                                                    + " or above a limit; from 10\u00a0% on it is a concern, from 20\u00a0% on"
                                                    + " the map is mostly detection limit. Error: how far each sample's value"
                                                    + " is from what the others predict there, against the spread of all; at 1"
                                                    + " the map tells no more than the mean."
                                            : " How the samples were measured and gridded is not told here, since no report"
                                                    + " of the gridding was given."))
                    .with("class", "small"));
        } else {
            sheet.add(tag("p", "No element maps were handed over; the scores were taken as they are."));
        }
        List<String> warnings = survey.gridding().map(GriddingFigures::warnings).orElse(List.of());
        if (!warnings.isEmpty()) {
            sheet.add(tag("h3", "What the gridding warned of"), Figures.list(limited(warnings)));
        }
        sheet.add(tag("h3", "Deposits"), tag("p", deposits()));
        return sheet;
    }

    static List<String> limited(List<String> warnings) {
        List<String> shown = new ArrayList<>(warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())));
        if (warnings.size() > MOST_WARNINGS) {
            shown.add(Written.count(warnings.size() - MOST_WARNINGS, "more warning") + " in the report of the run.");
        }
        return shown;
    }

    private Markup elementTable(RasterStack elements) {
        List<String> heads = new ArrayList<>(List.of("Band", "#Median", "#5 to 95 %", "#Cells with data"));
        Optional<GriddingFigures> gridding = survey.gridding();
        if (gridding.isPresent()) {
            heads.addAll(List.of("#Beyond limits", "#Error"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int b = 0; b < Math.min(MOST_ELEMENTS, elements.bands().size()); b++) {
            BandStyle style = survey.elementStyles().get(b);
            float[] values = elements.values(b).clone();
            int valid = valid(values);
            List<String> row = new ArrayList<>(List.of(
                    style.title(),
                    shown(style.band(), quantile(values, valid, 0.5)),
                    shown(style.band(), quantile(values, valid, 0.05)) + " to "
                            + shown(style.band(), quantile(values, valid, 0.95)),
                    Written.percent((double) valid / values.length)));
            gridding.ifPresent(figures -> {
                row.add(element(figures, style.band())
                        .map(element -> Written.percent(element.censoredShare()))
                        .orElse("–"));
                row.add(figures.bands().stream()
                        .filter(band -> style.band().name().equals(band.band()) && band.leaveOneOut() != null)
                        .findFirst()
                        .map(band -> Written.decimals(
                                band.leaveOneOut().rootMeanSquaredError() / band.standardDeviation(), 2))
                        .orElse("–"));
            });
            rows.add(row);
        }
        return Figures.table(heads, rows);
    }

    private static Optional<GriddingFigures.Element> element(GriddingFigures figures, Band band) {
        return figures.elements().stream()
                .filter(element -> Band.of(element.element()).key().equals(band.key()))
                .findFirst();
    }

    /** Puts the values that are numbers first, in order, and tells how many. */
    private static int valid(float[] values) {
        Arrays.sort(values); // NaN last
        int end = values.length;
        while (end > 0 && Float.isNaN(values[end - 1])) {
            end--;
        }
        return end;
    }

    private static double quantile(float[] sorted, int valid, double share) {
        return valid == 0 ? Double.NaN : sorted[(int) Math.round(share * (valid - 1))];
    }

    /** Logarithms as concentrations. */
    private static String shown(Band band, double value) {
        return Written.significant(band.transform() == Band.Transform.LOG10 ? Math.pow(10, value) : value, 3);
    }

    private String deposits() {
        List<Deposit> deposits = survey.deposits();
        if (deposits.isEmpty()) {
            return "No deposits were handed over with the map.";
        }
        long learned = deposits.stream().filter(Deposit::learned).count();
        long within = deposits.stream()
                .filter(deposit -> {
                    int cell = survey.scores().map().geometry().cellAt(deposit.easting(), deposit.northing());
                    return cell >= 0 && !Float.isNaN(survey.scores().scores()[cell]);
                })
                .count();
        return Written.count(deposits.size(), "known deposit") + ", " + within + " on ground with a score. "
                + (survey.model().isEmpty()
                        ? "Which of them the map's maker knew is not known."
                        : learned == 0
                                ? "The model was trained on none of them."
                                : "The model was trained on " + learned + " of them.");
    }

    Markup method() {
        Markup sheet = tag("div").with("class", "sheet").with("id", "verdict").add(tag("h2", "How the map was made"));
        for (String paragraph : inPlainWords()) {
            sheet.add(tag("p", paragraph));
        }
        sheet.add(tag("h2", "How it was judged"));
        Optional<TrainingFigures> training = survey.training();
        if (training.isPresent() && !training.get().crossValidation().isEmpty()) {
            judged(sheet, training.get());
        } else {
            sheet.add(tag(
                    "p",
                    survey.model().isPresent()
                            ? "The model keeps the verdict of its training, not its curves: "
                                    + Verdict.of(survey).sentence()
                            : "No model was handed over with the map, so nothing is known of how it was judged."));
            survey.skill().ifPresent(skill -> bySkill(sheet, skill));
        }
        return sheet;
    }

    private List<String> inPlainWords() {
        List<String> paragraphs = new ArrayList<>();
        Optional<ModelFacts> model = survey.model();
        paragraphs.add("Samples were turned into maps, one for each element, on a grid of square cells. "
                + model.map(known -> "A model was then shown the ground around "
                                + Written.count(known.model().provenance().deposits(), "cell")
                                + " with a known deposit and ground drawn at random elsewhere, a window of "
                                + known.model().ensemble().architecture().window()
                                + " by "
                                + known.model().ensemble().architecture().window() + " cells ("
                                + Written.length(
                                        known.model().ensemble().architecture().window()
                                                * known.model().cellSize())
                                + ") at a time, and learned what tells the two apart.")
                        .orElse("How the scores were made of them is not known here."));
        paragraphs.add(
                "Every cell has a score from 0, unlike the known deposits, to 1, like them. The score orders places;"
                        + " it is no probability of a deposit, and it says nothing of size or grade.");
        model.ifPresent(known -> paragraphs.add("Several models were trained side by side, networks and simple ones. "
                + madeBy(known)
                + " Where its members disagree, the uncertainty is high; where ground is unlike all it has"
                + " learned from, its scores are guesses, and maps show them grey."));
        return paragraphs;
    }

    private static String madeBy(ModelFacts known) {
        String recommended = known.model().recommended().title();
        if (!known.told()) {
            return "The map is taken to be by the " + recommended + ", which the training recommends.";
        }
        return known.method() == known.model().recommended()
                ? "The map is by the " + recommended + ", which the training recommends."
                : "The map is by the " + known.method().title() + ", though the training recommends the " + recommended
                        + ".";
    }

    private void judged(Markup sheet, TrainingFigures training) {
        training.evaluation()
                .ifPresent(how -> sheet.add(tag(
                        "p",
                        "The ground was cut into blocks of " + Written.length(how.blocks())
                                + ". In turn, the deposits of"
                                + " each of " + how.folds()
                                + " sets of blocks were hidden, and models trained on the others,"
                                + " " + Written.length(how.buffer()) + " away or farther, had to find them"
                                + (how.repeats() > 1 ? "; all of it " + how.repeats() + " times over" : "")
                                + ". So the figures are of ground the models had not seen.")));
        List<TrainingFigures.Model> models = training.crossValidation();
        List<List<String>> rows = new ArrayList<>();
        for (TrainingFigures.Model model : models.subList(0, Math.min(MOST_MODELS, models.size()))) {
            rows.add(List.of(
                    model.model(),
                    Written.decimals(model.auc(), 3),
                    model.intervals().map(known -> between(known.auc(), 3)).orElse("–"),
                    Written.percent(model.top10())));
        }
        sheet.add(Figures.table(List.of("Model", "#AUC", "#95 % interval", "#Deposits in the best tenth"), rows));
        List<CurvePicture.Curve> curves = models.stream()
                .filter(model -> model.areaCurve().length > 1)
                .sorted(Comparator.comparing(model -> !isOfTheMap(model) && !isRecommended(training, model)))
                .limit(MOST_CURVES)
                .map(model -> new CurvePicture.Curve(model.model(), model.areaCurve(), model.depositCurve()))
                .toList();
        if (!curves.isEmpty()) {
            sheet.add(Figures.figure(
                    CurvePicture.draw(curves, pixels(112), pixels(48), 2.9 * Figures.PIXELS),
                    "figure",
                    "Curves of the share of held-out deposits found in the best part of the area, for "
                            + String.join(
                                    ", ",
                                    curves.stream()
                                            .map(CurvePicture.Curve::name)
                                            .toList())
                            + ". The figures stand in the table before.",
                    "Held-out deposits found in the best part of the area. The higher a curve, the better; along the"
                            + " diagonal a map is no better than chance."));
        }
        sheet.add(tag("h3", "What it rests on"), Figures.list(restsOn(training)));
    }

    private boolean isOfTheMap(TrainingFigures.Model model) {
        return survey.model()
                .filter(known -> Method.called(model.model()) == known.method())
                .isPresent();
    }

    private static boolean isRecommended(TrainingFigures training, TrainingFigures.Model model) {
        return training.recommendation()
                .filter(recommended -> recommended.model().equals(model.model()))
                .isPresent();
    }

    private static List<String> restsOn(TrainingFigures training) {
        List<String> points = new ArrayList<>();
        training.shiftNull()
                .ifPresent(chance -> points.add(String.format(
                        Locale.ROOT,
                        "Chance: with the deposits put elsewhere in the same pattern, a simple model reaches AUC %.2f ± %.2f;"
                                + " where they are it reaches %.2f. Chance does as well in %.0f\u00a0%% of the cases (p ="
                                + " %.3f)%s.",
                        chance.mean(),
                        chance.sd(),
                        chance.auc(),
                        100 * chance.p(),
                        chance.p(),
                        chance.p() > 0.05 ? ", which is too often to speak of skill" : "")));
        training.closeness()
                .ifPresent(closeness -> points.add(String.format(
                        Locale.ROOT,
                        "Where people sampled: closeness to samples alone reaches AUC %.2f. Among cells as close to samples"
                                + " the network reaches %.2f (%s)%s.",
                        closeness.control(),
                        closeness.amongAlike().value(),
                        between(closeness.amongAlike().interval(), 2),
                        closeness.amongAlike().interval() != null
                                        && closeness.amongAlike().interval().low() <= 0.5
                                ? ", which chance may explain: the map may show where people looked"
                                : "")));
        training.evidence().ifPresent(evidence -> points.add(evidence.sentence()));
        training.recommendation().ifPresent(recommended -> points.add(recommended.reason()));
        training.testDeposits().stream()
                .findFirst()
                .ifPresent(test -> points.add(String.format(
                        Locale.ROOT,
                        "Deposits kept back: of %d that no model was shown, %s lie in the best tenth of the area by the %s"
                                + " (AUC %.2f).",
                        test.deposits(),
                        Written.percent(test.top10()),
                        test.model(),
                        test.auc())));
        if (points.isEmpty()) {
            points.add("The training made no checks beside the held-out blocks.");
        }
        return points;
    }

    private void bySkill(Markup sheet, Skill skill) {
        long learned = survey.deposits().stream().filter(Deposit::learned).count();
        sheet.add(tag(
                "p",
                String.format(
                        Locale.ROOT,
                        "By the deposits handed over with the map its AUC is %.2f, and %s of them lie in the best tenth of the"
                                + " area. %s",
                        skill.auc(),
                        Written.percent(skill.predictionRate().depositsIn(0.1)),
                        learned > 0
                                ? "These are success rates: the model was trained on " + learned
                                        + " of them, so they tell how well it learned them, and nothing of new ones."
                                : survey.model().isEmpty()
                                        ? "Whether the map's maker knew them is not known; if so, this tells nothing of new"
                                                + " ones."
                                        : "The model was trained on none of them.")));
        double[] area = new double[101];
        double[] found = new double[101];
        for (int i = 0; i <= 100; i++) {
            area[i] = i / 100.0;
            found[i] = skill.predictionRate().depositsIn(area[i]);
        }
        sheet.add(Figures.figure(
                CurvePicture.draw(
                        List.of(new CurvePicture.Curve("The map", area, found)),
                        pixels(112),
                        pixels(48),
                        2.9 * Figures.PIXELS),
                "figure",
                "Curve of the share of the deposits found in the best part of the area.",
                "Deposits found in the best part of the area. Along the diagonal a map is no better than chance."));
    }

    static int pixels(double millimetres) {
        return (int) Math.round(millimetres * Figures.PIXELS);
    }
}
