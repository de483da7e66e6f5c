package org.prospectivity.engine.gridding;

import java.io.Serializable;
import java.util.Arrays;
import org.prospectivity.engine.InvalidInputException;

/**
 * A rectangle along the axes.
 *
 * @param west least easting, in metres
 * @param south least northing, in metres
 * @param east greatest easting, in metres
 * @param north greatest northing, in metres
 */
public record Extent(double west, double south, double east, double north) implements Serializable {
    public Extent {
        InvalidInputException.require(
                east >= west && north >= south && Double.isFinite(east - west) && Double.isFinite(north - south),
                "bounds",
                "west " + west + ", south " + south + ", east " + east + ", north " + north,
                "west below east and south below north");
    }

    /** The smallest one around points. */
    public static Extent of(double[] eastings, double[] northings) {
        return new Extent(
                Arrays.stream(eastings).min().orElseThrow(),
                Arrays.stream(northings).min().orElseThrow(),
                Arrays.stream(eastings).max().orElseThrow(),
                Arrays.stream(northings).max().orElseThrow());
    }

    public double width() {
        return east - west;
    }

    public double height() {
        return north - south;
    }
}
