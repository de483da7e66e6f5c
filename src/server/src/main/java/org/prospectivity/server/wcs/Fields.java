package org.prospectivity.server.wcs;

import java.util.ArrayList;
import java.util.List;

/** Names of bands as names in XML, which a field of WCS 2.0.1 has to be. */
final class Fields {
    private Fields() {}

    /** The names, each once: other characters become {@code _}. */
    static List<String> of(List<String> bands) {
        List<String> fields = new ArrayList<>();
        for (String band : bands) {
            String field = band.replaceAll("[^A-Za-z0-9_.-]", "_");
            if (!Character.isLetter(field.charAt(0)) && field.charAt(0) != '_') {
                field = '_' + field;
            }
            fields.add(fields.contains(field) ? field + '_' + (fields.size() + 1) : field);
        }
        return fields;
    }
}
