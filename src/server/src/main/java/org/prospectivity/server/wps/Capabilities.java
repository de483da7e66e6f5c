package org.prospectivity.server.wps;

import java.io.IOException;
import java.util.List;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.XmlOutput;

/** Writes the document that tells what the service offers. */
final class Capabilities {
    private static final List<String> OPERATIONS = List.of(
            "GetCapabilities", "DescribeProcess", "Execute", "GetExecutionStatus", "GetExecutionResult", "Dismiss");

    private Capabilities() {}

    static void send(Processes processes, OwsRequest request, OwsResponse response) throws IOException {
        response.contentType(WpsDocument.MEDIA_TYPE);
        try (XmlOutput xml = WpsDocument.begin(response.body())) {
            xml.start("wps:Capabilities")
                    .attribute("service", "WPS")
                    .attribute("version", WpsDocument.VERSION)
                    .attribute("xml:lang", WpsDocument.LANGUAGE)
                    .attribute("updateSequence", "1");
            xml.start("ows:ServiceIdentification")
                    .element("ows:Title", "Prospectivity")
                    .element(
                            "ows:Abstract",
                            "Geochemical samples to mineral-prospectivity maps. A server for trying and testing.")
                    .element("ows:ServiceType", "WPS")
                    .element("ows:ServiceTypeVersion", WpsDocument.VERSION)
                    .end();
            xml.start("ows:ServiceProvider")
                    .element("ows:ProviderName", "Prospectivity")
                    .empty("ows:ServiceContact")
                    .end();
            xml.start("ows:OperationsMetadata");
            for (String operation : OPERATIONS) {
                xml.start("ows:Operation").attribute("name", operation);
                xml.start("ows:DCP").start("ows:HTTP");
                xml.start("ows:Get")
                        .attribute("xlink:href", request.baseUrl() + "/wps?")
                        .end();
                xml.start("ows:Post")
                        .attribute("xlink:href", request.baseUrl() + "/wps")
                        .end();
                xml.end().end().end();
            }
            xml.end();
            xml.start("wps:ProcessOfferings");
            for (RegisteredProcess process : processes.all()) {
                xml.start("wps:Process");
                WpsDocument.brief(process, xml);
                xml.end();
            }
            xml.end();
            xml.start("wps:Languages");
            xml.start("wps:Default")
                    .element("ows:Language", WpsDocument.LANGUAGE)
                    .end();
            xml.start("wps:Supported")
                    .element("ows:Language", WpsDocument.LANGUAGE)
                    .end();
            xml.end().end();
        }
    }
}
