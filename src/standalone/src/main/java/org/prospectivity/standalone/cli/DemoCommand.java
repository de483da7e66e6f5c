package org.prospectivity.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.prospectivity.standalone.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the whole chain on the synthetic survey. */
@Command(
        name = "demo",
        description = "Grids, trains, predicts and reports on the synthetic survey of test-data, in a few minutes.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Option(
            names = "--survey",
            paramLabel = "DIRECTORY",
            description = "Folder with target and source, as synthesize writes them. Default: ./test-data")
    private Path survey = Path.of("test-data");

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "Where report.html, layers and models go. Default: ./prospectivity-demo")
    private Path out = Path.of("prospectivity-demo");

    @Override
    public Integer call() throws IOException {
        Console console = program.console();
        return Interruptible.run(
                console, progress -> new Demo(survey, out, Demo.Settings.DEFAULT, console.out(), progress).run());
    }
}
