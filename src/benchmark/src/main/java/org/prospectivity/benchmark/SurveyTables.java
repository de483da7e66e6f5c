package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.prospectivity.benchmark.Results.Result;
import org.prospectivity.engine.evaluation.Interval;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.TrainingReport;

/** The tables of {@link SurveysBenchmark}, of means over the seeds there are. */
final class SurveyTables {
    private final List<Result> results;
    private final StringBuilder text = new StringBuilder();

    SurveyTables(List<Result> results) {
        this.results = results;
    }

    /** Writes {@code surveys.md} and {@code surveys.json} to a folder and the tables to the console. */
    void write(Path folder) throws IOException {
        for (String survey : names(results, Result::survey)) {
            line("## %s", survey);
            line("");
            folds(survey);
            verdicts(survey);
            few(survey);
            others(survey, "elements", "elements");
            others(survey, "negatives", "negatives from");
        }
        line(
                "%d results in %.0f min of computing, %s.",
                results.size(),
                results.stream().mapToDouble(Result::seconds).sum() / 60,
                System.getProperty("os.arch") + ", Java " + Runtime.version());
        System.out.print(text);
        Files.writeString(folder.resolve("surveys.md"), text);
        Files.writeString(folder.resolve("surveys.json"), Results.json(results));
    }

    private void folds(String survey) {
        List<Result> of = of(survey, "folds");
        if (of.isEmpty()) {
            return;
        }
        ModelFigures any = of.get(0).figures();
        line("%d deposits judged by, %d valid cells.", any.deposits(), any.cells());
        line("");
        line("| model | seeds | AUC | ± sd | sd of members | average precision | best 10 %% | 20 %% | 30 %% |");
        line("|---|---|---|---|---|---|---|---|---|");
        names(of, Result::model).stream()
                .sorted(Comparator.comparingDouble(
                        model -> -rated(of, model).orElseThrow().auc()))
                .forEach(model -> {
                    List<Result> runs =
                            of.stream().filter(r -> r.model().equals(model)).toList();
                    Spread auc = spread(runs, ModelFigures::auc);
                    line(
                            "| %s | %d | %.3f | %s | %s | %.3f | %.2f | %.2f | %.2f |",
                            model,
                            runs.size(),
                            auc.mean(),
                            sd(auc.sd()),
                            sd(spread(runs, ModelFigures::aucSd).mean()),
                            spread(runs, ModelFigures::averagePrecision).mean(),
                            spread(runs, ModelFigures::top10).mean(),
                            spread(runs, ModelFigures::top20).mean(),
                            spread(runs, ModelFigures::top30).mean());
                });
        line("");
    }

    /** What whole trainings said, seed by seed. */
    private void verdicts(String survey) {
        List<Result> of = of(survey, "verdicts");
        if (of.isEmpty()) {
            return;
        }
        TrainingReport first = of.get(0).report();
        line("Whole trainings with the defaults, seed %d:", of.get(0).seed());
        line("");
        line("| model | AUC | of the repeats | average precision | best 10 %% | best 20 %% |");
        line("|---|---|---|---|---|---|");
        first.crossValidation().stream()
                .sorted(Comparator.comparingDouble(model -> -model.auc()))
                .forEach(model -> {
                    ModelFigures.Intervals intervals = model.intervals().orElseThrow();
                    line(
                            "| %s | %s | %s | %s | %s | %s |",
                            model.model(),
                            uncertain(model.auc(), intervals.auc()),
                            Arrays.stream(model.repeatAuc())
                                    .mapToObj(auc -> String.format(Locale.ROOT, "%.3f", auc))
                                    .collect(Collectors.joining(" ")),
                            uncertain(model.averagePrecision(), intervals.averagePrecision()),
                            uncertain(model.top10(), intervals.top10()),
                            uncertain(model.top20(), intervals.top20()));
                });
        line("");
        line("> %s%n", first.verdict());
        line("> %s%n", first.recommendation().orElseThrow().reason());
        line(
                "| seed | AUC | best simple model | difference | shifts: p | says | recommends | its AUC | best single AUC |");
        line("|---|---|---|---|---|---|---|---|---|");
        for (Result result : of) {
            TrainingReport report = result.report();
            TrainingReport.Compared simple = report.comparisons().get(0);
            String recommended = report.recommendation().orElseThrow().model();
            line(
                    "| %d | %s | %s | %s | %s | %s | %s | %.3f | %.3f |",
                    result.seed(),
                    uncertain(
                            result.figures().auc(),
                            result.figures().intervals().orElseThrow().auc()),
                    simple.rival(),
                    uncertain(simple.difference(), simple.interval()),
                    report.shiftNull()
                            .map(shifts -> String.format(Locale.ROOT, "%.3f", shifts.p()))
                            .orElse("–"),
                    report.outcome().orElseThrow(),
                    recommended,
                    auc(report, recommended),
                    report.crossValidation().stream()
                            .filter(model -> !model.model().equals(ProspectivityTraining.PROXIMITY)
                                    && !model.model().equals(ProspectivityTraining.STACK))
                            .mapToDouble(ModelFigures::auc)
                            .max()
                            .orElseThrow());
        }
        line("");
    }

