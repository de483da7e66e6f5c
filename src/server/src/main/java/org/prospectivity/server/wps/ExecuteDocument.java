package org.prospectivity.server.wps;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.data.Parameter;
import org.prospectivity.files.formats.SafeXml;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.wps.ExecuteRequest.RequestedOutput;
import org.prospectivity.server.wps.ExecuteRequest.ResponseForm;

/** Reads Execute requests that are documents; complex data goes to files as it is read. */
final class ExecuteDocument {
    private final XMLStreamReader xml;
    private final Processes processes;
    private final ComplexContent content;
    private final RemoteInputs remotes;

    private ExecuteDocument(XMLStreamReader xml, Processes processes, ComplexContent content, RemoteInputs remotes) {
        this.xml = xml;
        this.processes = processes;
        this.content = content;
        this.remotes = remotes;
    }

    /**
     * Reads a request.
     *
     * @param content where its complex data goes
     * @param remotes which addresses data may come from
     * @throws OwsException when it cannot be executed, for a reason that is known before it is
     */
    static ExecuteRequest read(OwsRequest request, Processes processes, ComplexContent content, RemoteInputs remotes)
            throws IOException {
        try (InputStream stream = request.document()) {
            XMLStreamReader xml = SafeXml.reader(stream);
            xml.nextTag();
            ExecuteRequest execute = new ExecuteDocument(xml, processes, content, remotes).readExecute();
            while (xml.hasNext()) {
                // What follows the outermost element has to be XML, too.
                xml.next();
            }
            return execute;
        } catch (XMLStreamException e) {
            throw OwsRequest.notXml(e);
        }
    }

