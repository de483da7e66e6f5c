package org.prospectivity.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.geotools.api.data.Parameter;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.files.formats.FeatureOptions;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Workplace;
import org.prospectivity.wps.host.Workplaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a process on files. */
@Command(
        name = "run",
        description = "Runs a process. Its inputs and outputs are options behind its name: see describe.",
        footer = {
            "",
            "The program's own options stand before PROCESS, or behind it if it has no input of that name;"
                    + " --crs CODE, behind it, is the coordinate system of all its files of features.",
            "--settings FILE, behind it, gives inputs and outputs as lines NAME = VALUE; what is given on the command"
                    + " line counts more. --dry-run checks all inputs, tells what would be read, made and written and"
                    + " how long it takes, by a trial of at most 10 s, and keeps nothing.",
            "--cluster ADDRESS, behind it, has an Apache Spark cluster work, as spark://host:7077, or local[2] to try;"
                    + " --shared FOLDER is one that all its machines read, by default that of --data. Results are the"
                    + " same. With it files of inputs may be hdfs:// or s3a:// addresses, and features Parquet or"
                    + " GeoParquet. --tiles SIDE has the cluster write maps as folders of tiles of so many cells, with an index.",
        },
        customSynopsis = "prospectivity run PROCESS [--INPUT VALUE]... [--OUTPUT FILE]... [--out DIRECTORY]")
final class RunCommand implements Callable<Integer> {
    /** Per cent of a run's progress that its computation is; the rest is writing. */
    private static final float COMPUTED = 90;

    @ParentCommand
    private ProspectivityCommand program;

    @Parameters(
            index = "0",
            paramLabel = "PROCESS",
            completionCandidates = ProcessNames.class,
            description = "As list names it, with or without its namespace.")
    private String name;

    @Parameters(index = "1..*", hidden = true)
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        RegisteredProcess process = ProcessNames.find(name);
        ProcessOptions options = ProcessOptions.parse(process, arguments);
        if (options.program("help").isPresent()) {
            program.console().out().print(Description.of(process));
            return ExitCode.DONE;
        }
        options.program("verbose").ifPresent(set -> program.showLogs());
        Optional<Path> data = options.program("data").map(text -> InputReader.path("data", text));
        Host host = program.host(data);
        requireAll(process, options);
        OutputFiles outputs =
                OutputFiles.plan(process, options, !options.texts("layer").isEmpty());
        try (InputFiles files = new InputFiles(options)) {
            Map<String, Object> inputs = inputs(process, options, files);
            if (options.program("dry-run").isPresent()) {
                DryRun.tell(process, options, inputs, host, outputs, program.console());
                return ExitCode.DONE;
            }
            return execute(process, options, inputs, host, outputs);
        }
    }

    /** Here, or where the options say that the work is to be done. */
    private int execute(
            RegisteredProcess process,
            ProcessOptions options,
            Map<String, Object> inputs,
            Host host,
            OutputFiles outputs)
            throws IOException {
        Optional<String> cluster = options.program("cluster");
        Optional<Integer> side = options.program("tiles").map(RunCommand::side);
        if (cluster.isEmpty()) {
            if (side.isPresent()) {
                throw new UsageException("--tiles needs --cluster, whose machines write them");
            }
            return execute(process.in(host), inputs, outputs);
        }
        Path shared = options.program("shared")
                .or(() -> options.program("data"))
                .map(text -> InputReader.path("shared", text))
                .orElseGet(program::dataPath);
        try (Workplace workplace = Workplaces.at("cluster", cluster.get(), shared)) {
            side.ifPresent(cells -> outputs.asTiles((maps, name, folder, progress) -> workplace.writeTiles(
                    Coverages.bands(name, maps, host.limits().grid()),
                    name,
                    Coverages.crs(name, maps),
                    cells,
                    folder,
                    progress)));
            return execute(process.in(host.workingAt(workplace)), inputs, outputs);
        }
    }

    private static int side(String text) {
        InvalidInputException.require(
                text.matches("[0-9]{3,4}") && Integer.parseInt(text) >= 256 && Integer.parseInt(text) <= 8192,
                "tiles",
                text,
                "256 to 8192 cells");
        return Integer.parseInt(text);
    }

    private static void requireAll(RegisteredProcess process, ProcessOptions options) {
        List<String> missing = process.inputs().stream()
                .filter(input -> input.minOccurs > 0
                        && input.getDefaultValue() == null
                        && options.texts(input.key).isEmpty())
                .map(input -> "--" + input.key)
                .toList();
        if (!missing.isEmpty()) {
            throw new UsageException(process.fullName() + " needs " + String.join(", ", missing) + "; see: describe "
                    + process.fullName());
        }
    }

    /** The values of a process's inputs. */
    static Map<String, Object> inputs(RegisteredProcess process, ProcessOptions options, InputFiles files)
            throws IOException {
        Optional<CoordinateReferenceSystem> common = options.program("crs").map(code -> CrsCodes.decode("crs", code));
        Map<String, Object> inputs = new HashMap<>();
        for (Parameter<?> input : process.inputs()) {
            CoordinateReferenceSystem crs = options.last(input.key + ".crs")
                    .map(code -> CrsCodes.decode(input.key + ".crs", code))
                    .or(() -> common)
                    .orElse(null);
            FeatureOptions features = new FeatureOptions(
                    options.last(input.key + ".x").orElse(null),
                    options.last(input.key + ".y").orElse(null),
                    crs,
                    TableOptions.of(
                            options.last(input.key + ".table"),
                            options.last(input.key + ".delimiter"),
                            options.last(input.key + ".decimal"),
                            options.last(input.key + ".encoding"),
                            options.last(input.key + ".header")));
            Object value = InputReader.read(input, options.texts(input.key), files, features);
            if (value != null) {
                inputs.put(input.key, value);
            }
        }
        return inputs;
    }

    private int execute(RegisteredProcess process, Map<String, Object> inputs, OutputFiles outputs) throws IOException {
        return Interruptible.run(program.console(), progress -> {
            progress.part(0, COMPUTED);
            Map<String, Object> results = process.create().execute(inputs, progress);
            progress.part(COMPUTED, 100);
            outputs.write(process, results == null ? Map.of() : results, progress, program.console());
        });
    }
}
