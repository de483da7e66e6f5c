package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A {@link Report} as one HTML page that needs no network and no other file: style, script, chart library and pictures
 * are in it, and its content security policy forbids to load anything. It can be read on a phone, on paper, with the
 * keyboard and by a screen reader.
 */
public final class HtmlReport {
    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    /** The map page's own, so that charts look the same here and there. */
    private static final String CHART_JS = "/org/prospectivity/page/lib/chart.js/chart.umd.min.js";

    private static final String CHART_DEFAULTS = "/org/prospectivity/page/reports/chart-defaults.js";

    private HtmlReport() {}

    /** The page, to be written in UTF-8. */
    public static String render(Report report) {
        Html head = tag("head")
                .add(
                        tag("meta").with("charset", "utf-8"),
                        tag("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", POLICY),
                        tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                        tag("title", report.title()),
                        tag("style").code(resource("report.css")));
        Html contents = tag("nav").with("aria-label", "Contents");
        Html main = tag("main");
        boolean charts = false;
        for (int i = 0; i < report.sections().size(); i++) {
            Report.Section section = report.sections().get(i);
            String id = "section-" + (i + 1);
            contents.add(tag("a", section.title()).with("href", "#" + id));
            Html part = tag("section").with("id", id).add(tag("h2", section.title()));
            if (!section.text().isBlank()) {
                part.add(tag("p", section.text()));
            }
            for (int b = 0; b < section.blocks().size(); b++) {
                Report.Block block = section.blocks().get(b);
                String blockId = id + "-" + (b + 1);
                if (block instanceof Maps maps) {
                    part.add(HtmlMaps.render(maps, blockId));
                } else if (block instanceof Chart chart) {
                    part.add(HtmlChart.render(chart, blockId));
                    charts = true;
                } else if (block instanceof Charts several) {
                    part.add(HtmlChart.render(several, blockId));
                    charts = true;
                } else if (block instanceof PointMaps maps) {
                    part.add(HtmlPointMaps.render(maps, blockId));
                } else if (block instanceof Table table) {
                    part.add(HtmlTable.render(table));
                } else if (block instanceof Facts facts) {
                    part.add(HtmlTable.render(facts));
                } else if (block instanceof Notes notes) {
                    part.add(HtmlTable.render(notes));
                }
            }
            main.add(part);
        }
        Html body = tag("body").add(header(report), contents, main);
        if (charts) {
            // The source map is a file of its own, which the page does not have.
            String chartLibrary = resource(CHART_JS).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
            body.add(tag("script").code(chartLibrary), tag("script").code(resource(CHART_DEFAULTS)));
        }
        body.add(tag("script").code(resource("report.js")));
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        tag("html").with("lang", "en").add(head, body).write(out);
        return out.append('\n').toString();
    }

    private static Html header(Report report) {
        Html headlines = tag("dl").with("class", "headlines");
        for (Report.Headline headline : report.headlines()) {
            Html card = tag("div").add(tag("dt", headline.label()), tag("dd", headline.value()));
            if (!headline.note().isBlank()) {
                card.add(tag("dd", headline.note()).with("class", "note"));
            }
            headlines.add(card);
        }
        return tag("header")
                .add(
                        tag("h1", report.title()),
                        tag("p", report.summary()),
                        tag("p", report.verdict()).with("class", "verdict"),
                        headlines);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
