package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.prospectivity.engine.gridding.GridSink;

/**
 * Float bands on a grid in a temporary file: square tiles row by row, in each the bands one after the other, in each
 * band the rows. Rows are written in any order, tiles are read once their rows are written, both by several threads at
 * a time. The file goes when this is closed or nobody holds it any more, and at the latest when the JVM ends, however
 * it ends.
 */
final class BandFile implements GridSink, Closeable {
    /** Side of a tile, in cells. */
    static final int TILE = 256;

    /** Closes files whose coverages nobody disposed. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final int columns;
    private final int bands;
    private final int tileColumns;
    private final FileChannel channel;

    /**
     * Makes the file.
     *
     * @param directory for temporary files
     */
    BandFile(Path directory, int columns, int bands) throws IOException {
        this.columns = columns;
        this.bands = bands;
        tileColumns = (columns + TILE - 1) / TILE;
        Files.createDirectories(directory);
        FileChannel opened = FileChannel.open(
                directory.resolve("prospectivity-" + UUID.randomUUID() + ".tmp"),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE,
                        StandardOpenOption.DELETE_ON_CLOSE));
        channel = opened;
        CLEANER.register(this, () -> {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void rows(int band, int firstRow, float[] values) {
        int rows = values.length / columns;
        ByteBuffer bytes = buffer(TILE * TILE);
        FloatBuffer floats = bytes.asFloatBuffer();
        try {
            for (int from = firstRow; from < firstRow + rows; ) {
                int to = Math.min(firstRow + rows, (from / TILE + 1) * TILE);
                for (int tile = 0; tile < tileColumns; tile++) {
                    int width = Math.min(TILE, columns - tile * TILE);
                    for (int row = from; row < to; row++) {
                        floats.put((row - from) * TILE, values, (row - firstRow) * columns + tile * TILE, width);
                    }
                    long at = position(tile, from / TILE, band) + (long) from % TILE * TILE * Float.BYTES;
                    write(bytes.clear().limit((to - from) * TILE * Float.BYTES), at);
                }
                from = to;
            }
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
        ByteBuffer bytes = buffer(TILE * TILE);
        long at = position(tileColumn, tileRow, band);
        try {
            // The last tile may end early, where the grid does.
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
                // More may follow.
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a large grid cannot be read", e);
        }
        bytes.clear().asFloatBuffer().get(values, 0, TILE * TILE);
    }

    private long position(int tileColumn, int tileRow, int band) {
        long tile = (long) tileRow * tileColumns + tileColumn;
        return (tile * bands + band) * TILE * TILE * Float.BYTES;
    }

    private static ByteBuffer buffer(int floats) {
        return ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
