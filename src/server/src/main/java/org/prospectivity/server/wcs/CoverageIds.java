package org.prospectivity.server.wcs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.PublishedLayers;

/** The names of coverages in WCS 2.0.1, where a colon may not be: {@code workspace__name}. */
final class CoverageIds {
    private CoverageIds() {}

    /** The id of a layer; one that begins with a digit has {@code _} before it, as a name in XML must. */
    static String of(String layer) {
        String id = layer.replaceFirst(":", "__");
        return Character.isDigit(id.charAt(0)) || id.charAt(0) == '-' || id.charAt(0) == '.' ? '_' + id : id;
    }

    /** The coverage of an id, or of a layer's name. */
    static Optional<PublishedLayer> find(String id, PublishedLayers layers) throws IOException {
        List<String> names = layers.names();
        for (String name : names) {
            if (of(name).equals(id) || name.equals(id)) {
                try {
                    return Optional.of(layers.get(name)).filter(WcsService::isOffered);
                } catch (InvalidInputException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
