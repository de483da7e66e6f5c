package org.prospectivity.server.wps;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.geotools.api.data.Parameter;
import org.prospectivity.server.ows.OwsException;

/**
 * Data at addresses elsewhere. None is fetched unless it lies below one that was allowed, so that nobody can make this
 * server call others for him; redirects are not followed.
 */
final class RemoteInputs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<URI> allowed;
    private final long most;

    /**
     * @param allowed addresses below which data may be fetched
     * @param most bytes of one input
     */
    RemoteInputs(List<URI> allowed, long most) {
        this.allowed = List.copyOf(allowed);
        this.most = most;
    }

    /**
     * The reference to an address, if it may be fetched.
     *
     * @throws OwsException when it may not
     */
    GivenInput.Remote checked(Parameter<?> input, String address, String mimeType) {
        URI uri = InternalReference.address(input, address);
        if (allowed.stream().noneMatch(prefix -> isBelow(prefix, uri))) {
            throw InternalReference.fault(
                    input,
                    "refers to an address that is not fetched from here; expected the data itself, or a layer of this"
                            + " server");
        }
        return new GivenInput.Remote(input, uri, mimeType);
    }

    private static boolean isBelow(URI prefix, URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return prefix.getScheme().equalsIgnoreCase(address.getScheme())
                && prefix.getHost().equalsIgnoreCase(address.getHost())
                && prefix.getPort() == address.getPort()
                && address.getRawUserInfo() == null
                && !path.matches("(?i).*(/|%2f|\\\\|%5c)(\\.|%2e){1,2}([/\\\\%].*)?")
                && path.startsWith(prefix.getRawPath());
    }

    /** Fetches data into a file. */
    GivenInput.Inline fetch(GivenInput.Remote remote, ComplexContent content) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(remote.address()).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                if (response.statusCode() != 200) {
                    throw InternalReference.fault(
                            remote.parameter(), "could not be fetched: HTTP status " + response.statusCode());
                }
                return content.read(remote.parameter(), remote.mimeType(), stream, most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw InternalReference.fault(remote.parameter(), "could not be fetched: interrupted");
        } catch (IOException e) {
            throw InternalReference.fault(
                    remote.parameter(), "could not be fetched: " + e.getClass().getSimpleName());
        }
    }
}
