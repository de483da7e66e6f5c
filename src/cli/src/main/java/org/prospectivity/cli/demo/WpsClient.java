package org.prospectivity.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.util.SimpleInternationalString;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.formats.XmlElement;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.server.ows.XmlOutput;
import org.prospectivity.wps.host.LayerName;

/** A client of a server's WPS and WCS, as anyone could write one: it executes processes and waits for them. */
final class WpsClient {
    private static final long PAUSE_MILLIS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    /** @param address of the server, without a slash at its end */
    WpsClient(String address) {
        this.address = address;
    }

    /** An execution in the making: a process and its inputs. */
    static final class Execution {
        private final String process;
        private final List<Input> inputs = new ArrayList<>();

        private record Input(String name, String mimeType, String text) {}

        Execution(String process) {
            this.process = process;
        }

        /** Adds a literal, or each of several for one input. */
        Execution literal(String name, Object value) {
            if (value instanceof List<?> several) {
                several.forEach(one -> literal(name, one));
            } else {
                inputs.add(new Input(name, null, String.valueOf(value)));
            }
            return this;
        }

        /** Adds the features of a CSV file. */
        Execution csv(String name, Path file) throws IOException {
            inputs.add(new Input(name, "text/csv", Files.readString(file)));
            return this;
        }

        /** Adds the features of a GeoJSON file; an input may take several. */
        Execution geoJson(String name, Path file) throws IOException {
            inputs.add(new Input(name, "application/json", Files.readString(file)));
            return this;
        }

        private byte[] document(List<String> outputs) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (XmlOutput xml = new XmlOutput(bytes)) {
                xml.namespace("wps", "http://www.opengis.net/wps/1.0.0")
                        .namespace("ows", "http://www.opengis.net/ows/1.1");
                xml.start("wps:Execute").attribute("service", "WPS").attribute("version", "1.0.0");
                xml.element("ows:Identifier", process);
                xml.start("wps:DataInputs");
                for (Input input : inputs) {
                    xml.start("wps:Input").element("ows:Identifier", input.name);
                    xml.start("wps:Data");
                    if (input.mimeType == null) {
                        xml.element("wps:LiteralData", input.text);
                    } else {
                        xml.start("wps:ComplexData")
                                .attribute("mimeType", input.mimeType)
                                .text(input.text)
                                .end();
                    }
                    xml.end().end();
                }
                xml.end();
                xml.start("wps:ResponseForm").start("wps:ResponseDocument");
                xml.attribute("storeExecuteResponse", true).attribute("status", true);
                for (String output : outputs) {
                    xml.start("wps:Output").element("ows:Identifier", output).end();
                }
                xml.end().end().end();
            }
            return bytes.toByteArray();
        }
    }

    /**
     * Executes a process and waits for its end. When the listener is cancelled, the execution is dismissed.
     *
     * @param outputs literals that are wanted
     * @return them by name
     * @throws InvalidInputException telling why the process failed
     */
    Map<String, String> execute(Execution execution, List<String> outputs, ProgressListener progress)
            throws IOException {
        progress.started();
        XmlElement response = xml(HttpRequest.newBuilder(URI.create(address + "/wps"))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofByteArray(execution.document(outputs)))
                .build());
        String location = response.attributes().get("statusLocation");
        while (true) {
            requireNoFault(execution, response);
            XmlElement status = response.child("Status").orElseThrow(() -> new IOException("an answer has no status"));
            if (status.child("ProcessSucceeded").isPresent()) {
                return outputs(response);
            }
            Optional<XmlElement> started = status.child("ProcessStarted");
            started.ifPresent(state -> {
                progress.setTask(new SimpleInternationalString(state.text()));
                progress.progress(Float.parseFloat(state.attributes().getOrDefault("percentCompleted", "0")));
            });
            pause(progress, location);
            response = xml(HttpRequest.newBuilder(URI.create(location)).build());
        }
    }

    private static Map<String, String> outputs(XmlElement response) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (XmlElement output : response.descendants("Output")) {
            outputs.put(
                    output.text("Identifier").orElse(""),
                    output.descendants("LiteralData").stream()
                            .map(XmlElement::text)
                            .findFirst()
                            .orElse(""));
        }
        return outputs;
    }

    private static void requireNoFault(Execution execution, XmlElement response) {
        List<XmlElement> faults = response.descendants("ExceptionText");
        if (!faults.isEmpty()) {
            throw new InvalidInputException(execution.process, faults.get(0).text());
        }
    }

    private void pause(ProgressListener progress, String location) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        if (progress.isCanceled()) {
            xml(HttpRequest.newBuilder(URI.create(location.replace("GetExecutionStatus", "Dismiss")))
                    .build());
            throw new CancellationException();
        }
    }

    /** A published coverage. */
    GridCoverage2D coverage(String layer) throws IOException {
        Path file = Files.createTempFile("coverage", ".tif");
        try {
            HttpResponse<Path> response = send(
                    HttpRequest.newBuilder(URI.create(address
                                    + "/wcs?service=WCS&version=2.0.1&request=GetCoverage&format=image/tiff"
                                    + "&coverageId="
                                    + URLEncoder.encode(LayerName.parse(layer).coverageId(), StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                throw new IOException("the server does not give " + layer + ": " + Files.readString(file));
            }
            return GeoTiffs.read("layer", file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private XmlElement xml(HttpRequest request) throws IOException {
        try (InputStream body = send(request, BodyHandlers.ofInputStream()).body()) {
            return XmlElement.read(body);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
