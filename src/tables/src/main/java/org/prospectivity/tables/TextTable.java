package org.prospectivity.tables;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.RowSplitter.BadQuoteException;

/**
 * Reads tables in texts. The beginning tells the delimiter, the header and, in general, the decimal sign; when it does
 * not, the whole text is looked through for it first. Then the text is read in pieces by several threads.
 */
final class TextTable {
    private static final int HEAD_BYTES = 1 << 20;
    private static final int HEAD_ROWS = 3000;
    private static final int LAYOUT_ROWS = 500;
    private static final int PIECE = 1 << 21;
    private static final int MOST_THREADS = 4;

    private final TextFile file;
    private final String name;
    private final TableOptions options;
    private final Progress progress;

    private TextTable(TextFile file, TableOptions options, Progress progress) {
        this.file = file;
        this.options = options;
        this.progress = progress;
        name = file.path().getFileName().toString();
    }

    /**
     * Reads a text.
     *
     * @throws InvalidInputException when it is no table, or not for certain one
     */
    static Table read(Path path, TableOptions options, Progress progress) throws IOException {
        TextFile file = TextFile.open(path, options.encoding());
        try {
            return new TextTable(file, options, progress).read();
        } catch (CharacterCodingException e) {
            if (options.encoding() != null || file.mark() > 0) {
                throw new InvalidInputException(
                        "samples",
                        path.getFileName() + ": it is not in the encoding " + file.charset()
                                + "; expected another one by the option encoding");
            }
            return new TextTable(file.asWindows(), options, progress).read();
        }
    }

    private Table read() throws IOException {
        String head = head();
        RowSplitter splitter = Delimiters.find(name, head, options.delimiter());
        List<HeadRow> rows = HeadRows.of(head, splitter, HEAD_ROWS);
        Layout layout = LayoutFinder.find(name, rows.subList(0, Math.min(LAYOUT_ROWS, rows.size())), options.header());
        NumberEvidence evidence = evidence(rows, layout);
        if (options.decimal() == null && !evidence.isEnough() && Files.size(file.path()) > HEAD_BYTES) {
            evidence = evidence(splitter, layout);
        }
        NumberStyle style = evidence.decide(name, splitter.delimiter(), options.decimal());
        TableAssembler assembler = read(splitter, layout, style);
        if (style.thousands() == 0 && assembler.evidence().thousands() > 0) {
            // The beginning has no number of a thousand with the sign that later ones have.
            style = new NumberStyle(style.decimal(), style.decimal() == '.' ? ',' : '.');
            assembler = read(splitter, layout, style);
        }
        requireOneSign(assembler, style);
        return assembler.finish(name, notes(splitter, style));
    }

    private String head() throws IOException {
        try (TextChunks chunks = new TextChunks(file, null, HEAD_BYTES)) {
            TextChunks.Chunk first = chunks.next();
            if (first == null) {
                throw new InvalidInputException("samples", name + ": it is empty; expected a table");
            }
            return file.decode(first.bytes(), first.length());
        }
    }

    /** What the first rows tell of how numbers are written. */
    private static NumberEvidence evidence(List<HeadRow> rows, Layout layout) {
        NumberEvidence[] columns = columns(layout);
        for (HeadRow row : rows) {
            if (row.line() > layout.lastLine()) {
                for (int c = 0; c < Math.min(columns.length, row.cells().size()); c++) {
                    columns[c].see(row.cell(c));
                }
            }
        }
        return sum(columns);
    }

    /** What all rows tell of it. */
    private NumberEvidence evidence(RowSplitter splitter, Layout layout) throws IOException {
        NumberEvidence[] columns = columns(layout);
        long lines = 0;
        try (TextChunks chunks = new TextChunks(file, splitter, PIECE)) {
            for (TextChunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                report(chunks, "Looking for the decimal sign of " + name);
                EvidenceRows rows = new EvidenceRows(columns, layout.lastLine() - lines);
                try {
                    lines += splitter.split(file.decode(chunk.bytes(), chunk.length()), rows);
                } catch (BadQuoteException e) {
                    throw badQuote(lines + e.line());
                }
            }
        }
        return sum(columns);
    }

    private static NumberEvidence[] columns(Layout layout) {
        NumberEvidence[] columns = new NumberEvidence[layout.width()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = new NumberEvidence();
        }
        return columns;
    }

    private static NumberEvidence sum(NumberEvidence[] columns) {
        NumberEvidence sum = new NumberEvidence();
        for (NumberEvidence column : columns) {
            sum.addColumn(column);
        }
        return sum;
    }

