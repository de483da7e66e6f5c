package org.prospectivity.handover.parcel;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.locationtech.jts.geom.Envelope;
import org.prospectivity.handover.content.Ramp;

/**
 * A project of QGIS (3.22 and later) with paths relative to its file: layers from the top down, each shown as on the map
 * page, some of them hidden at first. Layers' styles stand in it and, for other projects, in QML files.
 */
final class QgisProject {
    private static final String VERSION = "3.22.16";
    private static final String VEIL = "#d9d9d9";

    /** What kind of layer it is, and how it is drawn. */
    sealed interface Look permits Cells, Veil, Outlines, Symbols {}

    /**
     * Cells in the colours of a ramp.
     *
     * @param band from 1
     * @param ramp of colours
     */
    record Cells(int band, Ramp ramp) implements Look {}

    /**
     * Grey over cells below 1, clear elsewhere.
     *
     * @param band from 1
     */
    record Veil(int band) implements Look {}

    /**
     * Outlines of polygons.
     *
     * @param colour as r,g,b
     * @param label attribute that labels them
     */
    record Outlines(String colour, Optional<String> label) implements Look {}

    /**
     * Symbols of points.
     *
     * @param shape diamond or circle
     * @param colour as r,g,b
     * @param size in millimetres
     * @param label attribute that labels them
     */
    record Symbols(String shape, String colour, double size, Optional<String> label) implements Look {}

    /**
     * A layer.
     *
     * @param id of its own in the project: letters, digits and _
     * @param name for a person
     * @param source its file, relative to the project, and within a GeoPackage its table
     * @param look how it is drawn
     * @param shown whether it is shown at first
     */
    record Layer(String id, String name, String source, Look look, boolean shown) {
        /** QGIS gives layers with an id of 10 characters or fewer another one, and does not find them in the tree then. */
        String key() {
            return "prospectivity_" + id;
        }

        boolean isRaster() {
            return look instanceof Cells || look instanceof Veil;
        }
    }

    /**
     * Where all layers lie.
     *
     * @param wkt of the coordinate system
     * @param code of EPSG; empty for none
     * @param extent that is shown
     */
    record Ground(String wkt, Optional<Integer> code, Envelope extent) {}

    private final XMLStreamWriter xml;
    private final Ground ground;

    private QgisProject(XMLStreamWriter xml, Ground ground) {
        this.xml = xml;
        this.ground = ground;
    }

    /** What is written with the writer. */
    @FunctionalInterface
    private interface Writing {
        void by(QgisProject project) throws XMLStreamException;
    }

