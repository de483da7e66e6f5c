package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Pictures, tables and lists in a page. */
final class Figures {
    /** Pixels a millimetre of paper: 200 in an inch. */
    static final double PIXELS = 200 / 25.4;

    private Figures() {}

    /**
     * A picture at its size on paper.
     *
     * @param kind class of the box around it
     * @param alternative what it shows, for who cannot see it
     * @param caption below it; may be empty
     */
    static Markup figure(BufferedImage picture, String kind, String alternative, String caption) {
        return figure(address(picture), picture.getWidth() / PIXELS, kind, alternative, caption);
    }

    private static Markup figure(String address, double width, String kind, String alternative, String caption) {
        Markup box = tag("div")
                .with("class", kind)
                .add(tag("img")
                        .with("src", address)
                        .with("alt", alternative)
                        .with("style", String.format(Locale.ROOT, "width:%.1fmm", width)));
        return caption.isEmpty() ? box : box.add(tag("p", caption).with("class", "caption"));
    }

    /** An address that holds the picture itself. */
    static String address(BufferedImage picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", png)) {
                throw new IllegalStateException("no writer of PNG in this Java");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /**
     * A table.
     *
     * @param heads of its columns; those that begin with # are of numbers
     * @param rows a text a column
     */
    static Markup table(List<String> heads, List<List<String>> rows) {
        Markup head = tag("tr");
        for (String text : heads) {
            Markup cell =
                    tag("th", text.startsWith("#") ? text.substring(1) : text).with("scope", "col");
            head.add(text.startsWith("#") ? cell.with("class", "number") : cell);
        }
        Markup body = tag("tbody");
        for (List<String> row : rows) {
            Markup line = tag("tr");
            for (int c = 0; c < row.size(); c++) {
                Markup cell = tag("td", row.get(c));
                line.add(heads.get(c).startsWith("#") ? cell.with("class", "number") : cell);
            }
            body.add(line);
        }
        return tag("table").add(tag("thead").add(head), body);
    }

    /** A fact and what it is, in two columns. */
    record Fact(String name, String value, boolean hash) {
        Fact(String name, String value) {
            this(name, value, false);
        }
    }

    static Markup facts(List<Fact> facts) {
        Markup body = tag("tbody");
        for (Fact fact : facts) {
            Markup value = tag("td", fact.value());
            body.add(tag("tr")
                    .add(
                            tag("th", fact.name()).with("scope", "row"),
                            fact.hash() ? value.with("class", "hash") : value));
        }
        return tag("table").with("class", "facts").add(body);
    }

    static Markup list(List<String> items) {
        Markup list = tag("ul");
        items.forEach(item -> list.add(tag("li", item)));
        return list;
    }
}
