package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sheets as one page that needs nothing else: XHTML, which is HTML as well. */
final class Sheets {
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private Sheets() {}

    /** A page without more in its head. */
    static String page(String title, String rules, List<Markup> sheets) {
        return page(title, List.of(), rules, sheets);
    }

    /**
     * A page.
     *
     * @param more in its head
     * @param rules of style beside those of all papers
     */
    static String page(String title, List<Markup> more, String rules, List<Markup> sheets) {
        List<Markup> head = new ArrayList<>(List.of(
                tag("meta").with("charset", "utf-8"),
                tag("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
                tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                tag("title", title)));
        head.addAll(more);
        head.add(tag("style").style(resource("paper.css") + rules));
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        tag("html")
                .with("xmlns", "http://www.w3.org/1999/xhtml")
                .with("lang", "en")
                .with("xml:lang", "en")
                .add(tag("head").add(head), tag("body").add(sheets))
                .write(out);
        return out.append('\n').toString();
    }

    private static String resource(String name) {
        try (InputStream in = Sheets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
