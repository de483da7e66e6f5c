package org.prospectivity.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.prospectivity.engine.InvalidInputException;

/** Cuts a text into pieces of whole rows, without holding more than one. */
final class TextChunks implements AutoCloseable {
    /** The greatest row, in bytes. */
    static final int GREATEST_ROW = 1 << 22;

    private final TextFile file;
    private final RowSplitter splitter;
    private final InputStream stream;
    private final int size;
    private byte[] bytes;
    private int filled;
    private boolean atEnd;
    private long taken;

    /**
     * @param splitter tells where quoted cells are; null when rows end with every line
     * @param size of a piece in bytes
     */
    TextChunks(TextFile file, RowSplitter splitter, int size) throws IOException {
        this.file = file;
        this.splitter = splitter;
        this.size = size;
        stream = file.bytes();
        bytes = new byte[size];
    }

    /** A piece: the first {@code length} of the bytes. */
    record Chunk(byte[] bytes, int length) {}

    /** How many bytes have been handed out. */
    long taken() {
        return taken;
    }

    /** The next piece, or null at the end. */
    Chunk next() throws IOException {
        if (!atEnd) {
            int read = stream.readNBytes(bytes, filled, bytes.length - filled);
            filled += read;
            atEnd = filled < bytes.length;
        }
        if (filled == 0) {
            return null;
        }
        int end = atEnd ? filled : end();
        if (end == 0) {
            if (bytes.length >= GREATEST_ROW) {
                String start = new String(bytes, 0, 40, StandardCharsets.ISO_8859_1);
                throw new InvalidInputException(
                        "samples",
                        file.path().getFileName() + ": a row of more than " + (GREATEST_ROW >> 20) + " MB begins with "
                                + start.lines().findFirst().orElse("")
                                + "; a quotation mark that is not closed is the likely cause");
            }
            bytes = Arrays.copyOf(bytes, GREATEST_ROW);
            return next();
        }
        Chunk chunk = new Chunk(bytes, end);
        byte[] rest = new byte[Math.max(size, filled - end)];
        System.arraycopy(bytes, end, rest, 0, filled - end);
        filled -= end;
        bytes = rest;
        taken += end;
        return chunk;
    }

    /** Where the last whole row ends. */
    private int end() {
        boolean quoted = false;
        if (splitter != null && splitter.hasQuotes()) {
            for (int i = 0; i < filled && !quoted; i++) {
                quoted = bytes[i] == '"';
            }
        }
        if (quoted) {
            return endOutsideQuotes();
        }
        for (int i = filled - 1; i >= 0; i--) {
            if (endsRow(i)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether a line ends with a byte; the last byte can be the first half of an end. */
    private boolean endsRow(int i) {
        return bytes[i] == '\n' || bytes[i] == '\r' && i + 1 < filled && bytes[i + 1] != '\n';
    }

    /** As the library splits rows: a quotation mark counts in a cell that begins with one. */
    private int endOutsideQuotes() {
        int end = 0;
        boolean starts = true;
        boolean quotable = false;
        boolean inQuotes = false;
        char delimiter = splitter.delimiter();
        for (int i = 0; i < filled; i++) {
            byte b = bytes[i];
            if (b == '"' && (starts || quotable)) {
                inQuotes = !inQuotes;
                quotable = true;
                starts = false;
            } else if (!inQuotes) {
                if (endsRow(i)) {
                    end = i + 1;
                }
                boolean ends = b == delimiter || b == '\n' || b == '\r';
                starts = ends || starts && b <= ' ' && b >= 0;
                quotable &= !ends;
            }
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
