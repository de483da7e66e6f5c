package org.prospectivity.engine.baselines;

import java.io.Serializable;

/** A member of a simple model that has learned: it scores a cell by the values that stand there, 0 to 1. */
public sealed interface PointModel extends Serializable permits Forest, Regression, RankedBand {
    /**
     * Scores cells.
     *
     * @param values for each value it reads of a cell, in their order, one a cell
     * @param cells how many
     * @param scores receives those of the cells
     */
    void score(float[][] values, int cells, float[] scores);

    /**
     * Requires that it reads no other values than a cell has.
     *
     * @param values how many a cell has
     * @throws IllegalArgumentException when it was made for others
     */
    void requireValues(int values);
}
