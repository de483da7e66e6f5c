package org.prospectivity.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.ows.Limits;
import org.prospectivity.wps.host.Cluster;

/**
 * How the server is reached and what it takes.
 *
 * @param host name or address of the network interface it listens at
 * @param port 0 for any that is free
 * @param token what callers have to present, or null for none
 * @param allowed addresses below which the server may fetch inputs that requests refer to
 * @param limits what it takes
 * @param cluster what does the work of large runs, or null for none
 */
public record ServerOptions(String host, int port, String token, List<URI> allowed, Limits limits, Cluster cluster) {
    /** Where only programs of the same machine reach it. */
    public static final String LOOPBACK = "localhost";

    private static final int SHORTEST_TOKEN = 8;

    /** A server that only programs of the same machine reach, and that fetches nothing. */
    public static ServerOptions local(int port) {
        return new ServerOptions(LOOPBACK, port, null, List.of(), Limits.DEFAULT);
    }

    /** A server that does all work itself. */
    public ServerOptions(String host, int port, String token, List<URI> allowed, Limits limits) {
        this(host, port, token, allowed, limits, null);
    }

    /** The same that sends large runs to a cluster. */
    public ServerOptions sendingTo(Cluster large) {
        return new ServerOptions(host, port, token, allowed, limits, large);
    }

    public ServerOptions {
        for (URI address : allowed) {
            InvalidInputException.require(
                    address.getScheme() != null
                            && address.getScheme().matches("(?i)https?")
                            && address.getHost() != null
                            && address.getRawPath().startsWith("/"),
                    "allow",
                    address,
                    "an address such as https://data.example/surveys/");
        }
        InvalidInputException.require(port >= 0 && port <= 65535, "port", port, "a number from 0 to 65535");
        InvalidInputException.require(
                token == null || token.length() >= SHORTEST_TOKEN,
                "token",
                "one of " + (token == null ? 0 : token.length()) + " characters",
                "at least " + SHORTEST_TOKEN);
        if (token == null && !isLoopback(host)) {
            throw new InvalidInputException(
                    "host", host + " can be reached from other machines; expected a token beside it, or " + LOOPBACK);
        }
    }

    /** Whether only programs of the same machine reach it. */
    public boolean isLocal() {
        return isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidInputException("host", host, "the name or address of this machine");
        }
    }
}
