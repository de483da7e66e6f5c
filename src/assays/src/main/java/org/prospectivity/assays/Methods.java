package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;

/**
 * One element by several methods. The column with the most determinations counts, and those of the same method in
 * another unit with it; of other methods only values of samples that the first tells to be above its limit are taken.
 * Where preferred methods are given, each sample has the value of the first that determined it.
 */
final class Methods {
    private Methods() {}

    /**
     * What came of it.
     *
     * @param values the determinations
     * @param columns names of the columns used, the first one first
     * @param refilled samples above the limit of the first, with the value of another
     * @param leftOut samples that only columns not used have determined
     */
    record Merged(AssayValues values, List<String> columns, int refilled, int leftOut) {}

    /** @param columns in one unit */
    static Merged merge(List<AssayValues> columns, List<String> preferred) {
        List<AssayValues> ordered = new ArrayList<>(columns);
        ordered.sort(Comparator.comparingInt((AssayValues column) -> rank(column, preferred))
                .thenComparing(Comparator.comparingInt(AssayValues::determined).reversed()));
        AssayValues first = ordered.get(0);
        if (ordered.size() == 1) {
            return new Merged(first, List.of(first.name().original()), 0, 0);
        }
        AssayValues merged = new AssayValues(first.name(), first.size());
        merged.codes(first.missing(), first.below(), first.blank());
        int[] used = new int[ordered.size()];
        int refilled = 0;
        int leftOut = 0;
        for (int row = 0; row < first.size(); row++) {
            int chosen = 0;
            boolean elsewhere = false;
            for (int c = 1; c < ordered.size(); c++) {
                AssayValues other = ordered.get(c);
                if (other.qualifier(row) == Qualifier.MISSING) {
                    continue;
                }
                AssayValues current = ordered.get(chosen);
                boolean missing = current.qualifier(row) == Qualifier.MISSING;
                boolean joins =
                        !preferred.isEmpty() && rank(other, preferred) < preferred.size() || sameMethod(first, other);
                boolean over = current.qualifier(row) == Qualifier.ABOVE
                        && other.qualifier(row) == Qualifier.MEASURED
                        && other.value(row) >= current.value(row);
                if (over || missing && joins) {
                    refilled += over ? 1 : 0;
                    chosen = c;
                }
                elsewhere = true;
            }
            AssayValues source = ordered.get(chosen);
            used[chosen] += source.qualifier(row) == Qualifier.MISSING ? 0 : 1;
            leftOut += elsewhere && source.qualifier(row) == Qualifier.MISSING ? 1 : 0;
            merged.set(row, source.value(row), source.qualifier(row));
        }
        List<String> names = new ArrayList<>();
        for (int c = 0; c < used.length; c++) {
            if (c == 0 || used[c] > 0) {
                names.add(ordered.get(c).name().original());
            }
        }
        return new Merged(merged, List.copyOf(names), refilled, leftOut);
    }

    private static boolean sameMethod(AssayValues a, AssayValues b) {
        return a.name().method().orElse("").equalsIgnoreCase(b.name().method().orElse(""));
    }

    private static int rank(AssayValues column, List<String> preferred) {
        String method = column.name().method().orElse("").toLowerCase(Locale.ROOT);
        for (int p = 0; p < preferred.size(); p++) {
            if (method.contains(preferred.get(p).toLowerCase(Locale.ROOT))) {
                return p;
            }
        }
        return preferred.size();
    }
}
