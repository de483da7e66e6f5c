package org.prospectivity.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * What is accepted of a zip that anyone may have made: at most {@value #MOST_ENTRIES} entries, none of a name that leads
 * out of the zip, none that unpacks to more than {@value #MOST_TIMES} times its size once it has
 * {@value #ALWAYS_ACCEPTED} bytes. Of a workbook, in addition: no document type, no text of more than
 * {@value #LONGEST_TEXT} bytes, no cell right of the last column of spreadsheets. Sizes are counted, not believed.
 */
final class ZipLimits {
    static final int MOST_ENTRIES = 10_000;
    static final int MOST_TIMES = 200;
    static final long ALWAYS_ACCEPTED = 1L << 26;
    static final int LONGEST_TEXT = 1 << 20;

    private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};
    private static final int LETTERS_OF_COLUMN = 3;

    private final String file;
    private final Progress progress;
    private final byte[] buffer = new byte[1 << 16];

    private int textLength;
    private int doctype;
    private int reference;
    private int letters;

    private ZipLimits(Path path, Progress progress) {
        file = path.getFileName().toString();
        this.progress = progress;
    }

    /** The entries of a zip that keeps to the limits of all zips but for their unpacked size. */
    static List<? extends ZipEntry> entries(Path path, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw fault(path, "it has " + zip.size() + " entries; expected at most " + MOST_ENTRIES);
        }
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        for (ZipEntry entry : entries) {
            String name = entry.getName().replace('\\', '/');
            if (name.startsWith("/")
                    || name.matches("^[A-Za-z]:.*")
                    || List.of(name.split("/")).contains("..")) {
                throw fault(path, "it has an entry " + entry.getName() + "; expected names that stay within the zip");
            }
        }
        return entries;
    }

    /** Requires a workbook to keep to the limits, reading all of it once. */
    static void requireWorkbook(Path path, Progress progress) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipLimits limits = new ZipLimits(path, progress);
            for (ZipEntry entry : entries(path, zip)) {
                if (entry.getName().toLowerCase(Locale.ROOT).matches(".*\\.(xml|rels)")) {
                    try (InputStream stream = zip.getInputStream(entry)) {
                        limits.read(stream, entry);
                    }
                }
            }
        }
    }

    private void read(InputStream stream, ZipEntry entry) throws IOException {
        long unpacked = 0;
        textLength = 0;
        doctype = 0;
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            progress.report(0, "Checking " + file);
            unpacked += read;
            requireSize(file, entry, unpacked);
            look(read);
        }
    }

    /** Requires so many bytes not to be too many for an entry of its packed size. */
    static void requireSize(String file, ZipEntry entry, long unpacked) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (unpacked > ALWAYS_ACCEPTED && unpacked / packed > MOST_TIMES) {
            throw new InvalidInputException(
                    "samples",
                    file + ": its entry " + entry.getName() + " unpacks to more than " + MOST_TIMES
                            + " times its size; expected at most that");
        }
    }

    private void look(int length) {
        for (int i = 0; i < length; i++) {
            byte b = buffer[i];
            textLength = b == '<' ? 0 : textLength + 1;
            if (textLength > LONGEST_TEXT) {
                throw new InvalidInputException(
                        "samples",
                        file + ": a text in it has more than " + LONGEST_TEXT + " bytes; expected at most that");
            }
            doctype = doctype < DOCTYPE.length && b == DOCTYPE[doctype] ? doctype + 1 : b == '<' ? 1 : 0;
            if (doctype == DOCTYPE.length) {
                throw new InvalidInputException(
                        "samples",
                        file + ": a document type is declared in it; expected a workbook as spreadsheets save it");
            }
            // r="A1": the name of a cell.
            boolean isLetter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            if (reference == 3 && isLetter) {
                letters++;
            } else if (reference == 3 && b >= '0' && b <= '9' && letters > LETTERS_OF_COLUMN) {
                throw new InvalidInputException(
                        "samples", file + ": a cell of it is right of column XFD, the last one of spreadsheets");
            } else if (b == 'r') {
                reference = 1;
            } else if (b == '=' && reference == 1) {
                reference = 2;
            } else if ((b == '"' || b == '\'') && reference == 2) {
                reference = 3;
                letters = 0;
            } else {
                reference = 0;
            }
        }
    }

    private static InvalidInputException fault(Path path, String fault) {
        return new InvalidInputException("samples", path.getFileName() + ": " + fault);
    }
}
