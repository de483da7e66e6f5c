package org.prospectivity.rasters;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private final Supplier<Optional<Path>> shared;
    private final MapsInMemory memory = new MapsInMemory();
    private BandFileBands inFile;
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
        this(limit, most, directory, Optional::empty);
    }

    private SurveyMaps(CellLimit limit, long most, Path directory, Supplier<Optional<Path>> shared) {
        this.limit = limit;
        this.most = most;
        this.directory = directory;
        this.shared = shared;
    }

    /**
     * Maps of which larger ones are in a file that workers on other machines write to themselves.
     *
     * @param limit of their grid
     * @param shared a folder that all machines reach under the same name, where there are others; asked for once the
     *     size of the maps is known
     */
    public SurveyMaps(CellLimit limit, Supplier<Optional<Path>> shared) {
        this(limit, mostInMemory(), shared);
    }

    /** @param most bytes of maps in memory */
    public SurveyMaps(CellLimit limit, long most, Supplier<Optional<Path>> shared) {
        this(limit, most, Path.of(System.getProperty("java.io.tmpdir")), shared);
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
        if (MapsInMemory.bytes(geometry, bands) <= most) {
            return memory.open(geometry, bands);
        }
        Optional<Path> elsewhere = shared.get();
        Path folder = elsewhere.orElse(directory);
        try {
            MapsInMemory.requireRoom(
                    geometry,
                    bands,
                    "disk for " + (elsewhere.isPresent() ? "files the machines share" : "temporary files"),
                    Files.getFileStore(folder).getUsableSpace());
            BandFile file = elsewhere.isPresent()
                    ? BandFile.shared(folder, geometry, bands.size())
                    : BandFile.temporary(folder, geometry, bands.size());
            inFile = new BandFileBands(file, geometry, bands);
            firstBand = new ValueRange();
            return new RangedFile(file, firstBand);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made in " + folder, e);
        }
    }

    /** A file that also hears of the values of the first band. */
    private record RangedFile(BandFile file, ValueRange firstBand) implements GridSink {
        @Override
        public void rows(int band, int firstRow, float[] values) {
            if (band == 0) {
                firstBand.include(ValueRange.of(values));
            }
            file.rows(band, firstRow, values);
        }

        @Override
        public Optional<Destination> destination() {
            return file.destination().map(Ranging::new);
        }

        @Override
        public void placed(Note told) {
            if (told instanceof ValueRange.Ends ends) {
                firstBand.include(ends);
            }
        }
    }

    private record Ranging(GridSink.Destination file) implements GridSink.Destination {
        @Override
        public GridSink.Note put(int band, int firstRow, float[] values) {
            file.put(band, firstRow, values);
            return band == 0 ? ValueRange.of(values) : null;
        }
    }

    /**
     * The coverage of the maps, once they are whole. Its disposal closes this.
     *
     * @param crs a projected one in metres, its axes in any order
     */
    public GridCoverage2D coverage(String name, CoordinateReferenceSystem crs) {
        return inFile == null
                ? Coverages.coverage(name, memory.maps(), crs)
                : Coverages.coverage(name, inFile, firstBand, crs);
    }

    @Override
    public BandSource maps() {
        return inFile == null ? memory.maps() : inFile;
    }

    /** Lets the temporary file go, if there is one. */
    @Override
    public void close() throws IOException {
        if (inFile != null) {
            inFile.close();
        }
    }
}
