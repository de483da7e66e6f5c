package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.learning.Labels;
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
