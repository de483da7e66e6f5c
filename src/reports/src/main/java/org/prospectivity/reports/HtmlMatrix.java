package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import java.util.Locale;

/** A matrix as an HTML table with coloured cells. */
final class HtmlMatrix {
    /** Beyond it the colour is so dark that the figure on it is white. */
    private static final double STRONG = 0.6;

    private HtmlMatrix() {}

    static Html render(Matrix matrix) {
        Html head = tag("tr").add(tag("td"));
        matrix.names().forEach(name -> head.add(tag("th", name).with("scope", "col")));
        Html rows = tag("tbody");
        for (int r = 0; r < matrix.names().size(); r++) {
            Html row = tag("tr").add(tag("th", matrix.names().get(r)).with("scope", "row"));
            for (double value : matrix.values()[r]) {
                row.add(cell(value));
            }
            rows.add(row);
        }
        return tag("figure")
                .with("class", "matrix")
                .add(
                        tag("h3", matrix.title()),
                        tag("div")
                                .with("class", "scroll")
                                .with("tabindex", "0")
                                .with("role", "region")
                                .with("aria-label", matrix.title())
                                .add(tag("table").add(tag("thead").add(head), rows)),
                        tag("figcaption", matrix.reading()));
    }

    private static Html cell(double value) {
        Html cell = tag("td", Numbers.decimals(value, 2));
        if (Double.isNaN(value)) {
            return cell;
        }
        double within = Math.max(-1, Math.min(1, value));
        if (Math.abs(within) > STRONG) {
            cell.with("class", "strong");
        }
        return cell.with(
                "style", String.format(Locale.ROOT, "background:#%06x", ColourRamp.BLUE_RED.rgb((within + 1) / 2)));
    }
}
