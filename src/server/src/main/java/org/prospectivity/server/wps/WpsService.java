package org.prospectivity.server.wps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.process.ProcessFactory;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.files.formats.SafeXml;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.Limits;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.OwsService;

/** WPS 1.0.0, with GeoServer's operations to ask for the status and results of an execution and to dismiss it. */
public final class WpsService implements OwsService, AutoCloseable {
    private static final Duration CLIENT_LOOKED_FOR = Duration.ofMillis(500);

    private final Processes processes;
    private final RemoteInputs remotes;
    private final Jobs jobs;
    private final long megabytes;

    /**
     * A service over a data directory; it tells of the executions of those before it.
     *
     * @param allowed addresses below which inputs that requests refer to may be fetched
     * @param factories of the processes that are offered
     */
    public WpsService(DataDirectory data, Limits limits, List<URI> allowed, List<ProcessFactory> factories)
            throws IOException {
        processes = new Processes(factories);
        remotes = new RemoteInputs(allowed, limits.body());
        jobs = new Jobs(new JobStore(data.results()), data.layers(), remotes, limits);
        megabytes = limits.body() >> 20;
    }

    @Override
    public String name() {
        return "WPS";
    }

    @Override
    public ExceptionReport reportOf(OwsRequest request) {
        return ExceptionReport.OWS_1_1;
    }

    @Override
    public void handle(OwsRequest request, OwsResponse response) throws IOException {
        if (request.isDocument() && !request.root().namespace().equals(WpsDocument.WPS)) {
            throw OwsException.of(
                    OwsException.NO_APPLICABLE_CODE,
                    null,
                    "The document is of the namespace \"" + request.root().namespace() + "\"; expected "
                            + WpsDocument.WPS);
        }
        if (request.isDocument()) {
            String service = request.service().orElseThrow(() -> OwsException.missing("service"));
            if (!service.equals(name())) {
                throw OwsException.invalid("service", service, name());
            }
        }
        String operation = request.operation();
        switch (operation.toLowerCase(Locale.ROOT)) {
            case "getcapabilities" -> getCapabilities(request, response);
            case "describeprocess" -> describeProcess(request, response);
            case "execute" -> execute(request, response);
            case "getexecutionstatus" -> getExecutionStatus(request, response);
            case "getexecutionresult" -> getExecutionResult(request, response);
            case "dismiss" -> dismiss(request, response);
            default ->
                throw OwsException.of(
                        OwsException.OPERATION_NOT_SUPPORTED, operation, "There is no operation \"" + operation + "\"");
        }
    }

    private void getCapabilities(OwsRequest request, OwsResponse response) throws IOException {
        List<String> accepted = request.isDocument()
                ? texts(request, "Version")
                : request.parameter("AcceptVersions")
                        .map(versions -> Arrays.stream(versions.split(","))
                                .map(String::strip)
                                .toList())
                        .orElse(List.of());
        if (!accepted.isEmpty() && !accepted.contains(WpsDocument.VERSION)) {
            throw OwsException.of(
                    OwsException.VERSION_NEGOTIATION_FAILED,
                    null,
                    "None of the versions " + accepted + " is spoken here; expected " + WpsDocument.VERSION);
        }
        Capabilities.send(processes, request, response);
    }

    private static void requireVersion(OwsRequest request, boolean mandatory) {
        Optional<String> version = request.version();
        if (version.isEmpty() && mandatory) {
            throw OwsException.missing("version");
        }
        if (version.isPresent() && !version.get().equals(WpsDocument.VERSION)) {
            throw OwsException.invalid("version", version.get(), WpsDocument.VERSION);
        }
    }

    private void describeProcess(OwsRequest request, OwsResponse response) throws IOException {
        requireVersion(request, true);
        List<String> identifiers = request.isDocument()
                ? texts(request, "Identifier")
                : Arrays.stream(request.required("Identifier").split(",")).toList();
        if (identifiers.isEmpty()) {
            throw OwsException.missing("Identifier");
        }
        List<RegisteredProcess> described =
                identifiers.size() == 1 && identifiers.get(0).strip().equalsIgnoreCase("all")
                        ? new ArrayList<>(processes.all())
                        : identifiers.stream().map(processes::get).toList();
        ProcessDescriptions.send(described, megabytes, response);
    }

