package org.prospectivity.server.ows;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.prospectivity.files.formats.SafeXml;

/**
 * A request to a service: parameters by name, in upper or lower case, and the document that was posted, if any. A value
 * is the text behind the name, decoded once; blank counts as absent.
 */
public final class OwsRequest {
    private final String baseUrl;
    private final Map<String, List<String>> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Body body;
    private Root root;

    /**
     * A document that can be read several times.
     */
    @FunctionalInterface
    public interface Body {
        /** Its bytes from the first on. */
        InputStream open() throws IOException;
    }

    /**
     * The outermost element of a document.
     *
     * @param namespace empty for none
     * @param name without prefix, the operation
     * @param attributes those without namespace, as {@code service} and {@code version}
     */
    public record Root(String namespace, String name, Map<String, String> attributes) {}

    /**
     * @param baseUrl what addresses in answers begin with, without a slash at its end
     * @param parameters by name, those of one name in order
     * @param body the document posted, or null
     */
    public OwsRequest(String baseUrl, Map<String, List<String>> parameters, Body body) {
        this.baseUrl = baseUrl;
        parameters.forEach((name, values) -> {
            List<String> given =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!given.isEmpty()) {
                this.parameters.merge(name, given, (one, other) -> Stream.concat(one.stream(), other.stream())
                        .toList());
            }
        });
        this.body = body;
    }

    /** What addresses in answers begin with, as {@code http://localhost:8080}. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Whether a document was posted; its {@link #root} then tells the operation. */
    public boolean isDocument() {
        return body != null;
    }

    /**
     * The value of a parameter.
     *
     * @throws OwsException when it is given several times with different values
     */
    public Optional<String> parameter(String name) {
        List<String> values = parameters(name).stream().distinct().toList();
        if (values.size() > 1) {
            throw OwsException.invalid(name, String.join("\" and \"", values), "one value");
        }
        return values.stream().findFirst();
    }

    /** All values of a parameter that may be given several times. */
    public List<String> parameters(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /**
     * The value of a parameter that has to be given.
     *
     * @throws OwsException when it is not
     */
    public String required(String name) {
        return parameter(name).orElseThrow(() -> OwsException.missing(name));
    }

    /** The service asked for, in the document or by parameter, as it is written there. */
    public Optional<String> service() {
        return isDocument()
                ? Optional.ofNullable(root().attributes().get("service"))
                : parameter("service").map(String::strip);
    }

    /** The version asked for, in the document or by parameter. */
    public Optional<String> version() {
        return isDocument()
                ? Optional.ofNullable(root().attributes().get("version"))
                : parameter("version").map(String::strip);
    }

    /**
     * The operation asked for: the name of the document's outermost element or the parameter {@code request}.
     *
     * @throws OwsException when there is neither
     */
    public String operation() {
        return isDocument() ? root().name() : required("request").strip();
    }

    /**
     * The outermost element of the document posted.
     *
     * @throws OwsException when it is no XML
     */
    public Root root() {
        if (root == null) {
            try (InputStream stream = body.open()) {
                XMLStreamReader xml = SafeXml.reader(stream);
                xml.nextTag();
                Map<String, String> attributes = new TreeMap<>();
                for (int a = 0; a < xml.getAttributeCount(); a++) {
                    if (xml.getAttributeNamespace(a) == null
                            || xml.getAttributeNamespace(a).isEmpty()) {
                        attributes.put(xml.getAttributeLocalName(a), xml.getAttributeValue(a));
                    }
                }
                root = new Root(
                        xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI(), xml.getLocalName(), attributes);
            } catch (XMLStreamException e) {
                throw notXml(e);
            } catch (IOException e) {
                throw OwsException.fault(e);
            }
        }
        return root;
    }

    /** The document posted, from its first byte on. */
    public InputStream document() throws IOException {
        return body.open();
    }

    /** What is told of a document that cannot be read. */
    public static OwsException notXml(XMLStreamException e) {
        String reason = String.valueOf(e.getMessage()).replaceAll("(?s).*\\nMessage: ", "");
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
        return OwsException.of(
                OwsException.NO_APPLICABLE_CODE,
                null,
                "The document is not XML that is accepted here" + place + ": " + reason);
    }
}
