package org.prospectivity.tables;

import java.util.List;

/**
 * Where the samples of a text or sheet begin, and what its columns are called.
 *
 * @param headings one for each column
 * @param lastLine the lowest line of the header, or of what stands above the samples
 * @param header the cells of the rows of the header, to know them when they are repeated
 * @param marksAreNames whether the signs of comments begin the names of samples here
 * @param notes sentences on what was taken for what
 */
record Layout(
        List<Heading> headings, long lastLine, List<List<String>> header, boolean marksAreNames, List<String> notes) {
    /** What a header says of a column; an empty text for what it does not say. */
    record Heading(String name, String unit, String method) {}

    /** The name of a column that has none. */
    static String nameOf(int column) {
        return "column_" + (column + 1);
    }

    int width() {
        return headings.size();
    }
}
