package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.tables.Column;

/**
 * Levels the concentrations of an element between laboratories, methods or media: the logarithms of each group are moved
 * and stretched so that their median and their interquartile range are those of the largest group. Ranks are all that
 * counts, values below a limit standing for half of it; limits are moved with the values. It is right only where the
 * groups sampled the same ground.
 */
final class Levelling {
    /** Smaller groups tell too little of their median. */
    static final int FEWEST = 10;

    private Levelling() {}

    /**
     * Levels in place.
     *
     * @return what was done; empty when fewer than two groups are large enough
     */
    static List<LevelledGroup> apply(AssayValues values, String element, Column groups) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < values.size(); row++) {
            if (values.qualifier(row) != Qualifier.MISSING) {
                rows.computeIfAbsent(groups.text(row), key -> new ArrayList<>()).add(row);
            }
        }
        String reference = null;
        for (Map.Entry<String, List<Integer>> group : rows.entrySet()) {
            if (reference == null
                    || group.getValue().size() > rows.get(reference).size()) {
                reference = group.getKey();
            }
        }
        List<LevelledGroup> levelled = new ArrayList<>();
        if (reference == null || rows.size() < 2) {
            return levelled;
        }
        double[] target = quartiles(values, rows.get(reference));
        for (Map.Entry<String, List<Integer>> group : rows.entrySet()) {
            double[] before = quartiles(values, group.getValue());
            boolean moved = !group.getKey().equals(reference)
                    && group.getValue().size() >= FEWEST
                    && Double.isFinite(before[1])
                    && Double.isFinite(target[1]);
            if (moved) {
                double spread = before[2] - before[0];
                double wanted = target[2] - target[0];
                double stretch = spread > 0 && wanted > 0 ? wanted / spread : 1;
                for (int row : group.getValue()) {
                    double value = values.value(row);
                    if (value > 0) {
                        double log = target[1] + (Math.log10(value) - before[1]) * stretch;
                        values.set(row, Math.pow(10, log), values.qualifier(row));
                    }
                }
            }
            double[] after = quartiles(values, group.getValue());
            levelled.add(new LevelledGroup(
                    element, group.getKey(), group.getValue().size(), moved, powers(before), powers(after)));
        }
        return levelled;
    }

    /** Quartiles of the logarithms. */
    private static double[] quartiles(AssayValues values, List<Integer> rows) {
        double[] logs = rows.stream()
                .mapToDouble(
                        row -> values.qualifier(row) == Qualifier.BELOW ? values.value(row) / 2 : values.value(row))
                .filter(value -> value > 0)
                .map(Math::log10)
                .sorted()
                .toArray();
        return new double[] {Quantiles.of(logs, 0.25), Quantiles.of(logs, 0.5), Quantiles.of(logs, 0.75)};
    }

    private static double[] powers(double[] logs) {
        return Arrays.stream(logs).map(log -> Math.pow(10, log)).toArray();
    }
}
