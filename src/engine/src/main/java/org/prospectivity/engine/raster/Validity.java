package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cells of an area may be judged. Where there is geochemistry, it decides: at least half of its bands have data,
 * whatever other evidence is missing. A survey's samples end somewhere, and a cell that is judged beyond them would tell
 * where people looked. Without geochemistry, at least half of the evidence is known; all classes of a category are one,
 * and known where half of them are.
 */
final class Validity implements Serializable {
    /** The positions of the bands of each evidence that counts. */
    private final List<int[]> evidence = new ArrayList<>();

    private final List<Band> bands;
    private final boolean geochemistry;

    Validity(List<Band> bands) {
        this.bands = bands;
        geochemistry = bands.stream().anyMatch(band -> band.kind().isGeochemistry());
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int b = 0; b < bands.size(); b++) {
            if (bands.get(b).kind().isGeochemistry() == geochemistry) {
                groups.computeIfAbsent(bands.get(b).evidence(), key -> new ArrayList<>())
                        .add(b);
            }
        }
        groups.values()
                .forEach(group ->
                        evidence.add(group.stream().mapToInt(Integer::intValue).toArray()));
    }

    /**
     * Whether each cell may be judged.
     *
     * @param values of each band before gaps are filled
     * @param cells how many of them are looked at
     */
    boolean[] of(float[][] values, int cells) {
        int[] known = new int[cells];
        for (int[] group : evidence) {
            if (group.length == 1) {
                count(values[group[0]], known);
            } else {
                int[] ofGroup = new int[cells];
                for (int band : group) {
                    count(values[band], ofGroup);
                }
                for (int i = 0; i < cells; i++) {
                    known[i] += 2 * ofGroup[i] >= group.length ? 1 : 0;
                }
            }
        }
        boolean[] valid = new boolean[cells];
        for (int i = 0; i < cells; i++) {
            valid[i] = 2 * known[i] >= evidence.size();
        }
        return valid;
    }

    private static void count(float[] band, int[] known) {
        for (int i = 0; i < known.length; i++) {
            known[i] += Float.isNaN(band[i]) ? 0 : 1;
        }
    }

    /** What a cell must have to be judged, as a phrase that follows "data in". */
    String rule() {
        return "at least half of the " + (geochemistry ? "bands " : "evidence ")
                + String.join(
                        ", ",
                        bands.stream()
                                .filter(band -> band.kind().isGeochemistry() == geochemistry)
                                .map(Band::name)
                                .toList());
    }
}
