package org.prospectivity.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Describes a process. */
@Command(name = "describe", description = "Describes a process: what it does, its inputs and outputs.")
final class DescribeCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Parameters(
            index = "0",
            paramLabel = "PROCESS",
            completionCandidates = ProcessNames.class,
            description = "As list names it, with or without its namespace.")
    private String name;

    @Override
    public Integer call() {
        program.console().out().print(Description.of(ProcessNames.find(name)));
        return ExitCode.DONE;
    }
}
