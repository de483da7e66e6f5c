package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.ows.Limits;

class ProspectivityServerTest {
    private static final String CAPABILITIES = "/ows?service=WPS&request=GetNothing";

    @TempDir
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(ProspectivityServer server, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static ServerOptions options(String token) {
        return new ServerOptions(ServerOptions.LOOPBACK, 0, token, List.of(), Limits.DEFAULT);
    }

    @Test
    void thePageAndTheServicesAreReached() throws Exception {
        try (ProspectivityServer server = ProspectivityServer.start(data, options(null))) {
            assertThat(get(server, "/").body()).contains("<title>Prospectivity</title>");
            HttpResponse<String> report = get(server, CAPABILITIES);
            assertThat(report.statusCode()).isEqualTo(400);
            assertThat(report.body()).contains("exceptionCode=\"OperationNotSupported\" locator=\"GetNothing\"");
            assertThat(get(server, "/nowhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anotherSiteInTheBrowserIsRefused() throws Exception {
        try (ProspectivityServer server = ProspectivityServer.start(data, options(null))) {
            assertThat(get(server, CAPABILITIES, "Origin", "http://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(server, CAPABILITIES, "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            assertThat(get(server, CAPABILITIES, "Origin", server.address()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aTokenIsDemandedWhereOneIsSet() throws Exception {
        try (ProspectivityServer server = ProspectivityServer.start(data, options("open sesame"))) {
            assertThat(get(server, "/").statusCode()).isEqualTo(401);
            assertThat(get(server, "/", "Authorization", "Bearer open sesam").statusCode())
                    .isEqualTo(401);
            assertThat(get(server, "/", "Authorization", "Bearer open sesame").statusCode())
                    .isEqualTo(200);
            String basic = Base64.getEncoder().encodeToString("anyone:open sesame".getBytes(StandardCharsets.UTF_8));
            assertThat(get(server, "/", "Authorization", "Basic " + basic).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anAddressThatOthersReachNeedsAToken() {
        assertThatThrownBy(() -> new ServerOptions("0.0.0.0", 0, null, List.of(), Limits.DEFAULT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0.0.0.0 can be reached from other machines; expected a token");
    }

    @Test
    void aDirectoryIsServedOnce() throws Exception {
        try (ProspectivityServer server = ProspectivityServer.start(data, options(null))) {
            assertThat(get(server, "/").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> ProspectivityServer.start(data, options(null)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(data + " is served by another program");
        }
        ProspectivityServer.start(data, options(null)).close();
    }

    @Test
    void aPortInUseIsToldOf() throws Exception {
        try (ProspectivityServer server = ProspectivityServer.start(data, options(null))) {
            int port = URI.create(server.address()).getPort();
            assertThatThrownBy(() -> ProspectivityServer.start(
                            data.resolve("other"),
                            new ServerOptions(ServerOptions.LOOPBACK, port, null, List.of(), Limits.DEFAULT)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("cannot be listened at");
        }
    }
}
