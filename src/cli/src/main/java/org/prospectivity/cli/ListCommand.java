package org.prospectivity.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.prospectivity.files.processes.RegisteredProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the processes. */
@Command(name = "list", description = "Lists the processes, the project's own first.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Override
    public Integer call() {
        List<RegisteredProcess> processes = RegisteredProcess.all();
        int width = processes.stream()
                .mapToInt(process -> process.fullName().length())
                .max()
                .orElse(1);
        for (RegisteredProcess process : processes) {
            program.console().out().println(String.format("%-" + width + "s  %s", process.fullName(), process.title()));
        }
        return ExitCode.DONE;
    }
}
