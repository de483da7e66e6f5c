package org.prospectivity.wps.conversion;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.prospectivity.handover.content.Ramp;

/** The style of a coverage that shows one band by a ramp of colours, as an SLD document. */
final class BandRamp {
    private static final String SLD = "http://www.opengis.net/sld";

    private BandRamp() {}

    /**
     * The document.
     *
     * @param number of the band in the coverage, from 1
     * @param name of the style
     * @param title of the style, for a person
     * @param steps by rising value
     */
    static String sld(int number, String name, String title, List<Ramp.Step> steps) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(SLD);
            xml.writeStartElement(SLD, "StyledLayerDescriptor");
            xml.writeDefaultNamespace(SLD);
            xml.writeAttribute("version", "1.0.0");
            xml.writeStartElement(SLD, "NamedLayer");
            element(xml, "Name", name);
            xml.writeStartElement(SLD, "UserStyle");
            element(xml, "Title", title);
            xml.writeStartElement(SLD, "FeatureTypeStyle");
            xml.writeStartElement(SLD, "Rule");
            xml.writeStartElement(SLD, "RasterSymbolizer");
            xml.writeStartElement(SLD, "ChannelSelection");
            xml.writeStartElement(SLD, "GrayChannel");
            element(xml, "SourceChannelName", String.valueOf(number));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement(SLD, "ColorMap");
            xml.writeAttribute("type", "ramp");
            for (Ramp.Step step : steps) {
                xml.writeEmptyElement(SLD, "ColorMapEntry");
                xml.writeAttribute("color", step.colour());
                xml.writeAttribute("quantity", String.valueOf(step.value()));
                xml.writeAttribute("label", step.label());
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(SLD, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
