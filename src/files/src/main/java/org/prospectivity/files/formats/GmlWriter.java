package org.prospectivity.files.formats;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.features.CrsCodes;

/** Writes features as GML 3.1. */
public final class GmlWriter {
    private static final String GML = "http://www.opengis.net/gml";
    private static final String OWN = "https://prospectivity.org/features";

    private final XMLStreamWriter xml;
    private final String srsName;

    private GmlWriter(XMLStreamWriter xml, String srsName) {
        this.xml = xml;
        this.srsName = srsName;
    }

    /**
     * Writes features as a collection of WFS 1.1 in GML 3.1, their coordinates as they are, easting or longitude first,
     * and their CRS as {@code EPSG:code}, which means that order.
     */
    public static void write(SimpleFeatureCollection features, Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                SimpleFeatureIterator iterator = features.features()) {
            Optional<Integer> code = CrsCodes.code(features.getSchema().getCoordinateReferenceSystem());
            GmlWriter writer = new GmlWriter(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text),
                    code.map(epsg -> "EPSG:" + epsg).orElse(null));
            writer.begin();
            while (iterator.hasNext()) {
                writer.write(iterator.next());
            }
            writer.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("wfs", "FeatureCollection", "http://www.opengis.net/wfs");
        xml.writeNamespace("wfs", "http://www.opengis.net/wfs");
        xml.writeNamespace("gml", GML);
        xml.writeNamespace("p", OWN);
        xml.writeStartElement("gml", "featureMembers", GML);
    }

    private void end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
    }

    private void write(SimpleFeature feature) throws XMLStreamException {
        xml.writeStartElement("p", "feature", OWN);
        xml.writeAttribute("gml", GML, "id", "feature." + feature.getID());
        for (AttributeDescriptor attribute : feature.getFeatureType().getAttributeDescriptors()) {
            Object value = feature.getAttribute(attribute.getName());
            if (value != null) {
                xml.writeStartElement("p", attribute.getLocalName().replaceAll("[^\\p{L}\\p{N}_.-]", "_"), OWN);
                if (value instanceof Geometry geometry) {
                    write(geometry, true);
                } else {
                    xml.writeCharacters(String.valueOf(value));
                }
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private void write(Geometry geometry, boolean outermost) throws XMLStreamException {
        String kind = geometry instanceof MultiPolygon ? "MultiSurface" : geometry.getGeometryType();
        xml.writeStartElement("gml", kind, GML);
        if (outermost && srsName != null) {
            xml.writeAttribute("srsName", srsName);
        }
        if (geometry instanceof Polygon polygon) {
            write("exterior", polygon.getExteriorRing());
            for (int r = 0; r < polygon.getNumInteriorRing(); r++) {
                write("interior", polygon.getInteriorRingN(r));
            }
        } else if (geometry instanceof GeometryCollection parts) {
            for (int g = 0; g < parts.getNumGeometries(); g++) {
                xml.writeStartElement("gml", member(geometry), GML);
                write(parts.getGeometryN(g), false);
                xml.writeEndElement();
            }
        } else {
            element(geometry instanceof Point ? "pos" : "posList", geometry);
        }
        xml.writeEndElement();
    }

    private static String member(Geometry collection) {
        return collection instanceof MultiPolygon
                ? "surfaceMember"
                : collection instanceof MultiLineString ? "lineStringMember" : "pointMember";
    }

    private void write(String role, LinearRing ring) throws XMLStreamException {
        xml.writeStartElement("gml", role, GML);
        xml.writeStartElement("gml", "LinearRing", GML);
        element("posList", ring);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void element(String name, Geometry geometry) throws XMLStreamException {
        xml.writeStartElement("gml", name, GML);
        xml.writeCharacters(Arrays.stream(geometry.getCoordinates())
                .map(coordinate -> coordinate.x + " " + coordinate.y)
                .collect(Collectors.joining(" ")));
        xml.writeEndElement();
    }
}
