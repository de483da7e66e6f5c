package org.prospectivity.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists and removes the models of the data directory. */
@Command(name = "models", description = "Lists the models of the data directory, or removes one.")
final class ModelsCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Override
    public Integer call() throws IOException {
        List<String> names = program.data().models().list();
        names.forEach(program.console().out()::println);
        if (names.isEmpty()) {
            program.console().err().println("no models in " + program.dataPath());
        }
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "Removes a model.")
    Integer remove(@Parameters(paramLabel = "MODEL", description = "As models lists it.") String model)
            throws IOException {
        program.data().models().delete(model);
        program.console().err().println("removed " + model);
        return ExitCode.DONE;
    }
}
