package org.prospectivity.server.ows;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an XML document, UTF-8, element by element, names with their prefix as in {@code wps:Process}. Namespaces are
 * told before the first element that uses them and declared on it. Characters that XML cannot hold become U+FFFD.
 */
public final class XmlOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 15;

    private final XMLStreamWriter xml;
    private final OutputStream stream;
    private final Map<String, String> namespaces = new LinkedHashMap<>();
    private final Map<String, String> undeclared = new LinkedHashMap<>();
    private int depth;

    /** @param stream is closed with this */
    public XmlOutput(OutputStream stream) {
        this.stream = new BufferedOutputStream(stream, BUFFER);
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(this.stream, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A step that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    /** The stream may have failed under it: a client that went away. */
    private XmlOutput write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new XmlWriteException(e);
        }
        return this;
    }

    /** Tells a prefix; the empty one for the default namespace. */
    public XmlOutput namespace(String prefix, String uri) {
        if (!uri.equals(namespaces.put(prefix, uri))) {
            undeclared.put(prefix, uri);
        }
        return this;
    }

    /** Tells a prefix for the element just begun only. */
    public XmlOutput namespaceHere(String prefix, String uri) {
        namespaces.put(prefix, uri);
        return write(() -> xml.writeNamespace(prefix, uri));
    }

    /** Writes a document type declaration. */
    public XmlOutput documentType(String declaration) {
        return write(() -> xml.writeDTD(declaration));
    }

    /** Begins an element. */
    public XmlOutput start(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        depth++;
        return write(() -> {
            xml.writeStartElement(prefix, name.substring(colon + 1), namespaces.getOrDefault(prefix, ""));
            for (Map.Entry<String, String> namespace : undeclared.entrySet()) {
                if (!namespace.getKey().isEmpty()) {
                    xml.writeNamespace(namespace.getKey(), namespace.getValue());
                } else if (!namespace.getValue().isEmpty()) {
                    xml.writeDefaultNamespace(namespace.getValue());
                }
            }
            undeclared.clear();
        });
    }

    /** Adds an attribute to the element just begun. */
    public XmlOutput attribute(String name, Object value) {
        int colon = name.indexOf(':');
        return write(() -> {
            if (colon < 0) {
                xml.writeAttribute(name, clean(String.valueOf(value)));
            } else {
                String prefix = name.substring(0, colon);
                String uri = prefix.equals("xml") ? "http://www.w3.org/XML/1998/namespace" : namespaces.get(prefix);
                xml.writeAttribute(prefix, uri, name.substring(colon + 1), clean(String.valueOf(value)));
            }
        });
    }

    /** Writes text. */
    public XmlOutput text(Object text) {
        return write(() -> xml.writeCharacters(clean(String.valueOf(text))));
    }

    /** Ends the element begun last. */
    public XmlOutput end() {
        depth--;
        return write(xml::writeEndElement);
    }

    /** Writes an element with text. */
    public XmlOutput element(String name, Object text) {
        return start(name).text(text).end();
    }

    /** Copies an element, at whose start a reader is; the element declares the namespaces it uses. */
    public XmlOutput copy(XMLStreamReader from) {
        return write(() -> {
            int inside = 0;
            do {
                if (from.isStartElement()) {
                    inside++;
                    xml.writeStartElement(
                            Objects.requireNonNullElse(from.getPrefix(), ""),
                            from.getLocalName(),
                            Objects.requireNonNullElse(from.getNamespaceURI(), ""));
                    for (int n = 0; n < from.getNamespaceCount(); n++) {
                        xml.writeNamespace(
                                from.getNamespacePrefix(n), Objects.requireNonNullElse(from.getNamespaceURI(n), ""));
                    }
                    for (int a = 0; a < from.getAttributeCount(); a++) {
                        String uri = Objects.requireNonNullElse(from.getAttributeNamespace(a), "");
                        if (uri.isEmpty()) {
                            xml.writeAttribute(from.getAttributeLocalName(a), from.getAttributeValue(a));
                        } else {
                            xml.writeAttribute(
                                    from.getAttributePrefix(a),
                                    uri,
                                    from.getAttributeLocalName(a),
                                    from.getAttributeValue(a));
                        }
                    }
                } else if (from.isEndElement()) {
                    inside--;
                    xml.writeEndElement();
                } else if (from.isCharacters()) {
                    xml.writeCharacters(from.getText());
                }
                if (inside > 0) {
                    from.next();
                }
            } while (inside > 0);
        });
    }

    /** Writes an element without content. */
    public XmlOutput empty(String name) {
        return start(name).end();
    }

    private static String clean(String text) {
        boolean whole = text.codePoints().allMatch(XmlOutput::isXml);
        return whole
                ? text
                : text.codePoints()
                        .map(c -> isXml(c) ? c : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    /** Ends the document and closes the stream. */
    @Override
    public void close() throws IOException {
        if (depth == 0) {
            write(() -> {
                xml.writeEndDocument();
                xml.flush();
            });
        }
        stream.close();
    }

    /** The document could not be written to where it should go. */
    public static final class XmlWriteException extends RuntimeException {
        private XmlWriteException(XMLStreamException cause) {
            super(cause);
        }
    }
}
