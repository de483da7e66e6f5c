package org.prospectivity.wps.host;

import java.util.List;
import java.util.Map;

/**
 * What a published layer shows, for who finds it in a catalog.
 *
 * @param title in a few words; null for the layer's name
 * @param summary in sentences, what a person has to know before using it
 * @param keywords to search for
 * @param origin how it came to be, by entry: the process, the model, its verdict and provenance
 */
public record LayerDescription(String title, String summary, List<String> keywords, Map<String, String> origin) {
    /** Of a layer that says nothing of itself. */
    public static final LayerDescription NONE = new LayerDescription(null, "", List.of(), Map.of());

    public LayerDescription {
        keywords = List.copyOf(keywords);
        origin = Map.copyOf(origin);
    }
}
