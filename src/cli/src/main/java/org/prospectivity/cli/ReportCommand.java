package org.prospectivity.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.prospectivity.assays.SampleInspection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.reports.quality.QualityReport;
import org.prospectivity.reports.runs.RunReport;
import org.prospectivity.reports.samples.InspectionReport;
import org.prospectivity.wps.conversion.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a page for people of what a run reported. */
@Command(
        name = "report",
        description =
                "Makes a page of the report of a process: figures and curves of a training, prediction or evaluation,"
                        + " targets, suggested samples, effects of an explanation, what a model is, the quality of"
                        + " gridded maps, what a table of samples is.")
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Parameters(index = "0", paramLabel = "REPORT.json", description = "The output report of a process.")
    private Path json;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "Where the page goes. Default: beside the report, with the ending .html")
    private Path out;

    @Override
    public Integer call() throws IOException {
        InvalidInputException.require(Files.isRegularFile(json), "REPORT.json", json, "a file that exists");
        Path page = out != null
                ? out
                : json.resolveSibling(json.getFileName().toString().replaceFirst("\\.json$", "") + ".html");
        String html = HtmlReport.render(report());
        AtomicFiles.write(page, unfinished -> Files.writeString(unfinished, html, StandardCharsets.UTF_8));
        program.console().err().println("wrote " + page);
        return ExitCode.DONE;
    }

    private org.prospectivity.reports.Report report() throws IOException {
        String text = Files.readString(json, StandardCharsets.UTF_8);
        Optional<SampleInspection> inspection = read(text, SampleInspection.class)
                .filter(found -> found.columns() != null
                        && found.shown() != null
                        && found.correlations() != null
                        && found.questions() != null
                        && found.gridParameters() != null);
        if (inspection.isPresent()) {
            return InspectionReport.of(inspection.get());
        }
        Optional<GriddingReport> gridding = read(text, GriddingReport.class)
                .filter(found -> found.bands() != null
                        && found.elements() != null
                        && found.settings() != null
                        && found.shown() != null);
        if (gridding.isPresent()) {
            return QualityReport.of(gridding.get());
        }
        return read(text, JsonObject.class)
                .flatMap(RunReport::of)
                .orElseThrow(() -> new InvalidInputException(
                        "REPORT.json", json.toString(), "the output report of a process, as JSON"));
    }

    private static <T> Optional<T> read(String text, Class<T> type) {
        try {
            return Optional.ofNullable(Report.read(text, type));
        } catch (JsonParseException | IllegalArgumentException e) {
            // It is the report of another process, or none.
            return Optional.empty();
        }
    }
}
