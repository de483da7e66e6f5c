package org.prospectivity.server.wcs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.maps.layer.CellGrid;
import org.prospectivity.maps.layer.NamedCrs;
import org.prospectivity.maps.layer.PublishedLayer;
import org.prospectivity.maps.layer.StoredCoverage;
import org.prospectivity.server.ows.XmlOutput;

/** The documents of WCS 2.0.1: capabilities and descriptions of coverages. */
final class Wcs20Documents extends WcsDocuments {
    private static final String VERSION = "2.0.1";
    private static final List<String> PROFILES = List.of(
            "http://www.opengis.net/spec/WCS/2.0/conf/core",
            "http://www.opengis.net/spec/WCS_protocol-binding_get-kvp/1.0.1",
            "http://www.opengis.net/spec/GMLCOV_geotiff-coverages/1.0/conf/geotiff-coverage",
            "http://www.opengis.net/spec/WCS_service-extension_range-subsetting/1.0/conf/record-subsetting",
            "http://www.opengis.net/spec/WCS_service-extension_scaling/1.0/conf/scaling");

    Wcs20Documents() {
        super(Map.of(
                "wcs", "http://www.opengis.net/wcs/2.0",
                "ows", "http://www.opengis.net/ows/2.0",
                "gml", "http://www.opengis.net/gml/3.2",
                "gmlcov", "http://www.opengis.net/gmlcov/1.0",
                "swe", "http://www.opengis.net/swe/2.0",
                "xlink", "http://www.w3.org/1999/xlink"));
    }

    @Override
    void capabilities(List<PublishedLayer> layers, String address, XmlOutput xml) {
        xml.start("wcs:Capabilities").attribute("version", VERSION);
        xml.start("ows:ServiceIdentification");
        xml.element("ows:Title", "Prospectivity");
        xml.element("ows:Abstract", "Geochemical maps and prospectivity maps");
        xml.element("ows:ServiceType", "urn:ogc:service:wcs");
        xml.element("ows:ServiceTypeVersion", VERSION).element("ows:ServiceTypeVersion", "1.0.0");
        PROFILES.forEach(profile -> xml.element("ows:Profile", profile));
        xml.element("ows:Fees", "NONE").element("ows:AccessConstraints", "NONE");
        xml.end();
        xml.start("ows:ServiceProvider").element("ows:ProviderName", "Prospectivity");
        xml.empty("ows:ServiceContact").end();
        xml.start("ows:OperationsMetadata");
        OPERATIONS.forEach(name -> operation(xml, name, address));
        xml.end();
        xml.start("wcs:ServiceMetadata").element("wcs:formatSupported", CoverageFile.MEDIA_TYPE);
        xml.end();
        xml.start("wcs:Contents");
        layers.forEach(layer -> summary(xml, layer));
        xml.end().end();
    }

    private static void operation(XmlOutput xml, String name, String address) {
        xml.start("ows:Operation").attribute("name", name).start("ows:DCP").start("ows:HTTP");
        xml.start("ows:Get").attribute("xlink:href", address).end();
        xml.end().end().end();
    }

    private static void summary(XmlOutput xml, PublishedLayer layer) {
        xml.start("wcs:CoverageSummary");
        xml.element("ows:Title", layer.title());
        xml.element("ows:Abstract", bands(layer));
        layer.degrees().ifPresent(box -> {
            xml.start("ows:WGS84BoundingBox");
            corners(xml, box, false);
        });
        xml.element("wcs:CoverageId", layer.coverageId());
        xml.element("wcs:CoverageSubtype", "RectifiedGridCoverage");
        NamedCrs crs = NamedCrs.epsg(layer.epsg().orElseThrow());
        xml.start("ows:BoundingBox").attribute("crs", crs.url());
        corners(xml, layer.bounds(), crs.northFirst());
        xml.end();
    }

    private static void corners(XmlOutput xml, ReferencedEnvelope box, boolean northFirst) {
        xml.element(
                "ows:LowerCorner",
                northFirst ? box.getMinY() + " " + box.getMinX() : box.getMinX() + " " + box.getMinY());
        xml.element(
                "ows:UpperCorner",
                northFirst ? box.getMaxY() + " " + box.getMaxX() : box.getMaxX() + " " + box.getMaxY());
        xml.end();
    }

    @Override
    void descriptions(List<PublishedLayer> layers, XmlOutput xml) {
        xml.start("wcs:CoverageDescriptions");
        layers.forEach(layer -> description(xml, layer));
        xml.end();
    }

