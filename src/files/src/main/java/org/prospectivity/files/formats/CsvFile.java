package org.prospectivity.files.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.prospectivity.engine.InvalidInputException;

/**
 * The text of a CSV file: UTF-8, with or without its mark, or else the single-byte code of older spreadsheets.
 *
 * @param parameter the input it was given for
 */
record CsvFile(String parameter, Path path, Charset charset, char delimiter) {
    private static final char MARK = '\uFEFF';

    /**
     * Finds out how a file is written.
     *
     * @throws InvalidInputException when it is no text
     */
    static CsvFile open(String parameter, Path path) throws IOException {
        Charset charset = StandardCharsets.UTF_8;
        try {
            requireText(parameter, path, charset);
        } catch (CharacterCodingException e) {
            charset = StandardCharsets.ISO_8859_1;
            requireText(parameter, path, charset);
        }
        return new CsvFile(parameter, path, charset, delimiter(path, charset));
    }

    private static void requireText(String parameter, Path path, Charset charset) throws IOException {
        char[] part = new char[1 << 16];
        try (BufferedReader reader = Files.newBufferedReader(path, charset)) {
            for (int length = reader.read(part); length >= 0; length = reader.read(part)) {
                for (int i = 0; i < length; i++) {
                    if (part[i] == 0) {
                        throw fault(parameter, path, "it is no text");
                    }
                }
            }
        }
    }

    private static char delimiter(Path path, Charset charset) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path, charset)) {
            String header =
                    reader.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
            if (header.indexOf(',') < 0) {
                return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
            }
            return ',';
        }
    }

    /** Its lines from the first on. */
    CSVParser parser() throws IOException {
        BufferedReader reader = Files.newBufferedReader(path, charset);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get()
                .parse(reader);
    }

    InvalidInputException fault(String fault) {
        return fault(parameter, path, fault);
    }

    InvalidInputException damaged(Exception e) {
        return fault("it is damaged: " + e.getMessage());
    }

    private static InvalidInputException fault(String parameter, Path path, String fault) {
        return new InvalidInputException(parameter, path + ": " + fault);
    }
}
