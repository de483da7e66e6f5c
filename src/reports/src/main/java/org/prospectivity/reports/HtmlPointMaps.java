package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Maps of coloured points as HTML: one SVG path a colour, so that thousands of points stay small. */
final class HtmlPointMaps {
    /** Colours told apart on a map. */
    private static final int CLASSES = 21;

    /** Of the picture's width. */
    private static final int UNITS = 2000;

    private HtmlPointMaps() {}

    static Html render(PointMaps maps, String id) {
        Html panels = tag("div").with("class", "panels");
        for (PointMaps.PointMap map : maps.maps()) {
            panels.add(panel(map));
        }
        return tag("figure")
                .with("class", "maps")
                .with("id", id)
                .add(tag("h3", maps.title()), panels, tag("figcaption", maps.reading()));
    }

    private static Html panel(PointMaps.PointMap map) {
        int height = (int) Math.max(
                1, Math.round((double) UNITS * map.frame().rows() / map.frame().columns()));
        Html svg = tag("svg")
                .with("class", "overlay points")
                .with("viewBox", "0 0 " + UNITS + " " + height)
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .with(
                        "aria-label",
                        HtmlMaps.title(map.title(), map.scale()) + " at " + Numbers.count(shown(map)) + " samples.");
        svg.add(tag("path").with("class", "rim").with("d", path(map, -1)));
        // What stands out is drawn last: the high values, or those far from 0.
        List<Integer> order = IntStream.range(0, CLASSES)
                .boxed()
                .sorted(Comparator.comparingInt(c -> map.scale().ramp().isDiverging() ? Math.abs(c - CLASSES / 2) : c))
                .toList();
        for (int c : order) {
            String path = path(map, c);
            if (!path.isEmpty()) {
                svg.add(tag("path")
                        .with(
                                "stroke",
                                String.format(
                                        Locale.ROOT, "#%06x", map.scale().ramp().rgb(c / (CLASSES - 1.0))))
                        .with("d", path));
            }
        }
        Html ground = tag("div")
                .with("class", "ground plain")
                .with(
                        "style",
                        "aspect-ratio:" + map.frame().columns() + "/"
                                + map.frame().rows())
                .add(svg, HtmlMaps.scaleBar(map.frame()));
        return tag("div")
                .with("class", "panel")
                .add(
                        tag("h4", HtmlMaps.title(map.title(), map.scale())),
                        tag("div")
                                .with("class", "frame")
                                .add(HtmlMaps.northings(map.frame()), ground, HtmlMaps.eastings(map.frame())),
                        HtmlMaps.legend(map.scale(), false));
    }

    private static int shown(PointMaps.PointMap map) {
        int shown = 0;
        for (float value : map.values()) {
            shown += Float.isNaN(value) ? 0 : 1;
        }
        return shown;
    }

    /** The points of a colour; of -1, all points. */
    private static String path(PointMaps.PointMap map, int colour) {
        StringBuilder path = new StringBuilder();
        double unit = UNITS / (map.frame().east() - map.frame().west());
        for (int i = 0; i < map.values().length; i++) {
            float value = map.values()[i];
            if (!Float.isNaN(value)
                    && (colour < 0 || Math.round(map.scale().fraction(value) * (CLASSES - 1)) == colour)) {
                path.append('M')
                        .append(Math.round((map.eastings()[i] - map.frame().west()) * unit))
                        .append(' ')
                        .append(Math.round((map.frame().north() - map.northings()[i]) * unit))
                        .append("h0");
            }
        }
        return path.toString();
    }
}
