package org.prospectivity.server.wps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.geotools.api.data.Parameter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.LiteralReader;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.wps.ExecuteRequest.RequestedOutput;
import org.prospectivity.server.wps.ExecuteRequest.ResponseForm;

/**
 * Reads Execute requests by key and value: {@code DataInputs=name=value@attribute=value;name=value}, and alike
 * {@code ResponseDocument} and {@code RawDataOutput}.
 */
final class ExecuteParameters {
    private ExecuteParameters() {}

    /** A name with a value and attributes, these by lower-case name. */
    private record Item(String name, String value, Map<String, String> attributes) {
        Optional<String> attribute(String name) {
            return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isBlank());
        }
    }

    /** Reads a request, as {@link ExecuteDocument#read} does. */
    static ExecuteRequest read(OwsRequest request, Processes processes, ComplexContent content, RemoteInputs remotes)
            throws IOException {
        RegisteredProcess process = processes.get(request.required("Identifier"));
        List<Item> items = items(request.parameter("DataInputs").orElse(""), "DataInputs");
        List<GivenInput> inputs = new ArrayList<>();
        for (Item item : items) {
            input(ExecuteRequest.input(process, item.name), item, content, remotes)
                    .ifPresent(inputs::add);
        }
        return new ExecuteRequest(process, inputs, form(request, process));
    }

    private static Optional<GivenInput> input(
            Parameter<?> input, Item item, ComplexContent content, RemoteInputs remotes) throws IOException {
        Optional<String> address = item.attribute("href").or(() -> item.attribute("xlink:href"));
        if (InputKind.of(input.type) == InputKind.BOUNDS && !item.value.isBlank()) {
            return Optional.of(new GivenInput.Box(input, (ReferencedEnvelope) LiteralReader.read(input, item.value)));
        }
        if (Format.ofInput(input).isEmpty()) {
            return ExecuteDocument.literal(input, item.value);
        }
        if (address.isEmpty()) {
            return item.value.isBlank()
                    ? Optional.empty()
                    : Optional.of(content.read(
                            input,
                            item.attribute("mimetype").orElse(null),
                            item.attribute("encoding").orElse(null),
                            item.value));
        }
        Optional<String> service = InternalReference.service(address.get());
        if (service.isEmpty()) {
            return Optional.of(remotes.checked(
                    input, address.get(), item.attribute("mimetype").orElse(null)));
        }
        if (service.get().equals("wps")) {
            throw InternalReference.fault(input, "refers to a process; expected it in an XML request");
        }
        return Optional.of(InternalReference.layer(input, address.get()));
    }

    private static ResponseForm form(OwsRequest request, RegisteredProcess process) {
        boolean stored = flag(request, "storeExecuteResponse");
        boolean status = flag(request, "status");
        ExecuteDocument.requireNoLineage(flag(request, "lineage"));
        Optional<String> raw = request.parameter("RawDataOutput");
        Optional<String> document = request.parameter("ResponseDocument");
        if (raw.isPresent()) {
            List<Item> items = items(raw.get(), "RawDataOutput");
            if (document.isPresent() || stored || status || items.size() != 1) {
                throw OwsException.of(
                        OwsException.INVALID_PARAMETER,
                        "RawDataOutput",
                        "RawDataOutput stands for one output alone; expected no ResponseDocument, storeExecuteResponse"
                                + " or status beside it");
            }
            return new ResponseForm(true, false, false, List.of(output(process, items.get(0), "RawDataOutput")));
        }
        ExecuteDocument.requireStored(stored, status);
        List<RequestedOutput> outputs = new ArrayList<>();
        for (Item item : items(document.orElse(""), "ResponseDocument")) {
            outputs.add(output(process, item, "ResponseDocument"));
        }
        return new ResponseForm(false, stored, status, outputs);
    }

    private static RequestedOutput output(RegisteredProcess process, Item item, String locator) {
        return ExecuteRequest.output(
                process,
                item.name,
                locator,
                item.attribute("mimetype").orElse(null),
                ExecuteDocument.flag(
                        "asReference", item.attribute("asreference").orElse("false")));
    }

    private static boolean flag(OwsRequest request, String name) {
        return ExecuteDocument.flag(name, request.parameter(name).orElse("false"));
    }

    private static List<Item> items(String text, String locator) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        List<Item> items = new ArrayList<>();
        for (String part : inner.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            String[] pieces = part.split("@");
            int equals = pieces.length == 0 ? -1 : pieces[0].indexOf('=');
            Map<String, String> attributes = new TreeMap<>();
            for (int a = 1; a < pieces.length; a++) {
                int at = pieces[a].indexOf('=');
                if (at < 1) {
                    throw OwsException.of(
                            OwsException.INVALID_PARAMETER,
                            locator,
                            "There is an attribute @" + pieces[a] + "; expected @name=value");
                }
                attributes.put(
                        pieces[a].substring(0, at).strip().toLowerCase(Locale.ROOT), pieces[a].substring(at + 1));
            }
            String name = pieces.length == 0 ? "" : equals < 0 ? pieces[0] : pieces[0].substring(0, equals);
            items.add(new Item(name.strip(), equals < 0 ? "" : pieces[0].substring(equals + 1), attributes));
        }
        return items;
    }
}
