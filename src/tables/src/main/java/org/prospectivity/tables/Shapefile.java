package org.prospectivity.tables;

import com.linuxense.javadbf.DBFReader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
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
 * Reads points from a shapefile: geometries from .shp, attributes from the .dbf beside it, the coordinate system from
 * .prj and the encoding from .cpg. The points are read here, as their records are 28 bytes each and the libraries that
 * read shapefiles are parts of large ones.
 */
final class Shapefile {
    private static final int HEADER = 100;
    private static final int MAGIC = 9994;
    private static final int GREATEST_RECORD = 1 << 16;

    private final String file;
    private final TableOptions options;
    private final Progress progress;

    private Shapefile(String file, TableOptions options, Progress progress) {
        this.file = file;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Reads a shapefile.
     *
     * @param shp any of its files
     * @param source what it is called in messages
     */
    static Table read(Path shp, String source, TableOptions options, Progress progress) throws IOException {
        return new Shapefile(source, options, progress).read(shp);
    }

    private Table read(Path any) throws IOException {
        Path shp = beside(any, "shp");
        Path dbf = beside(any, "dbf");
        if (shp == null || dbf == null) {
            throw fault("there is no " + (shp == null ? ".shp" : ".dbf")
                    + " beside it; expected the files of a shapefile in one folder or zip");
        }
        List<String> notes = new ArrayList<>();
        Path prj = beside(any, "prj");
        String crs = prj == null ? "" : CrsText.crs(small(prj));
        if (prj == null) {
            notes.add("There is no .prj beside it that tells its coordinate system.");
        }
        PlacedRows rows = new PlacedRows(file);
        try (DataInputStream shapes = open(shp);
                InputStream stream = open(dbf);
                DBFReader table = new DBFReader(stream, charset(any), true)) {
            readHeader(shapes);
            read(shapes, table, rows, notes, Math.max(1, Files.size(shp)));
        } catch (InvalidInputException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library throws exceptions of many kinds on damaged tables.
            throw fault("its .dbf is damaged" + Words.because(e));
        } catch (EOFException e) {
            throw fault("its .shp ends within a shape");
        }
        return rows.finish(file, crs, notes);
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
        if (Files.size(path) > GREATEST_RECORD) {
            throw fault(path.getFileName() + " has more than " + GREATEST_RECORD + " bytes; expected at most that");
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

    private void read(DataInputStream shapes, DBFReader table, PlacedRows rows, List<String> notes, long size)
            throws IOException {
        List<String> names = new ArrayList<>();
        for (int f = 1; f < table.getFieldCount(); f++) {
            String name = table.getField(f).getName().strip();
            String free = name;
            for (int n = 2; names.contains(free); n++) {
                free = name + "_" + n;
            }
            names.add(free);
            rows.name(free);
        }
        int deleted = 0;
        long at = HEADER;
        for (Object[] record = table.nextRecord(); record != null; record = table.nextRecord()) {
            progress.report(Math.min(1, (double) at / size), "Reading " + file);
            byte[] shape = shape(shapes);
            if (shape == null) {
                throw fault("its .dbf has more rows than its .shp has shapes, " + rows.rows());
            }
            at += 8L + shape.length;
            // The first field tells whether the record is deleted.
            if (Boolean.TRUE.equals(record[0])) {
                deleted++;
                continue;
            }
            rows.begin();
            place(shape, rows);
            for (int f = 1; f < record.length; f++) {
                if (record[f] != null) {
                    rows.cell(names.get(f - 1), text(record[f]));
                }
            }
        }
        if (shape(shapes) != null) {
            throw fault("its .shp has more shapes than its .dbf has rows, " + rows.rows());
        }
        if (deleted > 0) {
            notes.add(deleted + " rows that are marked as deleted left out.");
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? Cells.plain(number) : "";
        } else if (value instanceof Date date) {
            return new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT).format(date);
        }
        return value.toString();
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
        if (length < 4 || length > GREATEST_RECORD) {
            throw fault("a shape of its .shp has " + length + " bytes; expected a point");
        }
        byte[] content = new byte[(int) length];
        shapes.readFully(content);
        return content;
    }

    private void place(byte[] shape, PlacedRows rows) {
        ByteBuffer content = ByteBuffer.wrap(shape).order(ByteOrder.LITTLE_ENDIAN);
        int kind = content.getInt();
        switch (kind) {
            case 0 -> {
                // A row without a geometry.
            }
            case 1, 11, 21 -> {
                require(shape, 20);
                rows.place(content.getDouble(4), content.getDouble(12));
            }
            case 8, 18, 28 -> {
                require(shape, 40);
                int points = content.getInt(36);
                if (points == 1) {
                    require(shape, 56);
                    rows.place(content.getDouble(40), content.getDouble(48));
                } else if (points != 0) {
                    rows.severalPoints();
                }
            }
            case 3, 13, 23 -> rows.noPoint("lines");
            case 5, 15, 25 -> rows.noPoint("polygons");
            default -> rows.noPoint("shapes of kind " + kind);
        }
    }

    private void require(byte[] shape, int length) {
        if (shape.length < length) {
            throw fault("a shape of its .shp has " + shape.length + " bytes; expected at least " + length);
        }
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }
}