    /** Shows the cells below the header to what gathers evidence on their columns. */
    private static final class EvidenceRows implements RowSplitter.Rows {
        private final NumberEvidence[] columns;
        private final long skipped;
        private long line;
        private int column;

        EvidenceRows(NumberEvidence[] columns, long skipped) {
            this.columns = columns;
            this.skipped = skipped;
        }

        @Override
        public void begin(long startingLine) {
            line = startingLine;
            column = 0;
        }

        @Override
        public void cell(char[] chars, int from, int to) {
            if (line > skipped && column < columns.length) {
                columns[column].see(new String(chars, from, to - from).strip());
            }
            column++;
        }

        @Override
        public void end() {
            // Nothing is left to do for a row.
        }
    }

    private record Piece(RowCollector rows, long lines) {}

    private TableAssembler read(RowSplitter splitter, Layout layout, NumberStyle style) throws IOException {
        TableAssembler assembler = new TableAssembler(name, layout, style);
        int threads = (int) Math.min(
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                1 + Files.size(file.path()) / PIECE);
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "table");
            thread.setDaemon(true);
            return thread;
        });
        try (TextChunks chunks = new TextChunks(file, splitter, PIECE)) {
            Deque<Future<Piece>> pieces = new ArrayDeque<>();
            long lines = 0;
            long skipped = layout.lastLine();
            for (TextChunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                report(chunks, "Reading " + name);
                pieces.add(executor.submit(piece(chunk, splitter, layout, style, skipped)));
                skipped = 0;
                if (pieces.size() > threads) {
                    lines = take(pieces.remove(), assembler, lines);
                }
            }
            while (!pieces.isEmpty()) {
                report(chunks, "Reading " + name);
                lines = take(pieces.remove(), assembler, lines);
            }
        } finally {
            executor.shutdownNow();
        }
        return assembler;
    }

    private Callable<Piece> piece(
            TextChunks.Chunk chunk, RowSplitter splitter, Layout layout, NumberStyle style, long skipped) {
        return () -> {
            RowCollector rows = new RowCollector(name, layout, style, 1 << 10, skipped);
            long lines = splitter.split(file.decode(chunk.bytes(), chunk.length()), rows);
            return new Piece(rows, lines);
        };
    }

    private long take(Future<Piece> future, TableAssembler assembler, long lines) throws IOException {
        try {
            Piece piece = future.get();
            assembler.add(piece.rows(), lines);
            return lines + piece.lines();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BadQuoteException quote) {
                throw badQuote(lines + quote.line());
            }
            if (e.getCause() instanceof CharacterCodingException coding) {
                throw coding;
            }
            if (e.getCause() instanceof InvalidInputException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private InvalidInputException badQuote(long line) {
        return new InvalidInputException(
                "samples",
                name + ": a quotation mark in the row that begins in line " + line
                        + " is not closed, or text follows after it; expected quoted cells to end where they are closed");
    }

    private void report(TextChunks chunks, String message) throws IOException {
        progress.report(Math.min(1, (double) chunks.taken() / Math.max(1, Files.size(file.path()))), message);
    }

    private void requireOneSign(TableAssembler assembler, NumberStyle style) {
        long against = assembler.evidence().against(style);
        if (options.decimal() == null && against > assembler.rows()) {
            throw new InvalidInputException(
                    "samples",
                    name + ": " + against + " numbers such as "
                            + assembler.evidence().exampleAgainst(style)
                            + " have another decimal sign than the first ones; the option decimal (point or comma) says"
                            + " which is right");
        }
    }

    private List<String> notes(RowSplitter splitter, NumberStyle style) {
        List<String> notes = new ArrayList<>();
        if (file.isGuess()) {
            notes.add("Encoding taken for " + file.charset() + ".");
        }
        if (splitter.delimiter() != ',' && options.delimiter() == null) {
            notes.add("Cells apart by "
                    + switch (splitter.delimiter()) {
                        case '\t' -> "tabs";
                        case ';' -> "semicolons";
                        case '|' -> "bars";
                        default -> "blanks";
                    }
                    + ".");
        }
        if (style.decimal() == ',' && options.decimal() == null) {
            notes.add("Decimal comma.");
        }
        if (style.thousands() != 0) {
            notes.add((style.thousands() == ',' ? "Commas" : "Points") + " between thousands.");
        }
        return notes;
    }
}