    private static double auc(TrainingReport report, String model) {
        return report.crossValidation().stream()
                .filter(figures -> figures.model().equals(model))
                .findFirst()
                .orElseThrow()
                .auc();
    }

    private static String uncertain(double value, Interval interval) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, interval.low(), interval.high());
    }

    private void few(String survey) {
        List<Result> of = of(survey, "few");
        if (of.isEmpty()) {
            return;
        }
        List<Integer> counts =
                of.stream().map(Result::deposits).distinct().sorted().toList();
        line("AUC with few deposits in each fold, mean ± sd over the seeds:");
        line("");
        line(
                "| model |%s",
                String.join("", counts.stream().map(n -> " " + n + " |").toList()));
        line("|---|%s", "---|".repeat(counts.size()));
        for (String model : names(of, Result::model)) {
            StringBuilder row = new StringBuilder("| " + model + " |");
            for (int count : counts) {
                row.append(rated(of.stream().filter(r -> r.deposits() == count).toList(), model)
                        .map(rated -> String.format(Locale.ROOT, " %.3f ± %s |", rated.auc(), sd(rated.sd())))
                        .orElse(" – |"));
            }
            line("%s", row);
        }
        line("");
    }

    /** Results of tables of one kind, side by side. */
    private void others(String survey, String kind, String title) {
        List<Result> of = results.stream()
                .filter(r -> r.survey().equals(survey) && r.table().startsWith(kind))
                .toList();
        List<String> models = names(of, Result::model);
        if (of.isEmpty()) {
            return;
        }
        line("AUC with other %s, mean over the seeds:", kind);
        line("");
        line(
                "| %s | seeds | cells |%s",
                title, String.join("", models.stream().map(m -> " " + m + " |").toList()));
        line("|---|---|---|%s", "---|".repeat(models.size()));
        for (String table : names(of, Result::table)) {
            List<Result> with = of(survey, table);
            StringBuilder row = new StringBuilder(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d |",
                    table.substring(table.indexOf(' ') + 1),
                    with.stream().map(Result::seed).distinct().count(),
                    with.get(0).figures().cells()));
            for (String model : models) {
                row.append(rated(with, model)
                        .map(rated -> String.format(Locale.ROOT, " %.3f |", rated.auc()))
                        .orElse(" – |"));
            }
            line("%s", row);
        }
        line("");
    }

    private List<Result> of(String survey, String table) {
        return results.stream()
                .filter(r -> r.survey().equals(survey) && r.table().equals(table))
                .toList();
    }

    private static <T> List<T> names(List<Result> results, Function<Result, T> name) {
        return results.stream().map(name).distinct().toList();
    }

    /** AUC over the seeds. */
    private record Rated(double auc, double sd) {}

    /** A model by the seeds there are; empty where it was not run. */
    private static Optional<Rated> rated(List<Result> folds, String model) {
        List<Result> runs = folds.stream().filter(r -> r.model().equals(model)).toList();
        Spread auc = spread(runs, ModelFigures::auc);
        return runs.isEmpty() ? Optional.empty() : Optional.of(new Rated(auc.mean(), auc.sd()));
    }

    private static Spread spread(List<Result> runs, ToDoubleFunction<ModelFigures> figure) {
        return Spread.of(runs.stream()
                .mapToDouble(r -> figure.applyAsDouble(r.figures()))
                .toArray());
    }

    private static String sd(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
