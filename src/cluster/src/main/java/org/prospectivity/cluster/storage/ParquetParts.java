package org.prospectivity.cluster.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/** A Parquet file, or those of a folder one after the other by their names, as Spark writes a table. */
final class ParquetParts {
    private static final String ENDING = ".parquet";
    private static final int ROWS_BETWEEN_REPORTS = 10_000;

    private final String parameter;
    private final Path path;
    private final List<Path> files;
    private final Head head;

    private ParquetParts(String parameter, Path path, List<Path> files) {
        this.parameter = parameter;
        this.path = path;
        this.files = files;
        head = head(files.get(0));
        for (Path file : files.subList(1, files.size())) {
            Head other = head(file);
            if (!names(other.schema).equals(names(head.schema)) || !other.geo.equals(head.geo)) {
                throw fault(path.getFileName() + ": the columns of " + file.getFileName() + ", " + names(other.schema)
                        + ", are not those of " + files.get(0).getFileName() + ", " + names(head.schema)
                        + ", or are placed otherwise; expected the same in all parts");
            }
        }
    }

    /** What the footer of a file tells. */
    private record Head(MessageType schema, Optional<GeoParquet> geo) {}

    /** Takes the rows one after the other. */
    interface Rows {
        /** A row begins. */
        void begin();

        /**
         * What stands in a column of the row.
         *
         * @param column its number among those that are read
         * @param value of the column's type; null for a missing one
         */
        void value(int column, Object value);
    }

