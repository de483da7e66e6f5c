package org.prospectivity.engine.prospectivity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;

/**
 * A part of what is known of an area that stands for itself: all of its geochemistry, or one other evidence, such as the
 * distance to faults or all classes of a lithology.
 *
 * @param name for a person
 * @param bands positions of its bands, ascending
 */
record Evidence(String name, int... bands) implements Serializable {
    /** A class on a smaller share of the area is rare. */
    private static final double RARE = 0.01;
    /** What all elements together are called. */
    private static final String GEOCHEMISTRY = "geochemistry";

    /** The evidence of an area, in the order of its bands. */
    static List<Evidence> of(List<Band> bands) {
        Map<String, List<Integer>> positions = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (int b = 0; b < bands.size(); b++) {
            Band band = bands.get(b);
            String key = band.kind().isGeochemistry() ? "" : band.evidence();
            positions.computeIfAbsent(key, any -> new ArrayList<>()).add(b);
            names.putIfAbsent(key, name(band));
        }
        List<Evidence> evidence = new ArrayList<>();
        positions.forEach((key, of) -> evidence.add(new Evidence(
                names.get(key), of.stream().mapToInt(Integer::intValue).toArray())));
        return evidence;
    }

    /** Whether there is any beside geochemistry. */
    static boolean beyondGeochemistry(List<Band> bands) {
        return bands.stream().anyMatch(band -> !band.kind().isGeochemistry());
    }

    /** What should be known of bands that tell little: those of one value, and classes of few cells. */
    static List<String> warnings(Predictors area) {
        List<String> warnings = new ArrayList<>();
        List<Band> constant = area.constant();
        if (!constant.isEmpty()) {
            warnings.add("Nothing can be learned from " + names(constant) + ", the same in all valid cells.");
        }
        List<Band> rare = new ArrayList<>();
        for (int b = 0; b < area.bands().size(); b++) {
            Band band = area.bands().get(b);
            if (band.kind() == Band.Kind.CATEGORY
                    && area.normalisations().get(b).mean() < RARE
                    && !constant.contains(band)) {
                rare.add(band);
            }
        }
        if (!rare.isEmpty()) {
            warnings.add("Classes on less than " + Math.round(100 * RARE) + " % of the area tell of few places only: "
                    + names(rare) + "; join them with others alike.");
        }
        return warnings;
    }

    private static String names(List<Band> bands) {
        return String.join(", ", bands.stream().map(Band::name).toList());
    }

    private static String name(Band band) {
        if (band.kind().isGeochemistry()) {
            return GEOCHEMISTRY;
        }
        String all = band.evidence();
        return band.name().strip().substring(0, all.lastIndexOf('_')) + " ("
                + band.kind().name().toLowerCase(Locale.ROOT) + ")";
    }

    /** As the name of a band, from which no kind is read. */
    String shortName() {
        return name.replace(" (", "-").replace(")", "");
    }
}