    private static byte[] written(Ground ground, Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeDTD("\n<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
            writing.by(new QgisProject(xml, ground));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /**
     * The project.
     *
     * @param layers the topmost first
     */
    static byte[] of(String title, List<Layer> layers, Ground ground) {
        return written(ground, project -> project.project(title, layers));
    }

    /** The style of a layer as a file of its own. */
    static byte[] qml(Layer layer) {
        return written(null, project -> {
            project.xml.writeStartElement("qgis");
            project.xml.writeAttribute("version", VERSION);
            if (!layer.isRaster()) {
                project.xml.writeAttribute("labelsEnabled", label(layer.look()).isPresent() ? "1" : "0");
            }
            project.xml.writeAttribute("styleCategories", "Symbology|Labeling");
            project.look(layer.look());
            project.xml.writeEndElement();
        });
    }

    private void project(String title, List<Layer> layers) throws XMLStreamException {
        xml.writeStartElement("qgis");
        xml.writeAttribute("version", VERSION);
        xml.writeAttribute("projectname", title);
        xml.writeEmptyElement("homePath");
        xml.writeAttribute("path", "");
        element("title", title);
        xml.writeStartElement("projectCrs");
        crs();
        xml.writeEndElement();
        tree(layers);
        xml.writeStartElement("mapcanvas");
        xml.writeAttribute("name", "theMapCanvas");
        xml.writeAttribute("annotationsVisible", "1");
        element("units", "meters");
        extent(ground.extent());
        element("rotation", "0");
        xml.writeStartElement("destinationsrs");
        crs();
        xml.writeEndElement();
        element("rendermaptile", "0");
        xml.writeEndElement();
        xml.writeStartElement("projectlayers");
        for (Layer layer : layers) {
            layer(layer);
        }
        xml.writeEndElement();
        xml.writeStartElement("layerorder");
        for (Layer layer : layers) {
            xml.writeEmptyElement("layer");
            xml.writeAttribute("id", layer.key());
        }
        xml.writeEndElement();
        xml.writeStartElement("properties");
        xml.writeStartElement("SpatialRefSys");
        xml.writeStartElement("ProjectionsEnabled");
        xml.writeAttribute("type", "int");
        xml.writeCharacters("1");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("Paths");
        xml.writeStartElement("Absolute");
        xml.writeAttribute("type", "bool");
        xml.writeCharacters("false");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void tree(List<Layer> layers) throws XMLStreamException {
        xml.writeStartElement("layer-tree-group");
        for (Layer layer : layers) {
            xml.writeStartElement("layer-tree-layer");
            xml.writeAttribute("id", layer.key());
            xml.writeAttribute("name", layer.name());
            xml.writeAttribute("source", "./" + layer.source());
            xml.writeAttribute("providerKey", layer.isRaster() ? "gdal" : "ogr");
            xml.writeAttribute("checked", layer.shown() ? "Qt::Checked" : "Qt::Unchecked");
            xml.writeAttribute("expanded", layer.shown() && layer.look() instanceof Cells ? "1" : "0");
            xml.writeEmptyElement("customproperties");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void layer(Layer layer) throws XMLStreamException {
        xml.writeStartElement("maplayer");
        xml.writeAttribute("type", layer.isRaster() ? "raster" : "vector");
        if (!layer.isRaster()) {
            xml.writeAttribute("geometry", layer.look() instanceof Outlines ? "Polygon" : "Point");
            xml.writeAttribute("labelsEnabled", label(layer.look()).isPresent() ? "1" : "0");
        }
        xml.writeAttribute("autoRefreshEnabled", "0");
        element("id", layer.key());
        element("datasource", "./" + layer.source());
        element("layername", layer.name());
        xml.writeStartElement("srs");
        crs();
        xml.writeEndElement();
        xml.writeStartElement("provider");
        if (!layer.isRaster()) {
            xml.writeAttribute("encoding", "UTF-8");
        }
        xml.writeCharacters(layer.isRaster() ? "gdal" : "ogr");
        xml.writeEndElement();
        look(layer.look());
        xml.writeEndElement();
    }

    private static Optional<String> label(Look look) {
        if (look instanceof Outlines outlines) {
            return outlines.label();
        }
        return look instanceof Symbols symbols ? symbols.label() : Optional.empty();
    }

    private void look(Look look) throws XMLStreamException {
        if (look instanceof Cells cells) {
            List<Ramp.Step> steps = cells.ramp().steps();
            raster(
                    cells.band(),
                    "INTERPOLATED",
                    steps.get(0).value(),
                    steps.get(steps.size() - 1).value(),
                    steps.stream()
                            .map(step -> new Item(number(step.value()), step.label(), step.colour(), 255))
                            .toList());
        } else if (look instanceof Veil veil) {
            raster(
                    veil.band(),
                    "DISCRETE",
                    0,
                    1,
                    List.of(
                            new Item(number(Math.nextDown(1f)), "unlike what the model has learned from", VEIL, 204),
                            new Item("inf", "like it", VEIL, 0)));
        } else if (look instanceof Outlines outlines) {
            single(
                    "fill",
                    "SimpleFill",
                    List.of(
                            new Setting("color", "0,0,0,0"),
                            new Setting("style", "no"),
                            new Setting("outline_color", outlines.colour() + ",255"),
                            new Setting("outline_style", "solid"),
                            new Setting("outline_width", "0.5"),
                            new Setting("outline_width_unit", "MM")));
            labelling(outlines.label(), outlines.colour());
        } else if (look instanceof Symbols symbols) {
            single(
                    "marker",
                    "SimpleMarker",
                    List.of(
                            new Setting("name", symbols.shape()),
                            new Setting("color", symbols.colour() + ",255"),
                            new Setting("outline_color", "0,0,0,255"),
                            new Setting("outline_style", "solid"),
                            new Setting("outline_width", "0.3"),
                            new Setting("outline_width_unit", "MM"),
                            new Setting("size", String.valueOf(symbols.size())),
                            new Setting("size_unit", "MM")));
            labelling(symbols.label(), "34,34,34");
        }
    }

    private record Item(String value, String label, String colour, int alpha) {}

    private void raster(int band, String type, double low, double high, List<Item> items) throws XMLStreamException {
        xml.writeStartElement("pipe");
        xml.writeStartElement("rasterrenderer");
        xml.writeAttribute("type", "singlebandpseudocolor");
        xml.writeAttribute("band", String.valueOf(band));
        xml.writeAttribute("opacity", "1");
        xml.writeAttribute("alphaBand", "-1");
        xml.writeAttribute("classificationMin", number(low));
        xml.writeAttribute("classificationMax", number(high));
        xml.writeEmptyElement("rasterTransparency");
        xml.writeStartElement("minMaxOrigin");
        element("limits", "None");
        element("extent", "WholeRaster");
        element("statAccuracy", "Estimated");
        xml.writeEndElement();
        xml.writeStartElement("rastershader");
        xml.writeStartElement("colorrampshader");
        xml.writeAttribute("colorRampType", type);
        xml.writeAttribute("classificationMode", "1");
        xml.writeAttribute("clip", "0");
        xml.writeAttribute("minimumValue", number(low));
        xml.writeAttribute("maximumValue", number(high));
        for (Item item : items) {
            xml.writeEmptyElement("item");
            xml.writeAttribute("value", item.value());
            xml.writeAttribute("label", item.label());
            xml.writeAttribute("color", item.colour());
            xml.writeAttribute("alpha", String.valueOf(item.alpha()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        element("blendMode", "0");
    }

    private static String number(double value) {
        return String.valueOf(value);
    }

    private record Setting(String name, String value) {}

    private void single(String type, String kind, List<Setting> settings) throws XMLStreamException {
        xml.writeStartElement("renderer-v2");
        xml.writeAttribute("type", "singleSymbol");
        xml.writeAttribute("symbollevels", "0");
        xml.writeAttribute("forceraster", "0");
        xml.writeAttribute("enableorderby", "0");
        xml.writeStartElement("symbols");
        xml.writeStartElement("symbol");
        xml.writeAttribute("type", type);
        xml.writeAttribute("name", "0");
        xml.writeAttribute("alpha", "1");
        xml.writeAttribute("clip_to_extent", "1");
        xml.writeAttribute("force_rhr", "0");
        xml.writeStartElement("layer");
        xml.writeAttribute("class", kind);
        xml.writeAttribute("enabled", "1");
        xml.writeAttribute("locked", "0");
        xml.writeAttribute("pass", "0");
        xml.writeStartElement("Option");
        xml.writeAttribute("type", "Map");
        for (Setting setting : settings) {
            xml.writeEmptyElement("Option");
            xml.writeAttribute("type", "QString");
            xml.writeAttribute("name", setting.name());
            xml.writeAttribute("value", setting.value());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void labelling(Optional<String> attribute, String colour) throws XMLStreamException {
        if (attribute.isEmpty()) {
            return;
        }
        xml.writeStartElement("labeling");
        xml.writeAttribute("type", "simple");
        xml.writeStartElement("settings");
        xml.writeStartElement("text-style");
        xml.writeAttribute("fieldName", attribute.get());
        xml.writeAttribute("isExpression", "0");
        xml.writeAttribute("fontSize", "9");
        xml.writeAttribute("fontSizeUnit", "Point");
        xml.writeAttribute("textColor", colour + ",255");
        xml.writeStartElement("text-buffer");
        xml.writeAttribute("bufferDraw", "1");
        xml.writeAttribute("bufferSize", "0.8");
        xml.writeAttribute("bufferSizeUnits", "MM");
        xml.writeAttribute("bufferColor", "255,255,255,255");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void crs() throws XMLStreamException {
        xml.writeStartElement("spatialrefsys");
        element("wkt", ground.wkt());
        if (ground.code().isPresent()) {
            element("srid", String.valueOf(ground.code().get()));
            element("authid", "EPSG:" + ground.code().get());
        }
        xml.writeEndElement();
    }

    private void extent(Envelope extent) throws XMLStreamException {
        xml.writeStartElement("extent");
        element("xmin", number(extent.getMinX()));
        element("ymin", number(extent.getMinY()));
        element("xmax", number(extent.getMaxX()));
        element("ymax", number(extent.getMaxY()));
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
