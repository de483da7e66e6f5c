package org.prospectivity.server.ows;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.prospectivity.files.formats.SafeXml;

/**
 * An element of a small XML document that anyone may have sent, read whole. Names are without their prefix, as the
 * documents read so differ in their namespaces from version to version only.
 *
 * @param name without prefix
 * @param attributes those without namespace
 * @param children elements directly within it, in order
 * @param text the characters directly within it
 */
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    private static final int MOST_ELEMENTS = 10_000;

    /**
     * Reads a document's outermost element, as {@link SafeXml} lets it through.
     *
     * @throws XMLStreamException when it is not XML or has more than {@value #MOST_ELEMENTS} elements
     */
    public static XmlElement read(InputStream document) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.reader(document);
        xml.nextTag();
        XmlElement root = element(xml, new int[1]);
        while (xml.hasNext()) {
            xml.next();
        }
        return root;
    }

    private static XmlElement element(XMLStreamReader xml, int[] count) throws XMLStreamException {
        if (++count[0] > MOST_ELEMENTS) {
            throw new XMLStreamException("more than " + MOST_ELEMENTS + " elements", xml.getLocation());
        }
        String name = xml.getLocalName();
        Map<String, String> attributes = new TreeMap<>();
        for (int a = 0; a < xml.getAttributeCount(); a++) {
            String namespace = xml.getAttributeNamespace(a);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(a), xml.getAttributeValue(a));
            }
        }
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(xml, count));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return new XmlElement(name, attributes, List.copyOf(children), text.toString());
    }

    /** The first element of this name directly within. */
    public Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** The elements of this name directly within. */
    public List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The elements of this name at any depth within, in document order. */
    public List<XmlElement> descendants(String wanted) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                found.add(child);
            }
            found.addAll(child.descendants(wanted));
        }
        return found;
    }

    /** The text of the first element of this name directly within, without space around it; empty when blank. */
    public Optional<String> text(String wanted) {
        return child(wanted).map(child -> child.text.strip()).filter(text -> !text.isEmpty());
    }
}
