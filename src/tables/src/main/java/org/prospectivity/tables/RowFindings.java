package org.prospectivity.tables;

import java.util.BitSet;

/**
 * What rows of a table were met that are no samples, or not whole: of a stretch of a file, and of all its stretches
 * together.
 */
final class RowFindings {
    /** What the cells that are no numbers tell of how numbers are written. */
    final NumberEvidence evidence = new NumberEvidence();

    final Finding empty = new Finding();
    final Finding comments = new Finding();
    final Finding repeated = new Finding();
    final Finding remarks = new Finding();
    final Finding tooLong = new Finding();
    final Finding tooShort = new Finding();

    /** Which of the packed rows have fewer cells than there are columns. */
    final BitSet shortRows = new BitSet();

    /** How many rows of full length have nothing in their last cell. */
    int endingEmpty;

    /** How many rows are of a kind, and the first of them. */
    static final class Finding {
        private long count;
        private long line;
        private String example = "";

        void add(long atLine, String text) {
            if (count++ == 0) {
                line = atLine;
                example = text;
            }
        }

        /** Adds those of a later stretch, whose lines are counted from another. */
        private void add(Finding other, long lineOffset) {
            if (count == 0 && other.count > 0) {
                line = other.line + lineOffset;
                example = other.example;
            }
            count += other.count;
        }

        long count() {
            return count;
        }

        long line() {
            return line;
        }

        String example() {
            return example;
        }
    }

    /**
     * Adds those of a later stretch.
     *
     * @param lineOffset how many lines of the file are above it
     * @param rowOffset how many packed rows
     */
    void add(RowFindings later, long lineOffset, int rowOffset) {
        evidence.addColumn(later.evidence);
        empty.add(later.empty, lineOffset);
        comments.add(later.comments, lineOffset);
        repeated.add(later.repeated, lineOffset);
        remarks.add(later.remarks, lineOffset);
        tooLong.add(later.tooLong, lineOffset);
        tooShort.add(later.tooShort, lineOffset);
        endingEmpty += later.endingEmpty;
        later.shortRows.stream().forEach(row -> shortRows.set(rowOffset + row));
    }
}
