package org.prospectivity.server.wcs;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.NamedCrs;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.ows.XmlOutput;

/** The documents of WCS 1.0.0: capabilities and descriptions of coverages. Axes are easting, northing throughout. */
final class Wcs10Documents extends WcsDocuments {
    private static final String VERSION = "1.0.0";

    Wcs10Documents() {
        super(Map.of(
                "", "http://www.opengis.net/wcs",
                "gml", "http://www.opengis.net/gml",
                "xlink", "http://www.w3.org/1999/xlink"));
    }

    @Override
    void capabilities(List<PublishedLayer> layers, String address, XmlOutput xml) {
        xml.start("WCS_Capabilities").attribute("version", VERSION);
        xml.start("Service");
        xml.element("description", "Geochemical maps and prospectivity maps");
        xml.element("name", "WCS").element("label", "Prospectivity");
        xml.element("fees", "NONE").element("accessConstraints", "NONE");
        xml.end();
        xml.start("Capability").start("Request");
        OPERATIONS.forEach(name -> operation(xml, name, address));
        xml.end();
        xml.start("Exception").element("Format", "application/vnd.ogc.se_xml").end();
        xml.end();
        xml.start("ContentMetadata");
        for (PublishedLayer layer : layers) {
            xml.start("CoverageOfferingBrief");
            names(xml, layer);
            xml.end();
        }
        xml.end().end();
    }

    private static void operation(XmlOutput xml, String name, String address) {
        xml.start(name).start("DCPType").start("HTTP").start("Get");
        xml.start("OnlineResource").attribute("xlink:href", address).end();
        xml.end().end().end().end();
    }

    private static void names(XmlOutput xml, PublishedLayer layer) {
        xml.element("description", bands(layer));
        xml.element("name", layer.name()).element("label", layer.localName());
        layer.degrees().ifPresent(box -> {
            xml.start("lonLatEnvelope").attribute("srsName", "urn:ogc:def:crs:OGC:1.3:CRS84");
            corners(xml, box);
            xml.end();
        });
    }

    private static void corners(XmlOutput xml, ReferencedEnvelope box) {
        xml.element("gml:pos", box.getMinX() + " " + box.getMinY());
        xml.element("gml:pos", box.getMaxX() + " " + box.getMaxY());
    }

    @Override
    void descriptions(List<PublishedLayer> layers, XmlOutput xml) {
        xml.start("CoverageDescription").attribute("version", VERSION);
        layers.forEach(layer -> description(xml, layer));
        xml.end();
    }

    private static void description(XmlOutput xml, PublishedLayer layer) {
        StoredCoverage coverage = layer.coverage().orElseThrow();
        String crs = NamedCrs.epsg(layer.epsg().orElseThrow()).code();
        xml.start("CoverageOffering");
        names(xml, layer);
        domain(xml, coverage.grid(), layer.bounds(), crs);
        xml.start("rangeSet").start("RangeSet");
        xml.element("name", layer.localName()).element("label", layer.localName());
        xml.start("axisDescription").start("AxisDescription");
        xml.element("name", Wcs10GetCoverage.BAND).element("label", Wcs10GetCoverage.BAND);
        xml.start("values");
        for (int b = 1; b <= coverage.bands().size(); b++) {
            xml.element("singleValue", b);
        }
        xml.end().end().end().end().end();
        TreeSet<String> others = new TreeSet<>(List.of("EPSG:4326", "EPSG:3857"));
        others.remove(crs);
        xml.start("supportedCRSs").element("requestResponseCRSs", crs);
        others.forEach(other -> xml.element("requestResponseCRSs", other));
        xml.element("nativeCRSs", crs).end();
        xml.start("supportedFormats").attribute("nativeFormat", Wcs10GetCoverage.FORMAT);
        xml.element("formats", Wcs10GetCoverage.FORMAT).end();
        xml.start("supportedInterpolations").attribute("default", Wcs10GetCoverage.INTERPOLATION);
        xml.element("interpolationMethod", Wcs10GetCoverage.INTERPOLATION).end();
        xml.end();
    }

    private static void domain(XmlOutput xml, CellGrid grid, ReferencedEnvelope bounds, String crs) {
        xml.start("domainSet").start("spatialDomain");
        xml.start("gml:Envelope").attribute("srsName", crs);
        corners(xml, bounds);
        xml.end();
        xml.start("gml:RectifiedGrid").attribute("dimension", 2).attribute("srsName", crs);
        xml.start("gml:limits").start("gml:GridEnvelope");
        xml.element("gml:low", "0 0");
        xml.element("gml:high", (grid.columns() - 1) + " " + (grid.rows() - 1));
        xml.end().end();
        xml.element("gml:axisName", "x").element("gml:axisName", "y");
        xml.start("gml:origin");
        xml.element("gml:pos", (grid.west() + grid.cellWidth() / 2) + " " + (grid.north() - grid.cellHeight() / 2));
        xml.end();
        xml.element("gml:offsetVector", grid.cellWidth() + " 0.0");
        xml.element("gml:offsetVector", "0.0 " + -grid.cellHeight());
        xml.end().end().end();
    }
}
