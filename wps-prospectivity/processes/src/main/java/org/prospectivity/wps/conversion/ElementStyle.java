package org.prospectivity.wps.conversion;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.classification.ClassBreaks.Percentile;
import org.prospectivity.engine.raster.Band;

/**
 * The customary colours of a geochemical map, as an SLD document: a ramp from blue over yellow to red through the
 * percentiles of the samples, labelled with percentage and concentration.
 */
public final class ElementStyle {
    private static final String SLD = "http://www.opengis.net/sld";
    private static final List<String> COLOURS =
            List.of("#313695", "#74add1", "#ffffbf", "#fdae61", "#f46d43", "#a50026");

    private ElementStyle() {}

    /**
     * The style for a band of a coverage.
     *
     * @param number of the band in the coverage, from 1
     * @param band its name, unit and transform
     * @param breaks of its samples, in the band's units
     */
    public static String sld(int number, Band band, ClassBreaks breaks) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(SLD);
            xml.writeStartElement(SLD, "StyledLayerDescriptor");
            xml.writeDefaultNamespace(SLD);
            xml.writeAttribute("version", "1.0.0");
            xml.writeStartElement(SLD, "NamedLayer");
            element(xml, "Name", band.name());
            xml.writeStartElement(SLD, "UserStyle");
            element(xml, "Title", band.name() + " by percentiles of the samples");
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
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < breaks.percentiles().size(); i++) {
                Percentile percentile = breaks.percentiles().get(i);
                // Several percentiles may be the same value; a colour map wants rising ones.
                if (percentile.value() > last) {
                    last = percentile.value();
                    xml.writeEmptyElement(SLD, "ColorMapEntry");
                    xml.writeAttribute("color", COLOURS.get(i));
                    xml.writeAttribute("quantity", String.valueOf(percentile.value()));
                    xml.writeAttribute("label", label(percentile, band));
                }
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

    private static String label(Percentile percentile, Band band) {
        boolean logarithm = band.transform() == Band.Transform.LOG10;
        boolean concentration = logarithm || band.transform() == Band.Transform.NONE;
        double shown = logarithm ? Math.pow(10, percentile.value()) : percentile.value();
        return String.format(
                        Locale.ROOT,
                        "%d %%: %.3g %s",
                        percentile.percent(),
                        shown,
                        concentration ? band.unit().label() : "")
                .strip();
    }
}
