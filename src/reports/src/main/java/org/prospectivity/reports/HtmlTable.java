package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import java.util.List;
import java.util.Locale;

/** Tables and lists as HTML. */
final class HtmlTable {
    private HtmlTable() {}

    static Html render(Table table) {
        Html rows = tag("tbody");
        for (List<Table.Cell> row : table.rows()) {
            Html line = tag("tr");
            for (int c = 0; c < row.size(); c++) {
                line.add(cell(row.get(c), table.columns().get(c).kind(), c == 0));
            }
            rows.add(line);
        }
        Html head = tag("tr");
        for (Table.Column column : table.columns()) {
            head.add(tag("th", column.label())
                    .with("scope", "col")
                    .with("class", column.kind().name().toLowerCase(Locale.ROOT)));
        }
        // The box scrolls sideways on a narrow screen, and by the keyboard when it has the focus.
        Html box = tag("div")
                .with("class", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", table.title())
                .add(tag("table").add(tag("thead").add(head), rows));
        Html reading = tag("figcaption", table.reading());
        if (table.folded()) {
            return tag("details")
                    .add(tag("summary", table.title()), tag("figure").add(box, reading));
        }
        return tag("figure").add(tag("h3", table.title()), box, reading);
    }

    static Html render(Facts facts) {
        Html list = tag("dl").with("class", "facts");
        facts.facts().forEach((name, fact) -> list.add(tag("div").add(tag("dt", name), tag("dd", fact))));
        return tag("div").add(tag("h3", facts.title()), list);
    }

    static Html render(Notes notes) {
        Html list = tag("ul");
        notes.notes().forEach(note -> list.add(tag("li", note)));
        return tag("div").add(tag("h3", notes.title()), list);
    }

    private static Html cell(Table.Cell cell, Table.Kind kind, boolean namesRow) {
        Html html = tag(namesRow ? "th" : "td").with("class", kind.name().toLowerCase(Locale.ROOT));
        if (namesRow) {
            html.with("scope", "row");
        }
        if (kind == Table.Kind.BAR) {
            double percent = 100 * Math.max(0, Math.min(1, cell.bar()));
            html.add(tag("span")
                    .with("class", "track")
                    .add(tag("span")
                            .with("class", "fill")
                            .with("style", String.format(Locale.ROOT, "width:%.1f%%", percent))));
        }
        return html.text(cell.text());
    }
}
