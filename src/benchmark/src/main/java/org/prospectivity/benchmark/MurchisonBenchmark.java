package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prospectivity.cli.Console;
import org.prospectivity.cli.ProspectivityCommand;
import org.prospectivity.engine.evaluation.Spread;
import org.prospectivity.engine.prospectivity.EvidenceSkill;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.wps.conversion.Report;

/**
 * What elements, greenstone and faults tell of the gold of the Murchison, alone and together: the samples of
 * {@code yilgarn_north} and the layers of {@code murchison} are put on one stack and trained on by the command line, with
 * the defaults but for one arrangement of blocks a seed, and fewer shifts. The tables are {@code murchison.md}.
 */
final class MurchisonBenchmark {
    private static final String CRS = "EPSG:28350";
    private static final String ELEMENTS =
            "Au_ppb,As_ppm,Sb_ppm,Bi_ppm,Mo_ppm,Cu_ppm,Pb_ppm,Zn_ppm,Ni_ppm,Co_ppm,Cr_ppm,V_ppm,Ag_ppm,W_ppm,Ba_ppm";
    /** Where greenstone and faults are mapped, in whole cells. */
    /** As in {@link RealSurvey#reach}, rounded to the metre. */
    private static final String REACH = "34027";

    private static final String BOUNDS = "352000,6698000,684000,7102000";

    private static final int EFFECTS = 5;

    private final Path folder;
    private final Path data;
    private final long[] seeds;

    /** @param seeds as {@code 3} or {@code 1-5} */
    MurchisonBenchmark(Path folder, Path data, String seeds) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("murchison"));
        this.data = data;
        this.seeds = SeedRange.of(seeds).all();
    }

    void run() throws IOException {
        String samples = data.resolve("yilgarn_north/samples.csv").toString();
        Path murchison = data.resolve("murchison");
        command(
                "GridGeochem",
                "grid",
                "--samples",
                samples,
                "--crs",
                CRS,
                "--elements",
                ELEMENTS,
                "--transform",
                "LOG10",
                "--cellSize",
                "2000",
                "--maxDistance",
                REACH,
                "--bounds",
                BOUNDS,
                "--layer",
                "geochemistry",
                "--overwrite",
                "true");
        command(
                "StackEvidence",
                "stack",
                "--geochemistryLayer",
                "geochemistry",
                "--features",
                murchison.resolve("greenstone.geojson").toString(),
                "--features",
                murchison.resolve("faults.geojson").toString(),
                "--evidence",
                "greenstone=category(lithology)",
                "--evidence",
                "greenstone=distance",
                "--evidence",
                "faults=distance",
                "--layer",
                "evidence",
                "--overwrite",
                "true");
        List<TrainingReport> reports = new ArrayList<>();
        for (long seed : seeds) {
            String out = "training-" + seed;
            command(
                    "TrainTransferCNN",
                    out,
                    "--geochemistryLayer",
                    "evidence",
                    "--deposits",
                    murchison.resolve("gold.csv").toString(),
                    "--deposits.crs",
                    CRS,
                    "--samples",
                    samples,
                    "--samples.crs",
                    CRS,
                    "--repeats",
                    "1",
                    "--shifts",
                    "19",
                    "--seed",
                    Long.toString(seed),
                    "--model",
                    "gold-" + seed,
                    "--overwrite",
                    "true");
            reports.add(
                    Report.read(Files.readString(folder.resolve(out).resolve("report.json")), TrainingReport.class));
        }
        String table = tables(reports);
        Files.writeString(folder.resolve("murchison.md"), table);
        System.out.println(table);
    }

    private void command(String process, String out, String... inputs) {
        List<String> arguments =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString(), "run", process));
        arguments.addAll(List.of(inputs));
        arguments.addAll(List.of("--out", folder.resolve(out).toString()));
        int code =
                ProspectivityCommand.run(arguments.toArray(String[]::new), new Console(System.out, System.err, false));
        if (code != 0) {
            throw new IllegalStateException(process + " ended with " + code);
        }
    }

    private static String tables(List<TrainingReport> reports) {
        Map<String, List<EvidenceSkill.Part>> parts = new LinkedHashMap<>();
        Map<String, List<Double>> losses = new LinkedHashMap<>();
        for (TrainingReport report : reports) {
            EvidenceSkill skill = report.evidence().orElseThrow();
            skill.parts().forEach(part -> parts.computeIfAbsent(
                            part.evidence() + " | " + part.model(), name -> new ArrayList<>())
                    .add(part));
            skill.effects().forEach(effect -> losses.computeIfAbsent(effect.evidence(), name -> new ArrayList<>())
                    .add(effect.loss()));
        }
        StringBuilder text =
                new StringBuilder("| evidence | model | AUC | ± sd | gain by the rest | its interval, seed by"
                        + " seed |\n|---|---|---|---|---|---|\n");
        parts.forEach((name, of) -> text.append(row(name, of)));
        text.append("\n| hidden | loss of AUC | ± sd |\n|---|---|---|\n");
        losses.entrySet().stream()
                .sorted((a, b) -> Double.compare(mean(b.getValue()), mean(a.getValue())))
                .limit(EFFECTS)
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f |%n",
                        entry.getKey(),
                        mean(entry.getValue()),
                        spread(entry.getValue()).sd())));
        for (TrainingReport report : reports) {
            text.append("\n> ").append(report.verdict()).append("\n>\n> ");
            text.append(report.evidence().orElseThrow().sentence()).append("\n");
        }
        return text.toString();
    }

    private static String row(String name, List<EvidenceSkill.Part> of) {
        Spread auc = spread(of.stream().map(EvidenceSkill.Part::auc).toList());
        boolean all = of.get(0).gain().isEmpty();
        List<String> intervals = of.stream()
                .flatMap(part -> part.gain().stream())
                .map(gain -> String.format(
                        Locale.ROOT,
                        "%.2f to %.2f",
                        gain.interval().low(),
                        gain.interval().high()))
                .toList();
        String gain = all
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.3f",
                        mean(of.stream()
                                .map(part -> part.gain().orElseThrow().value())
                                .toList()));
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %s | %s |%n",
                name,
                auc.mean(),
                auc.sd(),
                gain,
                all ? "–" : String.join(", ", intervals));
    }

    private static double mean(List<Double> values) {
        return spread(values).mean();
    }

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
