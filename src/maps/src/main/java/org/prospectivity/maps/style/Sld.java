package org.prospectivity.maps.style;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.formats.XmlElement;

/**
 * Reads styles from SLD 1.0 and 1.1 documents: a raster symbolizer with a grey channel, an opacity and a colour map,
 * and another drawn upon it; symbolizers of points, lines and areas with marks, fills and strokes. A filter is refused; what else there is, is
 * left out.
 *
 * <p>Neither GeoTools' reader of SLD nor its renderer is among the jars that come with the product.
 */
public final class Sld {
    private Sld() {}

    /**
     * Reads the first user style of a document.
     *
     * @throws InvalidInputException naming the parameter {@code style}, when the document is no such SLD
     */
    public static LayerStyle read(InputStream document) {
        return read(document, "");
    }

    /**
     * Reads the first user style that a document has for a layer, or, where it names no such layer, the first there is.
     *
     * @throws InvalidInputException naming the parameter {@code style}, when the document is no such SLD
     */
    public static LayerStyle read(InputStream document, String layer) {
        XmlElement root;
        try {
            root = XmlElement.read(document);
        } catch (XMLStreamException e) {
            throw new InvalidInputException("style", "the SLD document is no XML: " + e.getMessage());
        }
        if (!root.name().equals("StyledLayerDescriptor")) {
            throw new InvalidInputException("style", "a document " + root.name(), "one of StyledLayerDescriptor");
        }
        XmlElement style = Stream.concat(
                        root.children("NamedLayer").stream()
                                .filter(named -> named.text("Name").orElse("").equals(layer)),
                        Stream.of(root))
                .flatMap(part -> part.descendants("UserStyle").stream())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("style", "the SLD document has no UserStyle"));
        if (!style.descendants("Filter").isEmpty()) {
            throw new InvalidInputException("style", "rules with a filter are not supported; expected rules for all");
        }
        String name = style.text("Name").orElse("");
        String title = style.text("Title")
                .or(() -> style.child("Description").flatMap(description -> description.text("Title")))
                .orElse(name);
        List<Symbol> symbols = new ArrayList<>();
        List<RasterStyle> rasters = new ArrayList<>();
        for (XmlElement rule : style.descendants("Rule")) {
            String label = rule.text("Title").or(() -> rule.text("Name")).orElse("");
            for (XmlElement symbolizer : rule.children()) {
                switch (symbolizer.name()) {
                    case "RasterSymbolizer" -> rasters.add(raster(symbolizer));
                    case "PointSymbolizer" -> symbols.add(point(symbolizer, label));
                    case "PolygonSymbolizer", "LineSymbolizer" ->
                        symbols.add(painted(symbolizer, Symbol.Mark.SQUARE, Symbol.CUSTOMARY.size(), 1, label));
                    default -> {}
                }
            }
        }
        InvalidInputException.require(
                rasters.size() <= 2,
                "style",
                rasters.size() + " raster symbolizers",
                "at most two, one upon the other");
        RasterStyle raster = rasters.isEmpty() ? RasterStyle.CUSTOMARY : rasters.get(0);
        if (rasters.size() > 1) {
            raster = raster.with(rasters.get(1));
        }
        return new LayerStyle(name, title, raster, symbols.isEmpty() ? List.of(Symbol.CUSTOMARY) : symbols);
    }

    private static RasterStyle raster(XmlElement symbolizer) {
        Optional<String> band = symbolizer
                .child("ChannelSelection")
                .flatMap(channels -> channels.child("GrayChannel"))
                .flatMap(channel -> channel.text("SourceChannelName"));
        double opacity = symbolizer.text("Opacity").map(Sld::share).orElse(1.0);
        return new RasterStyle(band, opacity, symbolizer.child("ColorMap").map(Sld::colours));
    }

    private static ColourMap colours(XmlElement map) {
        List<ColourMap.Entry> entries = new ArrayList<>();
        for (XmlElement entry : map.children()) {
            if (entry.name().equals("ColorMapEntry")) {
                double opacity = Optional.ofNullable(entry.attributes().get("opacity"))
                        .map(Sld::share)
                        .orElse(1.0);
                entries.add(new ColourMap.Entry(
                        colour(entry.attributes().getOrDefault("color", ""), opacity),
                        number(entry.attributes().getOrDefault("quantity", "")),
                        entry.attributes().getOrDefault("label", "")));
            }
        }
        return new ColourMap(ColourMap.Type.of(map.attributes().getOrDefault("type", "ramp")), entries);
    }

    private static Symbol point(XmlElement symbolizer, String label) {
        Optional<XmlElement> graphic = symbolizer.child("Graphic");
        double opacity = graphic.flatMap(g -> g.text("Opacity")).map(Sld::share).orElse(1.0);
        double size = graphic.flatMap(g -> g.text("Size")).map(Sld::number).orElse(6.0);
        Optional<XmlElement> mark = graphic.flatMap(g -> g.child("Mark"));
        return mark.isEmpty()
                ? Symbol.CUSTOMARY
                : painted(
                        mark.get(),
                        Symbol.Mark.of(mark.get().text("WellKnownName").orElse("square")),
                        size,
                        opacity,
                        label);
    }

    private static Symbol painted(XmlElement element, Symbol.Mark mark, double size, double opacity, String label) {
        Optional<XmlElement> fill = element.child("Fill");
        Optional<XmlElement> stroke = element.child("Stroke");
        return new Symbol(
                mark,
                size,
                fill.map(f -> paint(f, "fill", "#808080", opacity)).orElse(0),
                stroke.map(s -> paint(s, "stroke", "#000000", opacity)).orElse(0),
                stroke.flatMap(s -> css(s, "stroke-width")).map(Sld::number).orElse(1.0),
                label);
    }

    private static int paint(XmlElement element, String kind, String customary, double opacity) {
        double own = css(element, kind + "-opacity").map(Sld::share).orElse(1.0);
        return colour(css(element, kind).orElse(customary), own * opacity);
    }

    private static Optional<String> css(XmlElement element, String name) {
        return element.children().stream()
                .filter(child ->
                        child.name().equals("CssParameter") || child.name().equals("SvgParameter"))
                .filter(child -> name.equals(child.attributes().get("name")))
                .map(child -> child.text().strip())
                .findFirst();
    }

    private static int colour(String text, double opacity) {
        InvalidInputException.require(
                text.matches("#[0-9a-fA-F]{6}"), "style", "colour " + text, "one such as #a50026");
        return (int) Math.round(255 * opacity) << 24 | Integer.parseInt(text.substring(1), 16);
    }

    private static double share(String text) {
        double share = number(text);
        InvalidInputException.require(share >= 0 && share <= 1, "style", "opacity " + text, "0 to 1");
        return share;
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (!Double.isNaN(number) && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new InvalidInputException("style", '"' + text + '"', "a number");
    }
}
