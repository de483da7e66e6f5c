package org.prospectivity.server.wms;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.maps.layer.NamedCrs;
import org.prospectivity.maps.layer.PublishedLayer;
import org.prospectivity.maps.style.LayerStyle;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.XmlOutput;

/** The capabilities document of WMS. */
final class WmsCapabilities {
    private static final String DOCUMENT_TYPE = "<!DOCTYPE WMT_MS_Capabilities SYSTEM"
            + " \"http://schemas.opengis.net/wms/1.1.1/capabilities_1_1_1.dtd\">";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final List<String> WORLD_CODES = List.of("EPSG:4326", "EPSG:3857");

    private final WmsVersion version;
    private final boolean newer;
    private final String address;
    private final List<PublishedLayer> layers;

    WmsCapabilities(WmsVersion version, String baseUrl, List<PublishedLayer> layers) {
        this.version = version;
        this.newer = version == WmsVersion.V1_3_0;
        this.address = baseUrl + "/wms?";
        this.layers = layers;
    }

    void send(OwsResponse response) throws IOException {
        response.contentType(newer ? "text/xml;charset=utf-8" : "application/vnd.ogc.wms_xml;charset=utf-8");
        try (XmlOutput xml = new XmlOutput(response.body())) {
            if (newer) {
                xml.namespace("", "http://www.opengis.net/wms");
                xml.namespace("xlink", XLINK);
                xml.start("WMS_Capabilities");
            } else {
                xml.documentType(DOCUMENT_TYPE);
                xml.start("WMT_MS_Capabilities");
            }
            xml.attribute("version", version.number());
            service(xml);
            capability(xml);
            xml.end();
        }
    }

    private void service(XmlOutput xml) {
        xml.start("Service");
        xml.element("Name", newer ? "WMS" : "OGC:WMS");
        xml.element("Title", "Prospectivity");
        xml.element("Abstract", "Geochemical maps, prospectivity maps, samples and deposits");
        onlineResource(xml, address);
        xml.element("Fees", "NONE").element("AccessConstraints", "NONE");
        if (newer) {
            xml.element("MaxWidth", WmsRequest.LARGEST).element("MaxHeight", WmsRequest.LARGEST);
        }
        xml.end();
    }

    private void capability(XmlOutput xml) {
        xml.start("Capability").start("Request");
        operation(xml, "GetCapabilities", List.of(newer ? "text/xml" : "application/vnd.ogc.wms_xml"));
        operation(xml, "GetMap", List.of(WmsService.PNG));
        operation(xml, "GetFeatureInfo", List.of(WmsService.TEXT, WmsService.JSON));
        if (!newer) {
            operation(xml, "GetLegendGraphic", List.of(WmsService.PNG, WmsService.JSON));
        }
        xml.end();
        xml.start("Exception")
                .element("Format", newer ? "XML" : "application/vnd.ogc.se_xml")
                .end();
        if (!newer) {
            xml.start("UserDefinedSymbolization")
                    .attribute("SupportSLD", "1")
                    .attribute("UserLayer", "0")
                    .attribute("UserStyle", "1")
                    .attribute("RemoteWFS", "0")
                    .end();
        }
        xml.start("Layer");
        xml.element("Title", "Prospectivity");
        if (newer) {
            xml.element("CRS", NamedCrs.CRS84.code());
        }
        WORLD_CODES.forEach(code -> xml.element(version.crs().toUpperCase(Locale.ROOT), code));
        layers.forEach(layer -> layer(xml, layer));
        xml.end();
        xml.end();
    }

    private void operation(XmlOutput xml, String name, List<String> formats) {
        xml.start(name);
        formats.forEach(format -> xml.element("Format", format));
        xml.start("DCPType").start("HTTP").start("Get");
        onlineResource(xml, address);
        xml.end().end().end().end();
    }

    private void onlineResource(XmlOutput xml, String resource) {
        xml.start("OnlineResource");
        if (!newer) {
            // The only place where the DTD has it.
            xml.namespaceHere("xlink", XLINK);
        }
        xml.attribute("xlink:type", "simple").attribute("xlink:href", resource).end();
    }

    private void layer(XmlOutput xml, PublishedLayer layer) {
        Optional<ReferencedEnvelope> degrees = layer.degrees();
        if (degrees.isEmpty()) {
            return;
        }
        xml.start("Layer").attribute("queryable", 1).attribute("opaque", 0);
        xml.element("Name", layer.name());
        xml.element("Title", layer.title());
        layer.coverage().ifPresent(coverage -> {
            String summary = layer.description().summary();
            xml.element(
                    "Abstract",
                    (summary.isBlank() ? "" : summary + " ") + "Bands: " + String.join(", ", coverage.bands()));
            xml.start("KeywordList");
            Stream.concat(layer.description().keywords().stream(), coverage.bands().stream())
                    .distinct()
                    .forEach(keyword -> xml.element("Keyword", keyword));
            xml.end();
        });
        String crs = version.crs().toUpperCase(Locale.ROOT);
        List<NamedCrs> boxes = new ArrayList<>();
        layer.epsg().map(NamedCrs::epsg).ifPresent(boxes::add);
        boxes.forEach(own -> xml.element(crs, own.code()));
        if (newer) {
            xml.element("CRS", NamedCrs.CRS84.code());
        }
        WORLD_CODES.stream()
                .filter(code -> boxes.stream().noneMatch(own -> own.code().equals(code)))
                .forEach(code -> xml.element(crs, code));
        worldBox(xml, degrees.get());
        if (newer) {
            box(xml, NamedCrs.CRS84, degrees.get());
        }
        boxes.forEach(own -> box(xml, own, layer.bounds()));
        layer.styles().forEach(style -> style(xml, layer, style));
        xml.end();
    }

    private void worldBox(XmlOutput xml, ReferencedEnvelope degrees) {
        if (newer) {
            xml.start("EX_GeographicBoundingBox");
            xml.element("westBoundLongitude", degrees.getMinX());
            xml.element("eastBoundLongitude", degrees.getMaxX());
            xml.element("southBoundLatitude", degrees.getMinY());
            xml.element("northBoundLatitude", degrees.getMaxY());
        } else {
            xml.start("LatLonBoundingBox");
            corners(xml, degrees, false);
        }
        xml.end();
    }

    private void box(XmlOutput xml, NamedCrs crs, ReferencedEnvelope box) {
        xml.start("BoundingBox").attribute(version.crs().toUpperCase(Locale.ROOT), crs.code());
        corners(xml, box, newer && crs.northFirst());
        xml.end();
    }

    private static void corners(XmlOutput xml, ReferencedEnvelope box, boolean northFirst) {
        xml.attribute("minx", northFirst ? box.getMinY() : box.getMinX());
        xml.attribute("miny", northFirst ? box.getMinX() : box.getMinY());
        xml.attribute("maxx", northFirst ? box.getMaxY() : box.getMaxX());
        xml.attribute("maxy", northFirst ? box.getMaxX() : box.getMaxY());
    }

    private void style(XmlOutput xml, PublishedLayer layer, LayerStyle style) {
        xml.start("Style").element("Name", style.name()).element("Title", style.title());
        xml.start("LegendURL").attribute("width", 20).attribute("height", 20);
        xml.element("Format", WmsService.PNG);
        onlineResource(
                xml,
                address + "service=WMS&version=" + version.number()
                        + "&request=GetLegendGraphic&format=image%2Fpng&layer=" + encoded(layer.name()) + "&style="
                        + encoded(style.name()));
        xml.end().end();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
