package org.prospectivity.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.prospectivity.wps.host.Workplaces;
import org.prospectivity.wps.program.WorkProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Has a cluster work at what a server hands over by the standard input and takes back by the standard output, until the
 * server closes the input or is gone.
 */
@Command(name = "work", hidden = true, description = "Works for a server, which starts it.")
final class WorkCommand implements Callable<Integer> {
    @Option(names = "--cluster", paramLabel = "ADDRESS", required = true, description = "As of run.")
    private String cluster;

    @Option(names = "--shared", paramLabel = "FOLDER", required = true, description = "As of run.")
    private Path shared;

    @Override
    public Integer call() throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        // what libraries print must not get between the results
        System.setOut(System.err);
        // to exit has Spark end the application
        WorkProgram.serve(
                System.in,
                out,
                () -> Workplaces.at("cluster", cluster, shared).workforce(),
                () -> System.exit(ExitCode.DONE));
        return ExitCode.FAULT;
    }
}
