package org.prospectivity.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.evaluation.PredictionRateCurve;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.prospectivity.EvidenceSkill;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.ColourRamp;
import org.prospectivity.reports.Facts;
import org.prospectivity.reports.Maps;
import org.prospectivity.reports.Notes;
import org.prospectivity.reports.Numbers;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.Scale;
import org.prospectivity.reports.Table;
import org.prospectivity.reports.TableBuilder;

/** The report of the demo, in the words of a geologist. */
final class DemoReport {
    private static final double BEST_SHARE = 0.1;
    private static final int CURVE_POINTS = 200;
    private static final int MOST_EFFECTS = 12;

    /** What is there to be ruled out: in the tables, but not in the chart. */
    private static final Set<String> CONTROLS =
            Set.of(ProspectivityTraining.RANDOM_BODY, ProspectivityTraining.PROXIMITY);

    private final DemoResults results;
    private final float[] scores;
    private final float[] uncertainty;
    private final float[] sorted;
    private final double threshold;
    private final List<Place> inside;
    private final List<Place> outside;

    private DemoReport(DemoResults results) {
        this.results = results;
        scores = results.map().values(ProspectivityPrediction.SCORE);
        uncertainty = results.map().values(ProspectivityPrediction.UNCERTAINTY);
        sorted = judged();
        threshold = sorted[sorted.length - Math.max(1, (int) (BEST_SHARE * sorted.length))];
        inside = results.hidden().stream().filter(this::isInside).toList();
        outside = results.hidden().stream().filter(place -> !isInside(place)).toList();
    }

    static Report of(DemoResults results) {
        return new DemoReport(results).report();
    }

