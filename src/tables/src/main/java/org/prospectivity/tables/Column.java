package org.prospectivity.tables;

/** A column of a table: what stands in its cells, before anything is made of it. */
public interface Column {
    /** Its name as the header writes it, without surrounding space; header rows that belong together are joined. */
    String name();

    /** The unit as a header row of its own states it, or an empty text. */
    String unit();

    /** The method as a header row of its own states it, or an empty text. */
    String method();

    /** How many cells it has. */
    int size();

    /** The number in a cell, or NaN where there is none or the cell holds anything but a plain number. */
    double number(int row);

    /** What stands in a cell, without surrounding space and never null; an empty text for an empty cell. */
    String text(int row);

    /**
     * The number that a part of a cell stands for, the way the file writes numbers: 0.5 for the {@code 0,5} of
     * {@code <0,5} where the decimal sign is a comma. NaN when it is none.
     */
    default double numberIn(String text) {
        return NumberStyle.PLAIN.value(text.strip());
    }
}
