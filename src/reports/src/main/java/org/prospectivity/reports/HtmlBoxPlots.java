package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Box plots as an HTML table: the percentiles as numbers, and the box drawn beside them. */
final class HtmlBoxPlots {
    /** Of a drawing's width. */
    private static final int UNITS = 1000;

    private static final int HEIGHT = 24;
    /** More decades would leave no room for the boxes; what lies beyond is drawn at the end. */
    private static final int MOST_DECADES = 4;

    private HtmlBoxPlots() {}

    static Html render(BoxPlots plots) {
        int below = decades(plots, box -> box.median() / box.least());
        int above = decades(plots, box -> box.greatest() / box.median());
        Html ticks = tag("div").with("class", "ticks");
        for (int decade = -below; decade <= above; decade++) {
            ticks.add(tag("span", "×" + Numbers.significant(Math.pow(10, decade), 1))
                    .with(
                            "style",
                            String.format(Locale.ROOT, "left:%.1f%%", 100.0 * (decade + below) / (below + above))));
        }
        Html head = tag("tr").add(tag("th", "Element").with("scope", "col"));
        for (String label : new String[] {"Least", "5 %", "25 %", "Median", "75 %", "95 %", "Greatest"}) {
            head.add(tag("th", label).with("scope", "col").with("class", "number"));
        }
        head.add(tag("th")
                .with("scope", "col")
                .with("aria-label", "Multiples of the median")
                .add(ticks));
        Html rows = tag("tbody");
        for (BoxPlots.Box box : plots.boxes()) {
            Html row = tag("tr")
                    .add(tag("th", (box.name() + " " + box.unit()).strip()).with("scope", "row"));
            for (double value :
                    new double[] {box.least(), box.p5(), box.p25(), box.median(), box.p75(), box.p95(), box.greatest()
                    }) {
                row.add(tag("td", Numbers.significant(value, 3)).with("class", "number"));
            }
            rows.add(row.add(tag("td").add(drawing(box, below, above))));
        }
        return tag("figure")
                .with("class", "boxes")
                .add(
                        tag("h3", plots.title()),
                        tag("div")
                                .with("class", "scroll")
                                .with("tabindex", "0")
                                .with("role", "region")
                                .with("aria-label", plots.title())
                                .add(tag("table").add(tag("thead").add(head), rows)),
                        tag("figcaption", plots.reading()));
    }

    /** Whole powers of ten that the values reach from the median on, at least one. */
    private static int decades(BoxPlots plots, ToDoubleFunction<BoxPlots.Box> ratio) {
        double most = plots.boxes().stream()
                .mapToDouble(ratio)
                .filter(Double::isFinite)
                .max()
                .orElse(10);
        return Math.max(1, Math.min(MOST_DECADES, (int) Math.ceil(Math.log10(most) - 1e-9)));
    }

    private static Html drawing(BoxPlots.Box box, int below, int above) {
        ToDoubleFunction<Double> place = value -> {
            double decades = value > 0 ? Math.log10(value / box.median()) : -below;
            return UNITS * (Math.max(-below, Math.min(above, decades)) + below) / (below + above);
        };
        double middle = HEIGHT / 2.0;
        Html svg = tag("svg")
                .with("viewBox", "0 0 " + UNITS + " " + HEIGHT)
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true");
        for (int decade = -below; decade <= above; decade++) {
            svg.add(line("grid", place.applyAsDouble(box.median() * Math.pow(10, decade)), 0, HEIGHT));
        }
        double left = place.applyAsDouble(box.p25());
        svg.add(
                tag("path")
                        .with("class", "whisker")
                        .with(
                                "d",
                                String.format(
                                        Locale.ROOT,
                                        "M%.1f %.1fH%.1f",
                                        place.applyAsDouble(box.p5()),
                                        middle,
                                        place.applyAsDouble(box.p95()))),
                line("whisker", place.applyAsDouble(box.p5()), 7, HEIGHT - 7),
                line("whisker", place.applyAsDouble(box.p95()), 7, HEIGHT - 7),
                tag("rect")
                        .with("class", "box")
                        .with("x", left)
                        .with("y", 4)
                        .with("width", Math.max(1, place.applyAsDouble(box.p75()) - left))
                        .with("height", HEIGHT - 8),
                line("median", place.applyAsDouble(box.median()), 4, HEIGHT - 4));
        for (double end : new double[] {box.least(), box.greatest()}) {
            svg.add(tag("path")
                    .with("class", "end")
                    .with("d", String.format(Locale.ROOT, "M%.1f %.1fh0", place.applyAsDouble(end), middle)));
        }
        return svg;
    }

    private static Html line(String kind, double x, double top, double bottom) {
        return tag("path").with("class", kind).with("d", String.format(Locale.ROOT, "M%.1f %.1fV%.1f", x, top, bottom));
    }
}