    /**
     * Finds the parts and reads their footers.
     *
     * @param parameter the input they were given for
     * @param path of a file or a folder
     * @throws InvalidInputException naming the parameter, when there are none, or they do not belong together
     */
    static ParquetParts of(String parameter, Path path) {
        if (!Files.isDirectory(path)) {
            InvalidInputException.require(
                    Files.isRegularFile(path), parameter, path, "a Parquet file that exists, or a folder of such");
            return new ParquetParts(parameter, path, List.of(path));
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(path)) {
            for (Path file : found.sorted().toList()) {
                String name = file.getFileName().toString();
                InvalidInputException.require(
                        isHidden(name) || !Files.isDirectory(file),
                        parameter,
                        path + " with the folder " + name,
                        "part files that end in " + ENDING + " and no folders");
                if (isPart(name)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(parameter, path + " cannot be read: " + e.getMessage());
        }
        InvalidInputException.require(
                !files.isEmpty(), parameter, path, "a folder with part files that end in " + ENDING);
        return new ParquetParts(parameter, path, files);
    }

    /** Whether a name within a folder is no part's but for the program that wrote the folder, as {@code _SUCCESS}. */
    static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }

    /** Whether a name within a folder is that of a part. */
    static boolean isPart(String name) {
        return !isHidden(name) && name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    private static List<String> names(MessageType schema) {
        return schema.getFields().stream().map(Type::getName).sorted().toList();
    }

    /** The name of the file or folder. */
    String name() {
        return path.getFileName().toString();
    }

    /** What the files tell of geometries; empty when they have none. */
    Optional<GeoParquet> geo() {
        return head.geo;
    }

    /** The columns of plain values, and that of the geometries as bytes, as they come in the files. */
    List<ParquetColumn> columns() {
        return columns(head.schema);
    }

    private List<ParquetColumn> columns(MessageType schema) {
        return schema.getFields().stream()
                .flatMap(field -> column(schema, field).stream())
                .toList();
    }

    private Optional<ParquetColumn> column(MessageType schema, Type field) {
        return isGeometry(field)
                ? Optional.of(ParquetColumn.ofBytes(schema.getColumnDescription(new String[] {field.getName()})))
                : ParquetColumn.of(schema, field);
    }

    private boolean isGeometry(Type field) {
        return geo().map(GeoParquet::column).filter(field.getName()::equals).isPresent();
    }

    /** The names of the columns that are left aside: lists, records, bytes. */
    List<String> others() {
        Set<String> boxes = geo().map(GeoParquet::boxes).orElse(Set.of());
        return head.schema.getFields().stream()
                .filter(field -> column(head.schema, field).isEmpty() && !boxes.contains(field.getName()))
                .map(Type::getName)
                .toList();
    }

    /**
     * Reads all rows, each with the values of {@link #columns}.
     *
     * @throws InvalidInputException naming the parameter, when a file is damaged
     */
    void read(Progress progress, Rows rows) {
        List<String> order = columns().stream().map(ParquetColumn::name).toList();
        for (int part = 0; part < files.size(); part++) {
            Path file = files.get(part);
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                FileMetaData meta = reader.getFooter().getFileMetaData();
                List<ParquetColumn> columns = order.stream()
                        .map(name -> column(meta.getSchema(), meta.getSchema().getType(name))
                                .orElseThrow(() -> fault(file + ": its column " + name + " is of another kind than in "
                                        + files.get(0) + "; expected the same")))
                        .toList();
                MessageType wanted = new MessageType(
                        meta.getSchema().getName(),
                        order.stream()
                                .map(name -> meta.getSchema().getType(name))
                                .toList());
                reader.setRequestedSchema(wanted);
                for (PageReadStore group = reader.readNextRowGroup();
                        group != null;
                        group = reader.readNextRowGroup()) {
                    ColumnReadStoreImpl store =
                            new ColumnReadStoreImpl(group, Unassembled.ROOT, wanted, meta.getCreatedBy());
                    List<ColumnReader> readers = columns.stream()
                            .map(column -> store.getColumnReader(column.place()))
                            .toList();
                    readGroup(group.getRowCount(), columns, readers, rows, progress, (double) part / files.size());
                }
            } catch (IOException | RuntimeException e) {
                throw unreadable(file, e);
            }
        }
    }

    private void readGroup(
            long count,
            List<ParquetColumn> columns,
            List<ColumnReader> readers,
            Rows rows,
            Progress progress,
            double fraction) {
        for (long row = 0; row < count; row++) {
            if (row % ROWS_BETWEEN_REPORTS == 0) {
                progress.report(fraction, "Reading " + name());
            }
            rows.begin();
            for (int c = 0; c < columns.size(); c++) {
                ColumnReader reader = readers.get(c);
                rows.value(c, columns.get(c).valueAt(reader));
                reader.consume();
            }
        }
    }

    private Head head(Path file) {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            FileMetaData meta = reader.getFooter().getFileMetaData();
            String told = meta.getKeyValueMetaData().get(GeoParquet.KEY);
            Optional<GeoParquet> geo = Optional.ofNullable(told)
                    .map(text -> GeoParquet.of(parameter, file.getFileName().toString(), text));
            geo.ifPresent(places -> requireBytes(file, meta.getSchema(), places.column()));
            return new Head(meta.getSchema(), geo);
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    private void requireBytes(Path file, MessageType schema, String column) {
        boolean isBytes = schema.containsField(column)
                && schema.getType(column).isPrimitive()
                && !schema.getType(column).isRepetition(Type.Repetition.REPEATED)
                && schema.getType(column).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        if (!isBytes) {
            throw fault(file.getFileName() + " has no column " + column
                    + " of bytes; expected the geometries that its metadata tell of");
        }
    }

    private RuntimeException unreadable(Path file, Exception e) {
        if (e instanceof InvalidInputException || e instanceof CancellationException) {
            return (RuntimeException) e;
        }
        String reason = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("").strip();
        return fault(file.getFileName() + " cannot be read as a Parquet file (" + reason + "); expected a whole one");
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException(parameter, fault);
    }

    /** Rows are not put together by Parquet, whose column readers want a place for values to go nevertheless. */
    private static final class Unassembled extends GroupConverter {
        private static final Unassembled ROOT = new Unassembled();
        private static final PrimitiveConverter NOWHERE = new PrimitiveConverter() {};

        @Override
        public Converter getConverter(int field) {
            return NOWHERE;
        }

        @Override
        public void start() {
            // Nothing is put together.
        }

        @Override
        public void end() {
            // Nothing is put together.
        }
    }
}
