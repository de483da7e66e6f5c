package org.prospectivity.server.ows;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Holds documents against OGC's own schemas, which stand on the class path as they do at schemas.opengis.net. */
public final class OgcSchemas {
    public static final String WPS_1_0_0 = "wps/1.0.0/wpsAll.xsd";
    public static final String OWS_1_1 = "ows/1.1.0/owsAll.xsd";
    public static final String OWS_2_0 = "ows/2.0/owsAll.xsd";
    public static final String WMS_1_3_0 = "wms/1.3.0/capabilities_1_3_0.xsd";
    public static final String WMS_1_3_0_EXCEPTION = "wms/1.3.0/exceptions_1_3_0.xsd";
    public static final String WCS_1_0_0 = "wcs/1.0.0/wcsAll.xsd";
    public static final String WCS_1_0_0_EXCEPTION = "wcs/1.0.0/OGC-exception.xsd";
    public static final String WCS_2_0 = "wcs/2.0/wcsAll.xsd";

    private static final String SITE = "http://schemas.opengis.net/";
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private OgcSchemas() {}

    /**
     * Requires a document to be valid.
     *
     * @param schema one of the constants, or another path below schemas.opengis.net
     * @throws SAXException telling what is not
     */
    public static void validate(String schema, String document) throws SAXException, IOException {
        SCHEMAS.computeIfAbsent(schema, OgcSchemas::load)
                .newValidator()
                .validate(new StreamSource(new StringReader(document)));
    }

    /**
     * Requires a document to be valid by the DTD it names, which is found below schemas.opengis.net.
     *
     * @throws SAXException telling where it is not
     */
    public static void validateByDtd(String document) throws SAXException, IOException {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setValidating(true);
            factory.newSAXParser().parse(new InputSource(new StringReader(document)), new DefaultHandler() {
                @Override
                public InputSource resolveEntity(String publicId, String systemId) {
                    return new InputSource(open(systemId));
                }

                @Override
                public void error(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema load(String path) {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            // OWS 2.0 restricts a type in a way that a full check refuses; documents are held against it all the same.
            factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", false);
            DOMImplementationLS inputs = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                String address = base == null
                        ? systemId
                        : URI.create(base).resolve(systemId.strip()).toString();
                LSInput input = inputs.createLSInput();
                input.setSystemId(address);
                input.setByteStream(open(address));
                return input;
            });
            return factory.newSchema(new StreamSource(open(SITE + path), SITE + path));
        } catch (SAXException | ReflectiveOperationException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static InputStream open(String address) {
        InputStream stream =
                switch (address) {
                    case "http://www.w3.org/2001/xml.xsd" -> OgcSchemas.class.getResourceAsStream("xml.xsd");
                    case "http://www.w3.org/1999/xlink.xsd" -> OgcSchemas.class.getResourceAsStream("xlink.xsd");
                    default -> OgcSchemas.class.getResourceAsStream("/ogc/" + address.replaceFirst("^" + SITE, ""));
                };
        if (stream == null) {
            throw new IllegalStateException("no " + address);
        }
        return stream;
    }
}
