package org.prospectivity.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.rasters.BandFileBands;
import org.prospectivity.rasters.BandStatistics;
import org.prospectivity.rasters.CloudOptimized;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.Overviews;

/**
 * A folder of cloud-optimised GeoTIFF tiles that workers write, with an index that is written last. All of it is made in a
 * folder whose name begins with a point, which gets its name when it is whole. A tile is written under a name of its own
 * first; one that is there is whole, and no task writes it again. Tiles without data are left out.
 */
final class TileFolder {
    private static final String TILE = "tile-%d-%d.tif";
    /** The side of a tile's smallest copy: a map of thousands of tiles from afar reads all of these. */
    private static final int SMALLEST = 64;

    private static final int ATTEMPTS = 100;
    private static final long PAUSE_NANOS = 100_000_000L;

    private TileFolder() {}

    /**
     * A tile that was written.
     *
     * @param file its name in the folder
     * @param grid its cells
     * @param firstRow of it in the whole grid
     * @param firstColumn likewise
     * @param statistics of each band
     */
    record Tile(String file, GridGeometry grid, int firstRow, int firstColumn, List<BandStatistics> statistics)
            implements Serializable {}

    /**
     * Writes maps.
     *
     * @param name of the maps in the index
     * @param crs of their grid, easting first
     * @param side of a tile in cells
     * @param folder that is not there yet; the machines share the one it is in
     */
    static void write(
            BandFileBands maps,
            String name,
            CoordinateReferenceSystem crs,
            int side,
            Path folder,
            Workforce workforce,
            Progress progress)
            throws IOException {
        Path whole = folder.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path unfinished =
                Files.createDirectory(whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID()));
        boolean finished = false;
        try {
            int across = (maps.geometry().columns() + side - 1) / side;
            int down = (maps.geometry().rows() + side - 1) / side;
            List<List<Tile>> found = workforce.map(
                    new Tiles(maps, name, crs, side, across, unfinished.toString()),
                    IntStream.range(0, across * down).boxed().toList(),
                    (fraction, message) -> progress.report(0.95 * fraction, "writing tiles: " + message));
            List<Tile> tiles = found.stream().flatMap(List::stream).toList();
            TileIndex index = new TileIndex(name, maps.geometry(), maps.bands(), crs, tiles);
            index.write(unfinished);
            AtomicFiles.force(unfinished);
            Files.move(unfinished, whole);
            finished = true;
            progress.report(1, "wrote tiles");
        } finally {
            if (!finished) {
                delete(unfinished);
            }
        }
    }

    /** Deletes the folder, in which tasks that were cancelled may write for a moment still; without it they fail. */
    private static void delete(Path folder) throws IOException {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.list(folder)) {
                all.forEach(files::add);
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Writes tiles, numbered row by row. A tile without data has no result. */
    private record Tiles(
            BandFileBands maps, String name, CoordinateReferenceSystem crs, int side, int across, String folder)
            implements Job<Integer, List<Tile>> {
        @Override
        public Worker<Integer, List<Tile>> ready() {
            return (number, progress) -> {
                int row = number / across * side;
                int column = number % across * side;
                GridGeometry whole = maps.geometry();
                GridGeometry grid = new GridGeometry(
                        whole.west() + column * whole.cellSize(),
                        whole.north() - row * whole.cellSize(),
                        whole.cellSize(),
                        Math.min(side, whole.columns() - column),
                        Math.min(side, whole.rows() - row));
                List<float[]> values = new ArrayList<>();
                List<BandStatistics> statistics = new ArrayList<>();
                for (int band = 0; band < maps.bands().size(); band++) {
                    progress.report(band / (2.0 * maps.bands().size()), "reading");
                    float[] ofBand = maps.window(band, row, column, grid.rows(), grid.columns());
                    values.add(ofBand);
                    statistics.add(BandStatistics.of(ofBand));
                }
                if (statistics.stream().allMatch(BandStatistics::isEmpty)) {
                    return List.of();
                }
                String file = TILE.formatted(number / across, number % across);
                try {
                    write(new RasterStack(grid, maps.bands(), values), statistics, Path.of(folder, file));
                } catch (IOException e) {
                    throw new UncheckedIOException(file + " cannot be written to " + folder, e);
                }
                return List.of(new Tile(file, grid, row, column, statistics));
            };
        }

        private void write(RasterStack tile, List<BandStatistics> statistics, Path file) throws IOException {
            if (Files.exists(file)) {
                return;
            }
            GridCoverage2D coverage = Coverages.coverage(name, tile, crs);
            Path unfinished = file.resolveSibling("." + UUID.randomUUID());
            // On the worker's own disk: what is written more than once.
            Path plain = Files.createTempFile("prospectivity-", ".tif");
            try {
                GeoTiffs.write(coverage, statistics, plain);
                Overviews.embed(coverage.getRenderedImage(), SMALLEST, plain);
                CloudOptimized.order(plain, unfinished);
                AtomicFiles.finish(unfinished, file);
            } finally {
                Files.deleteIfExists(plain);
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
