package org.prospectivity.server.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A document that is asked with XPath. */
record Xml(Document document, String source) {
    private static final Map<String, String> NAMESPACES = Map.of(
            "wps", "http://www.opengis.net/wps/1.0.0",
            "ows", "http://www.opengis.net/ows/1.1",
            "ows2", "http://www.opengis.net/ows/2.0",
            "wcs", "http://www.opengis.net/wcs/2.0",
            "wcs10", "http://www.opengis.net/wcs",
            "wms", "http://www.opengis.net/wms",
            "ogc", "http://www.opengis.net/ogc",
            "gml", "http://www.opengis.net/gml/3.2",
            "xlink", "http://www.w3.org/1999/xlink");

    static Xml parse(InputStream stream, String source) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new Xml(factory.newDocumentBuilder().parse(stream), source);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("no XML: " + source, e);
        }
    }

    private Object evaluate(String path, QName type) {
        try {
            XPath xpath = XPathFactory.newInstance().newXPath();
            xpath.setNamespaceContext(new NamespaceContext() {
                @Override
                public String getNamespaceURI(String prefix) {
                    return NAMESPACES.get(prefix);
                }

                @Override
                public String getPrefix(String uri) {
                    return null;
                }

                @Override
                public Iterator<String> getPrefixes(String uri) {
                    return null;
                }
            });
            return xpath.evaluate(path, document, type);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    String text(String path) {
        return (String) evaluate(path, XPathConstants.STRING);
    }

    boolean has(String path) {
        return (boolean) evaluate(path, XPathConstants.BOOLEAN);
    }

    List<String> texts(String path) {
        NodeList nodes = (NodeList) evaluate(path, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) {
            texts.add(nodes.item(n).getTextContent());
        }
        return texts;
    }

    /** The text of an exception report of any version, on its own or in a response. */
    String fault() {
        return String.join(" ", texts("//*[local-name()='ExceptionText' or local-name()='ServiceException']"));
    }

    @Override
    public String toString() {
        return source;
    }
}
