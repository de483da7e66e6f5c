package org.prospectivity.features;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.InvalidInputException;

/**
 * Features as KML 2.2 (OGC 07-147r2): longitude and latitude on WGS 84 with {@value #DECIMALS} decimals, which is a
 * centimetre, and their attributes as typed data of a schema.
 */
final class KmlWriter {
    private static final int DECIMALS = 7;
    private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter out;
    private final List<AttributeDescriptor> columns;
    private final String schema;

    private KmlWriter(XMLStreamWriter out, List<AttributeDescriptor> columns, String schema) {
        this.out = out;
        this.columns = columns;
        this.schema = schema;
    }

    static void write(SimpleFeatureCollection features, Path file) throws IOException {
        MathTransform transform = toDegrees(features.getSchema().getCoordinateReferenceSystem());
        String name = features.getSchema().getTypeName();
        try (OutputStream stream = Files.newOutputStream(file);
                SimpleFeatureIterator iterator = features.features()) {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(stream, "UTF-8");
            KmlWriter kml = new KmlWriter(out, FeatureColumns.of(features.getSchema()), name);
            kml.begin();
            while (iterator.hasNext()) {
                kml.placemark(iterator.next(), transform);
            }
            kml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } catch (TransformException e) {
            throw new InvalidInputException(name, "a place lies outside its coordinate system: " + e.getMessage());
        }
    }

    private static MathTransform toDegrees(CoordinateReferenceSystem crs) throws IOException {
        if (crs == null) {
            throw new InvalidInputException(
                    "features", "they have no coordinate system, and KML holds longitude and latitude");
        }
        try {
            return CRS.findMathTransform(crs, CrsCodes.WGS84, true);
        } catch (FactoryException e) {
            throw new IOException(e);
        }
    }

    private void begin() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("kml");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeStartElement("Document");
        element("name", schema);
        out.writeStartElement("Schema");
        out.writeAttribute("name", schema);
        out.writeAttribute("id", schema);
        for (AttributeDescriptor column : columns) {
            out.writeEmptyElement("SimpleField");
            out.writeAttribute("name", column.getLocalName());
            out.writeAttribute("type", type(column));
        }
        out.writeEndElement();
    }

    private void end() throws XMLStreamException {
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndDocument();
        out.close();
    }

    private static String type(AttributeDescriptor column) {
        return switch (FeatureColumns.Kind.of(column)) {
            case WHOLE -> "int";
            case NUMBER -> "double";
            case FLAG -> "bool";
            case TEXT -> "string";
        };
    }

    private void placemark(SimpleFeature feature, MathTransform transform)
            throws XMLStreamException, TransformException {
        out.writeStartElement("Placemark");
        out.writeAttribute("id", feature.getID());
        Object name = feature.getAttribute("name");
        element("name", name == null ? feature.getID().replace('.', ' ') : name.toString());
        out.writeStartElement("ExtendedData");
        out.writeStartElement("SchemaData");
        out.writeAttribute("schemaUrl", "#" + schema);
        for (AttributeDescriptor column : columns) {
            Object value = FeatureColumns.value(feature, column);
            if (value != null) {
                out.writeStartElement("SimpleData");
                out.writeAttribute("name", column.getLocalName());
                out.writeCharacters(value.toString());
                out.writeEndElement();
            }
        }
        out.writeEndElement();
        out.writeEndElement();
        if (feature.getDefaultGeometry() instanceof Geometry geometry && !geometry.isEmpty()) {
            geometry(JTS.transform(geometry, transform));
        }
        out.writeEndElement();
    }

    private void geometry(Geometry geometry) throws XMLStreamException {
        if (geometry instanceof GeometryCollection) {
            out.writeStartElement("MultiGeometry");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                geometry(geometry.getGeometryN(i));
            }
            out.writeEndElement();
        } else if (geometry instanceof Polygon polygon) {
            out.writeStartElement("Polygon");
            boundary("outerBoundaryIs", polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                boundary("innerBoundaryIs", polygon.getInteriorRingN(i));
            }
            out.writeEndElement();
        } else {
            places(geometry instanceof Point ? "Point" : "LineString", geometry);
        }
    }

    private void boundary(String name, LineString ring) throws XMLStreamException {
        out.writeStartElement(name);
        places("LinearRing", ring);
        out.writeEndElement();
    }

    private void places(String name, Geometry geometry) throws XMLStreamException {
        out.writeStartElement(name);
        StringBuilder text = new StringBuilder();
        for (Coordinate place : geometry.getCoordinates()) {
            text.append(String.format(Locale.ROOT, "%." + DECIMALS + "f,%." + DECIMALS + "f ", place.x, place.y));
        }
        element("coordinates", text.toString().strip());
        out.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }
}
