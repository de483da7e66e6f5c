package org.prospectivity.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.prospectivity.assays.SampleInspection;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.reports.samples.InspectionReport;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what a file of samples is, and the command line that grids it. */
@Command(
        name = "inspect",
        description = "Tells what a file of samples is, what has to be settled, and how to grid it.",
        footer = {
            "",
            "FILE is a CSV, TSV or text file, a workbook (.xlsx), a shapefile (.shp or .zip), a GeoPackage, GeoJSON or GML.",
            "With --cluster local, as docs/cluster.md tells, it may be Parquet, and lie in HDFS or S3.",
            "Options that say how it is read, such as --table, --missing or --filter: see describe InspectSamples.",
            "With --out, inspection.json and the page inspection.html are written to the directory.",
        },
        customSynopsis = "prospectivity inspect FILE [--INPUT VALUE]... [--crs CODE] [--out DIRECTORY]")
final class InspectCommand implements Callable<Integer> {
    private static final String PROCESS = "prospectivity:InspectSamples";

    @ParentCommand
    private ProspectivityCommand program;

    @Parameters(index = "0", paramLabel = "FILE", description = "The samples as they were delivered.")
    private String file;

    @Parameters(index = "1..*", hidden = true)
    private List<String> more = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        RegisteredProcess process = ProcessNames.find(PROCESS);
        List<String> arguments = new ArrayList<>(List.of("--samples", file));
        arguments.addAll(more);
        ProcessOptions options = ProcessOptions.parse(process, arguments);
        if (options.program("help").isPresent()) {
            program.console().out().print(Description.of(process));
            return ExitCode.DONE;
        }
        if (options.last("report").isPresent()) {
            throw new UsageException("inspect has no option --report; give --out DIRECTORY");
        }
        options.program("verbose").ifPresent(set -> program.showLogs());
        Optional<Path> out = options.program("out").map(text -> InputReader.path("out", text));
        out.ifPresent(directory -> OutputFiles.requireDirectory("out", directory));
        Host host = program.host(options.program("data").map(text -> InputReader.path("data", text)));
        try (InputFiles files = new InputFiles(options)) {
            return inspect(process, RunCommand.inputs(process, options, files), host, out);
        }
    }

    private int inspect(RegisteredProcess process, Map<String, Object> inputs, Host host, Optional<Path> out)
            throws IOException {
        return Interruptible.run(program.console(), progress -> {
            Map<String, Object> results = process.in(host).create().execute(inputs, progress);
            progress.end();
            String json = results.get("report").toString();
            SampleInspection inspection = Report.read(json, SampleInspection.class);
            program.console().out().print(InspectionSummary.of(inspection, file));
            if (out.isPresent()) {
                write(out.get().resolve("inspection.json"), json + "\n");
                write(out.get().resolve("inspection.html"), HtmlReport.render(InspectionReport.of(inspection, file)));
            }
        });
    }

    private void write(Path target, String text) throws IOException {
        AtomicFiles.write(target, unfinished -> Files.writeString(unfinished, text, StandardCharsets.UTF_8));
        program.console().err().println("wrote " + target);
    }
}
