package org.prospectivity.engine.evidence;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** Bands that are made together, a strip of a grid at a time. Implementations are safe for use by several threads. */
public interface EvidenceLayer extends Serializable {
    /** What is made. */
    List<EvidenceBand> bands();

    /** Whether other machines can make it: all it is made from is written with it. */
    default boolean canBeMadeElsewhere() {
        return false;
    }

    /**
     * The same layer made from what other machines reach, where it is made from pixels of this one.
     *
     * @param reachable gives bands as those machines reach them
     */
    default EvidenceLayer madeFrom(UnaryOperator<BandSource> reachable) {
        return this;
    }

    /**
     * Makes the bands on a strip.
     *
     * @param strip whole rows of the grid of the stack, as a grid of their own
     * @param into for each band an array that receives a value for each cell, row by row from the north-west; no data is NaN
     * @param progress of this strip
     */
    void make(GridGeometry strip, float[][] into, Progress progress);
}
