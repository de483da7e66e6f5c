package org.prospectivity.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.prospectivity.cli.demo.SyntheticFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a synthetic survey. */
@Command(name = "synthesize", description = "Makes a synthetic survey with a known answer, as CSV files.")
final class SynthesizeCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            required = true,
            description = "Properties of the survey; test-data/README.md tells their meaning.")
    private Path parameters;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            required = true,
            description = "Where the files go; files of their names are replaced.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        SyntheticFiles.write(parameters, out);
        program.console().err().println("wrote " + out);
        return ExitCode.DONE;
    }
}
