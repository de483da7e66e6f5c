package org.prospectivity.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.prospectivity.cli.demo.Demo;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.ProspectivityServer;
import org.prospectivity.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the whole chain on the synthetic survey. */
@Command(
        name = "demo",
        description = "Serves a directory and has the synthetic survey of test-data gridded, trained on, predicted and"
                + " reported on there by WPS, in a few minutes; then stays up with the map.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Option(
            names = "--survey",
            paramLabel = "DIRECTORY",
            description = "Folder with target and source, as synthesize writes them. Default: the test-data of the"
                    + " distribution or, without one, ./test-data")
    private Path survey = Path.of(System.getProperty("prospectivity.home", ""), "test-data");

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "Where report.html, layers and models go. Default: ./prospectivity-demo")
    private Path out = Path.of("prospectivity-demo");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the server listens. Default: 8080, or any that is free.")
    private Integer port;

    @Option(
            names = "--exit",
            arity = "0..1",
            fallbackValue = "true",
            description = "Whether the server ends after the run. Default: it stays up until it is interrupted.")
    private boolean exit;

    @Override
    public Integer call() throws IOException {
        Console console = program.console();
        try (ProspectivityServer server = start()) {
            int code = Interruptible.run(console, progress -> new Demo(
                            survey, out, server.address(), Demo.Settings.DEFAULT, console.out(), progress)
                    .run());
            if (code == ExitCode.DONE && !exit) {
                console.out().println("Map: " + server.address() + "/ (end the server with Ctrl+C)");
                server.join();
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    private ProspectivityServer start() throws IOException {
        if (port != null) {
            return ProspectivityServer.start(out, ServerOptions.local(port));
        }
        try {
            return ProspectivityServer.start(out, ServerOptions.local(ServeCommand.PORT));
        } catch (InvalidInputException e) {
            if (!e.parameter().equals("port")) {
                throw e;
            }
            return ProspectivityServer.start(out, ServerOptions.local(0));
        }
    }
}
