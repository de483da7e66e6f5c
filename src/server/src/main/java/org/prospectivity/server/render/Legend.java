package org.prospectivity.server.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.style.ColourMap;
import org.prospectivity.server.style.ColourTable;
import org.prospectivity.server.style.LayerStyle;
import org.prospectivity.server.style.Symbol;

/** What the colours and marks of a layer mean: a picture, or the same as JSON in GeoServer's form. */
public final class Legend {
    private static final int SWATCH = 20;
    private static final int LINE = 20;
    private static final int GAP = 6;
    private static final int LONGEST_LABEL = 60;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private final PublishedLayer layer;
    private final LayerStyle style;

    /** @param style complete, as {@link PublishedLayer#complete} makes it */
    public Legend(PublishedLayer layer, LayerStyle style) {
        this.layer = layer;
        this.style = style;
    }

    /** As a PNG; of a ramp a continuous bar, the highest value on top. */
    public byte[] png(OptionalInt background) throws IOException {
        List<String> labels = layer.coverage().isPresent()
                ? colours().entries().stream().map(Legend::label).toList()
                : style.symbols().stream()
                        .map(symbol -> symbol.label().isEmpty() ? layer.localName() : symbol.label())
                        .toList();
        BufferedImage measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        FontMetrics metrics = measure.createGraphics().getFontMetrics(FONT);
        int widest = labels.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        BufferedImage picture =
                new BufferedImage(SWATCH + GAP + widest + GAP, labels.size() * LINE + 2, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        if (background.isPresent()) {
            canvas.setColor(new Color(background.getAsInt()));
            canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        }
        boolean ramp = false;
        if (layer.coverage().isPresent()) {
            ramp = colours().type() == ColourMap.Type.RAMP;
            paintColours(canvas, ramp);
        } else {
            for (int s = 0; s < style.symbols().size(); s++) {
                Symbol symbol = style.symbols().get(s);
                FeaturePainter.draw(
                        symbol, symbol.outline(SWATCH / 2.0, s * LINE + LINE / 2.0 + 1), symbol.fill(), canvas);
            }
        }
        canvas.setFont(FONT);
        canvas.setColor(Color.BLACK);
        for (int l = 0; l < labels.size(); l++) {
            int line = ramp ? labels.size() - 1 - l : l;
            canvas.drawString(
                    labels.get(l),
                    SWATCH + GAP,
                    line * LINE + 1 + (LINE - metrics.getHeight()) / 2 + metrics.getAscent());
        }
        canvas.dispose();
        return Pictures.png(picture);
    }

    private void paintColours(Graphics2D canvas, boolean ramp) {
        List<ColourMap.Entry> entries = colours().entries();
        double opacity = style.raster().opacity();
        if (!ramp) {
            for (int e = 0; e < entries.size(); e++) {
                int argb = entries.get(e).argb();
                canvas.setColor(new Color((int) Math.round((argb >>> 24) * opacity) << 24 | argb & 0xFFFFFF, true));
                canvas.fillRect(0, e * LINE + 1, SWATCH, LINE);
            }
            return;
        }
        ColourTable table = new ColourTable(colours(), opacity);
        int height = entries.size() * LINE;
        for (int y = 0; y < height; y++) {
            // The middle of a line has its entry's value.
            double at = Math.max(0, Math.min(entries.size() - 1.0, (height - y - 0.5) / LINE - 0.5));
            int below = Math.min((int) at, Math.max(0, entries.size() - 2));
            double from = entries.get(below).quantity();
            double to = entries.get(Math.min(below + 1, entries.size() - 1)).quantity();
            float value = (float) (from + (at - below) * (to - from));
            canvas.setColor(new Color(table.argb()[table.index(value) & 255], true));
            canvas.fillRect(0, y + 1, SWATCH, 1);
        }
    }

    private ColourMap colours() {
        return style.raster().colours().orElseThrow();
    }

    private static String label(ColourMap.Entry entry) {
        String label = entry.label().isEmpty() ? String.valueOf(entry.quantity()) : entry.label();
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) + "…" : label;
    }

    /** As JSON. */
    public String json() {
        JsonObject rule = new JsonObject();
        rule.addProperty("name", style.name());
        rule.addProperty("title", style.title());
        JsonArray symbolizers = new JsonArray();
        if (layer.coverage().isPresent()) {
            symbolizers.add(raster());
        } else {
            style.symbols().forEach(symbol -> symbolizers.add(point(symbol)));
        }
        rule.add("symbolizers", symbolizers);
        JsonArray rules = new JsonArray();
        rules.add(rule);
        JsonObject legend = new JsonObject();
        legend.addProperty("layerName", layer.localName());
        legend.addProperty("title", layer.localName());
        legend.add("rules", rules);
        JsonArray legends = new JsonArray();
        legends.add(legend);
        JsonObject all = new JsonObject();
        all.add("Legend", legends);
        return all.toString();
    }

    private JsonObject raster() {
        JsonArray entries = new JsonArray();
        for (ColourMap.Entry entry : colours().entries()) {
            JsonObject one = new JsonObject();
            one.addProperty("label", entry.label());
            one.addProperty("quantity", String.valueOf(entry.quantity()));
            one.addProperty("color", entry.hex().toUpperCase(Locale.ROOT));
            if (entry.opacity() < 1) {
                one.addProperty("opacity", String.valueOf(entry.opacity()));
            }
            entries.add(one);
        }
        JsonObject colourMap = new JsonObject();
        colourMap.addProperty("type", colours().type().name().toLowerCase(Locale.ROOT));
        colourMap.add("entries", entries);
        JsonObject raster = new JsonObject();
        raster.add("colormap", colourMap);
        raster.addProperty("opacity", String.valueOf(style.raster().opacity()));
        JsonObject symbolizer = new JsonObject();
        symbolizer.add("Raster", raster);
        return symbolizer;
    }

    private static JsonObject point(Symbol symbol) {
        JsonObject graphic = new JsonObject();
        graphic.addProperty("mark", symbol.wellKnownName());
        graphic.addProperty("fill", hex(symbol.fill()));
        graphic.addProperty("fill-opacity", String.valueOf((symbol.fill() >>> 24) / 255.0));
        graphic.addProperty("stroke", hex(symbol.stroke()));
        graphic.addProperty("stroke-width", String.valueOf(symbol.strokeWidth()));
        JsonArray graphics = new JsonArray();
        graphics.add(graphic);
        JsonObject point = new JsonObject();
        point.addProperty("size", String.valueOf(symbol.size()));
        point.add("graphics", graphics);
        JsonObject symbolizer = new JsonObject();
        symbolizer.add("Point", point);
        return symbolizer;
    }

    private static String hex(int argb) {
        return String.format(Locale.ROOT, "#%06X", argb & 0xFFFFFF);
    }
}
