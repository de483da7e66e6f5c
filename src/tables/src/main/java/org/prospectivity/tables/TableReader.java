package org.prospectivity.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Reads tables of samples in files, each as it was delivered: what the file does not tell for certain is asked for by
 * the name of an option, and what is taken for what is told in the table's notes. The format is told by what stands in
 * the file, but for shapefiles and GeoJSON, which their extensions tell.
 */
public final class TableReader {
    private static final int FIRST_BYTES = 64;
    private static final String FORMATS =
            "a text (CSV and the like), an .xlsx workbook, a shapefile or a zip of one," + " a GeoPackage or GeoJSON";

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
        try {
            return readAny(file, options, progress);
        } catch (ZipException | EOFException e) {
            throw new InvalidInputException("samples", file.getFileName() + ": it is damaged" + Words.because(e));
        }
    }

    private static Table readAny(Path file, TableOptions options, Progress progress) throws IOException {
        InvalidInputException.require(Files.isRegularFile(file), "samples", file, "a file that exists");
        String name = file.getFileName().toString();
        InvalidInputException.require(Files.size(file) > 0, "samples", name + ", an empty file,", FORMATS);
        String lower = name.toLowerCase(Locale.ROOT);
        byte[] first;
        try (InputStream stream = Files.newInputStream(file)) {
            first = stream.readNBytes(FIRST_BYTES);
        }
        String start = new String(first, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return isWorkbook(file) ? Workbook.read(file, options, progress) : Shapefile.read(file, options, progress);
        } else if (start.startsWith("SQLite format 3\0")) {
            return GeoPackageTable.read(file, options, progress);
        } else if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            throw new InvalidInputException(
                    "samples", name + ": it is a workbook of Excel 97-2003 (.xls); expected it to be saved as .xlsx");
        } else if (lower.endsWith(".shp") || lower.endsWith(".dbf") || start.startsWith("\0\0\u0027\n")) {
            return Shapefile.read(file, options, progress);
        } else if (lower.matches(".*\\.(geojson|json)")) {
            return GeoJsonTable.read(file, options, progress);
        } else if (start.startsWith("%PDF")
                || start.startsWith("\u001f\u008b")
                || lower.matches(".*\\.(ods|gml|xml|kml)")) {
            throw new InvalidInputException("samples", name, FORMATS);
        }
        return TextTable.read(file, options, progress);
    }

    private static boolean isWorkbook(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null;
        }
    }
}
