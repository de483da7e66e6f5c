package org.prospectivity.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Weighted farthest-first traversal: one place after the other is put where the product of weight and distance to the
 * nearest sample, places already chosen among them, is greatest. With equal weights it is the greedy algorithm for
 * minimax-distance designs (Johnson, Moore and Ylvisaker 1990, doi 10.1016/0378-3758(90)90122-B): no cell is left more
 * than twice as far from the nearest place as the best choice of as many places would leave it (Gonzalez 1985, doi
 * 10.1016/0304-3975(85)90224-5).
 */
final class FarthestFirst {
    private FarthestFirst() {}

    /**
     * A place that was chosen.
     *
     * @param cell its number
     * @param worth weight by distance in metres, when it was chosen
     */
    record Choice(int cell, double worth) {}

    /**
     * Chooses places.
     *
     * @param weights of the cells, from 0; NaN where there may be no place
     * @param distances of the cells to the nearest sample, in metres; afterwards to the nearest sample or place
     * @param spacing least distance of a place to samples and other places, in metres
     * @param count of places at most; fewer when no cell is left at that distance. A cell is chosen once
     * @return in the order they were chosen, so by falling worth; of cells worth the same the first is taken
     */
    static List<Choice> choose(
            GridGeometry grid, float[] weights, float[] distances, double spacing, int count, Progress progress) {
        List<Choice> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            progress.report((double) chosen.size() / count, "choosing places");
            int best = -1;
            double worth = Double.NEGATIVE_INFINITY;
            for (int cell = 0; cell < weights.length; cell++) {
                double here = (double) weights[cell] * distances[cell]; // NaN is never more
                if (here > worth && distances[cell] >= spacing) {
                    best = cell;
                    worth = here;
                }
            }
            if (best < 0) {
                break;
            }
            chosen.add(new Choice(best, worth));
            weights[best] = Float.NaN;
            approach(grid, best, distances);
        }
        return chosen;
    }

    /** Lets the cells that a place is nearest to know. */
    private static void approach(GridGeometry grid, int place, float[] distances) {
        int column = grid.columnOf(place);
        int row = grid.rowOf(place);
        int cell = 0;
        for (int r = 0; r < grid.rows(); r++) {
            double down = grid.cellSize() * (r - row);
            for (int c = 0; c < grid.columns(); c++, cell++) {
                double along = grid.cellSize() * (c - column);
                distances[cell] = Math.min(distances[cell], (float) Math.sqrt(along * along + down * down));
            }
        }
    }
}