    private ExecuteRequest readExecute() throws XMLStreamException, IOException {
        RegisteredProcess process = null;
        List<GivenInput> inputs = new ArrayList<>();
        ResponseForm form = ResponseForm.DOCUMENT;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Identifier" -> process = processes.get(xml.getElementText());
                case "DataInputs" -> {
                    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                        readInput(known(process)).ifPresent(inputs::add);
                    }
                }
                case "ResponseForm" -> form = readForm(known(process));
                default -> throw unexpected();
            }
        }
        return new ExecuteRequest(known(process), inputs, form);
    }

    private static RegisteredProcess known(RegisteredProcess process) {
        if (process == null) {
            throw OwsException.missing("Identifier");
        }
        return process;
    }

    private XMLStreamException unexpected() {
        return new XMLStreamException("an element " + xml.getLocalName() + " is not expected here", xml.getLocation());
    }

    private Optional<GivenInput> readInput(RegisteredProcess process) throws XMLStreamException, IOException {
        Parameter<?> input = null;
        Optional<GivenInput> given = Optional.empty();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Identifier" ->
                    input = ExecuteRequest.input(process, xml.getElementText().strip());
                case "Title", "Abstract" -> xml.getElementText();
                case "Data" -> given = readData(identified(input));
                case "Reference" -> given = Optional.of(readReference(identified(input)));
                default -> throw unexpected();
            }
        }
        identified(input);
        return given;
    }

    private Parameter<?> identified(Parameter<?> input) throws XMLStreamException {
        if (input == null) {
            throw new XMLStreamException("an input has no identifier before its data", xml.getLocation());
        }
        return input;
    }

    private Optional<GivenInput> readData(Parameter<?> input) throws XMLStreamException, IOException {
        Optional<GivenInput> given = Optional.empty();
        InputKind kind = InputKind.of(input.type);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            boolean complex = !Format.ofInput(input).isEmpty();
            switch (xml.getLocalName()) {
                case "ComplexData" -> {
                    if (complex) {
                        given = Optional.of(content.read(
                                input,
                                xml.getAttributeValue(null, "mimeType"),
                                xml.getAttributeValue(null, "encoding"),
                                xml));
                    } else {
                        // Plain text in the guise of complex data: some clients send an SLD document so.
                        given = literal(input, text());
                    }
                }
                case "LiteralData" -> {
                    if (complex) {
                        throw InternalReference.fault(input, "is a literal; expected complex data or a reference");
                    }
                    given = literal(input, xml.getElementText());
                }
                case "BoundingBoxData" -> {
                    if (kind != InputKind.BOUNDS) {
                        throw InternalReference.fault(input, "is a bounding box, which is not what it takes");
                    }
                    given = Optional.of(readBox(input));
                }
                default -> throw unexpected();
            }
        }
        return given;
    }

    private String text() throws XMLStreamException {
        StringWriter text = new StringWriter();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                ComplexContent.copy(xml, text);
            } else if (xml.isCharacters()) {
                text.write(xml.getText());
            }
        }
        return text.toString();
    }

    /** Blank text counts as absent: some clients send it for what was left empty. */
    static Optional<GivenInput> literal(Parameter<?> input, String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new GivenInput.Literal(input, text));
    }

    private GivenInput readBox(Parameter<?> input) throws XMLStreamException {
        String crs = xml.getAttributeValue(null, "crs");
        double[] lower = null;
        double[] upper = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "LowerCorner" -> lower = corner(input, xml.getElementText());
                case "UpperCorner" -> upper = corner(input, xml.getElementText());
                default -> throw unexpected();
            }
        }
        if (lower == null || upper == null) {
            throw InternalReference.fault(input, "lacks a corner; expected LowerCorner and UpperCorner");
        }
        return new GivenInput.Box(
                input,
                InternalReference.envelope(
                        input,
                        lower[0],
                        upper[0],
                        lower[1],
                        upper[1],
                        Optional.ofNullable(crs).filter(c -> !c.isBlank())));
    }

    private static double[] corner(Parameter<?> input, String text) {
        String[] parts = text.strip().split("\\s+");
        try {
            if (parts.length == 2) {
                double[] corner = {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
                if (Double.isFinite(corner[0]) && Double.isFinite(corner[1])) {
                    return corner;
                }
            }
        } catch (NumberFormatException e) {
            // Told below, as for another number of numbers.
        }
        throw InternalReference.fault(input, "has a corner \"" + text + "\"; expected two numbers");
    }

    private GivenInput readReference(Parameter<?> input) throws XMLStreamException, IOException {
        String address = Optional.ofNullable(xml.getAttributeValue("http://www.w3.org/1999/xlink", "href"))
                .or(() -> Optional.ofNullable(xml.getAttributeValue(null, "href")))
                .orElseThrow(() -> InternalReference.fault(input, "refers to no address"))
                .strip();
        String mimeType = xml.getAttributeValue(null, "mimeType");
        Optional<String> service = InternalReference.service(address);
        boolean process = service.filter("wps"::equals).isPresent();
        GivenInput given = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Header")) {
                throw InternalReference.fault(input, "has a header for its reference, which is not sent");
            }
            if (!xml.getLocalName().equals("Body") || !process || given != null) {
                throw InternalReference.fault(
                        input, "refers to an address with a body; expected one to GET, or one process");
            }
            if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
                throw InternalReference.fault(input, "refers with an empty body");
            }
            given = readChained(input);
            xml.nextTag();
        }
        if (given != null) {
            return given;
        }
        if (service.isEmpty()) {
            return remotes.checked(input, address, mimeType);
        }
        if (process) {
            throw InternalReference.fault(
                    input, "refers to a process without a body; expected an Execute document in it");
        }
        return InternalReference.layer(input, address);
    }

    private GivenInput readChained(Parameter<?> input) throws XMLStreamException, IOException {
        if (!xml.getLocalName().equals("Execute")) {
            throw unexpected();
        }
        ExecuteRequest request = readExecute();
        List<RequestedOutput> outputs = request.outputs();
        long fitting = outputs.stream()
                .filter(output -> input.type.isAssignableFrom(output.parameter().type))
                .count();
        if (fitting == 0) {
            throw InternalReference.fault(
                    input, "refers to " + request.process().fullName() + ", which gives nothing that it takes");
        }
        return new GivenInput.Chained(input, request);
    }

    private ResponseForm readForm(RegisteredProcess process) throws XMLStreamException {
        ResponseForm form = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (form != null) {
                throw OwsException.of(
                        OwsException.INVALID_PARAMETER,
                        "ResponseForm",
                        "There are two response forms; expected RawDataOutput or ResponseDocument");
            }
            form = switch (xml.getLocalName()) {
                case "RawDataOutput" ->
                    new ResponseForm(true, false, false, List.of(readOutput(process, "RawDataOutput")));
                case "ResponseDocument" -> readResponseDocument(process);
                default -> throw unexpected();
            };
        }
        return form == null ? ResponseForm.DOCUMENT : form;
    }

    private ResponseForm readResponseDocument(RegisteredProcess process) throws XMLStreamException {
        boolean stored = flag("storeExecuteResponse");
        boolean status = flag("status");
        requireNoLineage(flag("lineage"));
        List<RequestedOutput> outputs = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (!xml.getLocalName().equals("Output")) {
                throw unexpected();
            }
            outputs.add(readOutput(process, "ResponseDocument"));
        }
        requireStored(stored, status);
        return new ResponseForm(false, stored, status, outputs);
    }

    static void requireStored(boolean stored, boolean status) {
        if (status && !stored) {
            throw OwsException.of(
                    OwsException.INVALID_PARAMETER,
                    "status",
                    "status is true without storeExecuteResponse; expected both");
        }
    }

    static void requireNoLineage(boolean lineage) {
        if (lineage) {
            throw OwsException.invalid("lineage", "true", "false: requests are not repeated in answers");
        }
    }

    private boolean flag(String name) {
        String value = xml.getAttributeValue(null, name);
        return value != null && flag(name, value);
    }

    static boolean flag(String name, String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw OwsException.invalid(name, value, "true or false");
        };
    }

    private RequestedOutput readOutput(RegisteredProcess process, String locator) throws XMLStreamException {
        String mimeType = xml.getAttributeValue(null, "mimeType");
        boolean reference = flag("asReference");
        String name = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Identifier" -> name = xml.getElementText().strip();
                case "Title", "Abstract" -> xml.getElementText();
                default -> throw unexpected();
            }
        }
        if (name == null) {
            throw OwsException.of(OwsException.MISSING_PARAMETER, locator, "An output has no identifier");
        }
        return ExecuteRequest.output(process, name, locator, mimeType, reference);
    }
}
