package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.raster.GridGeometry;

/** Maps as HTML: a picture of the cells, points and outlines upon it as SVG, coordinates and a legend around it. */
final class HtmlMaps {
    private static final int LEGEND_LABELS = 5;
    private static final int SMALL_LEGEND_LABELS = 3;

    private HtmlMaps() {}

    static Html render(Maps maps, String id) {
        Html figure = tag("figure")
                .with("class", maps.small() ? "maps small" : "maps")
                .with("id", id);
        figure.add(tag("h3", maps.title()));
        figure.add(layers(maps, id));
        Html panels = tag("div").with("class", "panels");
        for (Maps.RasterMap map : maps.maps()) {
            panels.add(panel(map, maps, id));
        }
        return figure.add(panels, tag("figcaption", maps.reading()));
    }

    /** The legend of the points, by which each kind is shown and hidden; and the symbols the maps refer to. */
    private static Html layers(Maps maps, String id) {
        Html fieldset = tag("fieldset").with("class", "layers").add(tag("legend", "Shown on the map"));
        Html symbols = tag("svg").with("class", "symbols").with("aria-hidden", "true");
        for (int i = 0; i < maps.overlays().size(); i++) {
            Maps.Overlay overlay = maps.overlays().get(i);
            Html box = tag("input").with("type", "checkbox").with("data-layer", layer(id, i));
            if (overlay.shown()) {
                box.with("checked", "");
            }
            Html sample = tag("svg")
                    .with("class", "sample")
                    .with("viewBox", "-9 -9 18 18")
                    .with("aria-hidden", "true")
                    .add(symbol(overlay.symbol()));
            String count = " (" + Numbers.count(overlay.eastings().length) + ")";
            fieldset.add(tag("label").add(box, sample).text(overlay.name() + count));
            if (!maps.maps().isEmpty()) {
                symbols.add(definition(overlay, maps.maps().get(0).geometry(), layer(id, i)));
            }
        }
        if (maps.maps().stream().anyMatch(map -> hasGaps(map.values()))) {
            fieldset.add(tag("span").with("class", "nodata").add(tag("i"), tag("span", "no data")));
        }
        return fieldset.add(symbols);
    }

    private static String layer(String id, int overlay) {
        return id + "-layer-" + (overlay + 1);
    }

    /** Thousands of dots are one path, drawn once and used by every map; other symbols are used point by point. */
    private static Html definition(Maps.Overlay overlay, GridGeometry geometry, String layer) {
        if (overlay.symbol() != Maps.Symbol.DOT) {
            return tag("g").with("id", layer + "-symbol").add(symbol(overlay.symbol()));
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < overlay.eastings().length; i++) {
            path.append(String.format(
                    Locale.ROOT,
                    "M%.1f %.1fh0",
                    (overlay.eastings()[i] - geometry.west()) / geometry.cellSize(),
                    (geometry.north() - overlay.northings()[i]) / geometry.cellSize()));
        }
        return tag("symbol")
                .with("id", layer + "-symbol")
                .with("viewBox", "0 0 " + geometry.columns() + " " + geometry.rows())
                .with("preserveAspectRatio", "none")
                .add(tag("path").with("class", "dots").with("d", path.toString()));
    }

    private static Html symbol(Maps.Symbol symbol) {
        return switch (symbol) {
            case DOT -> tag("circle").with("class", "dot").with("r", 2);
            case CIRCLE -> tag("circle").with("class", "disc").with("r", 4.5);
            case DIAMOND -> tag("path").with("class", "diamond").with("d", "M0-7 7 0 0 7-7 0Z");
            case OPEN_DIAMOND ->
                tag("g").add(
                                tag("path").with("class", "halo").with("d", "M0-7 7 0 0 7-7 0Z"),
                                tag("path").with("class", "open").with("d", "M0-7 7 0 0 7-7 0Z"));
            case CROSS ->
                tag("g").add(
                                tag("path").with("class", "halo").with("d", "M-4-4 4 4M-4 4 4-4"),
                                tag("path").with("class", "cross").with("d", "M-4-4 4 4M-4 4 4-4"));
        };
    }

