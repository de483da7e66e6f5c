package org.prospectivity.handover.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An element of XHTML, which is HTML as well. Whatever is put in as text or as an attribute is escaped when written. */
final class Markup {
    private static final Set<String> VOID = Set.of("img", "meta", "br", "bookmark");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();
    private String style = "";

    private Markup(String name) {
        this.name = name;
    }

    static Markup tag(String name) {
        return new Markup(name);
    }

    static Markup tag(String name, String text) {
        return new Markup(name).text(text);
    }

    Markup with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    Markup text(String text) {
        children.add(text);
        return this;
    }

    Markup add(Markup... more) {
        children.addAll(List.of(more));
        return this;
    }

    Markup add(List<Markup> more) {
        children.addAll(more);
        return this;
    }

    /** A style sheet of our own, which has no character that would have to be escaped. */
    Markup style(String sheet) {
        if (sheet.contains("<") || sheet.contains("&")) {
            throw new IllegalArgumentException("the style sheet cannot stand in a page as it is");
        }
        style = sheet;
        return this;
    }

    void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value, out);
            out.append('"');
        });
        if (VOID.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>').append(style);
        for (Object child : children) {
            if (child instanceof Markup element) {
                element.write(out);
            } else {
                escape(child.toString(), out);
            }
        }
        out.append("</").append(name).append('>');
    }

    /** What XML cannot hold at all becomes a blank. */
    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c == '\t'
                            || c == '\n'
                            || c == '\r'
                            || c >= 0x20 && c <= 0xd7ff
                            || c >= 0xe000 && c <= 0xfffd
                            || c >= 0x10000;
                    out.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
    }
}
