package org.prospectivity.assays;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prospectivity.tables.Column;

/**
 * What a column says the samples are of: media such as soil and rock, or duplicates, standards and blanks.
 *
 * @param column its name
 * @param values counts of its values, the first {@link #MOST} different ones
 * @param mixed whether several media are frequent
 * @param controls rows that are duplicates, standards or blanks
 */
public record SampleKinds(String column, Map<String, Integer> values, boolean mixed, int controls) {
    /** More different values are a description, not a kind. */
    static final int MOST = 30;

    /** A medium is frequent from this share of the rows on, */
    private static final double FREQUENT = 0.05;
    /** and from this number of rows. */
    private static final int FEWEST = 3;

    /** What a column of media or of quality control says; empty when it is neither. */
    static Optional<SampleKinds> of(ColumnRole role) {
        if (role.kind() != ColumnKind.MEDIUM && role.kind() != ColumnKind.QUALITY_CONTROL) {
            return Optional.empty();
        }
        Column column = role.column();
        Map<String, Integer> values = new LinkedHashMap<>();
        int controls = 0;
        for (int row = 0; row < column.size(); row++) {
            String text = column.text(row);
            if (!text.isEmpty()) {
                values.merge(text, 1, Integer::sum);
                controls += OtherColumns.isQualityWord(text) ? 1 : 0;
            }
            if (values.size() > MOST) {
                return Optional.empty();
            }
        }
        double least = Math.max(FEWEST, FREQUENT * column.size());
        long frequent = values.entrySet().stream()
                .filter(value -> !OtherColumns.isQualityWord(value.getKey()) && value.getValue() >= least)
                .count();
        boolean mixed = role.kind() == ColumnKind.MEDIUM && frequent > 1;
        return Optional.of(new SampleKinds(column.name(), values, mixed, controls));
    }

    /** A warning; empty when the samples are of one kind. */
    Optional<String> warning() {
        String counts = values.entrySet().stream()
                .map(value -> value.getKey() + " (" + value.getValue() + ")")
                .collect(Collectors.joining(", "));
        if (mixed) {
            return Optional.of("The column " + column + " mixes media: " + counts
                    + "; media differ in their concentrations, so a map of one (by a filter) tells more.");
        }
        return controls == 0
                ? Optional.empty()
                : Optional.of("The column " + column + " tells of " + controls + " duplicates, standards or blanks: "
                        + counts + "; leave them out by a filter.");
    }
}
