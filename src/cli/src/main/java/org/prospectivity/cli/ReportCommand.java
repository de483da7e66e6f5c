package org.prospectivity.cli;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.reports.quality.QualityReport;
import org.prospectivity.wps.conversion.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a page for people of what a run reported. */
@Command(
        name = "report",
        description =
                "Makes a page of the report of GridGeochem: sample and error maps, histograms, variograms, errors.")
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Parameters(index = "0", paramLabel = "REPORT.json", description = "The output report of GridGeochem.")
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
        String html = HtmlReport.render(QualityReport.of(gridding()));
        AtomicFiles.write(page, unfinished -> Files.writeString(unfinished, html, StandardCharsets.UTF_8));
        program.console().err().println("wrote " + page);
        return ExitCode.DONE;
    }

    private GriddingReport gridding() throws IOException {
        GriddingReport gridding = null;
        try {
            gridding = Report.read(Files.readString(json, StandardCharsets.UTF_8), GriddingReport.class);
        } catch (JsonParseException | IllegalArgumentException e) {
            // Told below, as for the report of another process.
        }
        InvalidInputException.require(
                gridding != null
                        && gridding.bands() != null
                        && gridding.elements() != null
                        && gridding.settings() != null
                        && gridding.shown() != null,
                "REPORT.json",
                json,
                "the output report of GridGeochem, as JSON");
        return gridding;
    }
}