    private static Html panel(Maps.RasterMap map, Maps maps, String id) {
        GridGeometry geometry = map.geometry();
        Html svg = tag("svg").with("class", "overlay").with("aria-hidden", "true");
        if (!Double.isNaN(map.outline())) {
            svg.add(tag("svg")
                    .with("viewBox", "0 0 " + geometry.columns() + " " + geometry.rows())
                    .with("preserveAspectRatio", "none")
                    .add(tag("path")
                            .with("class", "outline")
                            .with("d", Outline.of(geometry, map.values(), map.outline()))));
        }
        for (int i = 0; i < maps.overlays().size(); i++) {
            svg.add(points(maps.overlays().get(i), geometry, layer(id, i)));
        }
        Html ground = tag("div")
                .with("class", "ground")
                .with("style", "aspect-ratio:" + geometry.columns() + "/" + geometry.rows())
                .add(
                        tag("img")
                                .with("alt", alternative(map, maps))
                                .with("src", MapImage.address(MapImage.draw(geometry, map.values(), map.scale()))),
                        svg,
                        scaleBar(geometry));
        Html frame = tag("div").with("class", "frame");
        if (maps.small()) {
            frame.add(ground);
        } else {
            frame.add(northings(geometry), ground, eastings(geometry));
        }
        return tag("div").with("class", "panel").add(tag("h4", title(map)), frame, legend(map.scale(), maps.small()));
    }

    private static String title(Maps.RasterMap map) {
        return title(map.title(), map.scale());
    }

    /** With the unit of its numbers. */
    static String title(String title, Scale scale) {
        return scale.unit().isBlank() ? title : title + ", " + scale.unit();
    }

    private static Html points(Maps.Overlay overlay, GridGeometry geometry, String layer) {
        Html group = tag("g").with("data-layer", layer);
        if (!overlay.shown()) {
            group.with("class", "hidden");
        }
        if (overlay.symbol() == Maps.Symbol.DOT) {
            return group.add(tag("use")
                    .with("href", "#" + layer + "-symbol")
                    .with("width", "100%")
                    .with("height", "100%"));
        }
        for (int i = 0; i < overlay.eastings().length; i++) {
            double x = (overlay.eastings()[i] - geometry.west()) / (geometry.east() - geometry.west());
            double y = (geometry.north() - overlay.northings()[i]) / (geometry.north() - geometry.south());
            Html point = tag("use")
                    .with("href", "#" + layer + "-symbol")
                    .with("x", percent(x))
                    .with("y", percent(y));
            if (!overlay.labels().isEmpty()) {
                point.add(tag("title", overlay.labels().get(i)));
            }
            group.add(point);
        }
        return group;
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * fraction);
    }

    private static String alternative(Maps.RasterMap map, Maps maps) {
        String text = "Map of " + title(map) + ". Colours from " + map.scale().label(0) + " to "
                + map.scale().label(1) + ".";
        List<String> points = new ArrayList<>();
        for (Maps.Overlay overlay : maps.overlays()) {
            if (overlay.shown()) {
                points.add(Numbers.count(overlay.eastings().length) + " " + overlay.name());
            }
        }
        return points.isEmpty() ? text : text + " On it: " + String.join(", ", points) + ".";
    }

    static Html legend(Scale scale, boolean small) {
        Html labels = tag("div").with("class", "labels");
        int count = small ? SMALL_LEGEND_LABELS : LEGEND_LABELS;
        for (int i = 0; i < count; i++) {
            labels.add(tag("span", scale.label(i / (count - 1.0))));
        }
        return tag("div")
                .with("class", "legend")
                .add(tag("img").with("alt", "").with("src", MapImage.address(MapImage.draw(scale.ramp()))), labels);
    }

    private static boolean hasGaps(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** A bar of a round length of about a quarter of the map's width. */
    static Html scaleBar(GridGeometry geometry) {
        double width = geometry.east() - geometry.west();
        double length = round(width / 4);
        String text =
                length >= 1000 ? Numbers.significant(length / 1000, 3) + " km" : Numbers.significant(length, 3) + " m";
        return tag("div")
                .with("class", "scalebar")
                .with("style", "width:" + percent(length / width))
                .add(tag("span", text));
    }

    static Html eastings(GridGeometry geometry) {
        Html axis = tag("div").with("class", "eastings").with("aria-hidden", "true");
        double step = round((geometry.east() - geometry.west()) / 3);
        for (double x = Math.ceil(geometry.west() / step) * step; x <= geometry.east(); x += step) {
            axis.add(coordinate(x, "left", (x - geometry.west()) / (geometry.east() - geometry.west())));
        }
        return axis.add(tag("b", "Easting, km"));
    }

    static Html northings(GridGeometry geometry) {
        Html axis = tag("div").with("class", "northings").with("aria-hidden", "true");
        double step = round((geometry.north() - geometry.south()) / 3);
        for (double y = Math.ceil(geometry.south() / step) * step; y <= geometry.north(); y += step) {
            axis.add(coordinate(y, "top", (geometry.north() - y) / (geometry.north() - geometry.south())));
        }
        return axis.add(tag("b", "Northing, km"));
    }

    private static Html coordinate(double metres, String side, double fraction) {
        return tag("span", Numbers.significant(metres / 1000, 6)).with("style", side + ":" + percent(fraction));
    }

    /** The greatest of 1, 2 and 5 times a power of ten that is not above a length. */
    private static double round(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length)));
        double mantissa = length / power;
        return power * (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1);
    }
}
