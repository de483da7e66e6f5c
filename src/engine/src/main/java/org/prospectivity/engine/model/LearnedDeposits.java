package org.prospectivity.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the deposits lie that a model has learned from, so that who judges its maps can tell them from deposits it has not
 * seen. What a model knows of a deposit is its cell, so each is kept as the centre of that.
 *
 * @param areas that of the training, and those that were trained on before, if any
 */
public record LearnedDeposits(List<Area> areas) {
    /** Coordinates pass through transformations and text: this share of a cell may be lost. */
    private static final double TOLERANCE = 1e-3;

    public LearnedDeposits {
        areas = List.copyOf(areas);
    }

    /**
     * An area with deposits.
     *
     * @param crs coordinate system of the places, as the host that trained writes it
     * @param cellSize in metres
     * @param eastings of the centres of the deposits' cells, in metres
     * @param northings of the same
     */
    public record Area(String crs, double cellSize, double[] eastings, double[] northings) {
        public Area {
            if (crs == null || crs.isBlank()) {
                throw new IllegalArgumentException("an area without a coordinate system");
            }
            if (!(cellSize > 0)) {
                throw new IllegalArgumentException("cells of " + cellSize + " m");
            }
            if (eastings.length != northings.length) {
                throw new IllegalArgumentException(
                        eastings.length + " eastings for " + northings.length + " northings");
            }
        }

        /** Whether a place in the area's coordinate system lies in the cell of a deposit: within half a cell of its centre. */
        public boolean holds(double easting, double northing) {
            double half = cellSize / 2 * (1 + TOLERANCE);
            for (int i = 0; i < eastings.length; i++) {
                if (Math.abs(easting - eastings[i]) <= half && Math.abs(northing - northings[i]) <= half) {
                    return true;
                }
            }
            return false;
        }
    }

    /** These with those of a model that was trained before. */
    public LearnedDeposits and(LearnedDeposits before) {
        List<Area> all = new ArrayList<>(areas);
        all.addAll(before.areas);
        return new LearnedDeposits(all);
    }
}
