package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.geochemistry.MapStore;
import org.prospectivity.engine.geochemistry.MapsInMemory;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The maps of a survey, in memory while they are small, else in a temporary file of the folder {@code java.io.tmpdir}.
 */
public final class SurveyMaps implements MapStore, Closeable {
    /** The share of the greatest heap that maps in memory may take: one part in so many. */
    private static final int SHARE = 8;

    private final CellLimit limit;
    private final long most;
    private final Path directory;
    private final MapsInMemory memory = new MapsInMemory();
    private GridGeometry geometry;
    private List<Band> bands;
    private BandFile file;
    private ValueRange firstBand;

    /**
     * Maps that are small when they take less than an eighth of the greatest heap.
     *
     * @param limit of their grid
     */
    public SurveyMaps(CellLimit limit) {
        this(limit, mostInMemory(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * @param limit of their grid
     * @param most bytes of maps in memory
     * @param directory for the file of larger ones
     */
    public SurveyMaps(CellLimit limit, long most, Path directory) {
        this.limit = limit;
        this.most = most;
        this.directory = directory;
    }

    /** Work that makes maps and gives a coverage of them away. */
    @FunctionalInterface
    public interface Work<T> {
        T with(SurveyMaps maps) throws IOException;
    }

    /** Does work with new maps, which are let go when it fails. */
    public static <T> T filledBy(Supplier<SurveyMaps> stores, Work<T> work) throws IOException {
        SurveyMaps maps = stores.get();
        boolean whole = false;
        try {
            T result = work.with(maps);
            whole = true;
            return result;
        } finally {
            if (!whole) {
                maps.close();
            }
        }
    }

    /** Bytes of small maps at most: those are kept in memory, larger ones in a temporary file. */
    public static long mostInMemory() {
        return Runtime.getRuntime().maxMemory() / SHARE;
    }

    @Override
    public GridSink open(GridGeometry geometry, List<Band> bands) {
        limit.require("cellSize", geometry);
        this.geometry = geometry;
        this.bands = bands;
        if (MapsInMemory.bytes(geometry, bands) <= most) {
            return memory.open(geometry, bands);
        }
        try {
            MapsInMemory.requireRoom(
                    geometry,
                    bands,
                    "disk for temporary files",
                    Files.getFileStore(directory).getUsableSpace());
            file = new BandFile(directory, geometry.columns(), bands.size());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made in " + directory, e);
        }
        firstBand = new ValueRange();
        return (band, firstRow, values) -> {
            if (band == 0) {
                firstBand.include(values);
            }
            file.rows(band, firstRow, values);
        };
    }

    /**
     * The coverage of the maps, once they are whole. Its disposal closes this.
     *
     * @param crs a projected one in metres, its axes in any order
     */
    public GridCoverage2D coverage(String name, CoordinateReferenceSystem crs) {
        return file == null
                ? Coverages.coverage(name, memory.maps(), crs)
                : Coverages.coverage(name, file, firstBand, geometry, bands, crs);
    }

    @Override
    public BandSource maps() {
        return file == null ? memory.maps() : new BandFileBands(file, geometry, bands);
    }

    /** Lets the temporary file go, if there is one. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
