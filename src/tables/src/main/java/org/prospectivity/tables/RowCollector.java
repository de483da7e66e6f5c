package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;

/**
 * Packs the rows of a stretch of a file, and counts those that are no samples: empty rows, comments, repeated headers,
 * remarks (a single text) and rows with more cells than there are columns.
 */
final class RowCollector implements RowSplitter.Rows {
    /** The longest text of a cell, as in spreadsheets. */
    static final int LONGEST_CELL = 32767;

    private static final int NUMBERED = 20;

    private final String file;
    private final Layout layout;
    private final CellsBuilder[] builders;
    private final long skipped;
    private final RowFindings found = new RowFindings();

    private long line;
    private int column;
    private int filled;
    private int numbers;
    private int extra;
    private String first;

    /**
     * @param expected about how many rows there will be
     * @param skipped how many lines at the beginning belong to the header
     */
    RowCollector(String file, Layout layout, NumberStyle style, int expected, long skipped) {
        this.file = file;
        this.layout = layout;
        this.skipped = skipped;
        builders = new CellsBuilder[layout.width()];
        for (int c = 0; c < builders.length; c++) {
            builders[c] = new CellsBuilder(style, expected);
        }
    }

    @Override
    public void begin(long startingLine) {
        line = startingLine;
        column = 0;
        filled = 0;
        numbers = 0;
        extra = 0;
        first = "";
    }

    @Override
    public void cell(char[] chars, int from, int to) {
        if (line <= skipped) {
            return;
        }
        int start = from;
        int end = to;
        while (start < end && isBlank(chars[start])) {
            start++;
        }
        while (end > start && isBlank(chars[end - 1])) {
            end--;
        }
        if (end - start > LONGEST_CELL) {
            throw new InvalidInputException(
                    "samples",
                    file + ": a cell of " + (end - start) + " characters begins with "
                            + new String(chars, start, 40).lines().findFirst().orElse("")
                            + "; expected at most " + LONGEST_CELL
                            + ", and a quotation mark that is not closed is the likely cause");
        }
        if (column >= builders.length) {
            extra += start < end ? 1 : 0;
        } else if (start == end) {
            builders[column].addEmpty();
        } else {
            if (filled == 0 && !NumberStyle.isDigit(chars[start])) {
                first = new String(chars, start, end - start);
            }
            filled++;
            if (builders[column].add(chars, start, end)) {
                numbers++;
            } else if (hasDigit(chars, start, end)) {
                found.evidence.see(new String(chars, start, end - start));
            }
        }
        column++;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u3000';
    }

    private static boolean hasDigit(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if (NumberStyle.isDigit(chars[i])) {
                return true;
            }
        }
        return false;
    }

    /** A cell by its text. */
    void cell(String text) {
        cell(text.toCharArray(), 0, text.length());
    }

    /** A cell with a number. */
    void cell(double value) {
        if (line > skipped) {
            if (column < builders.length) {
                builders[column].add(value);
                filled++;
                numbers++;
            } else {
                extra++;
            }
        }
        column++;
    }

    @Override
    public void end() {
        if (line <= skipped) {
            return;
        }
        int missing = 0;
        for (int c = column; c < builders.length; c++) {
            builders[c].addEmpty();
            missing++;
        }
        if (filled == 0 && extra == 0) {
            remove(found.empty, "");
        } else if (!layout.marksAreNames() && Words.isComment(first)) {
            remove(found.comments, first);
        } else if (extra > 0) {
            remove(found.tooLong, first);
        } else if (numbers == 0 && filled == 1 && builders.length > 2) {
            remove(found.remarks, first);
        } else if (numbers == 0 && isHeader()) {
            remove(found.repeated, first);
        } else if (missing > 0) {
            found.shortRows.set(size() - 1);
            found.tooShort.add(line, first);
        } else {
            found.endingEmpty += builders[builders.length - 1].lastIsEmpty() ? 1 : 0;
        }
    }

    private boolean isHeader() {
        for (List<String> cells : layout.header()) {
            boolean same = true;
            for (int c = 0; same && c < builders.length; c++) {
                same = builders[c].last().equals(c < cells.size() ? cells.get(c) : "");
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private void remove(RowFindings.Finding reason, String example) {
        for (CellsBuilder builder : builders) {
            builder.removeLast();
        }
        reason.add(line, example.length() > NUMBERED * 2 ? example.substring(0, NUMBERED * 2) + "..." : example);
    }

    /** How many rows are packed. */
    int size() {
        return builders[0].size();
    }

    List<Cells> build() {
        List<Cells> cells = new ArrayList<>();
        for (int c = 0; c < builders.length; c++) {
            cells.add(builders[c].build());
            builders[c] = null;
        }
        return cells;
    }

    /** What rows were met that are no samples, or not whole. */
    RowFindings found() {
        return found;
    }
}
