package org.prospectivity.wps.host;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
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

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    public LayerDescription {
        keywords = List.copyOf(keywords);
        origin = Map.copyOf(origin);
    }

    /** The same of a layer that is made at a time; nothing still says nothing. */
    public LayerDescription made(Instant time) {
        if (summary.isBlank()) {
            return this;
        }
        String when = TIME.format(time) + " UTC";
        Map<String, String> more = new HashMap<>(origin);
        more.put("made", when);
        return new LayerDescription(title, summary + " Made on " + when + ".", keywords, more);
    }
}
