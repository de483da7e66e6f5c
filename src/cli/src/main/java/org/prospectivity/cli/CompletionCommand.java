package org.prospectivity.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes what a shell completes commands, options and processes by. */
@Command(
        name = "completion",
        description = "Prints a script for bash or zsh that completes commands, options and names of processes:"
                + " source <(prospectivity completion)")
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        program.console()
                .out()
                .print(AutoComplete.bash("prospectivity", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
