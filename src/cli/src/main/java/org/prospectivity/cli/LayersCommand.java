package org.prospectivity.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists and removes the layers of the data directory. */
@Command(name = "layers", description = "Lists the layers of the data directory, or removes one.")
final class LayersCommand implements Callable<Integer> {
    @ParentCommand
    private ProspectivityCommand program;

    @Override
    public Integer call() throws IOException {
        List<String> names = program.data().layers().list();
        names.forEach(program.console().out()::println);
        if (names.isEmpty()) {
            program.console().err().println("no layers in " + program.dataPath());
        }
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "Removes a layer with its style.")
    Integer remove(@Parameters(paramLabel = "LAYER", description = "workspace:name, as layers lists it.") String layer)
            throws IOException {
        program.data().layers().delete(layer);
        program.console().err().println("removed " + layer);
        return ExitCode.DONE;
    }
}
