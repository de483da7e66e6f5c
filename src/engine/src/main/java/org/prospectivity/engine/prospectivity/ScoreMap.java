package org.prospectivity.engine.prospectivity;

import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A band of a map of scores, whoever made it: the higher, the better the prospects.
 *
 * @param map any values, NaN for no data
 * @param band its position in the map
 * @param parameter the name of the input that gave the map
 */
public record ScoreMap(RasterStack map, int band, String parameter) {
    /** Name of the band. */
    public String name() {
        return map.bands().get(band).name();
    }

    /** The score of each cell. */
    public float[] scores() {
        return map.values(band);
    }

    /**
     * How many cells have a score.
     *
     * @throws InvalidInputException when none has
     */
    public int validCells() {
        int count = 0;
        for (float score : scores()) {
            count += Float.isNaN(score) ? 0 : 1;
        }
        if (count == 0) {
            throw new InvalidInputException(parameter, "band " + name() + " has no data; expected scores");
        }
        return count;
    }

    /**
     * Requires other maps to be on the grid of this one.
     *
     * @throws InvalidInputException naming them, when they are not
     */
    public void requireItsGrid(Named<RasterStack> maps) {
        GridGeometry grid = maps.value().geometry();
        if (!grid.equals(map.geometry())) {
            throw new InvalidInputException(
                    maps.name(),
                    "its grid of " + text(grid) + " is not that of the scores, " + text(map.geometry())
                            + "; expected maps on the same grid");
        }
    }

    private static String text(GridGeometry grid) {
        return grid.columns() + " x " + grid.rows() + " cells of " + grid.cellSize() + " m from " + grid.west() + ", "
                + grid.north();
    }

    /** The values of the band of this name; empty where the map has none. */
    public Optional<float[]> band(String name) {
        return map.bands().stream()
                .map(Band::name)
                .filter(name::equals)
                .findFirst()
                .map(map::values);
    }

    /**
     * Deposits on cells with a score.
     *
     * @param deposits their cells, -1 outside
     * @throws InvalidInputException when no deposit lies on one
     */
    public Labels labels(int[] deposits) {
        float[] scores = scores();
        boolean[] valid = new boolean[scores.length];
        for (int cell = 0; cell < valid.length; cell++) {
            valid[cell] = !Float.isNaN(scores[cell]);
        }
        return new Labels(map.geometry(), valid, deposits, new int[0], 0);
    }
}
