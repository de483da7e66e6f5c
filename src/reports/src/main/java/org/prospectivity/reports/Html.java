package org.prospectivity.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An element of HTML or of SVG within it. Whatever is put in as text or as an attribute is escaped when written. */
final class Html {
    private static final Set<String> VOID = Set.of("img", "input", "meta");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();
    private String code = "";

    private Html(String name) {
        this.name = name;
    }

    static Html tag(String name) {
        return new Html(name);
    }

    static Html tag(String name, String text) {
        return new Html(name).text(text);
    }

    Html with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Html with(String attribute, double value) {
        return with(attribute, String.valueOf(value));
    }

    Html text(String text) {
        children.add(text);
        return this;
    }

    Html add(Html... more) {
        children.addAll(List.of(more));
        return this;
    }

    /**
     * Puts code of our own or of a library into a script or style element, where escapes do not hold.
     *
     * @throws IllegalArgumentException when it would end the element
     */
    Html code(String code) {
        if (code.toLowerCase(Locale.ROOT).contains("</" + name)) {
            throw new IllegalArgumentException("the code ends the element " + name + " it is in");
        }
        this.code = code;
        return this;
    }

    void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value, out);
            out.append('"');
        });
        out.append('>');
        out.append(code);
        for (Object child : children) {
            if (child instanceof Html element) {
                element.write(out);
            } else {
                // A percent sign stays with its number.
                escape(child.toString().replace(" %", "\u00a0%"), out);
            }
        }
        if (!VOID.contains(name)) {
            out.append("</").append(name).append('>');
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
