package org.prospectivity.tables;

import com.linuxense.javadbf.DBFReader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Shapes and the rows beside them, one by one: shapes from .shp, attributes from the .dbf beside it, the coordinate system
 * from .prj and the encoding from .cpg; all of them in a folder or a zip. Shapes are read here, as the libraries that read
 * shapefiles are parts of large ones; what they hold is in the Shapefile Technical Description (ESRI, 1998).
 */
public final class ShapefileRecords {
    private static final int HEADER = 100;
    private static final int MAGIC = 9994;
    private static final int GREATEST_TEXT = 1 << 16;
    /** Bytes of a shape: some 17 million places. */
    private static final int GREATEST_SHAPE = 1 << 28;

    private final String file;
    private final TableOptions options;
    private final Progress progress;

    private ShapefileRecords(String file, TableOptions options, Progress progress) {
        this.file = file;
        this.options = options;
        this.progress = progress;
    }

    /** Takes what is read. */
    public interface Visitor {
        /**
         * What the file tells before its records.
         *
         * @param source what it is called in messages
         * @param fields names of the attributes, all different
         * @param crs {@code EPSG:code}, or the text of the .prj when it states no code that is known; empty without a .prj
         */
        void begin(String source, List<String> fields, String crs);

        /**
         * A record.
         *
         * @param shape the content of a record of the .shp, in its little-endian order
         * @param values of the attributes, a date as the text {@code yyyy-MM-dd}; null for none
         */
        void record(ByteBuffer shape, List<Object> values);

        /** @param rows that are marked as deleted and were left out */
        void end(int rows);
    }

    /**
     * Reads a shapefile.
     *
     * @param path any of its files, or a zip they are in
     * @param options of which the layer names one of several in a zip, and the encoding stands in place of that of the .cpg
     * @throws InvalidInputException naming {@code samples}, when a file lacks, is damaged or does not fit the others
     */
    public static void read(Path path, TableOptions options, Progress progress, Visitor visitor) throws IOException {
        String name = path.getFileName().toString();
        byte[] start;
        try (InputStream stream = Files.newInputStream(path)) {
            start = stream.readNBytes(2);
        }
        if (start.length == 2 && start[0] == 'P' && start[1] == 'K') {
            ZippedShapefile.read(
                    path, options, progress, (shp, source) -> new ShapefileRecords(source, options, progress)
                            .read(shp, visitor));
        } else {
            new ShapefileRecords(name, options, progress).read(path, visitor);
        }
    }

    private void read(Path any, Visitor visitor) throws IOException {
        Path shp = beside(any, "shp");
        Path dbf = beside(any, "dbf");
        if (shp == null || dbf == null) {
            throw fault("there is no " + (shp == null ? ".shp" : ".dbf")
                    + " beside it; expected the files of a shapefile in one folder or zip");
        }
        Path prj = beside(any, "prj");
        String crs = prj == null ? "" : CrsText.crs(small(prj));
        try (DataInputStream shapes = open(shp);
                InputStream stream = open(dbf);
                DBFReader table = new DBFReader(stream, charset(any), true)) {
            readHeader(shapes);
            visitor.begin(file, names(table), crs);
            read(shapes, table, visitor, Math.max(1, Files.size(shp)));
        } catch (InvalidInputException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library throws exceptions of many kinds on damaged tables.
            throw fault("its .dbf is damaged" + Words.because(e));
        } catch (EOFException e) {
            throw fault("its .shp ends within a shape");
        }
    }

    private static DataInputStream open(Path path) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    /** The file of the same name with another extension, in any case; null when there is none. */
    private static Path beside(Path any, String extension) throws IOException {
        String name = any.getFileName().toString();
        String wanted = name.substring(0, name.lastIndexOf('.') + 1) + extension;
        try (Stream<Path> files = Files.list(any.toAbsolutePath().getParent())) {
            return files.filter(path -> path.getFileName().toString().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElse(null);
        }
    }

    private String small(Path path) throws IOException {
        if (Files.size(path) > GREATEST_TEXT) {
            throw fault(path.getFileName() + " has more than " + GREATEST_TEXT + " bytes; expected at most that");
        }
        return Files.readString(path, StandardCharsets.ISO_8859_1);
    }

    private Charset charset(Path any) throws IOException {
        if (options.encoding() != null) {
            return options.encoding();
        }
        Path cpg = beside(any, "cpg");
        if (cpg == null) {
            return TextFile.WINDOWS;
        }
        String name = small(cpg).strip();
        try {
            return Charset.forName(name.matches("\\d+") ? name.equals("65001") ? "UTF-8" : "windows-" + name : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw fault(
                    "its .cpg tells the encoding " + name + ", which is not known; the option encoding tells another");
        }
    }

    private void readHeader(DataInputStream shapes) throws IOException {
        byte[] header = new byte[HEADER];
        shapes.readFully(header);
        if (ByteBuffer.wrap(header).getInt(0) != MAGIC) {
            throw fault("its .shp is no shapefile");
        }
    }

    private static List<String> names(DBFReader table) {
        List<String> names = new ArrayList<>();
        for (int f = 1; f < table.getFieldCount(); f++) {
            String name = table.getField(f).getName().strip();
            String free = name;
            for (int n = 2; names.contains(free); n++) {
                free = name + "_" + n;
            }
            names.add(free);
        }
        return names;
    }

    private void read(DataInputStream shapes, DBFReader table, Visitor visitor, long size) throws IOException {
        int rows = 0;
        int deleted = 0;
        long at = HEADER;
        for (Object[] record = table.nextRecord(); record != null; record = table.nextRecord()) {
            progress.report(Math.min(1, (double) at / size), "Reading " + file);
            byte[] shape = shape(shapes);
            if (shape == null) {
                throw fault("its .dbf has more rows than its .shp has shapes, " + rows);
            }
            at += 8L + shape.length;
            // The first field tells whether the record is deleted.
            if (Boolean.TRUE.equals(record[0])) {
                deleted++;
                continue;
            }
            rows++;
            visitor.record(ByteBuffer.wrap(shape).order(ByteOrder.LITTLE_ENDIAN), values(record));
        }
        if (shape(shapes) != null) {
            throw fault("its .shp has more shapes than its .dbf has rows, " + rows);
        }
        visitor.end(deleted);
    }

    private static List<Object> values(Object[] record) {
        List<Object> values = new ArrayList<>();
        for (int f = 1; f < record.length; f++) {
            values.add(
                    record[f] instanceof Date date
                            ? new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT).format(date)
                            : record[f]);
        }
        return values;
    }

    /** The content of the next record, or null at the end. */
    private byte[] shape(DataInputStream shapes) throws IOException {
        byte[] header = shapes.readNBytes(8);
        if (header.length == 0) {
            return null;
        }
        if (header.length < 8) {
            throw new EOFException();
        }
        long length = 2L * ByteBuffer.wrap(header).getInt(4);
        if (length < 4 || length > GREATEST_SHAPE) {
            throw fault("a shape of its .shp has " + length + " bytes; expected 4 to " + GREATEST_SHAPE);
        }
        // In parts, since a damaged length must not cost memory.
        byte[] content = shapes.readNBytes((int) length);
        if (content.length < length) {
            throw new EOFException();
        }
        return content;
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }
}
