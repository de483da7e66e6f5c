package org.prospectivity.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Reads tables of samples in files, each as it was delivered: what the file does not tell for certain is asked for by
 * the name of an option, and what is taken for what is told in the table's notes.
 */
public final class TableReader {
    private TableReader() {}

    /**
     * Reads a table.
     *
     * @throws InvalidInputException when the file is missing, damaged, of no known format, or does not tell something
     *     for certain; its parameter is {@code samples}
     */
    public static Table read(Path file, TableOptions options) throws IOException {
        return read(file, options, Progress.NONE);
    }

    /** Reads a table, reporting how far it has come. */
    public static Table read(Path file, TableOptions options, Progress progress) throws IOException {
        InvalidInputException.require(Files.isRegularFile(file), "samples", file, "a file that exists");
        return TextTable.read(file, options, progress);
    }
}
