package org.prospectivity.wps.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.raster.Band;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ElementStyleTest {
    private static final String SLD = "http://www.opengis.net/sld";

    private static Document parse(String sld) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(sld)));
    }

    private static List<String> entries(Document document, String attribute) {
        NodeList nodes = document.getElementsByTagNameNS(SLD, "ColorMapEntry");
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(nodes.item(i).getAttributes().getNamedItem(attribute).getNodeValue());
        }
        return values;
    }

    @Test
    void theRampRunsThroughThePercentilesOfItsBand() throws Exception {
        ClassBreaks breaks = ClassBreaks.of(
                IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 50.0).toArray());
        Document document = parse(ElementStyle.sld(3, Band.of("Au_ppb_log10"), breaks));
        assertThat(document.getElementsByTagNameNS(SLD, "SourceChannelName")
                        .item(0)
                        .getTextContent())
                .isEqualTo("3");
        assertThat(entries(document, "quantity")).containsExactly("0.1", "0.5", "1.0", "1.5", "1.8", "1.9");
        assertThat(entries(document, "label")).contains("50 %: 10.0 ppb").contains("90 %: 63.1 ppb");
        assertThat(entries(document, "color")).doesNotHaveDuplicates();
    }

    @Test
    void equalPercentilesAreOneEntry() throws Exception {
        ClassBreaks breaks = ClassBreaks.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 5, 9});
        assertThat(entries(parse(ElementStyle.sld(1, Band.of("Cu"), breaks)), "quantity"))
                .first()
                .isEqualTo("1.0");
        assertThat(entries(parse(ElementStyle.sld(1, Band.of("Cu"), breaks)), "quantity"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameIsEscaped() throws Exception {
        String name = "a<b>&\"c";
        Document document = parse(ElementStyle.sld(1, Band.of(name), ClassBreaks.of(new double[] {1, 2})));
        assertThat(document.getElementsByTagNameNS(SLD, "Name").item(0).getTextContent())
                .isEqualTo(name);
    }
}
