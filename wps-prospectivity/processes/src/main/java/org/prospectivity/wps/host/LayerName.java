package org.prospectivity.wps.host;

import java.util.Optional;

/**
 * The name of a layer: {@code workspace:name}, or {@code name} in a workspace that goes without saying. What a workspace
 * and a name may consist of is the host's business.
 *
 * @param workspace empty where none is told
 * @param name without the workspace
 */
public record LayerName(Optional<String> workspace, String name) {
    private static final String SEPARATOR = ":";
    private static final String SEPARATOR_OF_IDS = "__";

    /** A layer of a workspace. */
    public static LayerName of(String workspace, String name) {
        return new LayerName(Optional.of(workspace), name);
    }

    /** Reads a name; all before the first colon is the workspace. */
    public static LayerName parse(String text) {
        int colon = text.indexOf(SEPARATOR);
        return colon < 0
                ? new LayerName(Optional.empty(), text)
                : of(text.substring(0, colon), text.substring(colon + SEPARATOR.length()));
    }

    /** Reads a name, or the identifier that WCS 2.0 has for it. */
    public static LayerName parseId(String text) {
        return parse(text.contains(SEPARATOR) ? text : text.replaceFirst(SEPARATOR_OF_IDS, SEPARATOR));
    }

    /**
     * Its identifier in WCS 2.0, which is a name in XML: two underscores stand for the colon, and one before what a name
     * there cannot begin with.
     */
    public String coverageId() {
        String id = workspace.map(space -> space + SEPARATOR_OF_IDS).orElse("") + name;
        return !id.isEmpty() && (Character.isDigit(id.charAt(0)) || id.charAt(0) == '-' || id.charAt(0) == '.')
                ? '_' + id
                : id;
    }

    @Override
    public String toString() {
        return workspace.map(space -> space + SEPARATOR).orElse("") + name;
    }
}
