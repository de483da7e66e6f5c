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
import org.prospectivity.benchmark.Results.Result;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.evaluation.ShiftNull;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.evaluation.Verdict;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;

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
            few(survey);
            elements(survey);
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
        List<Result> shifts = of(survey, "shifts");
        for (String model : names(shifts, Result::model)) {
            rated(of, model)
                    .map(rated -> shiftNull(shifts, rated))
                    .ifPresent(shifted -> line(
                            "%s on %d shifts: AUC %.3f ± %.3f; the true deposits lie %.1f sd above.%n",
                            model,
                            shifted.aucs().length,
                            shifted.chance().mean(),
                            shifted.chance().sd(),
                            shifted.z()));
        }
        for (String judged :
                List.of(ProspectivityTraining.TRANSFER, SurveysBenchmark.BLENDED, SurveysBenchmark.HARMFUL)) {
            rated(of, judged)
                    .ifPresent(
                            rated -> line("> %s%n", verdict(of, shifts, rated).sentence()));
        }
    }

    private static Verdict verdict(List<Result> folds, List<Result> shifts, Verdict.Rated transfer) {
        return Verdict.of(
                transfer,
                rated(folds, ProspectivityTraining.SCRATCH),
                Baselines.NAMES.stream()
                        .flatMap(name -> rated(folds, name).stream())
                        .toList(),
                rated(folds, ProspectivityTraining.PROXIMITY),
                shifts.stream().anyMatch(r -> r.model().equals(transfer.name()))
                        ? Optional.of(shiftNull(shifts, transfer))
                        : Optional.empty());
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

    private void elements(String survey) {
        List<Result> of = results.stream()
                .filter(r -> r.survey().equals(survey) && r.table().startsWith("elements"))
                .toList();
        List<String> models = names(of, Result::model);
        if (of.isEmpty()) {
            return;
        }
        line("AUC with other elements, mean over the seeds:");
        line("");
        line(
                "| elements | seeds | cells |%s",
                String.join("", models.stream().map(m -> " " + m + " |").toList()));
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

    /** A model by the seeds there are; empty where it was not run. */
    private static Optional<Verdict.Rated> rated(List<Result> folds, String model) {
        List<Result> runs = folds.stream().filter(r -> r.model().equals(model)).toList();
        Spread auc = spread(runs, ModelFigures::auc);
        return runs.isEmpty() ? Optional.empty() : Optional.of(new Verdict.Rated(model, auc.mean(), auc.sd()));
    }

    private static ShiftNull.Result shiftNull(List<Result> shifts, Verdict.Rated model) {
        return new ShiftNull.Result(
                model.auc(),
                shifts.stream()
                        .filter(r -> r.model().equals(model.name()))
                        .flatMapToDouble(r -> Arrays.stream(r.shifts()))
                        .toArray());
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
