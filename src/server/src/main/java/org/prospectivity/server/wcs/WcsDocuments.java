package org.prospectivity.server.wcs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.XmlOutput;

/** The documents of a version of WCS: capabilities and descriptions of coverages. */
abstract class WcsDocuments {
    static final List<String> OPERATIONS = List.of("GetCapabilities", "DescribeCoverage", "GetCoverage");

    private final Map<String, String> namespaces;

    /** @param namespaces of the elements, by prefix */
    WcsDocuments(Map<String, String> namespaces) {
        this.namespaces = new TreeMap<>(namespaces);
    }

    /**
     * Sends the capabilities.
     *
     * @param layers coverages with an EPSG code
     * @param baseUrl of the server
     */
    final void capabilities(List<PublishedLayer> layers, String baseUrl, OwsResponse response) throws IOException {
        try (XmlOutput xml = document(response)) {
            capabilities(layers, baseUrl + "/wcs?", xml);
        }
    }

    /**
     * Sends descriptions.
     *
     * @param layers coverages with an EPSG code
     */
    final void descriptions(List<PublishedLayer> layers, OwsResponse response) throws IOException {
        try (XmlOutput xml = document(response)) {
            descriptions(layers, xml);
        }
    }

    private XmlOutput document(OwsResponse response) {
        response.contentType("application/xml;charset=utf-8");
        XmlOutput xml = new XmlOutput(response.body());
        namespaces.forEach(xml::namespace);
        return xml;
    }

    abstract void capabilities(List<PublishedLayer> layers, String address, XmlOutput xml);

    abstract void descriptions(List<PublishedLayer> layers, XmlOutput xml);

    /** What a person reads first of a coverage. */
    static String bands(PublishedLayer layer) {
        return "Bands: " + String.join(", ", layer.coverage().orElseThrow().bands());
    }
}
