package org.prospectivity.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prospectivity.engine.evaluation.Interval;
import org.prospectivity.engine.evaluation.Spread;

/** What came out of one simulated survey: whether statements hold, and figures. */
final class VerdictCounts {
    private final Map<String, Double> values = new LinkedHashMap<>();

    void holds(String what, Interval interval, double truth) {
        is(what, interval.low() <= truth && truth <= interval.high());
    }

    void is(String what, boolean so) {
        value(what, so ? 1 : 0);
    }

    void value(String what, double value) {
        values.put(what, value);
    }

    double value(String what) {
        return values.get(what);
    }

    /** Mean and standard deviation of a figure over surveys. */
    static Spread spread(String what, List<VerdictCounts> surveys) {
        return Spread.of(surveys.stream()
                .filter(counts -> counts.values.containsKey(what))
                .mapToDouble(counts -> counts.values.get(what))
                .toArray());
    }

    /**
     * A table of the means over surveys, a row for each statement.
     *
     * @param columns their titles
     * @param found for each column the surveys
     */
    static String table(String title, List<String> columns, List<List<VerdictCounts>> found) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s, %d surveys each:%n%n", title, found.get(0).size()));
        text.append("| share of surveys in which |");
        columns.forEach(column -> text.append(' ').append(column).append(" |"));
        text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        for (String row : found.get(0).get(0).values.keySet()) {
            text.append("| ").append(row).append(" |");
            for (List<VerdictCounts> column : found) {
                text.append(String.format(
                        Locale.ROOT, " %.3f |", spread(row, column).mean()));
            }
            text.append('\n');
        }
        return text.append('\n').toString();
    }
}
