package org.prospectivity.engine.gridding;

import java.io.Serializable;
import java.util.Optional;

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

    /** What puts rows where this keeps them from any machine, where there is such a place: they need not come here then. */
    default Optional<Destination> destination() {
        return Optional.empty();
    }

    /**
     * Hears of rows that its {@link #destination()} has put, each once.
     *
     * @param told by the destination; null for nothing
     */
    default void placed(Note told) {
        throw new UnsupportedOperationException("rows come to this sink itself");
    }

    /** Puts rows where a sink keeps them, on any machine. */
    @FunctionalInterface
    interface Destination extends Serializable {
        /**
         * Puts rows as {@link GridSink#rows} takes them. The same rows may come again, when work is done twice.
         *
         * @return what the sink has to know of them; null for nothing
         */
        Note put(int band, int firstRow, float[] values);
    }

    /** What a sink has to know of rows that were put: little. */
    interface Note extends Serializable {}
}
