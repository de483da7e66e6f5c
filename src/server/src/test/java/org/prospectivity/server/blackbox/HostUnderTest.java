package org.prospectivity.server.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.prospectivity.server.ProspectivityServer;
import org.prospectivity.server.ServerOptions;

/** The host that the suite talks to: the one that properties name, or else an embedded server of its own. */
final class HostUnderTest implements AutoCloseable {
    private final Client client;
    private final ProspectivityServer server;
    private final Path data;

    private HostUnderTest(Client client, ProspectivityServer server, Path data) {
        this.client = client;
        this.server = server;
        this.data = data;
    }

    static HostUnderTest start() throws IOException {
        Optional<String> host = property("host");
        if (host.isPresent()) {
            return new HostUnderTest(
                    new Client(
                            host.get().replaceFirst("/$", ""),
                            property("user").orElse(null),
                            property("password").orElse("")),
                    null,
                    null);
        }
        Path data = Files.createTempDirectory("blackbox");
        ProspectivityServer server = ProspectivityServer.start(data, ServerOptions.local(0));
        return new HostUnderTest(new Client(server.address(), null, null), server, data);
    }

    /** A property that was given; Maven passes those that were not as they stand in its configuration. */
    static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .filter(value -> !value.isBlank() && !value.startsWith("${"));
    }

    Client client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
            PathUtils.deleteDirectory(data);
        }
    }
}
