package org.prospectivity.rasters;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Copies maps into a file that several machines share, each value with the bits it had. Where the maps are read from a
 * GeoTIFF file that those machines reach, they read and copy it.
 *
 * @param columns of the maps
 * @param rows of the maps
 * @param bands of the maps
 * @param together rows that are copied at a time
 * @param to what takes them
 */
record SharedCopy(int columns, int rows, int bands, int together, GridSink.Destination to) implements Serializable {
    /** Values of all bands that are copied at a time: 64 MB. */
    private static final int VALUES = 1 << 24;

    /**
     * Copies maps.
     *
     * @param shared a folder that all machines reach under the same name
     * @param directory in it, for the copy
     */
    static BandFileBands of(BandSource maps, Path shared, Path directory, Workforce workforce, Progress progress)
            throws IOException {
        GridGeometry grid = maps.geometry();
        int bands = maps.bands().size();
        Optional<FileState> there = workforce.isElsewhere() ? fileWithin(shared, maps) : Optional.empty();
        BandFile file = BandFile.shared(directory, grid, bands);
        boolean whole = false;
        try {
            SharedCopy copy = new SharedCopy(
                    grid.columns(),
                    grid.rows(),
                    bands,
                    rowsTogether(maps, there.isPresent()),
                    file.destination().orElseThrow());
            if (there.isPresent()) {
                workforce.run(new OfFile(there.get(), copy), copy.firstRows(), (unit, done) -> {}, progress);
            } else {
                for (int first : copy.firstRows()) {
                    copy.copy(
                            maps,
                            first,
                            progress.part(first / (double) grid.rows(), copy.end(first) / (double) grid.rows()));
                }
            }
            whole = true;
        } finally {
            if (!whole) {
                file.close();
            }
        }
        return new BandFileBands(file, grid, maps.bands());
    }

    /** The file of maps that are read from one in a folder. */
    private static Optional<FileState> fileWithin(Path folder, BandSource maps) throws IOException {
        Optional<FileState> file = maps instanceof CoverageBands coverage ? coverage.file() : Optional.empty();
        return file.isPresent() ? file.get().within(folder) : file;
    }

    /**
     * Whole lots of what is stored together, in the file as in the source.
     *
     * @param few whether one lot will do, so that there is something for all to copy
     */
    private static int rowsTogether(BandSource maps, boolean few) {
        int together = Math.max(BandFile.TILE, maps.rowsTogether());
        int rows =
                (int) (VALUES / ((long) maps.geometry().columns() * maps.bands().size()));
        if (rows < together) {
            return Math.max(1, Math.min(BandFile.TILE, rows));
        }
        return few ? together : rows - rows % together;
    }

    private List<Integer> firstRows() {
        return IntStream.iterate(0, first -> first < rows, first -> first + together)
                .boxed()
                .toList();
    }

    private int end(int first) {
        return Math.min(rows, first + together);
    }

    private void copy(BandSource maps, int first, Progress progress) {
        int count = end(first) - first;
        float[][] values = new float[bands][count * columns];
        maps.read(IntStream.range(0, bands).toArray(), first, count, values, 0, progress);
        for (int band = 0; band < bands; band++) {
            to.put(band, first, values[band]);
        }
    }

    /** Copies rows of a file; a unit is the first of them, what comes of it how many they were. */
    private record OfFile(FileState file, SharedCopy copy) implements Job<Integer, Integer> {
        @Override
        public Worker<Integer, Integer> ready() {
            return (first, progress) -> {
                GridCoverage2D coverage = opened();
                try {
                    copy.copy(CoverageBands.ofPixels(coverage), first, progress);
                    file.unchanged();
                } finally {
                    coverage.dispose(true);
                }
                return copy.end(first) - first;
            };
        }

        private GridCoverage2D opened() {
            try {
                return GeoTiffs.read("maps", file.unchanged(), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(BandFile.unreachable(file.path()), e);
            }
        }
    }
}
