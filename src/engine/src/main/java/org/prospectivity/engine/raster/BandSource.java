package org.prospectivity.engine.raster;

import java.util.List;
import org.prospectivity.engine.Progress;

/** Float bands on one grid that are read in parts, so that they need not fit into memory; no data is NaN. */
public interface BandSource {
    /** The grid of all bands. */
    GridGeometry geometry();

    /** The names of the bands, each once. */
    List<Band> bands();

    /** How many rows are best read at a time, or a multiple of it: what is stored together. */
    default int rowsTogether() {
        return 1;
    }

    /**
     * Reads whole rows of some bands. Calls may come from several threads.
     *
     * @param positions of the bands
     * @param firstRow the northernmost of the rows
     * @param rows how many
     * @param into for each of the bands an array that receives the rows, one after the other
     * @param offset where in these arrays the first row begins
     * @param progress can end a reading that takes long
     */
    void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress);
}
