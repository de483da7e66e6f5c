package org.prospectivity.maps.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.wps.conversion.ElementStyle;

class SldTest {
    private static LayerStyle read(String sld, String layer) {
        return Sld.read(new ByteArrayInputStream(sld.getBytes(StandardCharsets.UTF_8)), layer);
    }

    private static String named(String name, String rule) {
        return "<NamedLayer><Name>" + name + "</Name><UserStyle><Name>s" + name + "</Name><FeatureTypeStyle><Rule>"
                + rule + "</Rule></FeatureTypeStyle></UserStyle></NamedLayer>";
    }

    private static String document(String layers) {
        return "<StyledLayerDescriptor version=\"1.0.0\" xmlns=\"http://www.opengis.net/sld\">" + layers
                + "</StyledLayerDescriptor>";
    }

    private static String colours(String entries) {
        return "<RasterSymbolizer><ColorMap>" + entries + "</ColorMap></RasterSymbolizer>";
    }

    @Test
    void theStyleAProcessPublishesIsRead() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        LayerStyle style = read(ElementStyle.sld(3, Band.of("Au_ppb"), ClassBreaks.of(values)), "any");
        assertThat(style.title()).contains("Au_ppb");
        assertThat(style.raster().band()).contains("3");
        assertThat(style.raster().opacity()).isEqualTo(1);
        ColourMap map = style.raster().colours().orElseThrow();
        assertThat(map.type()).isEqualTo(ColourMap.Type.RAMP);
        assertThat(map.entries()).hasSize(6);
        assertThat(map.entries().get(2).quantity()).isEqualTo(5.5);
        assertThat(map.entries().get(2).hex()).isEqualTo("#ffffbf");
        assertThat(map.entries().get(2).label()).isEqualTo("50 %: 5.50 ppb");
    }

    @Test
    void aSecondRasterSymbolizerIsDrawnUponTheFirst() {
        String upper = "<RasterSymbolizer><ChannelSelection><GrayChannel><SourceChannelName>3</SourceChannelName>"
                + "</GrayChannel></ChannelSelection><ColorMap type=\"intervals\"><ColorMapEntry color=\"#d9d9d9\""
                + " quantity=\"1\" opacity=\"0.8\"/></ColorMap></RasterSymbolizer>";
        String lower = colours("<ColorMapEntry color=\"#000000\" quantity=\"0\"/>");
        RasterStyle style = read(document(named("a", lower + upper)), "a").raster();
        assertThat(style.band()).isEmpty();
        RasterStyle above = style.above().orElseThrow();
        assertThat(above.band()).contains("3");
        assertThat(above.colours().orElseThrow().entries().get(0).argb()).isEqualTo(0xCCD9D9D9);
        assertThatThrownBy(() -> read(document(named("a", lower + upper + upper)), "a"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 raster symbolizers");
    }

    @Test
    void aPointSymbolOfEitherVersionIsRead() {
        for (String css : new String[] {"CssParameter", "SvgParameter"}) {
            String mark = "<PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><" + css
                    + " name=\"fill\">#ffd700</" + css + "><" + css + " name=\"fill-opacity\">0.5</" + css
                    + "></Fill><Stroke><" + css + " name=\"stroke-width\">2</" + css
                    + "></Stroke></Mark><Size>12</Size></Graphic></PointSymbolizer>";
            Symbol symbol = read(document(named("a", "<Title>Gold</Title>" + mark)), "a")
                    .symbols()
                    .get(0);
            assertThat(symbol).isEqualTo(new Symbol(Symbol.Mark.TRIANGLE, 12, 0x80FFD700, 0xFF000000, 2, "Gold"));
        }
    }

    @Test
    void theStyleOfTheLayerAskedForIsTakenOrElseTheFirst() {
        String both = document(named("a", colours("<ColorMapEntry color=\"#000001\" quantity=\"1\"/>"))
                + named("w:b", colours("<ColorMapEntry color=\"#000002\" quantity=\"2\"/>")));
        assertThat(read(both, "w:b").name()).isEqualTo("sw:b");
        assertThat(read(both, "c").name()).isEqualTo("sa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<a/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
                "<StyledLayerDescriptor/>"
            })
    void whatIsNoSldIsRefused(String text) {
        assertThatThrownBy(() -> read(text, "a")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<ColorMapEntry color=\"red\" quantity=\"1\"/>",
                "<ColorMapEntry color=\"#ff0000\"/>",
                "<ColorMapEntry color=\"#ff0000\" quantity=\"NaN\"/>",
                "<ColorMapEntry color=\"#ff0000\" quantity=\"1\" opacity=\"2\"/>",
                "<ColorMapEntry color=\"#ff0000\" quantity=\"2\"/><ColorMapEntry color=\"#ff0000\" quantity=\"1\"/>"
            })
    void aColourMapThatCannotBeDrawnIsRefused(String entries) {
        assertThatThrownBy(() -> read(document(named("a", colours(entries))), "a"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("style");
    }
}