    /** What was found, in a few lines of text. */
    static List<String> summary(DemoResults results) {
        DemoReport report = new DemoReport(results);
        List<String> lines = new ArrayList<>();
        lines.add(report.verdict());
        for (ModelFigures figures : report.onHidden()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-36s AUC %.2f, %s of the hidden deposits in the best 10 %% of the area",
                    figures.model(),
                    figures.auc(),
                    Numbers.percent(figures.top10())));
        }
        return lines;
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(whereToLook());
        sections.add(howGood());
        sections.add(geology());
        if (!results.training().convergence().isEmpty()) {
            sections.add(transfer());
        }
        sections.add(maps(
                "The maps it was made from",
                "The area to explore as it was sampled, "
                        + Numbers.count(results.target().samples().size()) + " samples.",
                results.target()));
        sections.add(maps(
                "The area it learned from",
                "Another area, sampled and analysed by others: "
                        + Numbers.count(results.source().samples().size()) + " samples, "
                        + results.source().known().size()
                        + " known deposits of the same kind. Units, background and detection limits differ; each map"
                        + " is scaled within its own area before the network sees it.",
                results.source()));
        sections.add(howItWasMade());
        return new Report(
                "Gold prospectivity of a synthetic survey",
                "A made-up area with a known answer: "
                        + results.target().known().size()
                        + " known deposits to learn from and "
                        + results.hidden().size()
                        + " hidden ones, which were used for nothing but the figures here. The network was first"
                        + " trained on another area with "
                        + results.source().known().size() + " deposits, then on the "
                        + results.target().known().size() + " known in this one.",
                verdict(),
                headlines(),
                sections);
    }

    private String verdict() {
        StringBuilder verdict = new StringBuilder();
        verdict.append(inside.size())
                .append(" of the ")
                .append(results.hidden().size())
                .append(" hidden deposits (")
                .append(Numbers.percent(
                        inside.size() / (double) results.hidden().size()))
                .append(") lie in the most prospective 10 % of the area.");
        List<String> others = new ArrayList<>();
        found(others, ProspectivityTraining.SCRATCH, "the same network without transfer");
        found(others, Baselines.FOREST, "a random forest");
        found(others, Baselines.LOGISTIC, "a logistic regression");
        found(others, Baselines.SINGLE_ELEMENT, "the best single element");
        if (!others.isEmpty()) {
            verdict.append(" In as much area: ")
                    .append(String.join(", ", others))
                    .append('.');
        }
        return verdict.toString();
    }

    private void found(List<String> others, String model, String name) {
        hidden(model).ifPresent(figures -> others.add(name + " " + Numbers.percent(figures.top10())));
    }

    private List<Report.Headline> headlines() {
        List<Report.Headline> headlines = new ArrayList<>();
        headlines.add(new Report.Headline(
                Numbers.percent(inside.size() / (double) results.hidden().size()),
                "of the hidden deposits in the best 10 % of the area",
                "10 % would be chance"));
        headline(
                headlines,
                ProspectivityTraining.TRANSFER,
                "AUC of the network with transfer",
                "0.5 is chance, 1 perfect");
        headline(headlines, ProspectivityTraining.SCRATCH, "AUC of the same network without transfer", "");
        headline(
                headlines,
                Baselines.FOREST,
                "AUC of a random forest",
                hidden(Baselines.LOGISTIC)
                        .map(figures -> "logistic regression " + Numbers.decimals(figures.auc(), 2))
                        .orElse(""));
        headline(headlines, Baselines.SINGLE_ELEMENT, "AUC of the best single element", "chosen by the known deposits");
        return headlines;
    }

    private void headline(List<Report.Headline> headlines, String model, String label, String note) {
        hidden(model)
                .ifPresent(
                        figures -> headlines.add(new Report.Headline(Numbers.decimals(figures.auc(), 2), label, note)));
    }

    private Report.Section whereToLook() {
        GridGeometry grid = results.map().geometry();
        List<Maps.Overlay> overlays = new ArrayList<>();
        if (!results.decoys().isEmpty()) {
            overlays.add(overlay("Decoys", Maps.Symbol.CROSS, results.decoys(), false));
        }
        overlays.add(
                overlay("Known deposits", Maps.Symbol.CIRCLE, results.target().known(), true));
        overlays.add(overlay("Hidden deposits inside the outline", Maps.Symbol.DIAMOND, inside, true));
        overlays.add(overlay("Hidden deposits outside it", Maps.Symbol.OPEN_DIAMOND, outside, true));
        Maps maps = new Maps(
                "Prospectivity and its uncertainty",
                "Yellow is where the surroundings look most like those of the known deposits; the line encloses the"
                        + " best 10 % of the area. In the second map yellow is where the networks disagree: trust a score"
                        + " less there.",
                List.of(
                        new Maps.RasterMap(
                                "Prospectivity, 0 to 1",
                                grid,
                                scores,
                                new Scale(ColourRamp.VIRIDIS, 0, 1, false, ""),
                                threshold),
                        new Maps.RasterMap(
                                "Uncertainty, standard deviation",
                                grid,
                                uncertainty,
                                Scale.percentiles(ColourRamp.CIVIDIS, uncertainty, false, ""),
                                Double.NaN)),
                overlays,
                false);
        return new Report.Section(
                "Where to look",
                "Every cell of " + Numbers.significant(grid.cellSize(), 3) + " m is scored by the "
                        + results.training().training().window() + " × "
                        + results.training().training().window()
                        + " cells around it. A score orders places; it is no probability of a deposit.",
                List.of(maps, ranking()));
    }

    private Table ranking() {
        return new TableBuilder<Place>(
                        "The hidden deposits one by one",
                        "The second column tells how much of the area has to be explored, best first, until the deposit"
                                + " is reached.")
                .text("Deposit", Place::name)
                .number(
                        "Within the best … % of the area",
                        place -> Numbers.decimals(100 * shareAtLeast(score(place)), 1))
                .number("Prospectivity", place -> Numbers.decimals(score(place), 2))
                .number("Uncertainty", place -> Numbers.decimals(at(uncertainty, place), 2))
                .number("Easting, m", place -> Numbers.count(Math.round(place.easting())))
                .number("Northing, m", place -> Numbers.count(Math.round(place.northing())))
                .folded()
                .of(results.hidden().stream()
                        .filter(place -> !Float.isNaN(score(place)))
                        .sorted(Comparator.comparingDouble(place -> -score(place)))
                        .toList());
    }

    private Report.Section howGood() {
        List<Report.Block> blocks = new ArrayList<>();
        List<Chart.Series> curves = new ArrayList<>();
        for (ModelFigures figures : onHidden()) {
            if (CONTROLS.contains(figures.model())) {
                continue;
            }
            curves.add(Chart.Series.of(figures.model(), percent(figures.areaCurve()), percent(figures.depositCurve())));
        }
        curves.add(Chart.Series.reference("chance", new double[] {0, 100}, new double[] {0, 100}));
        blocks.add(new Chart(
                "Prediction-rate curve",
                "Go along the bottom to the share of the area that can be explored, and up to the share of the hidden"
                        + " deposits it holds; the nearer to the upper left, the better, and the diagonal is chance.",
                new Chart.Axis("Share of the area, best first (%)", 0, 100),
                new Chart.Axis("Hidden deposits in it (%)", 0, 100),
                null,
                curves));
        blocks.add(figures(
                "Figures on the hidden deposits",
                "AUC is the chance that a hidden deposit scores higher than a place drawn at random: 0.5 is chance, 1"
                        + " perfect; bars begin at 0.5. The true figure, over other deposits like these, lies in the range"
                        + " beside it 19 times of 20.",
                onHidden()));
        blocks.add(predictionArea());
        if (!results.training().crossValidation().isEmpty()) {
            TrainingReport.Evaluation evaluation =
                    results.training().evaluation().orElseThrow();
            blocks.add(figures(
                    "Figures on the known deposits, held out block by block",
                    "What can be told without the answer: the known deposits of each of " + evaluation.folds()
                            + " sets of blocks are scored by models trained on those of the others, "
                            + Numbers.significant(evaluation.buffer() / 1000, 3)
                            + " km away or farther. With so few deposits, these figures are rough.",
                    results.training().crossValidation()));
        }
        return new Report.Section(
                "How good it is",
                "All methods learned from the same known deposits and are judged by the same hidden ones. The forest,"
                        + " the regression and the single element see one cell at a time; the network sees the pattern"
                        + " around it.",
                blocks);
    }

    private Report.Section geology() {
        TrainingReport training = results.withGeology();
        List<Report.Block> blocks = new ArrayList<>();
        blocks.add(figures(
                "Figures on the hidden deposits, with faults and lithology",
                "The same deposits and places as above, by models that also see the distance to faults and which rock a"
                        + " place lies in.",
                training.testDeposits()));
        training.evidence().ifPresent(skill -> blocks.addAll(evidence(skill)));
        return new Report.Section(
                "What geology adds",
                "Most deposits of this area were put near a fault and into granite; diorite means nothing. These networks,"
                        + " of a narrow window and without a source, are told of faults and rocks beside the elements, and"
                        + " then of either alone.",
                blocks);
    }

    /** What the skill rests on, and what is lost without each part. */
    private static List<Table> evidence(EvidenceSkill skill) {
        return List.of(
                new TableBuilder<EvidenceSkill.Part>("What the skill rests on", skill.sentence())
                        .text("Evidence", EvidenceSkill.Part::evidence)
                        .text("Method", EvidenceSkill.Part::model)
                        .bar("AUC", part -> Numbers.decimals(part.auc(), 3), part -> 2 * (part.auc() - 0.5))
                        .number("gain by the rest", DemoReport::gain)
                        .of(skill.parts()),
                new TableBuilder<EvidenceSkill.Effect>(
                                "What is lost when a part is hidden",
                                "By how much the network's AUC on held-out blocks falls when it may not see a part.")
                        .text("Hidden", EvidenceSkill.Effect::evidence)
                        .number("loss of AUC", effect -> Numbers.decimals(effect.loss(), 3))
                        .of(skill.effects().stream().limit(MOST_EFFECTS).toList()));
    }

    private static String gain(EvidenceSkill.Part part) {
        return part.gain()
                .map(gain -> Numbers.decimals(gain.value(), 3) + " ("
                        + Numbers.decimals(gain.interval().low(), 2) + " to "
                        + Numbers.decimals(gain.interval().high(), 2) + ")")
                .orElse("–");
    }

    private static Table figures(String title, String reading, List<ModelFigures> models) {
        return new TableBuilder<ModelFigures>(title, reading)
                .text("Method", ModelFigures::model)
                .bar("AUC", figures -> Numbers.decimals(figures.auc(), 3), figures -> 2 * (figures.auc() - 0.5))
                .number("95 %", DemoReport::interval)
                .number("found in best 5 %", figures -> Numbers.percent(figures.top5()))
                .number("in 10 %", figures -> Numbers.percent(figures.top10()))
                .number("in 20 %", figures -> Numbers.percent(figures.top20()))
                .number("lift at 10 %", figures -> Numbers.decimals(figures.lift10(), 1))
                .of(models);
    }

    private static String interval(ModelFigures figures) {
        return figures.intervals()
                .map(intervals -> Numbers.decimals(intervals.auc().low(), 2) + " to "
                        + Numbers.decimals(intervals.auc().high(), 2))
                .orElse("–");
    }

    private Chart predictionArea() {
        List<Place> scored = results.hidden().stream()
                .filter(place -> !Float.isNaN(score(place)))
                .toList();
        float[] found = new float[scored.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = score(scored.get(i));
        }
        PredictionRateCurve curve = PredictionRateCurve.of(found, sorted);
        int points = curve.area().length - 1;
        int shown = Math.min(CURVE_POINTS, points);
        double[] thresholds = new double[shown];
        double[] deposits = new double[shown];
        double[] area = new double[shown];
        for (int i = 0; i < shown; i++) {
            // Thresholds fall along the curve and have to rise along the axis.
            int point = points - (int) Math.round(i * (points - 1.0) / Math.max(1, shown - 1));
            thresholds[i] = curve.thresholds()[point];
            deposits[i] = 100 * curve.deposits()[point];
            area[i] = 100 * curve.area()[point];
        }
        ModelFigures evaluation = results.prediction().evaluation().orElseThrow();
        return new Chart(
                "Prediction–area plot",
                "The area is drawn from above. Where the lines cross, at a score of "
                        + Numbers.decimals(evaluation.threshold(), 2) + ", "
                        + Numbers.percent(evaluation.thresholdDeposits())
                        + " of the hidden deposits lie in " + Numbers.percent(evaluation.thresholdArea())
                        + " of the area; the higher they cross, the better the map.",
                new Chart.Axis("Prospectivity above which a place counts", 0, 1),
                new Chart.Axis("Hidden deposits above it (%)", 0, 100),
                new Chart.Axis("Area above it (%)", 0, 100, true, false),
                List.of(
                        Chart.Series.of("hidden deposits", thresholds, deposits),
                        Chart.Series.of("area", thresholds, area).onSecondAxis()));
    }

    private Report.Section transfer() {
        List<Chart.Series> curves = new ArrayList<>();
        for (TrainingReport.Convergence network : results.training().convergence()) {
            List<LossPoint> points = network.losses();
            curves.add(Chart.Series.of(
                    network.model(),
                    points.stream().mapToDouble(LossPoint::step).toArray(),
                    points.stream().mapToDouble(LossPoint::heldOut).toArray()));
        }
        Chart chart = new Chart(
                "Held-out loss during training",
                "The lower, the better a network tells deposits it was not shown from other places; chance is 0.69. A line"
                        + " that begins low has brought its knowledge along; one that rises learns its few deposits by"
                        + " heart.",
                new Chart.Axis("Training steps in the area to explore", 0, Double.NaN),
                new Chart.Axis("Cross-entropy on held-out blocks", 0, Double.NaN),
                null,
                curves);
        Table table = new TableBuilder<TrainingReport.Convergence>(
                        "How the networks learned",
                        "The last column is the number of steps until the loss is as low as the network without"
                                + " transfer ever gets. Frozen random convolutions are the control: what they gain is not"
                                + " knowledge of the other area.")
                .text("Network", TrainingReport.Convergence::model)
                .number("Held-out loss", network -> Numbers.decimals(network.heldOutCrossEntropy(), 3))
                .number("Held-out accuracy", network -> Numbers.percent(network.heldOutAccuracy()))
                .number("Training loss", network -> Numbers.decimals(network.trainingCrossEntropy(), 3))
                .number(
                        "Steps to the best without transfer",
                        network -> network.stepsToScratchBest().isEmpty()
                                ? "never"
                                : Numbers.count(network.stepsToScratchBest().getAsInt()))
                .of(results.training().convergence());
        return new Report.Section(
                "What the transfer adds",
                "The same network on the same folds of the known deposits, begun in three ways.",
                List.of(chart, table));
    }

    private static Report.Section maps(String title, String text, DemoResults.Area area) {
        List<Maps.RasterMap> maps = new ArrayList<>();
        for (Band band : area.maps().bands()) {
            float[] values = area.maps().values(band.name());
            maps.add(new Maps.RasterMap(
                    band.symbol(),
                    area.maps().geometry(),
                    values,
                    Scale.percentiles(
                            ColourRamp.VIRIDIS,
                            values,
                            band.transform() == Band.Transform.LOG10,
                            band.unit().label()),
                    Double.NaN));
        }
        return new Report.Section(
                title,
                text,
                List.of(
                        new Maps(
                                "Elements",
                                "Each map has colours of its own, from the 2nd to the 98th percentile of its cells:"
                                        + " compare patterns, not colours.",
                                maps,
                                List.of(
                                        overlay("Samples", Maps.Symbol.DOT, area.samples(), true),
                                        overlay("Known deposits", Maps.Symbol.CIRCLE, area.known(), false)),
                                true),
                        gridding(title, area.gridding())));
    }

    /** An element with the errors of its map. */
    private record Gridded(GriddingReport.ElementReport element, double error) {}

    private static Table gridding(String area, GriddingReport report) {
        return new TableBuilder<Gridded>(
                        area + ", element by element",
                        "Leave-one-out: each place is left out in turn and estimated from the others. The error is in"
                                + " log10 units; the last column says by what factor an estimate is usually off.")
                .text("Element", map -> map.element().element())
                .number(
                        "Values",
                        map -> Numbers.count(map.element().censoring().measured()
                                + map.element().censoring().below()
                                + map.element().censoring().above()))
                .number(
                        "Below detection",
                        map -> Numbers.count(map.element().censoring().below()))
                .number("Share", map -> Numbers.decimals(100 * map.element().censoredShare(), 1) + " %")
                .number("Duplicates merged", map -> Numbers.count(map.element().duplicatesMerged()))
                .number("Leave-one-out RMSE", map -> Numbers.decimals(map.error(), 2))
                .number("Factor", map -> "× " + Numbers.decimals(Math.pow(10, map.error()), 1))
                .of(IntStream.range(0, report.elements().size())
                        .mapToObj(e -> new Gridded(
                                report.elements().get(e),
                                report.bands().get(e).leaveOneOut().rootMeanSquaredError()))
                        .toList());
    }

    private Report.Section howItWasMade() {
        TrainingReport training = results.training();
        GriddingReport.Settings gridding = results.target().gridding().settings();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Gridding", gridding.method() + " of " + gridding.transform() + " values");
        facts.put("Cell size", Numbers.significant(gridding.cellSize(), 4) + " m");
        facts.put("Below detection", gridding.detectionLimits() + " of the limit");
        facts.put(
                "Window",
                training.training().window() + " cells, "
                        + Numbers.significant(training.training().windowMetres() / 1000, 3) + " km");
        facts.put(
                "Networks",
                training.training().members() + " of "
                        + Numbers.count(training.training().parameters()) + " parameters");
        facts.put("Training", training.training().steps() + " steps each");
        facts.put("Transfer", training.training().transfer());
        facts.put(
                "Convolutions kept from it", String.valueOf(training.training().frozen()));
        facts.put("Elements in common", String.join(", ", training.data().commonElements()));
        if (!training.data().missingElements().isEmpty()) {
            facts.put(
                    "Unknown to the other area",
                    String.join(", ", training.data().missingElements()));
        }
        facts.put(
                "No negatives around deposits",
                Numbers.significant(training.training().exclusion() / 1000, 3) + " km");
        training.evaluation()
                .ifPresent(evaluation -> facts.put(
                        "Spatial folds",
                        evaluation.folds() + ", blocks of " + Numbers.significant(evaluation.blocks() / 1000, 3)
                                + " km"));
        facts.put("Seed", String.valueOf(training.provenance().seed()));
        training.provenance().versions().forEach((name, version) -> facts.put(capital(name), version));
        List<String> notes = new ArrayList<>();
        notes.add("The survey is synthetic. Its deposits have haloes of one kind, which networks can learn; real"
                + " surveys are less kind, and figures on them are lower.");
        notes.addAll(training.warnings());
        notes.addAll(results.target().gridding().warnings());
        return new Report.Section(
                "How it was made", "", List.of(new Facts("Settings", facts), new Notes("To keep in mind", notes)));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private List<ModelFigures> onHidden() {
        return results.training().testDeposits();
    }

    private Optional<ModelFigures> hidden(String model) {
        return onHidden().stream()
                .filter(figures -> figures.model().equals(model))
                .findFirst();
    }

    private boolean isInside(Place place) {
        return score(place) >= threshold;
    }

    private float score(Place place) {
        return at(scores, place);
    }

    private float at(float[] values, Place place) {
        int cell = results.map().geometry().cellAt(place.easting(), place.northing());
        return cell < 0 ? Float.NaN : values[cell];
    }

    private double shareAtLeast(float score) {
        int first = Arrays.binarySearch(sorted, score);
        while (first > 0 && sorted[first - 1] == score) {
            first--;
        }
        return (sorted.length - first) / (double) sorted.length;
    }

    /** The scores of all cells but those with known deposits, rising: the area as the training's figures count it. */
    private float[] judged() {
        GridGeometry grid = results.map().geometry();
        Set<Integer> known = new HashSet<>();
        results.target().known().forEach(place -> known.add(grid.cellAt(place.easting(), place.northing())));
        float[] judged = new float[scores.length];
        int count = 0;
        for (int cell = 0; cell < scores.length; cell++) {
            if (!Float.isNaN(scores[cell]) && !known.contains(cell)) {
                judged[count++] = scores[cell];
            }
        }
        float[] rising = Arrays.copyOf(judged, count);
        Arrays.sort(rising);
        return rising;
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }

    private static Maps.Overlay overlay(String name, Maps.Symbol symbol, List<Place> places, boolean shown) {
        return new Maps.Overlay(
                name,
                symbol,
                places.stream().mapToDouble(Place::easting).toArray(),
                places.stream().mapToDouble(Place::northing).toArray(),
                symbol == Maps.Symbol.DOT
                        ? List.of()
                        : places.stream().map(Place::name).toList(),
                shown);
    }
}