    private static List<String> texts(OwsRequest request, String element) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream stream = request.document()) {
            XMLStreamReader xml = SafeXml.reader(stream);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    texts.add(xml.getElementText().strip());
                }
            }
        } catch (XMLStreamException e) {
            throw OwsRequest.notXml(e);
        }
        return texts;
    }

    private void execute(OwsRequest request, OwsResponse response) throws IOException {
        requireVersion(request, true);
        String id = Jobs.newId();
        boolean kept = false;
        try {
            ComplexContent content = jobs.content(id);
            ExecuteRequest execute = request.isDocument()
                    ? ExecuteDocument.read(request, processes, content, remotes)
                    : ExecuteParameters.read(request, processes, content, remotes);
            Job job = jobs.submit(id, execute);
            if (!execute.form().stored() && !isAwaited(job, response)) {
                // It removes what it has written when it ends.
                kept = true;
                jobs.dismiss(job);
                throw new OwsException(OwsException.NO_APPLICABLE_CODE, null, 503, "The client left");
            }
            kept = job.state().stored();
            answer(request, execute, job, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OwsException(OwsException.NO_APPLICABLE_CODE, null, 503, "The server is stopping");
        } finally {
            if (!kept) {
                jobs.discard(id);
            }
        }
    }

    /** Waits for the end of a job; tells whether the client has waited too. */
    private static boolean isAwaited(Job job, OwsResponse response) throws InterruptedException {
        while (!job.await(CLIENT_LOOKED_FOR)) {
            if (response.isAbandoned()) {
                return false;
            }
        }
        return true;
    }

    private void answer(OwsRequest request, ExecuteRequest execute, Job job, OwsResponse response) throws IOException {
        JobRecord state = job.state();
        Path outputs = jobs.outputs(state.id());
        if (!execute.form().raw()) {
            new ExecuteResponse(request.baseUrl(), outputs).send(execute.process(), job, response);
            return;
        }
        if (state.state() == JobRecord.State.FAILED) {
            throw state.failure().exception();
        }
        JobRecord.Output output = state.outputs().stream()
                .findFirst()
                .orElseThrow(() -> new OwsException(
                        OwsException.NO_APPLICABLE_CODE,
                        execute.outputs().get(0).parameter().key,
                        500,
                        "The process gave no " + execute.outputs().get(0).parameter().key));
        send(output, outputs.resolve(output.file()), response);
    }

    private static void send(JobRecord.Output output, Path file, OwsResponse response) throws IOException {
        response.contentType(output.mimeType() == null ? "text/plain;charset=utf-8" : output.mimeType());
        response.header("Content-Length", String.valueOf(Files.size(file)));
        response.header(
                "Content-Disposition",
                ("image/tiff".equals(output.mimeType()) ? "attachment" : "inline") + "; filename=" + output.file());
        try (OutputStream body = response.body()) {
            Files.copy(file, body);
        }
    }

    private Job job(OwsRequest request) throws IOException {
        String id = value(request, "executionId");
        return jobs.find(id)
                .orElseThrow(() -> OwsException.invalid(
                        "executionId",
                        id,
                        "that of an execution that was asked for, was not dismissed and did not end too long ago"));
    }

    /** A parameter, or the attribute or element of that name in a document. */
    private static String value(OwsRequest request, String name) throws IOException {
        if (!request.isDocument()) {
            return request.required(name).strip();
        }
        Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        attributes.putAll(request.root().attributes());
        if (attributes.containsKey(name)) {
            return attributes.get(name);
        }
        return texts(request, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)).stream()
                .findFirst()
                .orElseThrow(() -> OwsException.missing(name));
    }

    private void getExecutionStatus(OwsRequest request, OwsResponse response) throws IOException {
        requireVersion(request, false);
        Job job = job(request);
        new ExecuteResponse(request.baseUrl(), jobs.outputs(job.state().id()))
                .send(processes.get(job.state().process()), job, response);
    }

    private void getExecutionResult(OwsRequest request, OwsResponse response) throws IOException {
        requireVersion(request, false);
        Job job = job(request);
        String wanted = value(request, "outputId");
        JobRecord.Output output = job.state().outputs().stream()
                .filter(candidate -> wanted.equals(candidate.file()) || wanted.equals(candidate.id()))
                .findFirst()
                .orElseThrow(() -> OwsException.invalid(
                        "outputId",
                        wanted,
                        "one of "
                                + job.state().outputs().stream()
                                        .map(JobRecord.Output::file)
                                        .toList()));
        send(output, jobs.outputs(job.state().id()).resolve(output.file()), response);
    }

    private void dismiss(OwsRequest request, OwsResponse response) throws IOException {
        requireVersion(request, false);
        Job job = job(request);
        JobRecord state = job.state();
        jobs.dismiss(job);
        new ExecuteResponse(request.baseUrl(), jobs.outputs(state.id()))
                .send(processes.get(state.process()), job, state.failed(Jobs.dismissed()), response);
    }

    /** Ends all processes. */
    @Override
    public void close() {
        jobs.close();
    }
}
