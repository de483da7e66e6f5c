package org.prospectivity.tables;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.engine.InvalidInputException;

/**
 * Splits a text into rows of cells.
 *
 * @param delimiter between cells; a space stands for any run of blanks
 * @param starts where the columns of a text with fixed columns begin; null for other texts
 */
record RowSplitter(char delimiter, int[] starts) {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    /** Takes the cells of a text, row by row, from the left. */
    interface Rows {
        /** A row starts in a line, counted from 1 at the beginning of the text. */
        void begin(long line);

        /** What stands in a cell. */
        void cell(char[] chars, int from, int to);

        /** The row is complete. */
        void end();
    }

    /** Whether cells can be quoted, and then hold delimiters and line breaks. */
    boolean hasQuotes() {
        return delimiter != ' ';
    }

    /** A quotation mark that is not closed, or has text behind it when it is, in the row that begins in a line of the text. */
    static final class BadQuoteException extends RuntimeException {
        private final long line;

        BadQuoteException(long line) {
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    /**
     * Splits a text and says how many lines it has, when its last one ends with a line break.
     *
     * @throws BadQuoteException when quotation marks are wrong
     */
    long split(String text, Rows rows) {
        if (delimiter == ' ') {
            return splitAtBlanks(text, rows);
        }
        Handler handler = new Handler(rows);
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(text.indexOf('"') >= 0)
                .allowUnclosedQuote(false)
                .build(handler, text)) {
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            // The library wraps what is thrown while it hands cells over.
            if (e.getCause() instanceof InvalidInputException refusal) {
                throw refusal;
            }
            throw new BadQuoteException(handler.line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // After a line break at the end, the library begins one row more.
        return handler.line - 1;
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final Rows rows;
        private long line;

        Handler(Rows rows) {
            this.rows = rows;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            rows.begin(startingLineNumber);
        }

        @Override
        protected void handleField(int field, char[] chars, int offset, int length, boolean quoted) {
            rows.cell(chars, offset, offset + length);
        }

        @Override
        protected Boolean buildRecord() {
            rows.end();
            return Boolean.TRUE;
        }
    }

    private long splitAtBlanks(String text, Rows rows) {
        Matcher ends = LINE_END.matcher(text);
        int from = 0;
        long line = 0;
        while (from < text.length()) {
            int to = ends.find() ? ends.start() : text.length();
            line++;
            rows.begin(line);
            char[] chars = text.substring(from, to).toCharArray();
            for (int[] cell : starts == null ? runs(chars) : columns(chars)) {
                rows.cell(chars, cell[0], cell[1]);
            }
            rows.end();
            from = to == text.length() ? to : ends.end();
        }
        return line;
    }

    private static List<int[]> runs(char[] chars) {
        List<int[]> cells = new ArrayList<>();
        int at = 0;
        while (at < chars.length) {
            while (at < chars.length && isBlank(chars[at])) {
                at++;
            }
            int from = at;
            while (at < chars.length && !isBlank(chars[at])) {
                at++;
            }
            if (at > from) {
                cells.add(new int[] {from, at});
            }
        }
        return cells;
    }

    private List<int[]> columns(char[] chars) {
        List<int[]> cells = new ArrayList<>();
        for (int c = 0; c < starts.length && starts[c] < chars.length; c++) {
            cells.add(new int[] {starts[c], c + 1 < starts.length ? Math.min(starts[c + 1], chars.length) : chars.length
            });
        }
        return cells;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
