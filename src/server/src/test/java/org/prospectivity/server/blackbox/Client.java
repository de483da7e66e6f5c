package org.prospectivity.server.blackbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of OGC services below one address. */
final class Client {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().build();
    private final String base;
    private final String authorization;

    Client(String base, String user, String password) {
        this.base = base;
        this.authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What came back. */
    record Answer(int status, String type, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Xml xml() {
            return Xml.parse(new ByteArrayInputStream(body), text());
        }

        boolean isTiff() {
            return body.length > 8
                    && (body[0] == 'I' && body[1] == 'I' || body[0] == 'M' && body[1] == 'M')
                    && type.startsWith("image/tiff");
        }

        boolean isPng() {
            return body.length > 8
                    && body[1] == 'P'
                    && body[2] == 'N'
                    && body[3] == 'G'
                    && type.startsWith("image/png");
        }
    }

    /** Asks a service, as {@code wps}, with names and values in turn. */
    Answer get(String service, String... parameters) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder();
        for (int p = 0; p < parameters.length; p += 2) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(parameters[p])
                    .append('=')
                    .append(URLEncoder.encode(parameters[p + 1], StandardCharsets.UTF_8));
        }
        return get(base + "/" + service + query);
    }

    /** Follows an address that an answer told. */
    Answer get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Posts a document to a service. */
    Answer post(String service, String document) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/" + service))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(document)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    /** An Execute document in the making. */
    static final class Execute {
        private final String process;
        private final Map<String, List<String>> inputs = new TreeMap<>();
        private String form = "";

        Execute(String process) {
            this.process = process;
        }

        private Execute input(String name, String content) {
            inputs.merge(name, List.of(content), (one, other) -> Stream.concat(one.stream(), other.stream())
                    .toList());
            return this;
        }

        Execute literal(String name, Object value) {
            return input(name, "<wps:Data><wps:LiteralData>" + escaped(value) + "</wps:LiteralData></wps:Data>");
        }

        Execute geoJson(String name, String json) {
            return input(
                    name,
                    "<wps:Data><wps:ComplexData mimeType=\"application/json\"><![CDATA[" + json
                            + "]]></wps:ComplexData></wps:Data>");
        }

        Execute geoTiff(String name, byte[] file) {
            return input(
                    name,
                    "<wps:Data><wps:ComplexData mimeType=\"image/tiff\" encoding=\"base64\">"
                            + Base64.getEncoder().encodeToString(file) + "</wps:ComplexData></wps:Data>");
        }

        /** What another process gives. */
        Execute chained(String name, Execute other) {
            return input(
                    name,
                    "<wps:Reference mimeType=\"image/tiff\" xlink:href=\"http://geoserver/wps\" method=\"POST\"><wps:Body>"
                            + other.document() + "</wps:Body></wps:Reference>");
        }

        /** A published coverage, by a request for it within the host. */
        Execute coverage(String name, String layer) {
            return input(
                    name,
                    "<wps:Reference mimeType=\"image/tiff\" xlink:href=\"http://geoserver/wcs?service=WCS&amp;version=2.0.1"
                            + "&amp;request=GetCoverage&amp;coverageId=" + escaped(layer.replace(":", "__"))
                            + "&amp;format=image/tiff\"/>");
        }

        Execute raw(String output, String mimeType) {
            form = "<wps:RawDataOutput" + (mimeType == null ? "" : " mimeType=\"" + mimeType + "\"")
                    + "><ows:Identifier>" + output + "</ows:Identifier></wps:RawDataOutput>";
            return this;
        }

        /** A document with outputs, each as {@code name}, {@code name mimeType} or {@code name mimeType reference}. */
        Execute document(String attributes, String... outputs) {
            StringBuilder text = new StringBuilder("<wps:ResponseDocument " + attributes + ">");
            for (String output : outputs) {
                String[] parts = output.split(" ");
                text.append("<wps:Output")
                        .append(parts.length > 1 ? " mimeType=\"" + parts[1] + "\"" : "")
                        .append(parts.length > 2 ? " asReference=\"true\"" : "")
                        .append("><ows:Identifier>")
                        .append(parts[0])
                        .append("</ows:Identifier></wps:Output>");
            }
            form = text + "</wps:ResponseDocument>";
            return this;
        }

        String document() {
            return "<wps:Execute version=\"1.0.0\" service=\"WPS\" xmlns:wps=\"http://www.opengis.net/wps/1.0.0\""
                    + " xmlns:ows=\"http://www.opengis.net/ows/1.1\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                    + "<ows:Identifier>" + process + "</ows:Identifier><wps:DataInputs>"
                    + inputs.entrySet().stream()
                            .flatMap(input -> input.getValue().stream()
                                    .map(content -> "<wps:Input><ows:Identifier>" + input.getKey() + "</ows:Identifier>"
                                            + content + "</wps:Input>"))
                            .collect(Collectors.joining())
                    + "</wps:DataInputs><wps:ResponseForm>" + form + "</wps:ResponseForm></wps:Execute>";
        }

        private static String escaped(Object value) {
            return String.valueOf(value).replace("&", "&amp;").replace("<", "&lt;");
        }
    }

    Answer execute(Execute execute) throws IOException, InterruptedException {
        return post("wps", execute.document());
    }

    /**
     * Executes asynchronously and waits.
     *
     * @param heard hears of every state on the way, the last one excepted
     */
    Xml await(Execute execute, Consumer<Xml> heard) throws IOException, InterruptedException {
        Xml state = execute(execute).xml();
        String location = state.text("/wps:ExecuteResponse/@statusLocation");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (state.has("//wps:ProcessAccepted") || state.has("//wps:ProcessStarted")) {
            if (System.nanoTime() > end) {
                throw new IOException("still under way: " + state);
            }
            heard.accept(state);
            Thread.sleep(100);
            state = get(location).xml();
        }
        return state;
    }
}
