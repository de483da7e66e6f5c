package org.prospectivity.reports.runs;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.Facts;
import org.prospectivity.reports.Notes;
import org.prospectivity.reports.Numbers;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.Table;
import org.prospectivity.reports.TableBuilder;

/**
 * The page of one run, from the JSON its process gives as the output {@code report}. A member that is missing leaves its
 * part of the page out, so that reports of other versions are shown as far as they go.
 */
public final class RunReport {
    private static final String[] QUANTILES = {"Lowest", "5 %", "25 %", "Median", "75 %", "95 %", "Highest"};

    private final Json run;

    private RunReport(Json run) {
        this.run = run;
    }

    /** The page of a report; empty when it is of no process known here. */
    public static Optional<Report> of(JsonObject json) {
        Json run = new Json(json);
        RunReport report = new RunReport(run);
        if (run.has("training") && run.has("crossValidation")) {
            return Optional.of(report.training());
        }
        if (run.has("targets") && run.has("threshold")) {
            return Optional.of(report.targets());
        }
        if (run.has("places") && run.has("spacing")) {
            return Optional.of(SuggestedPlaces.of(run, report.warnings()));
        }
        if (run.has("elements") && run.has("rings")) {
            return Optional.of(report.explanation());
        }
        if (run.has("architecture") && run.has("provenance")) {
            return Optional.of(report.model());
        }
        if (run.has("scores") && run.has("model")) {
            return Optional.of(report.prediction());
        }
        if (run.has("scores") && run.has("evaluation")) {
            return Optional.of(report.evaluation());
        }
        return Optional.empty();
    }

    private Report training() {
        Json data = run.at("data");
        List<Json> judged = run.all("crossValidation");
        List<Json> test = run.all("testDeposits");
        List<Report.Section> sections = warnings();
        if (!judged.isEmpty()) {
            Json how = run.at("evaluation");
            sections.add(new Report.Section(
                    "On blocks held out of training",
                    "The deposits of each of " + Numbers.decimals(how.number("folds"), 0)
                            + " sets of blocks are scored by models trained on those of the others, "
                            + Numbers.significant(how.number("buffer") / 1000, 3) + " km away or farther.",
                    List.of(figures(judged), curves("Deposits found in the best part of the area", judged))));
        }
        rivals().ifPresent(sections::add);
        evidence().ifPresent(sections::add);
        if (!test.isEmpty()) {
            sections.add(new Report.Section(
                    "On deposits kept from training",
                    "Trained on all known deposits and judged by others: the best evidence there is.",
                    List.of(figures(test), curves("Test deposits found in the best part of the area", test))));
        }
        closeness().ifPresent(sections::add);
        Json moved = run.at("shiftNull");
        if (!moved.isEmpty()) {
            sections.add(new Report.Section(
                    "Deposits put elsewhere",
                    "What a simple model scores where the deposits lie, and where they are put elsewhere in the same"
                            + " pattern.",
                    List.of(facts("AUC where the deposits are and elsewhere", facts -> {
                        put(facts, "Model", moved.text("model"));
                        put(facts, "Shifts", Numbers.count(moved.numbers("aucs").length));
                        put(facts, "Where they are", Numbers.decimals(moved.number("auc"), 3));
                        put(facts, "Elsewhere, mean", Numbers.decimals(moved.number("mean"), 3));
                        put(facts, "Standard deviation", Numbers.decimals(moved.number("sd"), 3));
                        put(facts, "As good by chance (p)", Numbers.decimals(moved.number("p"), 3));
                    }))));
        }
        learning().ifPresent(chart -> sections.add(new Report.Section("Learning", "", List.of(chart))));
        sections.add(new Report.Section(
                "How it was made",
                "",
                List.of(
                        facts("Data and training", facts -> {
                            put(facts, "Deposits", count(data, "deposits"));
                            put(facts, "Of these on no cell with data", count(data, "depositsOutside"));
                            put(facts, "Cells with data", count(data, "validCells"));
                            put(facts, "Bands", String.join(", ", data.texts("bands")));
                            put(
                                    facts,
                                    "Window",
                                    count(run.at("training"), "window") + " cells, "
                                            + Numbers.significant(
                                                    run.at("training").number("windowMetres") / 1000, 3)
                                            + " km");
                        }),
                        provenance(run.at("provenance")))));
        return new Report(
                "Training of a prospectivity model",
                count(data, "deposits") + " deposits on " + count(data, "validCells") + " cells, "
                        + data.texts("bands").size() + " bands.",
                verdict(run.text("verdict")),
                headlines(test.isEmpty() ? judged : test, test.isEmpty() ? "held-out blocks" : "test deposits"),
                sections);
    }

