package org.prospectivity.engine.gridding;

/**
 * Takes the rows of a grid as they are computed, so that a grid need not fit into memory. Rows come in any order and
 * from several threads at a time, each row of each band once.
 */
@FunctionalInterface
public interface GridSink {
    /**
     * Takes rows of a band.
     *
     * @param band number of the band, from 0
     * @param firstRow the northernmost of the rows
     * @param values of whole rows, one after the other from west to east; NaN is no data. They are the sink's only
     *     until it returns
     */
    void rows(int band, int firstRow, float[] values);
}
