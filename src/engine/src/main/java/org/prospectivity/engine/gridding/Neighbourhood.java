package org.prospectivity.engine.gridding;

import org.prospectivity.engine.InvalidInputException;

/**
 * Which points a prediction is made from.
 *
 * @param neighbours the nearest so many; 0 for all
 * @param radius none farther than this, in metres; infinite for no limit
 */
public record Neighbourhood(int neighbours, double radius) {
    /** All points. */
    public static final Neighbourhood ALL = new Neighbourhood(0, Double.POSITIVE_INFINITY);

    public Neighbourhood {
        InvalidInputException.require(neighbours >= 0, "neighbours", neighbours, "a whole number from 1, or 0 for all");
        InvalidInputException.require(radius > 0, "radius", radius, "a positive number of metres");
    }

    /** The nearest so many points, however far. */
    public static Neighbourhood nearest(int neighbours) {
        return new Neighbourhood(neighbours, Double.POSITIVE_INFINITY);
    }

    /** A search for these among the points of an index. */
    CellIndex.Search search(CellIndex index) {
        return index.search(neighbours == 0 ? index.size() : neighbours);
    }

    /** Whether all points take part in every prediction. */
    boolean isAll(int points) {
        return (neighbours == 0 || neighbours >= points) && radius == Double.POSITIVE_INFINITY;
    }
}
