package org.prospectivity.wps.host;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.SurveyMaps;

/** Where what a host's processes hand out is worked at. */
public interface Workplace extends Closeable {
    /** Who works at it. */
    Workforce workforce();

    /** A place for the maps of a run: where they are large, one that the workforce reaches. */
    SurveyMaps maps(CellLimit limit);

    /**
     * Hears how many values a run is about to make or reads, before it hands anything out. A place that chooses by the size
     * does so by the first it hears.
     */
    default void expects(long values) {}

    /**
     * Maps as that workforce reaches them, until this is closed.
     *
     * @param progress of making them reachable, where they have to be put somewhere else
     */
    BandSource reachable(BandSource maps, Progress progress);

    /**
     * Writes maps as a folder of tiles with an index, wholly or not at all; the workforce writes the tiles.
     *
     * @param name of the maps in the index
     * @param crs of their grid, easting first
     * @param side of a tile in cells
     * @param folder that is not there yet, within one that the workforce reaches
     */
    void writeTiles(
            BandSource maps, String name, CoordinateReferenceSystem crs, int side, Path folder, Progress progress)
            throws IOException;

    /** Lets go what it holds on other machines. */
    @Override
    void close();

    /** This machine, where all maps are at hand. */
    static Workplace here(int threads) {
        Workforce workforce = new Threads(threads);
        return new Workplace() {
            @Override
            public Workforce workforce() {
                return workforce;
            }

            @Override
            public SurveyMaps maps(CellLimit limit) {
                return new SurveyMaps(limit);
            }

            @Override
            public BandSource reachable(BandSource maps, Progress progress) {
                return maps;
            }

            @Override
            public void writeTiles(
                    BandSource maps,
                    String name,
                    CoordinateReferenceSystem crs,
                    int side,
                    Path folder,
                    Progress progress) {
                throw new UnsupportedOperationException("tiles are written by a cluster");
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
