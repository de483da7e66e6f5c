package org.prospectivity.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.prospectivity.server.ProspectivityServer;
import org.prospectivity.server.ServerOptions;
import org.prospectivity.server.ows.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves the processes and layers until it is interrupted. */
@Command(
        name = "serve",
        description =
                "Serves the processes (WPS), the layers of the data directory (WMS, WCS) and a map page, for trying"
                        + " and testing; for many users, take GeoServer.")
final class ServeCommand implements Callable<Integer> {
    /** Where servers of this kind usually listen. */
    static final int PORT = 8080;

    @ParentCommand
    private ProspectivityCommand program;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 8080; 0 for any that is free.")
    private int port = PORT;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "Network interface to listen at. Default: localhost, which only this machine reaches; any other"
                            + " needs --token.")
    private String host = ServerOptions.LOOPBACK;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "What callers have to present, as the password of any user name or as a bearer token.")
    private String token;

    @Option(
            names = "--allow",
            paramLabel = "ADDRESS",
            description =
                    "Address below which inputs may be fetched that a request refers to; repeatable. Default: none.")
    private List<URI> allowed = List.of();

    @Override
    public Integer call() throws IOException {
        ServerOptions options = new ServerOptions(host, port, token, allowed, Limits.DEFAULT);
        Console console = program.console();
        if (!options.isLocal()) {
            console.err()
                    .println("warning: other machines reach " + host
                            + ". The token crosses the network unencrypted; whoever has it can read, run and overwrite"
                            + " everything here.");
        }
        try (ProspectivityServer server = ProspectivityServer.start(program.dataPath(), options)) {
            console.out().println(server.address() + "/");
            server.join();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }
}
