package org.prospectivity.handover.parcel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;

/** Features whose texts a shapefile can hold: longer ones end in dots. */
final class ShortTexts {
    private static final int LONGEST = 254;
    private static final String DOTS = "...";

    private ShortTexts() {}

    static SimpleFeatureCollection of(SimpleFeatureCollection features) {
        ListFeatureCollection cut = new ListFeatureCollection(features.getSchema());
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                SimpleFeature feature = iterator.next();
                List<Object> values = feature.getAttributes().stream()
                        .map(value -> value instanceof String text ? cut(text) : value)
                        .toList();
                cut.add(SimpleFeatureBuilder.build(features.getSchema(), values, feature.getID()));
            }
        }
        return cut;
    }

    private static String cut(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return text;
        }
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST - DOTS.length()) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + DOTS;
    }
}
