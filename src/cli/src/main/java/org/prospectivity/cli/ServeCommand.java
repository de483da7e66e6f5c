package org.prospectivity.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.prospectivity.server.ProspectivityServer;
import org.prospectivity.server.ServerOptions;
import org.prospectivity.server.ows.Limits;
import org.prospectivity.wps.host.Cluster;
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

    @Option(
            names = "--master",
            paramLabel = "ADDRESS",
            description = "Master of an Apache Spark cluster that works at large requests, as spark://host:7077."
                    + " Default: none.")
    private String master;

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "Start script of a distribution with the cluster's module, started for each large request."
                    + " Default: this program's own.")
    private Path startScript;

    @Option(
            names = "--shared",
            paramLabel = "FOLDER",
            description =
                    "Folder that this machine and the cluster's read under the same name. Default: that of --data.")
    private Path shared;

    @Option(
            names = "--values",
            paramLabel = "COUNT",
            description =
                    "From how many values on a request is large: cells times bands of the maps it makes or, with a"
                            + " model, reads. Default: 100000000.")
    private Long values;

    @Override
    public Integer call() throws IOException {
        ServerOptions options = new ServerOptions(host, port, token, allowed, Limits.DEFAULT).sendingTo(cluster());
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

    /** Null for none. */
    private Cluster cluster() {
        if (master == null) {
            if (startScript != null || shared != null || values != null) {
                throw new UsageException("--program, --shared and --values need --master, the cluster they are of");
            }
            return null;
        }
        String home = System.getProperty("prospectivity.home");
        if (startScript == null && home == null) {
            throw new UsageException(
                    "--master needs --program, since this program was not started by a script of its own");
        }
        return new Cluster(
                master,
                (startScript == null ? Path.of(home, "bin", "prospectivity") : startScript).toAbsolutePath(),
                (shared == null ? program.dataPath() : shared).toAbsolutePath(),
                values == null ? Cluster.DEFAULT_VALUES : values);
    }
}
