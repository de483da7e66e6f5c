package org.prospectivity.engine.baselines;

import org.prospectivity.engine.learning.Ranks;

/**
 * A value of a cell as a score: the share of known values it exceeds, or falls below.
 *
 * @param value its number among the values of a cell
 * @param high whether high values score high
 * @param known the values it is compared with, ascending
 */
public record RankedBand(int value, boolean high, float[] known) implements PointModel {
    public RankedBand {
        if (value < 0) {
            throw new IllegalArgumentException("the number of its value is " + value);
        }
        if (known.length == 0) {
            throw new IllegalArgumentException("no known value");
        }
        for (int i = 0; i < known.length; i++) {
            if (!Float.isFinite(known[i]) || i > 0 && known[i] < known[i - 1]) {
                throw new IllegalArgumentException("its known values do not ascend");
            }
        }
    }

    @Override
    public void score(float[][] values, int cells, float[] scores) {
        Ranks ranks = Ranks.ofSorted(known);
        for (int i = 0; i < cells; i++) {
            float rank = ranks.of(values[value][i]);
            scores[i] = high ? rank : 1 - rank;
        }
    }

    @Override
    public void requireValues(int values) {
        if (value >= values) {
            throw new IllegalArgumentException("value " + value + " of " + values);
        }
    }
}
