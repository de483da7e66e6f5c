package org.prospectivity.server.wcs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.PublishedLayers;
import org.prospectivity.wps.host.LayerName;

/** Coverages by what requests call them. */
final class CoverageIds {
    private CoverageIds() {}

    /** The coverage of an id, or of a layer's name. */
    static Optional<PublishedLayer> find(String id, PublishedLayers layers) throws IOException {
        List<String> names = layers.names();
        for (String name : names) {
            if (LayerName.parse(name).coverageId().equals(id) || name.equals(id)) {
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
