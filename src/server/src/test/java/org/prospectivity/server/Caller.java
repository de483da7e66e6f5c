package org.prospectivity.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Calls a server of a test. */
record Caller(String address, HttpClient client) {
    static Caller of(ProspectivityServer server) {
        return new Caller(server.address(), HttpClient.newHttpClient());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String document) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "text/xml")
                        .POST(BodyPublishers.ofString(document))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A request to WPS: {@code name=value} each. */
    HttpResponse<String> wps(String... parameters) throws IOException, InterruptedException {
        return get("/wps?service=WPS&version=1.0.0&"
                + Arrays.stream(parameters)
                        .map(parameter -> {
                            int equals = parameter.indexOf('=');
                            return parameter.substring(0, equals + 1)
                                    + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
                        })
                        .collect(Collectors.joining("&")));
    }

    HttpResponse<String> execute(String process, String... parameters) throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = "request=Execute";
        all[parameters.length + 1] = "Identifier=" + process;
        return wps(all);
    }

    /** An Execute document. */
    static String document(String process, String inputs, String form) {
        return "<wps:Execute version='1.0.0' service='WPS' xmlns:wps='http://www.opengis.net/wps/1.0.0'"
                + " xmlns:ows='http://www.opengis.net/ows/1.1' xmlns:xlink='http://www.w3.org/1999/xlink'>"
                + "<ows:Identifier>" + process + "</ows:Identifier><wps:DataInputs>" + inputs
                + "</wps:DataInputs><wps:ResponseForm>" + form + "</wps:ResponseForm></wps:Execute>";
    }

    static String input(String name, String content) {
        return "<wps:Input><ows:Identifier>" + name + "</ows:Identifier>" + content + "</wps:Input>";
    }

    static String literal(String name, String text) {
        return input(name, "<wps:Data><wps:LiteralData>" + text + "</wps:LiteralData></wps:Data>");
    }

    static String complex(String name, String mimeType, String text) {
        return input(
                name,
                "<wps:Data><wps:ComplexData" + (mimeType == null ? "" : " mimeType='" + mimeType + "'") + ">" + text
                        + "</wps:ComplexData></wps:Data>");
    }
}
