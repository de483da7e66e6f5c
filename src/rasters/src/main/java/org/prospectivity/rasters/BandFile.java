package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prospectivity.engine.gridding.GridSink;

/**
 * Float bands on a grid in a temporary file: square tiles row by row, in each the bands one after the other, in each
 * band the rows. Rows are written in any order, tiles are read once their rows are written, both by several threads at
 * a time. The file goes when this is closed or nobody holds it any more, and at the latest when the JVM ends, however
 * it ends; a shared one, which other machines read and write by its name, when this is closed. Where a shared one is
 * deserialised it is read only.
 */
final class BandFile implements GridSink, Closeable, Serializable {
    /** Side of a tile, in cells. */
    static final int TILE = 256;

    /** Closes files whose coverages nobody disposed. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final Shape shape;
    private final transient FileChannel channel;

    /** Where other machines find the file; null when they do not. */
    private final String shared;

    /** Whether it is this machine's to delete. */
    private final transient boolean own;

    private BandFile(Shape shape, FileChannel channel, String shared, boolean own) {
        this.shape = shape;
        this.channel = channel;
        this.shared = shared;
        this.own = own;
        CLEANER.register(this, () -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Makes a file that nobody else sees.
     *
     * @param directory for temporary files
     */
    static BandFile temporary(Path directory, int columns, int bands) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                directory.resolve(name()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE,
                        StandardOpenOption.DELETE_ON_CLOSE));
        return new BandFile(new Shape(columns, bands), channel, null, true);
    }

    /**
     * Makes a file that other machines read and write.
     *
     * @param directory that all machines reach under the same name
     */
    static BandFile shared(Path directory, int columns, int bands) throws IOException {
        Path file = directory.resolve(name());
        FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE));
        return new BandFile(new Shape(columns, bands), channel, file.toString(), true);
    }

    private static String name() {
        return "prospectivity-" + UUID.randomUUID() + ".tmp";
    }

    boolean isShared() {
        return shared != null;
    }

    private Object writeReplace() throws ObjectStreamException {
        if (shared == null) {
            throw new NotSerializableException("a temporary file of this machine");
        }
        return new Link(shape, shared);
    }

    /** Stands for a shared file on its way to another machine. */
    private record Link(Shape shape, String file) implements Serializable {
        private Object readResolve() throws ObjectStreamException {
            try {
                return new BandFile(shape, FileChannel.open(Path.of(file), StandardOpenOption.READ), file, false);
            } catch (IOException e) {
                InvalidObjectException unreachable = new InvalidObjectException(unreachable(file));
                unreachable.initCause(e);
                throw unreachable;
            }
        }
    }

    private static String unreachable(String file) {
        return file + " cannot be reached: its folder has to be shared by all machines";
    }

    /**
     * Puts rows into a shared file. It is opened each time: a file system of the network gives what was written to whoever
     * opens the file after it was closed.
     */
    private record Rows(Shape shape, String file) implements Destination {
        @Override
        public Note put(int band, int firstRow, float[] values) {
            try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.WRITE)) {
                shape.write(channel, band, firstRow, values);
            } catch (IOException e) {
                throw new UncheckedIOException(unreachable(file), e);
            }
            return null;
        }
    }

    @Override
    public Optional<Destination> destination() {
        return shared == null ? Optional.empty() : Optional.of(new Rows(shape, shared));
    }

    @Override
    public void placed(Note told) {
        // The rows are in the file.
    }

    @Override
    public void rows(int band, int firstRow, float[] values) {
        try {
            shape.write(channel, band, firstRow, values);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a large grid cannot be written", e);
        }
    }

    /**
     * Reads a band of a tile.
     *
     * @param values receives {@link #TILE} rows of as many values; those beyond the edge of the grid mean nothing
     */
    void read(int tileColumn, int tileRow, int band, float[] values) {
        try {
            shape.read(channel, tileColumn, tileRow, band, values);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a large grid cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (shared != null && own) {
            Files.deleteIfExists(Path.of(shared));
        }
    }

    /** Where values are in the file. */
    private record Shape(int columns, int bands) implements Serializable {
        private int tileColumns() {
            return (columns + TILE - 1) / TILE;
        }

        private long position(int tileColumn, int tileRow, int band) {
            long tile = (long) tileRow * tileColumns() + tileColumn;
            return (tile * bands + band) * TILE * TILE * Float.BYTES;
        }

        private static ByteBuffer buffer() {
            return ByteBuffer.allocate(TILE * TILE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }

        void write(FileChannel channel, int band, int firstRow, float[] values) throws IOException {
            int rows = values.length / columns;
            ByteBuffer bytes = buffer();
            FloatBuffer floats = bytes.asFloatBuffer();
            for (int from = firstRow; from < firstRow + rows; ) {
                int to = Math.min(firstRow + rows, (from / TILE + 1) * TILE);
                for (int tile = 0; tile < tileColumns(); tile++) {
                    int width = Math.min(TILE, columns - tile * TILE);
                    for (int row = from; row < to; row++) {
                        floats.put((row - from) * TILE, values, (row - firstRow) * columns + tile * TILE, width);
                    }
                    long at = position(tile, from / TILE, band) + (long) from % TILE * TILE * Float.BYTES;
                    bytes.clear().limit((to - from) * TILE * Float.BYTES);
                    while (bytes.hasRemaining()) {
                        at += channel.write(bytes, at);
                    }
                }
                from = to;
            }
        }

        void read(FileChannel channel, int tileColumn, int tileRow, int band, float[] values) throws IOException {
            ByteBuffer bytes = buffer();
            long at = position(tileColumn, tileRow, band);
            // The last tile may end early, where the grid does.
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
                // More may follow.
            }
            bytes.clear().asFloatBuffer().get(values, 0, TILE * TILE);
        }
    }
}
