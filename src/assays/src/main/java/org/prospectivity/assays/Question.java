package org.prospectivity.assays;

import java.util.List;

/**
 * Something in a column that cannot be read without being told what it means.
 *
 * @param column the name of the column
 * @param code the text, number or sign
 * @param count how many cells hold it
 * @param kind what makes it unclear
 */
public record Question(String column, String code, int count, Kind kind) {
    /** What makes a code unclear. */
    public enum Kind {
        /** Below a limit that is not stated. */
        BELOW,
        /** Above a limit that is not stated. */
        ABOVE,
        /** A text with no usual meaning. */
        TEXT,
        /** A sign beside a value with no usual meaning. */
        SIGN,
        /** A number below 0 that may mean below its amount or no result. */
        NEGATIVE,
        /** A number that may be a value or mean no result. */
        NUMBER
    }

    /** What it may be, for a person. */
    public String meaning() {
        return Questions.meaning(kind);
    }

    /** The inputs of the processes that settle it, for a person. */
    public String settledBy() {
        return Questions.option(kind, List.of(this));
    }

    Question plus(Question other) {
        return new Question(column, code, count + other.count, kind);
    }
}
