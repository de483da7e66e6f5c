package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.EOFException;
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
import org.prospectivity.engine.raster.GridGeometry;

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

    private static final String UNWRITABLE = "the temporary file of a large grid cannot be written";

    private final Shape shape;
    private final transient Opened opened;

    /** Where other machines find the file; null when they do not. */
    private final String shared;

    /** Whether it is this machine's to delete. */
    private final transient boolean own;

    private BandFile(Shape shape, Opened opened, String shared, boolean own) {
        this.shape = shape;
        this.opened = opened;
        this.shared = shared;
        this.own = own;
        CLEANER.register(this, () -> {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The file as it is open. A shared one is opened once it is first read: a file system of the network gives what others
     * wrote to whoever opens the file after they closed it.
     */
    private static final class Opened implements Closeable {
        private final String shared;
        private FileChannel channel;

        /**
         * @param shared where it is opened
         * @param channel on the file where it is open already
         */
        Opened(String shared, FileChannel channel) {
            this.shared = shared;
            this.channel = channel;
        }

        synchronized FileChannel channel() throws IOException {
            if (channel == null) {
                channel = FileChannel.open(Path.of(shared), StandardOpenOption.READ);
            }
            return channel;
        }

        @Override
        public synchronized void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    /**
     * Makes a file that nobody else sees.
     *
     * @param directory for temporary files
     */
    static BandFile temporary(Path directory, GridGeometry grid, int bands) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                directory.resolve(name()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE,
                        StandardOpenOption.DELETE_ON_CLOSE));
        return new BandFile(Shape.of(grid, bands), new Opened(null, channel), null, true);
    }

    /**
     * Makes a file that other machines read and write.
     *
     * @param directory that all machines reach under the same name
     */
    static BandFile shared(Path directory, GridGeometry grid, int bands) throws IOException {
        String file = directory.resolve(name()).toString();
        FileChannel.open(
                        Path.of(file),
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE))
                .close();
        return new BandFile(Shape.of(grid, bands), new Opened(file, null), file, true);
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
                FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.READ);
                return new BandFile(shape, new Opened(file, channel), file, false);
            } catch (IOException e) {
                InvalidObjectException unreachable = new InvalidObjectException(unreachable(file));
                unreachable.initCause(e);
                throw unreachable;
            }
        }
    }

    static String unreachable(String file) {
        return file
                + " cannot be reached: its folder has to be shared by all machines, with rights to read and write there";
    }

    /** Puts rows into a shared file, which is closed each time, so that others see them. */
    private record Rows(Shape shape, String file) implements Destination {
        @Override
        public Note put(int band, int firstRow, float[] values) {
            try (FileChannel channel = channel()) {
                shape.write(channel, band, firstRow, values);
            } catch (IOException e) {
                throw new UncheckedIOException(UNWRITABLE, e);
            }
            return null;
        }

        private FileChannel channel() {
            try {
                return FileChannel.open(Path.of(file), StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(unreachable(file), e);
            }
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
        if (shared != null) {
            new Rows(shape, shared).put(band, firstRow, values);
            return;
        }
        try {
            shape.write(opened.channel(), band, firstRow, values);
        } catch (IOException e) {
            throw new UncheckedIOException(UNWRITABLE, e);
        }
    }

    /**
     * Reads a band of a tile.
     *
     * @param values receives {@link #TILE} rows of as many values; those beyond the edge of the grid mean nothing
     * @throws UncheckedIOException when the file cannot be read, or ends before the tile does
     */
    void read(int tileColumn, int tileRow, int band, float[] values) {
        try {
            shape.read(opened.channel(), tileColumn, tileRow, band, values);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a large grid cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        opened.close();
        if (shared != null && own) {
            Files.deleteIfExists(Path.of(shared));
        }
    }

    /** Where values are in the file. */
    private record Shape(int columns, int rows, int bands) implements Serializable {
        static Shape of(GridGeometry grid, int bands) {
            return new Shape(grid.columns(), grid.rows(), bands);
        }

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
            int count = values.length / columns;
            ByteBuffer bytes = buffer();
            FloatBuffer floats = bytes.asFloatBuffer();
            for (int from = firstRow; from < firstRow + count; ) {
                int to = Math.min(firstRow + count, (from / TILE + 1) * TILE);
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
            bytes.limit(Math.min(TILE, rows - tileRow * TILE) * TILE * Float.BYTES);
            long at = position(tileColumn, tileRow, band);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) {
                    throw new EOFException("it ends after " + channel.size() + " bytes");
                }
            }
            bytes.clear().asFloatBuffer().get(values, 0, TILE * TILE);
        }
    }
}