    private Optional<Report.Section> rivals() {
        List<Json> rivals = run.all("comparisons");
        Json recommended = run.at("recommendation");
        if (rivals.isEmpty() && recommended.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Report.Section(
                "Which model to use",
                recommended.isEmpty()
                        ? ""
                        : "Make the map with " + recommended.text("model") + ". " + recommended.text("reason"),
                rivals.isEmpty()
                        ? List.of()
                        : List.of(new TableBuilder<Json>(
                                        "The network against its rivals",
                                        "Difference of AUC on the same deposits; the network is ahead where the interval"
                                                + " lies above 0.")
                                .text("Rival", rival -> rival.text("rival"))
                                .text("The network is", rival -> rival.text("outcome"))
                                .number("difference", rival -> Numbers.decimals(rival.number("difference"), 3))
                                .number("95 %", rival -> between(rival.at("interval"), 3))
                                .of(rivals))));
    }

    private Optional<Report.Section> closeness() {
        Json closeness = run.at("closeness");
        Json alike = closeness.at("amongAlike");
        return closeness.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report.Section(
                        "Where samples are",
                        "What the places of the samples tell by themselves, and what the network knows beside: each deposit"
                                + " is held against the cells that are as close to samples.",
                        List.of(facts("AUC and closeness to samples", facts -> {
                            put(facts, "Closeness to samples alone", Numbers.decimals(closeness.number("control"), 3));
                            put(facts, "Among cells as close", Numbers.decimals(alike.number("value"), 3));
                            put(facts, "95 %", between(alike.at("interval"), 3));
                        }))));
    }

    private Optional<Report.Section> evidence() {
        Json evidence = run.at("evidence");
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report.Section(
                        "What the skill rests on",
                        evidence.text("sentence"),
                        List.of(new TableBuilder<Json>("The same models on parts of the evidence", "")
                                .text("Evidence", part -> part.text("evidence"))
                                .number("bands", part -> count(part, "bands"))
                                .text("Model", part -> part.text("model"))
                                .number("AUC", part -> Numbers.decimals(part.number("auc"), 3))
                                .number("95 %", part -> between(part.at("interval"), 2))
                                .of(evidence.all("parts")))));
    }

    private static String between(Json interval, int decimals) {
        return interval.isEmpty()
                ? "–"
                : Numbers.decimals(interval.number("low"), decimals) + " to "
                        + Numbers.decimals(interval.number("high"), decimals);
    }

    private Report prediction() {
        Json model = run.at("model");
        List<Report.Section> sections = warnings();
        judged(sections);
        sections.add(scores());
        sections.add(new Report.Section("The model", "", List.of(provenance(model))));
        return new Report(
                "Prospectivity map",
                area() + " scored. A score orders places; it is no probability.",
                trainedOn() + verdict(model.text("verdict")),
                run.has("evaluation") ? headlines(List.of(run.at("evaluation")), "the deposits given") : List.of(),
                sections);
    }

    private Report evaluation() {
        List<Report.Section> sections = warnings();
        judged(sections);
        sections.add(scores());
        Json figures = run.at("evaluation");
        return new Report(
                "Evaluation of a map",
                "The band " + run.text("band") + " of " + area() + ", judged by " + count(figures, "deposits")
                        + " deposits.",
                trainedOn() + Numbers.percent(figures.number("top10"))
                        + " of the deposits lie in the best 10 % of the area; AUC "
                        + Numbers.decimals(figures.number("auc"), 3) + ", of which 0.5 is chance.",
                headlines(List.of(figures), "the deposits given"),
                sections);
    }

    /** Whether the map's model knew the deposits, before any figure; nothing where that is not known. */
    private String trainedOn() {
        return run.has("trainedOn") ? run.at("trainedOn").text("sentence") + " " : "";
    }

    private Report targets() {
        List<Json> targets = run.all("targets");
        List<Report.Section> sections = warnings();
        TableBuilder<Json> table = new TableBuilder<Json>("Targets by rank", "The best mean score first.")
                .text("Rank", target -> count(target, "rank"))
                .number("Area", target -> Numbers.area(target.number("areaKm2")))
                .number("Mean score", target -> Numbers.decimals(target.number("meanScore"), 3))
                .number("Highest", target -> Numbers.decimals(target.number("maxScore"), 3));
        if (targets.stream().anyMatch(target -> target.has("threshold"))) {
            table.number("Cut above", target -> Numbers.decimals(target.number("threshold"), 3));
        }
        if (targets.stream().anyMatch(target -> target.has("meanUncertainty"))) {
            table.number("Uncertainty", target -> Numbers.decimals(target.number("meanUncertainty"), 3));
        }
        if (targets.stream().anyMatch(target -> target.has("deposits"))) {
            table.number("Deposits", target -> count(target, "deposits"));
        }
        if (targets.stream().anyMatch(target -> target.has("leadingElements"))) {
            table.text("Leading elements", RunReport::leading);
        }
        sections.add(new Report.Section("Targets", "", List.of(table.of(targets))));
        sections.add(new Report.Section("How they were chosen", "", List.of(facts("Threshold and sizes", facts -> {
            put(facts, "Threshold", Numbers.significant(run.number("threshold"), 4));
            put(facts, "Chosen as", run.text("rule"));
            put(facts, "Least area", Numbers.area(run.number("minimumArea")));
            put(facts, "Left out as too small", count(run, "dropped"));
            put(facts, "Their area", Numbers.area(run.number("droppedKm2")));
            if (run.has("greatestArea")) {
                put(facts, "Greatest area", Numbers.area(run.number("greatestArea")));
                put(facts, "Cut as too large", count(run, "split"));
                put(facts, "Of these below the raised thresholds", Numbers.area(run.number("splitKm2")));
            }
        }))));
        List<Report.Headline> headlines = new ArrayList<>();
        headlines.add(new Report.Headline(String.valueOf(targets.size()), "targets", ""));
        headlines.add(new Report.Headline(
                Numbers.area(run.number("targetKm2")),
                "their area",
                Numbers.percent(run.number("areaShare")) + " of the map"));
        if (run.has("depositShare")) {
            headlines.add(new Report.Headline(
                    Numbers.percent(run.number("depositShare")), "of the deposits lie in them", ""));
        }
        return new Report(
                "Targets",
                "Cells of at least " + Numbers.significant(run.number("threshold"), 4) + " in " + run.text("band")
                        + ", joined to polygons.",
                targets.size() + " targets of " + Numbers.area(run.number("targetKm2")) + " in all.",
                headlines,
                sections);
    }

    private static String leading(Json target) {
        List<String> symbols = target.all("leadingElements").stream()
                .map(element -> element.has("symbol") ? element.text("symbol") : element.text("element"))
                .toList();
        return String.join(", ", symbols.isEmpty() ? target.texts("leadingElements") : symbols);
    }

    private Report explanation() {
        List<Report.Section> sections = warnings();
        sections.add(new Report.Section(
                "Elements",
                "By how much the score falls when an element is set to its mean.",
                List.of(
                        effects("By element", run.all("elements")),
                        bars("Effect of each element", run.all("elements")))));
        sections.add(new Report.Section(
                "Rings around the centre",
                "By how much the score falls without what is seen at that distance.",
                List.of(effects("By ring", run.all("rings")), bars("Effect of each ring", run.all("rings")))));
        sections.add(new Report.Section("The model", "", List.of(provenance(run.at("model")))));
        return new Report(
                "What moves the scores",
                area() + "; the best " + count(run, "topCells") + " cells are those of at least "
                        + Numbers.decimals(run.number("topScore"), 3) + ".",
                verdict(run.at("model").text("verdict")),
                List.of(),
                sections);
    }

    private Report model() {
        Json architecture = run.at("architecture");
        return new Report(
                "The model " + run.text("model"),
                count(run, "members") + " networks that read "
                        + run.texts("bands").size() + " bands on cells of "
                        + Numbers.significant(run.number("cellSize"), 4) + " m.",
                verdict(run.at("provenance").text("verdict")),
                List.of(),
                List.of(new Report.Section(
                        "What it is",
                        "",
                        List.of(
                                facts("What it reads", facts -> {
                                    put(facts, "Bands", String.join(", ", run.texts("bands")));
                                    put(facts, "Cell size", Numbers.significant(run.number("cellSize"), 4) + " m");
                                    put(facts, "Window", count(architecture, "window") + " cells");
                                }),
                                provenance(run.at("provenance"))))));
    }

    private List<Report.Section> warnings() {
        List<Report.Section> sections = new ArrayList<>();
        List<String> warnings = run.texts("warnings").stream()
                .filter(warning -> !trainedOn().startsWith(warning))
                .toList();
        if (!warnings.isEmpty()) {
            sections.add(new Report.Section("Warnings", "", List.of(new Notes("To keep in mind", warnings))));
        }
        return sections;
    }

    private static String verdict(String text) {
        return text.isBlank() ? "No verdict: the model was not judged on blocks held out of training." : text;
    }

    private List<Report.Headline> headlines(List<Json> models, String by) {
        return models.stream()
                .limit(1)
                .flatMap(first -> List.of(
                        new Report.Headline(
                                Numbers.decimals(first.number("auc"), 2), "AUC on " + by, "0.5 is chance, 1 perfect"),
                        new Report.Headline(
                                Numbers.percent(first.number("top10")),
                                "of the deposits in the best 10 % of the area",
                                "10 % would be chance"),
                        new Report.Headline(count(first, "deposits"), "deposits judged by", ""))
                        .stream())
                .toList();
    }

    private void judged(List<Report.Section> sections) {
        List<Json> all = new ArrayList<>();
        for (String name : List.of("evaluation", "proximity")) {
            if (run.has(name)) {
                all.add(run.at(name));
            }
        }
        if (all.isEmpty()) {
            return;
        }
        Json first = all.get(0);
        sections.add(new Report.Section(
                "By the deposits given",
                "Where the lines of the P-A plot cross, at a score of "
                        + Numbers.significant(first.number("threshold"), 4) + ", "
                        + Numbers.percent(first.number("thresholdDeposits")) + " of the deposits lie in "
                        + Numbers.percent(first.number("thresholdArea")) + " of the area.",
                List.of(figures(all), curves("Deposits found in the best part of the area", all))));
    }

    private Report.Section scores() {
        double[] scores = run.numbers("scores");
        return new Report.Section("Scores", "", List.of(facts("Their distribution and the area", facts -> {
            for (int i = 0; i < scores.length && scores.length == QUANTILES.length; i++) {
                put(facts, QUANTILES[i], Numbers.significant(scores[i], 3));
            }
            put(facts, "Cells", count(run, "validCells"));
            put(facts, "Cell size", Numbers.significant(run.at("grid").number("cellSize"), 4) + " m");
        })));
    }

    private String area() {
        return count(run, "validCells") + " cells"
                + (run.has("validKm2") ? ", " + Numbers.significant(run.number("validKm2"), 4) + " km²" : "");
    }

    private static Table figures(List<Json> models) {
        return new TableBuilder<Json>(
                        "Figures by method",
                        "AUC is the chance that a deposit scores higher than a place drawn at random: 0.5 is chance, 1"
                                + " perfect; bars begin at 0.5.")
                .text("Method", figures -> figures.text("model"))
                .bar(
                        "AUC",
                        figures -> Numbers.decimals(figures.number("auc"), 3),
                        figures -> Math.max(0, 2 * (figures.number("auc") - 0.5)))
                .number("95 %", figures -> between(figures.at("intervals").at("auc"), 2))
                .number("± sd", figures -> Numbers.decimals(figures.number("aucSd"), 3))
                .number("found in best 5 %", figures -> Numbers.percent(figures.number("top5")))
                .number("in 10 %", figures -> Numbers.percent(figures.number("top10")))
                .number("in 20 %", figures -> Numbers.percent(figures.number("top20")))
                .number("lift at 10 %", figures -> Numbers.decimals(figures.number("lift10"), 1))
                .of(models);
    }

    private static Chart curves(String title, List<Json> models) {
        List<Chart.Series> curves = new ArrayList<>();
        for (Json figures : models) {
            double[] area = percent(figures.numbers("areaCurve"));
            double[] found = percent(figures.numbers("depositCurve"));
            if (area.length > 0 && area.length == found.length) {
                curves.add(Chart.Series.of(figures.text("model"), area, found));
            }
        }
        curves.add(Chart.Series.reference("chance", new double[] {0, 100}, new double[] {0, 100}));
        return new Chart(
                title,
                "Share of the deposits in the best part of the area: the nearer to the upper left, the better; the"
                        + " diagonal is chance.",
                new Chart.Axis("Share of the area, best first (%)", 0, 100),
                new Chart.Axis("Deposits in it (%)", 0, 100),
                null,
                curves);
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }

    private Optional<Chart> learning() {
        List<Chart.Series> curves = new ArrayList<>();
        for (Json network : run.all("convergence")) {
            List<Json> losses = network.all("losses");
            if (!losses.isEmpty()) {
                curves.add(Chart.Series.of(
                        network.text("model"),
                        losses.stream().mapToDouble(loss -> loss.number("step")).toArray(),
                        losses.stream()
                                .mapToDouble(loss -> loss.number("heldOut"))
                                .toArray()));
            }
        }
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart(
                        "Held-out loss during training",
                        "The lower, the better deposits it was not shown are told from other places; chance is 0.69.",
                        new Chart.Axis("Training steps", 0, Double.NaN),
                        new Chart.Axis("Cross-entropy on held-out blocks", 0, Double.NaN),
                        null,
                        curves));
    }

    private static Table effects(String title, List<Json> parts) {
        return new TableBuilder<Json>(title, "In the best cells and in all of them.")
                .text("Part", part -> part.has("part") ? part.text("part") : part.text("band"))
                .number("size, best cells", part -> Numbers.decimals(part.number("topMeanAbsolute"), 3))
                .number("effect, best cells", part -> Numbers.decimals(part.number("topMean"), 3))
                .number("size, all", part -> Numbers.decimals(part.number("meanAbsolute"), 3))
                .of(parts);
    }

    private static Chart bars(String title, List<Json> parts) {
        // A last edge closes the last bar.
        double[] edges = new double[parts.size() + 1];
        double[] sizes = new double[parts.size() + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i + 0.5;
            sizes[i] = i < parts.size() ? parts.get(i).number("topMean") : 0;
        }
        String names = IntStream.range(0, parts.size())
                .mapToObj(i -> (i + 1) + " " + parts.get(i).text("band"))
                .collect(Collectors.joining(", "));
        return new Chart(
                title,
                "In the best cells; above 0 it raises the score. From left to right: " + names + ".",
                new Chart.Axis("Number in the table", 0.5, parts.size() + 0.5),
                new Chart.Axis("Effect on the score", Double.NaN, Double.NaN),
                null,
                List.of(Chart.Series.bars("effect in the best cells", edges, sizes)));
    }

    private static Facts provenance(Json model) {
        return facts("How it was trained", facts -> {
            put(facts, "Transfer", model.text("transfer"));
            put(facts, "Deposits trained on", count(model, "deposits"));
            put(facts, "Networks", count(model.at("settings"), "members"));
            put(facts, "Steps each", count(model.at("settings"), "steps"));
            put(facts, "Seed", model.text("seed"));
            Json versions = model.at("versions");
            versions.object().keySet().forEach(name -> put(facts, name, versions.text(name)));
        });
    }

    private static Facts facts(String title, Consumer<Map<String, String>> fill) {
        Map<String, String> facts = new LinkedHashMap<>();
        fill.accept(facts);
        return new Facts(title, facts);
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isBlank() && !value.startsWith("–")) {
            facts.put(name, value);
        }
    }

    private static String count(Json object, String name) {
        double value = object.number(name);
        return Double.isNaN(value) ? "–" : Numbers.count(Math.round(value));
    }
}