    private static void description(XmlOutput xml, PublishedLayer layer) {
        StoredCoverage coverage = layer.coverage().orElseThrow();
        String id = layer.coverageId();
        CellGrid grid = coverage.grid();
        NamedCrs crs = NamedCrs.epsg(layer.epsg().orElseThrow());
        Axes axes = Axes.of(crs);
        xml.start("wcs:CoverageDescription").attribute("gml:id", id);
        xml.element("gml:name", layer.localName());
        xml.start("gml:boundedBy").start("gml:Envelope");
        xml.attribute("srsName", crs.url());
        xml.attribute("axisLabels", String.join(" ", axes.labels()));
        xml.attribute("uomLabels", axes.unit() + " " + axes.unit());
        xml.attribute("srsDimension", 2);
        xml.element("gml:lowerCorner", axes.pair(grid.west(), grid.south()));
        xml.element("gml:upperCorner", axes.pair(grid.east(), grid.north()));
        xml.end().end();
        xml.element("wcs:CoverageId", id);
        xml.start("gml:coverageFunction").start("gml:GridFunction");
        xml.start("gml:sequenceRule")
                .attribute("axisOrder", crs.northFirst() ? "+2 +1" : "+1 +2")
                .text("Linear")
                .end();
        xml.element("gml:startPoint", "0 0").end().end();
        domain(xml, id, grid, crs, axes);
        xml.start("gmlcov:rangeType").start("swe:DataRecord");
        List<String> fields = Fields.of(coverage.bands());
        for (int b = 0; b < fields.size(); b++) {
            field(xml, fields.get(b), Band.of(coverage.bands().get(b)));
        }
        xml.end().end();
        xml.start("wcs:ServiceParameters");
        xml.element("wcs:CoverageSubtype", "RectifiedGridCoverage");
        xml.element("wcs:nativeFormat", CoverageFile.MEDIA_TYPE);
        xml.end().end();
    }

    /** The axes of the grid follow those of the CRS, as GDAL takes for granted. */
    private static void domain(XmlOutput xml, String id, CellGrid grid, NamedCrs crs, Axes axes) {
        xml.start("gml:domainSet").start("gml:RectifiedGrid");
        xml.attribute("gml:id", "grid_" + id).attribute("dimension", 2);
        xml.start("gml:limits").start("gml:GridEnvelope");
        xml.element("gml:low", "0 0");
        xml.element("gml:high", axes.pair(grid.columns() - 1, grid.rows() - 1));
        xml.end().end();
        xml.element("gml:axisLabels", "i j");
        xml.start("gml:origin").start("gml:Point");
        xml.attribute("gml:id", "origin_" + id).attribute("srsName", crs.url());
        xml.element("gml:pos", axes.pair(grid.west() + grid.cellWidth() / 2, grid.north() - grid.cellHeight() / 2));
        xml.end().end();
        String across = axes.pair(grid.cellWidth(), 0.0);
        String down = axes.pair(0.0, -grid.cellHeight());
        offset(xml, crs, axes.northFirst() ? down : across);
        offset(xml, crs, axes.northFirst() ? across : down);
        xml.end().end();
    }

    private static void offset(XmlOutput xml, NamedCrs crs, String vector) {
        xml.start("gml:offsetVector")
                .attribute("srsName", crs.url())
                .text(vector)
                .end();
    }

    private static void field(XmlOutput xml, String name, Band band) {
        xml.start("swe:field").attribute("name", name).start("swe:Quantity");
        xml.element("swe:description", band.name());
        xml.start("swe:nilValues").start("swe:NilValues");
        xml.start("swe:nilValue")
                .attribute("reason", "http://www.opengis.net/def/nil/OGC/0/missing")
                .text("NaN")
                .end();
        xml.end().end();
        xml.start("swe:uom").attribute("code", unit(band)).end();
        xml.end().end();
    }

    /** By the Unified Code for Units of Measure; 1 for what has none, as logarithms. */
    private static String unit(Band band) {
        Optional<Band.Unit> told = Optional.of(band.unit()).filter(unit -> band.transform() == Band.Transform.NONE);
        return switch (told.orElse(Band.Unit.UNKNOWN)) {
            case PCT -> "%";
            case PPM -> "[ppm]";
            case PPB -> "[ppb]";
            case PPT -> "[pptr]";
            case UNKNOWN -> "1";
        };
    }
}
