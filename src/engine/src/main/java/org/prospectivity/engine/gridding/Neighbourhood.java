package org.prospectivity.engine.gridding;

import java.io.Serializable;
import org.prospectivity.engine.InvalidInputException;

/**
 * Which points a prediction is made from.
 *
 * <p>Sectors keep a cluster on one side from taking all places: the compass is divided into equal ones, from the east
 * anticlockwise, and of the nearest {@value #CANDIDATES} × neighbours points each gives its nearest neighbours ÷ sectors.
 *
 * @param neighbours the nearest so many; 0 for all
 * @param radius none farther than this, in metres; infinite for no limit
 * @param sectors how many; 1 for none
 */
public record Neighbourhood(int neighbours, double radius, int sectors) implements Serializable {
    /** How many times as many points as wanted are looked at for the sectors. */
    static final int CANDIDATES = 4;

    /** All points. */
    public static final Neighbourhood ALL = new Neighbourhood(0, Double.POSITIVE_INFINITY, 1);

    public Neighbourhood {
        InvalidInputException.require(neighbours >= 0, "neighbours", neighbours, "a whole number from 1, or 0 for all");
        InvalidInputException.require(radius > 0, "radius", radius, "a positive number of metres");
        InvalidInputException.require(sectors >= 1, "sectors", sectors, "a whole number from 1");
        InvalidInputException.require(
                sectors == 1 || neighbours % sectors == 0 && neighbours > 0,
                "neighbours",
                neighbours + " in " + sectors + " sectors",
                "a multiple of the number of sectors");
    }

    /** The nearest so many points, however far. */
    public static Neighbourhood nearest(int neighbours) {
        return new Neighbourhood(neighbours, Double.POSITIVE_INFINITY, 1);
    }

    /** Whether all points take part in every prediction. */
    boolean isAll(int points) {
        return (neighbours == 0 || neighbours >= points) && radius == Double.POSITIVE_INFINITY && sectors == 1;
    }
}
