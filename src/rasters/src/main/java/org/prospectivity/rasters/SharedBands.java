package org.prospectivity.rasters;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Bands in a folder that all machines share: a file a band, its rows one after the other as little-endian floats, so that
 * each value has the bits it had.
 *
 * @param folder of the files
 */
public record SharedBands(String folder, GridGeometry geometry, List<Band> bands, int rowsTogether)
        implements BandSource, Serializable {
    /** Values of all bands that are copied at a time: 64 MB. */
    private static final int COPIED = 1 << 24;

    private static final int WRITTEN = 1 << 20;

    public SharedBands {
        bands = List.copyOf(bands);
    }

    /** Files to be filled with the bands of a source, in a folder that is there and empty. */
    static SharedBands of(BandSource source, Path folder) {
        return new SharedBands(folder.toString(), source.geometry(), source.bands(), source.rowsTogether());
    }

    /** Fills the files with those bands. */
    void fill(BandSource source, Progress progress) throws IOException {
        GridGeometry grid = source.geometry();
        int count = source.bands().size();
        FileChannel[] files = new FileChannel[count];
        try {
            for (int band = 0; band < count; band++) {
                files[band] = FileChannel.open(file(band), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
            int rows = rowsAtOnce(source, count);
            int[] all = IntStream.range(0, count).toArray();
            float[][] values = new float[count][Math.min(rows, grid.rows()) * grid.columns()];
            for (int row = 0; row < grid.rows(); row += rows) {
                int some = Math.min(rows, grid.rows() - row);
                Progress part = progress.part(row / (double) grid.rows(), (row + some) / (double) grid.rows());
                source.read(all, row, some, values, 0, part);
                for (int band = 0; band < count; band++) {
                    write(values[band], some * grid.columns(), files[band]);
                }
            }
        } finally {
            for (FileChannel file : files) {
                if (file != null) {
                    file.close();
                }
            }
        }
    }

    private static int rowsAtOnce(BandSource source, int bands) {
        GridGeometry grid = source.geometry();
        int rows = (int) Math.max(1, COPIED / ((long) grid.columns() * bands));
        int together = source.rowsTogether();
        return rows > together ? rows - rows % together : rows;
    }

    private static void write(float[] values, int count, FileChannel to) throws IOException {
        ByteBuffer bytes = buffer(Math.min(count, WRITTEN));
        for (int from = 0; from < count; from += WRITTEN) {
            int some = Math.min(WRITTEN, count - from);
            bytes.clear().limit(some * Float.BYTES);
            bytes.asFloatBuffer().put(values, from, some);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        }
    }

    private static ByteBuffer buffer(int floats) {
        return ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path file(int band) {
        return Path.of(folder, "band-" + band);
    }

    @Override
    public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
        int columns = geometry.columns();
        for (int i = 0; i < positions.length; i++) {
            progress.report(i / (double) positions.length, "reading the maps");
            try (FileChannel file = FileChannel.open(file(positions[i]), StandardOpenOption.READ)) {
                read(file, (long) firstRow * columns, rows * columns, into[i], offset, progress);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    /** The values of some rows and columns of a band, row by row. */
    public float[] window(int band, int firstRow, int firstColumn, int rows, int columns) {
        float[] values = new float[rows * columns];
        try (FileChannel file = FileChannel.open(file(band), StandardOpenOption.READ)) {
            for (int row = 0; row < rows; row++) {
                long first = (long) (firstRow + row) * geometry.columns() + firstColumn;
                read(file, first, columns, values, row * columns, Progress.NONE);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return values;
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(
                "the maps in " + folder + " cannot be read: the folder has to be shared by all machines", e);
    }

    private static void read(FileChannel file, long first, int count, float[] into, int offset, Progress progress)
            throws IOException {
        ByteBuffer bytes = buffer(Math.min(count, WRITTEN));
        FloatBuffer floats = bytes.asFloatBuffer();
        for (int from = 0; from < count; from += WRITTEN) {
            progress.report(from / (double) count, "reading the maps");
            int some = Math.min(WRITTEN, count - from);
            bytes.clear().limit(some * Float.BYTES);
            long at = (first + from) * Float.BYTES;
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, at + bytes.position());
                if (read < 0) {
                    throw new IOException("the file ends before value " + (first + count));
                }
            }
            floats.clear().get(into, offset + from, some);
        }
    }

    /** Deletes the files. */
    void delete() throws IOException {
        for (int band = 0; band < bands.size(); band++) {
            Files.deleteIfExists(file(band));
        }
    }
}
