package org.prospectivity.server.wps;

import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.XmlOutput;

/** What the documents of WPS 1.0.0 have in common. */
final class WpsDocument {
    static final String WPS = "http://www.opengis.net/wps/1.0.0";
    static final String VERSION = "1.0.0";
    static final String MEDIA_TYPE = "text/xml";
    static final String LANGUAGE = "en";

    private WpsDocument() {}

    /** A document with the namespaces told. */
    static XmlOutput begin(OutputStream stream) {
        return new XmlOutput(stream)
                .namespace("wps", WPS)
                .namespace("ows", "http://www.opengis.net/ows/1.1")
                .namespace("xlink", "http://www.w3.org/1999/xlink");
    }

    /** What every description of a process begins with, and all that a list of them tells. */
    static void brief(RegisteredProcess process, XmlOutput xml) {
        xml.attribute("wps:processVersion", process.version());
        xml.element("ows:Identifier", process.fullName());
        xml.element("ows:Title", process.title());
        xml.element("ows:Abstract", process.description());
    }

    /** The address of an operation of this service. */
    static String address(String baseUrl, String operation, String... parameters) {
        StringBuilder address =
                new StringBuilder(baseUrl + "/ows?service=WPS&version=" + VERSION + "&request=" + operation);
        for (int p = 0; p < parameters.length; p += 2) {
            address.append('&')
                    .append(parameters[p])
                    .append('=')
                    .append(URLEncoder.encode(parameters[p + 1], StandardCharsets.UTF_8));
        }
        return address.toString();
    }
}
