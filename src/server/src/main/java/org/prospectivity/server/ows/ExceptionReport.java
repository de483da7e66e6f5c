package org.prospectivity.server.ows;

import java.io.IOException;

/** The forms of exception reports. */
public enum ExceptionReport {
    /** OWS Common 1.1: WPS 1.0.0. */
    OWS_1_1("http://www.opengis.net/ows/1.1", "1.1.0", "application/xml"),
    /** OWS Common 2.0: WCS 2.0.1. */
    OWS_2_0("http://www.opengis.net/ows/2.0", "2.0.0", "application/xml"),
    /** WMS 1.1.1. */
    WMS_1_1_1("", "1.1.1", "application/vnd.ogc.se_xml"),
    /** WMS 1.3.0. */
    WMS_1_3_0("http://www.opengis.net/ogc", "1.3.0", "text/xml"),
    /** WCS 1.0.0. */
    WCS_1_0_0("http://www.opengis.net/ogc", "1.2.0", "application/vnd.ogc.se_xml");

    private static final String DOCUMENT_TYPE = "<!DOCTYPE ServiceExceptionReport SYSTEM"
            + " \"http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd\">";

    private final String namespace;
    private final String version;
    private final String mediaType;

    ExceptionReport(String namespace, String version, String mediaType) {
        this.namespace = namespace;
        this.version = version;
        this.mediaType = mediaType;
    }

    /** Sends a report; the older forms with HTTP status 200, as their clients do not read others. */
    public void send(OwsException e, OwsResponse response) throws IOException {
        boolean common = this == OWS_1_1 || this == OWS_2_0;
        response.status(common || e.status() >= 500 ? e.status() : 200);
        response.contentType(mediaType);
        try (XmlOutput xml = new XmlOutput(response.body())) {
            write(e, xml);
        }
    }

    /** Writes a report, as a document or within one. */
    public void write(OwsException e, XmlOutput xml) {
        if (this == OWS_1_1 || this == OWS_2_0) {
            xml.namespace("ows", namespace);
            xml.start("ows:ExceptionReport").attribute("version", version);
            xml.start("ows:Exception").attribute("exceptionCode", e.code());
            e.locator().ifPresent(locator -> xml.attribute("locator", locator));
            xml.element("ows:ExceptionText", e.getMessage());
        } else {
            if (this == WMS_1_1_1) {
                xml.documentType(DOCUMENT_TYPE);
            }
            xml.namespace("", namespace);
            xml.start("ServiceExceptionReport").attribute("version", version);
            xml.start("ServiceException").attribute("code", e.code());
            if (this != WMS_1_1_1) {
                e.locator().ifPresent(locator -> xml.attribute("locator", locator));
            }
            xml.text(e.getMessage());
        }
        xml.end().end();
    }
}
