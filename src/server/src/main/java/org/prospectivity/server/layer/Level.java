package org.prospectivity.server.layer;

/**
 * One resolution of a coverage.
 *
 * @param number 0 for the stored cells, rising as cells grow
 * @param columns of this level
 * @param rows of this level
 * @param scaleX how many stored cells wide one of its cells is
 * @param scaleY how many stored cells high one of its cells is
 * @param image which image of the file holds it, or {@value #DERIVED} when it is the mean of the level below
 */
public record Level(int number, int columns, int rows, double scaleX, double scaleY, int image) {
    static final int DERIVED = -1;

    /** The next coarser level, its cells the means of four of these. */
    Level halved() {
        return new Level(number + 1, (columns + 1) / 2, (rows + 1) / 2, 2 * scaleX, 2 * scaleY, DERIVED);
    }
}
